"""The voice that always works: pyttsx3 on espeak-ng, in a short-lived process of its own."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from voices.rendered import timeout_seconds, whole_or_nothing
from voices.voice import CALM, Prosody
from voices.worker import EngineProcess, python_child

# espeak-ng's own default is 175 words a minute at pitch 50; METHOD 4 asks for a slower and slightly lower voice
# and gets the rest of its slowness from pauses.
CALM_WORDS_PER_MINUTE = 128
CALM_PITCH = 44
# Twelve semitones are 50 steps of espeak-ng's pitch either way.
PITCH_PER_SEMITONE = 50 / 12
FIX = "Install espeak-ng (sudo apt install espeak-ng) and try: repair-coach say hello."


def _processes() -> EngineProcess:
    return EngineProcess("pyttsx3", python_child("pyttsx3_child"), FIX, first_answer_seconds=15.0, renders_each=25)


@dataclass(frozen=True)
class Pyttsx3Voice:
    """voice: an espeak-ng voice, with or without a variant: ``en-us+f3``."""

    voice: str = "en-us"
    prosody: Prosody = CALM
    processes: EngineProcess = field(default_factory=_processes, compare=False, repr=False)

    @property
    def name(self) -> str:
        """Always ``pyttsx3``."""
        return "pyttsx3"

    @property
    def identity(self) -> str:
        """Versions, voice, rate and pitch."""
        try:
            release = version("pyttsx3")
        except PackageNotFoundError:
            release = "missing"
        return f"pyttsx3 {release} {self.voice} {self.words_per_minute} {self.pitch}"

    @property
    def parallel(self) -> int:
        """One a core: a render is one thread."""
        return min(os.cpu_count() or 1, 4)

    @property
    def words_per_minute(self) -> int:
        """The rate asked of the engine."""
        return round(CALM_WORDS_PER_MINUTE * self.prosody.pace)

    @property
    def pitch(self) -> int:
        """The pitch asked of the engine, 0 to 99."""
        return min(max(round(CALM_PITCH + PITCH_PER_SEMITONE * self.prosody.pitch_semitones), 0), 99)

    @property
    def realtime(self) -> bool:
        """Some 10 ms a line."""
        return True

    def render(self, text: str, path: Path) -> None:
        """See ``Voice.render``."""
        with whole_or_nothing("pyttsx3", path, FIX) as rendering:
            self.processes.ask(
                {
                    "text": text,
                    "path": str(rendering),
                    "voice": self.voice,
                    "rate": self.words_per_minute,
                    "pitch": self.pitch,
                },
                timeout_seconds(text),
            )

    def with_prosody(self, prosody: Prosody) -> Pyttsx3Voice:
        """See ``Voice.with_prosody``."""
        return replace(self, prosody=prosody)

    def close(self) -> None:
        """See ``Voice.close``."""
        self.processes.close()
