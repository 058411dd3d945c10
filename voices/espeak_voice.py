"""The espeak-ng command: the voice that stands in when pyttsx3 cannot."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

from voices.command import run
from voices.pyttsx3_voice import FIX, Pyttsx3Voice
from voices.rendered import timeout_seconds, whole_or_nothing
from voices.voice import CALM, Prosody


@dataclass(frozen=True)
class EspeakVoice:
    """voice: an espeak-ng voice, with or without a variant."""

    voice: str = Pyttsx3Voice.voice
    prosody: Prosody = CALM
    program: str = "espeak-ng"

    @property
    def name(self) -> str:
        """Always ``espeak``."""
        return "espeak"

    @property
    def identity(self) -> str:
        """Voice, rate and pitch."""
        return f"espeak {self.voice} {self._bend.words_per_minute} {self._bend.pitch}"

    @property
    def parallel(self) -> int:
        """One a core."""
        return min(os.cpu_count() or 1, 4)

    @property
    def _bend(self) -> Pyttsx3Voice:
        """Rate and pitch are those of the same engine under its other name."""
        return Pyttsx3Voice(self.voice, self.prosody)

    @property
    def realtime(self) -> bool:
        """Some 10 ms a line."""
        return True

    def render(self, text: str, path: Path) -> None:
        """See ``Voice.render``. The text goes through a pipe: arguments can be read by every user."""
        with whole_or_nothing("espeak-ng", path, FIX) as rendering:
            command = [self.program, "-v", self.voice, "-s", str(self._bend.words_per_minute)]
            command += ["-p", str(self._bend.pitch), "-w", str(rendering), "--stdin"]
            run("espeak-ng", command, text, timeout_seconds(text), FIX)

    def with_prosody(self, prosody: Prosody) -> EspeakVoice:
        """See ``Voice.with_prosody``."""
        return replace(self, prosody=prosody)

    def close(self) -> None:
        """Nothing waits."""
