"""What the service does without, its button or its light: told to the log, to systemd, to doctor and, once, aloud."""

from __future__ import annotations

import logging
import threading
from contextlib import suppress
from pathlib import Path

from device.service.fault_voice import say_fault
from device.system.folders import cache_folder
from device.system.part_notes import BUTTON, LIGHT, lacking, note
from device.system.systemd_notify import Systemd

log = logging.getLogger("repair-coach")

# By what is missing: the line that says so.
LINES = {
    (BUTTON,): "fault.no_button",
    (LIGHT,): "fault.no_light",
    (BUTTON, LIGHT): "fault.no_button_and_light",
}
# Names the boot in which it was said.
SAID_FILE = "missing-said"
SAYING_SECONDS = 60.0


class MissingParts:
    """Keeps what is missing. Its methods may be called from any thread."""

    def __init__(self, systemd: Systemd) -> None:
        self._systemd = systemd
        self._reasons: dict[str, str] = {}
        self._state = "loading"
        self._changing = threading.Lock()

    def there(self, part: str, what: str) -> None:
        """The part is there; ``what`` it is, for a person."""
        log.info("%s: %s", part, what)
        with self._changing:
            was_missing = self._reasons.pop(part, None) is not None
        note(part, what)
        if was_missing:
            self._systemd.status(self.status)

    def missing(self, part: str, reason: str) -> None:
        """The part is not there, and why."""
        reason = " ".join(reason.split())
        log.error("%s: %s", lacking(part), reason)
        with self._changing:
            self._reasons[part] = reason
        note(part, f"{lacking(part)}: {reason}")

    def show_state(self, state: str) -> None:
        """The coach is in this state now."""
        self._state = state
        self._systemd.status(self.status)

    @property
    def status(self) -> str:
        """One line: the state, then what is missing and why."""
        with self._changing:
            return "; ".join([self._state, *(f"{lacking(part)}: {why}" for part, why in sorted(self._reasons.items()))])

    def say(self, boot: str, volume_db: float, hushed: threading.Event) -> None:
        """Say what is missing, once in a boot, and return when it has sounded or ``hushed`` is set.

        Nobody may be at a screen. A restart in the same boot is silent: it may come right after an evening.
        """
        with self._changing:
            line = LINES.get(tuple(sorted(self._reasons)))
        said, words = cache_folder() / SAID_FILE, f"{boot} {line}\n"
        if line is None or _read(said) == words:
            return
        with suppress(OSError):  # then it is said again
            said.parent.mkdir(parents=True, exist_ok=True)
            said.write_text(words, "utf-8")
        self._systemd.starting("saying what is missing", SAYING_SECONDS)
        say_fault(line, volume_db=volume_db, until=hushed)


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
