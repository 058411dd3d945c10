"""The folders it writes to, and the room in them."""

from __future__ import annotations

import shutil

from device.checks.finding import Finding, Machine, State
from device.settings.schema import Settings

SPARE_MEGABYTES = 300  # for the model, the voice, and what a system needs to breathe


def storage(_settings: Settings, _machine: Machine) -> Finding:
    """Both folders can be written, and there is room."""
    from device.evening.state_store import state_folder  # noqa: PLC0415
    from device.system.folders import cache_folder  # noqa: PLC0415

    for folder in (cache_folder(), state_folder()):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            probe = folder / ".doctor"
            probe.touch()
            probe.unlink()
        except OSError as error:
            return Finding("storage", State.WRONG, f"{folder}: {error.strerror}", "make it writable for this user")
    megabytes = shutil.disk_usage(cache_folder()).free // 1_000_000
    found = f"{megabytes} MB free in {cache_folder()}"
    if megabytes < SPARE_MEGABYTES:
        return Finding("storage", State.WRONG, found, f"make room: {SPARE_MEGABYTES} MB are needed")
    return Finding("storage", State.GOOD, found)
