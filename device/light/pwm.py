"""An LED on the Pi's hardware PWM, through sysfs: steady at 1 kHz however busy the processor is.

Needs ``dtoverlay=pwm,pin=12,func=4`` in config.txt. The number of the pwmchip changes between kernels and boards
(raspberrypi/linux 6818) and fans have one too, so the chip is found by the address of its device.
"""

from __future__ import annotations

import time
from pathlib import Path

from device.light.lamp import Lamp
from device.light.output import LightError

SYSFS = Path("/sys/class/pwm")
PERIOD_NANOSECONDS = 1_000_000  # 1 kHz
# Smallest duty that an amber LED with its resistor still shows; STACK 4.3.
FLOOR = 0.003
EXPORT_SECONDS = 1.0

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
    """The LED on ``pin`` (BCM). Raises LightError where there is no such PWM."""

    def __init__(self, pin: int, night_cap: float, gamma: float, sysfs: Path = SYSFS) -> None:
        chip, number = _find(pin, sysfs)
        self.name = f"hardware PWM on GPIO{pin} ({chip.name})"
        self._lamp = Lamp(night_cap, gamma, FLOOR)
        self._channel = chip / f"pwm{number}"
        self._last = -1
        self._exported_by_us = not self._channel.exists()
        self._chip, self._number = chip, number
        try:
            if self._exported_by_us:
                (chip / "export").write_text(f"{number}")
            self._wait_for_rights()
            # The order matters: the kernel refuses a period shorter than the duty that is set.
            self._write("duty_cycle", 0)
            self._write("period", PERIOD_NANOSECONDS)
            self._write("enable", 1)
        except OSError as error:
            raise LightError(
                f"the PWM channel {self._channel} cannot be used: {error.strerror}. "
                "Is another program using it, and are you in the group gpio?"
            ) from None

    def set(self, level: float) -> None:
        """Write the duty, if it is another one than before."""
        duty = round(self._lamp.duty(level) * PERIOD_NANOSECONDS)
        if duty != self._last:
            self._write("duty_cycle", duty)
            self._last = duty

    def close(self) -> None:
        """Go dark; unexport only what this process exported."""
        try:
            self._write("duty_cycle", 0)
            self._write("enable", 0)
            if self._exported_by_us:
                (self._chip / "unexport").write_text(f"{self._number}")
        except OSError:
            pass  # the device is gone, and dark

    def _write(self, name: str, value: int) -> None:
        (self._channel / name).write_text(f"{value}")

    def _wait_for_rights(self) -> None:
        """After an export udev takes a moment to hand the files to the group gpio."""
        deadline = time.monotonic() + EXPORT_SECONDS
        while True:
            try:
                self._write("duty_cycle", 0)
            except OSError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.02)
            else:
                return


def _find(pin: int, sysfs: Path) -> tuple[Path, int]:
    """The pwmchip that serves ``pin`` and the channel's number."""
    for chip in sorted(sysfs.glob("pwmchip*")):
        address = (chip / "device").resolve().name
        for block, channels in _BLOCKS:
            if address == block:
                if pin not in channels:
                    raise LightError(f"GPIO{pin} has no hardware PWM. Set light.pin to one of {sorted(channels)}")
                return chip, channels[pin]
    raise LightError(
        f"no hardware PWM is switched on. Add `dtoverlay=pwm,pin={pin},func={2 if pin in {18, 19} else 4}` "
        "to /boot/firmware/config.txt and restart"
    )
