"""Waiting for a person: what happens while nothing is said. Pure data and one function.

Source of the times: METHOD 4, "No input". Voice assistants re-prompt after 8 s; a quarrel needs longer.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Nudge(Enum):
    """What is due after a silence."""

    LIGHT = "light"  # the light changes, nothing is said
    STILL_HERE = "ladder.still_here"
    PRESS_WHEN = "ladder.press_when"
    FADE = "fade"  # nobody answers: a normal end


# Seconds of silence since the ear opened for a question.
NUDGES: tuple[tuple[float, Nudge], ...] = (
    (12.0, Nudge.LIGHT),
    (25.0, Nudge.STILL_HERE),
    (60.0, Nudge.PRESS_WHEN),
    (180.0, Nudge.FADE),
)
# A voice that goes on this long without an end is a television, not an answer.
LONGEST_VOICE_SECONDS = 150.0


@dataclass(slots=True)
class Waiting:
    """How long nobody has said anything, and what is due next.

    The clock runs from ``begin``; while a voice is heard nothing is due.
    """

    since: float = 0.0
    done: int = 0
    voice_since: float | None = None

    def begin(self, now: float) -> None:
        """Somebody was just heard, or the question has just been asked."""
        self.since, self.done, self.voice_since = now, 0, None

    def due_at(self) -> float:
        """When to look again."""
        if self.voice_since is not None:
            return self.voice_since + LONGEST_VOICE_SECONDS
        return self.since + NUDGES[self.done][0]

    def due(self, now: float) -> Nudge | None:
        """The nudge that is due now, each once."""
        if self.voice_since is not None:
            if now < self.voice_since + LONGEST_VOICE_SECONDS:
                return None
            self.voice_since = None
        if now < self.since + NUDGES[self.done][0]:
            return None
        nudge = NUDGES[self.done][1]
        self.done = min(self.done + 1, len(NUDGES) - 1)
        return nudge
