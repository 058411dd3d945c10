"""A lock held on a folder itself: it leaves no file, works where nothing can be written, and goes with the process."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_LOOK_SECONDS = 0.25


class FolderInUseError(Exception):
    """Another process holds the lock."""


@contextmanager
def holding(folder: Path, patience_seconds: float = 0.0, mode: int = 0o777) -> Iterator[None]:
    """Hold the lock of ``folder``, which is made with ``mode`` if it is missing.

    Raises FolderInUseError if another process still holds it after ``patience_seconds``. Where the folder cannot be
    opened, or its file system knows no locks, nothing is locked: what is wrong there is told by who writes there.
    """
    with suppress(OSError):
        folder.mkdir(mode=mode, parents=True, exist_ok=True)
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError:
        yield
        return
    try:
        deadline = time.monotonic() + patience_seconds
        while not _locked(descriptor):
            if time.monotonic() >= deadline:
                raise FolderInUseError
            time.sleep(_LOOK_SECONDS)
        yield
    finally:
        os.close(descriptor)


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True  # a file system without locks
    return True
