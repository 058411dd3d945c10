"""What may be done in a typed conversation, whichever way it is written down: in lines or in JSON."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST_WAIT_SECONDS = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Now:
    """Something is said at this moment."""

    text: str


@dataclass(frozen=True, slots=True)
class Press:
    """The button is pressed and let go."""


@dataclass(frozen=True, slots=True)
class Hold:
    """The button is held until everything ends."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Nothing is said or done for a while."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Microphone:
    """The microphone is lost, or back again."""

    back: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to the question that was put under a number."""

    number: int
    text: str


Done = Now | Press | Hold | Wait | Microphone


class InputEndedError(Exception):
    """The input ended while a question waited. stage, question: where."""

    def __init__(self, stage: str, question: str) -> None:
        super().__init__(f"the input ended in stage {stage}, at the question {question}")
        self.stage = stage
        self.question = question
