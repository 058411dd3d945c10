"""The interface between the ear and an engine: one utterance at a time.

``begin``, then ``feed`` as the sound arrives, then ``finish`` or ``discard``. A third engine is one new file
with these methods and a case in ``engine_choice.py``.
"""

from __future__ import annotations

from typing import Protocol

from device.hearing.hearing import Hearing
from dialogue.questions import QuestionKind

SAMPLE_RATE = 16_000
BYTES_PER_SECOND = 2 * SAMPLE_RATE


class RecogniserLost(Exception):
    """The engine crashed, hangs or was never there. Its message names the engine and the cause, never what was said."""


class RecogniserSlow(RecogniserLost):
    """The engine did not answer in time. Nothing says that it is damaged: the machine may be slow, or busy."""


class Recogniser(Protocol):
    """Turns 16 kHz mono int16 sound into a Hearing. Every method may raise RecogniserLost."""

    @property
    def name(self) -> str:
        """``whisper`` or ``vosk``: for the log and for doctor."""

    def begin(self, kind: QuestionKind, phrases: tuple[str, ...], question: str) -> None:
        """Begin an utterance that answers ``question``; an unfinished one is dropped.

        phrases: what may be answered, lower case without punctuation; empty where anything may be said.
        """

    def feed(self, pcm: bytes) -> None:
        """Hand over sound in the order of time. Without a ``begin`` it is dropped."""

    def finish(self) -> Hearing:
        """The utterance is complete: what was heard. Without a ``begin`` nothing was."""

    def discard(self) -> None:
        """Drop the utterance in progress, if any."""

    def unknown_words(self, phrases: tuple[str, ...]) -> tuple[str, ...]:
        """Words of ``phrases`` that this engine can never hear, sorted."""

    def close(self) -> None:
        """Release everything. Closing twice is fine."""


class RestartableRecogniser(Recogniser, Protocol):
    """A recogniser that can be brought back after RecogniserLost."""

    def restart(self) -> None:
        """End whatever is left of the engine and start a fresh one; returns when it is ready."""
