"""Whether this user may use sound, pins and PWM."""

from __future__ import annotations

import os
from pathlib import Path

from device.checks.finding import Finding, Machine, State
from device.settings.schema import Settings

# Device files, and the group that may use them.
_NEEDED = (("dev/snd/pcm*", "audio"), ("dev/gpiochip*", "gpio"), ("sys/class/pwm/pwmchip*/export", "gpio"))


def rights(_settings: Settings, machine: Machine) -> Finding:
    """The groups audio and gpio, wherever there is something that they are needed for."""
    refused: dict[str, str] = {}
    allowed = 0
    for pattern, group in _NEEDED:
        for path in sorted(machine.root.glob(pattern)):
            if os.access(path, os.W_OK):
                allowed += 1
            else:
                refused.setdefault(group, _shown(path, machine.root))
    if refused:
        found = ", ".join(f"{path} may not be used" for path in refused.values())
        groups = ",".join(sorted(refused))
        return Finding("rights", State.WRONG, found, f"sudo usermod -aG {groups} $USER, then log in again")
    if not allowed:
        return Finding("rights", State.NOTE, "there are no sound cards and pins to have rights to")
    return Finding("rights", State.GOOD, f"sound and pins may be used ({allowed} device files)")


def _shown(path: Path, root: Path) -> str:
    return f"/{path.relative_to(root)}"
