"""LEDs on any pins by gpiozero's software PWM: works everywhere; under load less steady than hardware PWM.

Its pulses are timed by a thread. On lgpio their lengths are those of device.board.pulse.
"""

from __future__ import annotations

import errno
from collections.abc import Sequence
from typing import TYPE_CHECKING

from device.board.holder import holder
from device.board.pins import Pins
from device.light.channels import WARMEST, Channel
from device.light.lamp import Lamp
from device.light.output import LightError

if TYPE_CHECKING:
    from gpiozero import PWMLED

SOFTWARE = "software PWM"
LIMITS = "every state and the breath show; while the processor is busy the dimmest may tremble"

# Fast enough not to be seen; slow enough for a thread.
FREQUENCY_HERTZ = 200
# The shortest pulse that a thread still times well is about 20 microseconds.
FLOOR = 0.005


class GpiozeroLight:
    """The LEDs of ``channels``. Raises LightError; then no pin is held."""

    def __init__(self, channels: Sequence[Channel], night_cap: float, gamma: float, pins: Pins) -> None:
        self.name = f"{SOFTWARE} on {' and '.join(f'GPIO{channel.pin}' for channel in channels)}"
        self._lamp = Lamp(night_cap, gamma, FLOOR)
        self._leds: list[tuple[Channel, PWMLED]] = []
        self._last: dict[Channel, float] = {}
        try:
            for channel in channels:
                self._leds.append((channel, _open(channel, pins)))
        except LightError:
            self.close()
            raise

    def set(self, level: float, warmth: float = WARMEST) -> None:
        """Set each duty that is another one than before. Raises OSError where the pin does not take it."""
        for channel, led in self._leds:
            duty = self._lamp.channel_duty(channel, level, warmth)
            if duty != self._last.get(channel):
                try:
                    led.value = duty
                except Exception as error:  # of gpiozero or its library: many kinds
                    raise OSError(errno.EIO, f"GPIO{channel.pin} takes no duty: {error}") from None
                self._last[channel] = duty

    def close(self) -> None:
        """Go dark and release the pins."""
        for _, led in self._leds:
            led.close()


def _open(channel: Channel, pins: Pins) -> PWMLED:
    from gpiozero import PWMLED  # noqa: PLC0415

    try:
        return PWMLED(channel.pin, frequency=FREQUENCY_HERTZ, pin_factory=pins.factory)
    except Exception as error:  # lgpio's own error for a pin that is taken is a plain Exception
        why = ", ".join(part for part in (str(error), holder(pins.factory, channel.pin)) if part)
        raise LightError(f"GPIO{channel.pin} cannot be the light: {why}. Set {channel.key} to a free pin") from None
