"""Prints the line of config.txt that would make this light smoother; nothing where it has hardware PWM or cannot.

Run by the installer inside a release, which knows the owner's settings (python -m device.light.overlay).
"""

from __future__ import annotations

from pathlib import Path

from device.light.channels import channels_of
from device.light.pwm import SYSFS, overlay, why_not
from device.settings.load import load_settings
from device.settings.schema import Light


def wanted(light: Light, sysfs: Path = SYSFS) -> str:
    """The line, or ""."""
    channels = channels_of(light)
    if light.backend not in {"auto", "pwm"} or not why_not(channels, sysfs):
        return ""
    return overlay([channel.pin for channel in channels])


if __name__ == "__main__":
    print(wanted(load_settings().settings.light))  # noqa: T201
