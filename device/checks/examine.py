"""Examines the device: what of it is there, what is wrong, and how to mend it. The checks are ``device.checks``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from device.checks import CHECKS
from device.checks.finding import Check, Finding, Machine, State
from device.settings.schema import Settings


def examine(machine: Machine | None = None, checks: Mapping[str, Check] = CHECKS) -> Iterator[Finding]:
    """Look at every part, one after the other; a check that breaks is a finding too. machine: None for this one."""
    from device.settings.load import SettingsError, load_settings  # noqa: PLC0415

    machine = machine or Machine()
    settings = Settings()
    try:
        loaded = load_settings()
        settings = loaded.settings
        yield Finding("settings", State.GOOD, str(loaded.file or "the defaults"))
    except SettingsError as error:
        yield Finding("settings", State.WRONG, str(error), "mend that key; until then no session starts")
    for part, check in checks.items():
        try:
            yield check(settings, machine)
        except Exception as error:
            # Its message might hold anything; its name is enough to report the defect.
            yield Finding(part, State.WRONG, f"the check itself failed ({type(error).__name__})", "report this")
