"""Clocks of a typed conversation: one that is waited for, one that is not."""

from __future__ import annotations

import time
from typing import Protocol

from device.console.written import Lines


class Clock(Protocol):
    """now: seconds, never going back."""

    @property
    def now(self) -> float:
        """The time."""

    def wait_until(self, at: float, lines: Lines | None = None) -> None:
        """Come back when it is ``at``; a line that is written meanwhile may end that early."""

    def wait_for(self, lines: Lines, at: float | None) -> None:
        """Come back when a line is written, the lines have ended, or ``at`` comes before somebody has written."""


class FastClock:
    """Time that passes as soon as somebody waits for it, and stands still while a person or a program thinks."""

    def __init__(self) -> None:
        self.now = 0.0

    def wait_until(self, at: float, lines: Lines | None = None) -> None:  # noqa: ARG002
        """It is ``at`` now."""
        self.now = max(self.now, at)

    def wait_for(self, lines: Lines, at: float | None) -> None:  # noqa: ARG002
        """It never is ``at`` before somebody has written."""
        lines.wait(None)


class RealClock:
    """The machine's monotonic time."""

    @property
    def now(self) -> float:
        """Seconds since some moment in the past."""
        return time.monotonic()

    def wait_until(self, at: float, lines: Lines | None = None) -> None:
        """Sleep, lightly where a line may come."""
        if lines is None or lines.ended or lines.next_written() is not None:
            time.sleep(max(0.0, at - time.monotonic()))
        else:
            self.wait_for(lines, at)

    def wait_for(self, lines: Lines, at: float | None) -> None:
        """Whatever comes first."""
        lines.wait(None if at is None else max(0.0, at - time.monotonic()))
