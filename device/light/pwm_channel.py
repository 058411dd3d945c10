"""One channel of a pwmchip as sysfs shows it: exported, given a period, switched on; and back."""

from __future__ import annotations

import time
from pathlib import Path

from device.light.output import LightError

PERIOD_NANOSECONDS = 1_000_000  # 1 kHz
EXPORT_SECONDS = 1.0


class PwmChannel:
    """Channel ``number`` of ``chip``. Raises LightError where it cannot be used."""

    def __init__(self, chip: Path, number: int) -> None:
        self._chip, self._number = chip, number
        self._folder = chip / f"pwm{number}"
        self._last = -1
        self._exported_by_us = not self._folder.exists()
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
                f"the PWM channel {self._folder} cannot be used: {error.strerror}. "
                "Is another program using it, and are you in the group gpio?"
            ) from None

    def set(self, duty_nanoseconds: int) -> None:
        """Write the duty, if it is another one than before."""
        if duty_nanoseconds != self._last:
            self._write("duty_cycle", duty_nanoseconds)
            self._last = duty_nanoseconds

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
        (self._folder / name).write_text(f"{value}")

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
