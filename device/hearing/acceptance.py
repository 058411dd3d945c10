"""Which expected phrase, if any, was said: both hearings combined."""

from __future__ import annotations

from dataclasses import dataclass

from device.hearing.hearing import Hearing
from dialogue.questions import QuestionKind


@dataclass(frozen=True, slots=True)
class AcceptanceLimits:
    """Thresholds, 0 to 1."""

    free_confidence: float = 0.1


LIMITS = AcceptanceLimits()


def accept(
    hearing: Hearing, kind: QuestionKind, phrases: tuple[str, ...], limits: AcceptanceLimits = LIMITS
) -> str | None:
    """The phrase that was said, or None."""
    if hearing.closed is not None and hearing.open == hearing.closed:
        return hearing.closed
    return None


def is_nothing(hearing: Hearing, limits: AcceptanceLimits = LIMITS) -> bool:
    """Whether what began as a voice was noise."""
    return hearing.open == ""
