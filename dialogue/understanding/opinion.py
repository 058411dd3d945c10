"""What a reader that has learned from sentences holds for likely, and what whoever asks it must be able to do.

Rules and tables can say why; a reader has heard more. It is asked outside, where waiting hurts nobody, and its opinion
comes with the event that brings the words; ``arbitration`` says who is believed when.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from dialogue.understanding.intents import Intent


class When(StrEnum):
    """Whether a danger is one of now."""

    NOW = "now"
    OVER = "over"
    NOT = "not"
    """Denied, somebody's story, or only words that sound like it."""


class Doer(StrEnum):
    """Who does it."""

    ME = "me"
    PARTNER = "partner"
    ANOTHER = "another"


@dataclass(frozen=True, slots=True)
class Opinion:
    """How probable each intent is held, 0 to 1."""

    likely: Mapping[Intent, float]
    """Over the whole of what was said."""
    alarming: Mapping[Intent, float]
    """Of each class of danger, the most that any stretch of it reached."""
    between_people: float = 0.0
    """How probable some danger between people is, whichever: the most that any stretch reached."""
    own_death: float = 0.0
    """The same of a wish to die or to harm oneself."""
    when: Mapping[When, float] = field(default_factory=dict)
    """Of the most alarming stretch; empty: not known. Adds up to 1."""
    doer: Mapping[Doer, float] = field(default_factory=dict)
    """Of the most alarming stretch; empty: not known. Adds up to 1."""

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
