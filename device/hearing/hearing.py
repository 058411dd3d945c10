"""What a recogniser made of one utterance."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hearing:
    """Two hearings of the same sound.

    open: the words by free vocabulary ("" = nothing made of it, None = the engine has no open hearing).
    closed: the expected phrase that fits best (None = none fits). closed_confidence: how sure the engine is
    of ``closed`` among the expected phrases, 0 to 1. free_confidence: how likely ``closed`` is when any words
    may be said, 0 to 1; None where the engine cannot tell. open_confidence: how sure it is of ``open``,
    0 to 1. no_speech: probability that there was no speech at all. speech_seconds: length of the sound that
    was decoded. milliseconds: wall time of decoding after the end of the utterance.
    """

    open: str | None
    closed: str | None
    closed_confidence: float = 0.0
    free_confidence: float | None = None
    open_confidence: float = 0.0
    no_speech: float = 0.0
    speech_seconds: float = 0.0
    milliseconds: float = 0.0
