"""Clocks of a typed conversation: one that is waited for, one that is not."""

from __future__ import annotations

import time
from typing import Protocol


class Clock(Protocol):
    """now: seconds, never going back."""

    @property
    def now(self) -> float:
        """The time."""

    def wait_until(self, at: float) -> None:
        """Come back when it is ``at``."""


class FastClock:
    """Time that passes as soon as somebody waits for it."""

    def __init__(self) -> None:
        self.now = 0.0

    def wait_until(self, at: float) -> None:
        """It is ``at`` now."""
        self.now = max(self.now, at)


class RealClock:
    """The machine's monotonic time."""

    @property
    def now(self) -> float:
        """Seconds since some moment in the past."""
        return time.monotonic()

    def wait_until(self, at: float) -> None:
        """Sleep."""
        time.sleep(max(0.0, at - time.monotonic()))
