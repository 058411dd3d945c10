"""One installer at a time: two would tread on each other."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from device.installer import tree
from device.installer.layout import Layout
from device.installer.refusal import Refusal


@contextmanager
def alone(layout: Layout) -> Iterator[None]:
    """Hold the lock of this place. Raises Refusal if another installer, or what it started, is still at work.

    The lock goes with the last process that holds it, however that ended. What an installer starts to write for it
    (``command.run``) holds it too: pip goes on writing when only the installer is killed.
    """
    tree.make_folder(layout.home)
    descriptor = os.open(layout.home, os.O_RDONLY)
    os.set_inheritable(descriptor, True)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise Refusal("another installation is going on. Wait for it, then repeat.") from None
    finally:
        os.close(descriptor)
