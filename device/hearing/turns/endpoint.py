"""Where an utterance begins and ends: pure, engine-independent, fed with voice activity.

A voice begins once enough speech came without a longer gap. It ends after ``patience_seconds`` of silence, where only
a stretch of continuous speech starts the silence anew: a fan or a duvet makes single false frames that
would otherwise keep an utterance open for ever, while a person who halts speaks in longer pieces.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum


class Phase(Enum):
    """Where an utterance stands."""

    WAITING = "waiting"
    SPEAKING = "speaking"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class EndpointLimits:
    """Times in seconds."""

    begin_seconds: float = 0.06
    """Speech that makes a voice begin."""
    gap_seconds: float = 0.20
    """Silence inside it that starts the count anew."""
    resume_seconds: float = 0.15
    """Continuous speech that ends a silence."""
    longest_seconds: float = 25.0
    """An utterance is cut here, so that what is decoded at once stays bounded."""


LIMITS = EndpointLimits()


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One utterance in time; ``heard`` gives the next state.

    patience_seconds: the silence that ends it. length_seconds: since the voice began.
    silence_seconds: since the last stretch of speech that counted. speech_seconds: all speech that counted.
    run_seconds: the continuous speech that now goes on.
    """

    patience_seconds: float
    limits: EndpointLimits = LIMITS
    phase: Phase = Phase.WAITING
    length_seconds: float = 0.0
    silence_seconds: float = 0.0
    speech_seconds: float = 0.0
    run_seconds: float = 0.0

    def heard(self, seconds: float, is_speech: bool) -> Endpoint:
        """The state after ``seconds`` more of speech or silence; an ended utterance stays ended."""
        if self.phase is Phase.WAITING:
            return self._waiting(seconds, is_speech)
        if self.phase is Phase.SPEAKING:
            return self._speaking(seconds, is_speech)
        return self

    def _waiting(self, seconds: float, is_speech: bool) -> Endpoint:
        if not is_speech:
            silence = self.silence_seconds + seconds
            if silence >= self.limits.gap_seconds:
                return Endpoint(self.patience_seconds, self.limits)
            length = self.length_seconds + seconds if self.speech_seconds else 0.0
            return replace(self, length_seconds=length, silence_seconds=silence, run_seconds=0.0)
        speech = self.speech_seconds + seconds
        begun = speech >= self.limits.begin_seconds
        return replace(
            self,
            phase=Phase.SPEAKING if begun else Phase.WAITING,
            length_seconds=self.length_seconds + seconds,
            silence_seconds=0.0,
            speech_seconds=speech,
            run_seconds=self.run_seconds + seconds,
        )

    def _speaking(self, seconds: float, is_speech: bool) -> Endpoint:
        length = self.length_seconds + seconds
        run = self.run_seconds + seconds if is_speech else 0.0
        silence = self.silence_seconds + seconds
        speech = self.speech_seconds
        if is_speech and (self.silence_seconds == 0.0 or run >= self.limits.resume_seconds):
            # The run counts as a whole from the moment it has proved to be one.
            speech += run if self.silence_seconds else seconds
            silence = 0.0
        too_long = length >= self.limits.longest_seconds
        # Never in the middle of a run: it may yet prove to be the next word.
        ended = too_long or (not is_speech and silence >= self.patience_seconds)
        return replace(
            self,
            phase=Phase.ENDED if ended else Phase.SPEAKING,
            length_seconds=length,
            silence_seconds=silence,
            speech_seconds=speech,
            run_seconds=run,
        )
