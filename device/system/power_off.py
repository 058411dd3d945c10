"""Holding the button for six seconds asks to switch the machine off.

The service has no right to do that. It leaves a file in its runtime folder, and systemd/repair-coach-power-off.path,
where that is installed, sees it.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path

log = logging.getLogger("repair-coach")

FILE = "power-off"


def ask_to_power_off() -> None:
    """Leave the file. Without a runtime folder the hold was only the hold: this is no appliance."""
    folder = os.environ.get("RUNTIME_DIRECTORY", "").split(":")[0]
    if not folder:
        return
    try:
        (Path(folder) / FILE).touch(mode=0o600)
    except OSError as error:
        log.error("power-off: %s cannot be written: %s", folder, error.strerror)
    else:
        log.info("power-off asked for")
