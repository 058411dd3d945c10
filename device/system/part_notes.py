"""What the running service notes about its button and its light for doctor, which must not open them meanwhile.

Each is a small file in the service's runtime folder that goes with it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

BUTTON, LIGHT = "button", "light"
# Below the root of the file system.
FOLDER = "run/repair-coach"


def note(part: str, what: str) -> None:
    """What the part is, for a person, or "no PART: REASON". Nothing is noted where no service manager gave a folder."""
    if folder := os.environ.get("RUNTIME_DIRECTORY"):
        with suppress(OSError):  # only doctor misses it
            (Path(folder.split(":")[0]) / part).write_text(what, "utf-8")


def lacking(part: str) -> str:
    """How a note begins that says that the part is not there."""
    return f"no {part}"
