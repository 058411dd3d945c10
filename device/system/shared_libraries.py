"""Whether a library of the system can be loaded."""

from __future__ import annotations

import ctypes


def loads(library: str) -> bool:
    """Whether ``library`` ("libespeak-ng.so.1") is there and can be loaded."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
