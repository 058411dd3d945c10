"""Puts out a hardware light that a killed coach left on: the kernel goes on with the last duty it was given.

The service's unit runs it after every end (python -m device.light.dark).
"""

from __future__ import annotations

from device.light.channels import channels_of
from device.light.pwm import put_out
from device.settings.load import SettingsError, load_settings
from device.settings.schema import Settings


def main() -> None:
    """Put it out, if there is one."""
    try:
        light = load_settings().settings.light
    except SettingsError:
        light = Settings().light
    if light.backend in {"auto", "pwm"}:
        put_out(channels_of(light))


if __name__ == "__main__":
    main()
