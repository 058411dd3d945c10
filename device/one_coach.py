"""Only one coach at a time looks after a state: two would answer one button and speak at once.

The lock is held on the state's folder itself: it leaves no file, works where nothing can be written, and goes with
the process that held it, however that ended.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

# A coach that is being stopped closes its microphone and its recogniser within this time.
PATIENCE_SECONDS = 10.0
_LOOK_SECONDS = 0.25


class AnotherCoachError(Exception):
    """Another process leads evenings here. The message holds the fix."""


@contextmanager
def only_one(folder: Path, patience_seconds: float = PATIENCE_SECONDS) -> Iterator[None]:
    """Be the only coach with this state folder; one that is just ending is waited for. Raises AnotherCoachError."""
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError:
        yield  # without a folder nothing is shared
        return
    try:
        _wait_for(lambda: _locked(descriptor), patience_seconds, folder)
        yield
    finally:
        os.close(descriptor)


def _wait_for(locked: Callable[[], bool], patience_seconds: float, folder: Path) -> None:
    deadline = time.monotonic() + patience_seconds
    while not locked():
        if time.monotonic() > deadline:
            raise AnotherCoachError(
                f"another repair-coach is running with {folder}. Stop it first: sudo systemctl stop repair-coach"
            )
        time.sleep(_LOOK_SECONDS)


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True  # a file system without locks: better one coach too many than none
    return True
