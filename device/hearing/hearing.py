"""What a recogniser made of one utterance."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hearing:
    """Two hearings of the same sound.

    open: the words by free vocabulary ("" = nothing made of it, None = the engine has no open hearing).
    closed: the expected phrase that fits best (None = none fits). closed_confidence: how sure the engine is
    of ``closed`` among the expected phrases, 0 to 1. free_confidence: how likely ``closed`` is when any words
    may be said, 0 to 1; None where the engine cannot tell. second_best: what it may have been instead of ``open``,
    where that is nearly as likely. nearest: the open words of the nearest voice alone, where something softer sounded
    around it; ``closed`` is then of that voice, too. no_speech: probability that there was no speech at all.
    speech_seconds: length of the sound that was decoded. voiced_seconds: from the first to the last of it that the
    voice detector took for a voice; voice_probability: how sure it was of that, on the mean, 0 to 1; the ear sets both,
    None where it did not. milliseconds: wall time of decoding after the end of the utterance.
    """

    open: str | None
    closed: str | None
    closed_confidence: float = 0.0
    free_confidence: float | None = None
    second_best: str | None = None
    nearest: str | None = None
    no_speech: float = 0.0
    speech_seconds: float = 0.0
    voiced_seconds: float | None = None
    voice_probability: float | None = None
    milliseconds: float = 0.0
