"""What is in this process's memory stays there: no core dump, and no other process of the same user may read it."""

from __future__ import annotations

import ctypes
import resource

_PR_SET_DUMPABLE = 4


def keep_memory_private() -> None:
    """Call it first thing in every process that holds voices or words.

    The limit alone is not enough: where core dumps go to a program, some kernels start that program all the same.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
