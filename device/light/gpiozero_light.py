"""An LED on any pin by gpiozero's software PWM: works everywhere, with coarser steps than hardware PWM."""

from __future__ import annotations

from device.light.lamp import Lamp
from device.light.output import LightError
from device.pins import Pins

# Fast enough not to be seen; slow enough for lgpio's thread (STACK 4.3).
FREQUENCY_HERTZ = 250
# lgpio takes whole percents: less would be off.
FLOOR = 0.01


class GpiozeroLight:
    """The LED on ``pin`` (BCM). Raises LightError."""

    def __init__(self, pin: int, night_cap: float, gamma: float, pins: Pins) -> None:
        from gpiozero import PWMLED, GPIOZeroError  # noqa: PLC0415

        self.name = f"software PWM on GPIO{pin}"
        self._lamp = Lamp(night_cap, gamma, FLOOR)
        self._last = -1.0
        try:
            self._led = PWMLED(pin, frequency=FREQUENCY_HERTZ, pin_factory=pins.factory)
        except (GPIOZeroError, OSError) as error:
            raise LightError(f"GPIO{pin} cannot be the light: {error}. Set light.pin to a free pin") from None

    def set(self, level: float) -> None:
        """Set the duty, if it is another one than before."""
        duty = self._lamp.duty(level)
        if duty != self._last:
            self._led.value = duty
            self._last = duty

    def close(self) -> None:
        """Go dark and release the pin."""
        self._led.close()
