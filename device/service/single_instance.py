"""Only one process at a time may use a state folder: two coaches would answer one button and speak at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from device.system.folder_lock import FolderInUseError, holding

# A coach that is being stopped closes its microphone and its recogniser within this time.
PATIENCE_SECONDS = 10.0


class AnotherCoachError(Exception):
    """Another process leads evenings here. The message holds the fix."""


@contextmanager
def only_one(folder: Path, patience_seconds: float = PATIENCE_SECONDS) -> Iterator[None]:
    """Be the only coach with this state folder; one that is just ending is waited for. Raises AnotherCoachError."""
    try:
        with holding(folder, patience_seconds, mode=0o700):
            yield
    except FolderInUseError:
        raise AnotherCoachError(
            f"another repair-coach is running with {folder}. Stop it first: sudo systemctl stop repair-coach"
        ) from None
