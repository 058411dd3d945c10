"""The seam between the coach and a speech synthesiser: text in, a WAV file out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol


class VoiceFailed(Exception):
    """A voice could not render a text. The message never contains the text.

    fix: what a person can do about it, as one sentence.
    """

    def __init__(self, problem: str, fix: str) -> None:
        super().__init__(f"{problem} {fix}")
        self.problem = problem
        self.fix = fix


class VoiceMissing(VoiceFailed):
    """The engine or its voice is not installed."""


class VoiceHung(VoiceFailed):
    """The engine gave no answer in time and was killed."""


# One step of the dials "slower/quicker" and "higher/lower": small enough not to startle, large enough to hear.
PACE_STEP = 1.09
PITCH_STEP_SEMITONES = 1.0
PACE_STEPS = 4
PITCH_STEPS = 4


@dataclass(frozen=True, slots=True)
class Prosody:
    """How a voice is bent away from its calm default.

    pace: 1 is the calm pace of the voice, 1.2 a fifth quicker. pitch_semitones: 0 is its calm pitch.
    """

    pace: float = 1.0
    pitch_semitones: float = 0.0

    def turned(self, pace_steps: int = 0, pitch_steps: int = 0) -> Prosody:
        """The prosody some steps quicker (negative: slower) and higher (negative: lower), within limits."""
        if not pace_steps and not pitch_steps:
            return self  # what the settings say may lie outside the limits of the dials
        quickest = PACE_STEP**PACE_STEPS
        highest = PITCH_STEPS * PITCH_STEP_SEMITONES
        return replace(
            self,
            # Rounded, so that as many steps back lead to the same voice and its clips.
            pace=round(min(max(self.pace * PACE_STEP**pace_steps, 1 / quickest), quickest), 4),
            pitch_semitones=min(max(self.pitch_semitones + pitch_steps * PITCH_STEP_SEMITONES, -highest), highest),
        )


CALM = Prosody()


class Voice(Protocol):
    """A synthesiser with one voice at one prosody. Safe to call from several threads."""

    @property
    def name(self) -> str:
        """The engine: ``pyttsx3``, ``piper`` …"""

    @property
    def identity(self) -> str:
        """Everything but the text that decides how a clip sounds; part of the cache key."""

    @property
    def parallel(self) -> int:
        """How many renders at once are worth while on this machine."""

    @property
    def prosody(self) -> Prosody:
        """How it is bent."""

    @property
    def realtime(self) -> bool:
        """Whether a person can wait for a render; where not, another prosody is made from finished clips."""

    def render(self, text: str, path: Path) -> None:
        """Write ``text`` spoken as a mono 16-bit WAV to ``path``, all of it or nothing.

        Raises VoiceFailed (VoiceMissing, VoiceHung) with the fix; leaves no file and no process behind then.
        """

    def with_prosody(self, prosody: Prosody) -> Voice:
        """The same voice at another prosody."""

    def close(self) -> None:
        """End the processes that wait for more work; the next render starts new ones."""
