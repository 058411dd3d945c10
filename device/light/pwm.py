"""LEDs on the Pi's hardware PWM, through sysfs: steady at 1 kHz however busy the processor is.

Needs ``dtoverlay=pwm,pin=12,func=4`` in config.txt, or ``pwm-2chan`` for two LEDs. The number of the pwmchip changes
between kernels and boards (raspberrypi/linux 6818) and fans have one too, so the chip is found by the address of its
device.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from device.light.channels import WARMEST, Channel
from device.light.lamp import Lamp
from device.light.output import LightError
from device.light.pwm_channel import PERIOD_NANOSECONDS, PwmChannel

SYSFS = Path("/sys/class/pwm")
# Smallest duty that an amber LED with its resistor still shows; STACK 4.3.
FLOOR = 0.003

# Device address of the PWM block, and the channel of each pin on it.
_PI_5 = ("1f00098000.pwm", {12: 0, 13: 1, 18: 2, 19: 3})
_EARLIER_CHANNELS = {12: 0, 18: 0, 13: 1, 19: 1}
_BLOCKS = (
    _PI_5,
    ("fe20c000.pwm", _EARLIER_CHANNELS),  # Pi 4
    ("3f20c000.pwm", _EARLIER_CHANNELS),  # Pi 3, Zero 2 W
    ("2020c000.pwm", _EARLIER_CHANNELS),  # the first Pis
)


class PwmLight:
    """The LEDs of ``channels``. Raises LightError where there is no such PWM; then no channel is held."""

    def __init__(self, channels: Sequence[Channel], night_cap: float, gamma: float, sysfs: Path = SYSFS) -> None:
        chip, numbers = _find(channels, sysfs)
        self.name = f"hardware PWM on {' and '.join(f'GPIO{channel.pin}' for channel in channels)} ({chip.name})"
        self._lamp = Lamp(night_cap, gamma, FLOOR)
        self._opened: list[tuple[Channel, PwmChannel]] = []
        try:
            for channel, number in zip(channels, numbers, strict=True):
                self._opened.append((channel, PwmChannel(chip, number)))
        except LightError:
            self.close()
            raise

    def set(self, level: float, warmth: float = WARMEST) -> None:
        """Write each duty that is another one than before."""
        for channel, opened in self._opened:
            opened.set(round(self._lamp.channel_duty(channel, level, warmth) * PERIOD_NANOSECONDS))

    def close(self) -> None:
        """Go dark and give the channels back."""
        for _, opened in self._opened:
            opened.close()


def why_not(channels: Sequence[Channel], sysfs: Path = SYSFS) -> str:
    """Why no hardware PWM serves these LEDs, and what would change it; "" where one does. Opens nothing."""
    try:
        _find(channels, sysfs)
    except LightError as error:
        return str(error)
    return ""


def _find(channels: Sequence[Channel], sysfs: Path) -> tuple[Path, list[int]]:
    """The pwmchip that serves the LEDs and the number of each one's channel on it."""
    for chip in sorted(sysfs.glob("pwmchip*")):
        address = (chip / "device").resolve().name
        for block, numbers in _BLOCKS:
            if address == block:
                return chip, _numbers(channels, numbers)
    if len(channels) > 2:
        raise LightError(
            "no hardware PWM is switched on, and config.txt has no line for three LEDs. "
            'Set backend = "gpiozero" under [light]'
        )
    raise LightError(
        f"no hardware PWM is switched on. Add `{overlay([channel.pin for channel in channels])}` "
        "to /boot/firmware/config.txt and restart"
    )


def _numbers(channels: Sequence[Channel], numbers: dict[int, int]) -> list[int]:
    taken: dict[int, Channel] = {}
    for channel in channels:
        if channel.pin not in numbers:
            raise LightError(f"GPIO{channel.pin} has no hardware PWM. Set {channel.key} to one of {sorted(numbers)}")
        other = taken.setdefault(numbers[channel.pin], channel)
        if other is not channel:
            raise LightError(
                f"GPIO{other.pin} and GPIO{channel.pin} share one PWM channel on this board and would always be "
                f"alike. Set {channel.key} to another pin"
            )
    return list(taken)


def put_out(channels: Sequence[Channel], sysfs: Path = SYSFS) -> None:
    """Darken LEDs that nobody drives any more; where there is no such PWM there is nothing to do."""
    try:
        chip, numbers = _find(channels, sysfs)
        for folder in (chip / f"pwm{number}" for number in numbers):
            if folder.is_dir():
                (folder / "duty_cycle").write_text("0")
                (folder / "enable").write_text("0")
    except (LightError, OSError):
        pass


def overlay(pins: Sequence[int]) -> str:
    """The line of config.txt that routes hardware PWM to the pins, "" where none can; the function's number depends on
    the pin."""
    if len(pins) > 2 or not {12, 13, 18, 19}.issuperset(pins):
        return ""
    first, *others = (f"{pin},func{{}}={2 if pin in {18, 19} else 4}" for pin in pins)
    if not others:
        return f"dtoverlay=pwm,pin={first.format('')}"
    return f"dtoverlay=pwm-2chan,pin={first.format('')},pin2={others[0].format('2')}"
