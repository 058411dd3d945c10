"""Counts with what they can carry: a share and its interval."""

from __future__ import annotations

from math import sqrt

_Z = 1.959964  # 95 %


def wilson(right: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share, 0 to 1 (Wilson 1927); (0, 1) of nothing."""
    if not of:
        return 0.0, 1.0
    share, spread = right / of, _Z**2 / of
    middle, half = share + spread / 2, _Z * sqrt(share * (1 - share) / of + spread / (4 * of))
    return max(0.0, (middle - half) / (1 + spread)), min(1.0, (middle + half) / (1 + spread))


def share_with_interval(right: int, of: int) -> str:
    """``right`` of ``of`` as people read it: 7 of 50 = 14 % (7-26)."""
    if not of:
        return "none"
    low, high = wilson(right, of)
    return f"{right} of {of} = {100 * right / of:.1f} % ({100 * low:.0f}-{100 * high:.0f})"
