"""What a reader that has learned from sentences holds for likely, and what whoever asks it must be able to do.

Rules and tables can say why; a reader has heard more. It is asked outside, where waiting hurts nobody, and its opinion
comes with the event that brings the words; ``arbitration`` says who is believed when.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from dialogue.understanding.intents import Intent


@dataclass(frozen=True, slots=True)
class Opinion:
    """How probable each intent is held, 0 to 1."""

    likely: Mapping[Intent, float]
    """Over the whole of what was said."""
    alarming: Mapping[Intent, float]
    """The most that any stretch of it reached."""

    def share(self, intents: Iterable[Intent]) -> float:
        """How probable it is that some stretch means one of ``intents``, at most 1."""
        return min(1.0, sum(self.alarming.get(intent, 0.0) for intent in intents))

    def gravest(self, intents: Iterable[Intent]) -> Intent:
        """The most probable of ``intents``."""
        return max(intents, key=lambda intent: self.alarming.get(intent, 0.0))


class Reader(Protocol):
    """Reads a sentence at a stage."""

    def read(self, text: str, stage: str) -> Opinion:
        """What ``text``, as it was said, may mean in ``stage`` (METHOD 5's id; ``any``: no certain one).

        It spells the text as understanding does, and puts its figures of speech plainly.
        """
