"""Whether anybody knows what time it is."""

from __future__ import annotations

from datetime import datetime

from device.checks.finding import Finding, Machine, State
from device.settings.schema import Settings
from device.system.known_clock import clock_is_known


def clock(_settings: Settings, machine: Machine) -> Finding:
    """The night volume needs a clock; nothing else does."""
    if clock_is_known(machine.root):
        return Finding("clock", State.GOOD, f"{datetime.now():%H:%M}, set by a network or a clock with a battery")
    fix = "say “quieter” at night, or add a clock with a battery; nothing else depends on it"
    return Finding("clock", State.NOTE, "nobody knows the time, so there is no night volume", fix)
