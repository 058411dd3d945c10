"""Debian's flite: the voices of made-up people in the demonstration and in tests, never of the coach."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

from voices.command import run
from voices.rendered import timeout_seconds, whole_or_nothing
from voices.voice import CALM, Prosody

FIX = "Install flite: sudo apt install flite."


@dataclass(frozen=True)
class FliteVoice:
    """voice: ``rms`` (a man) or ``slt`` (a woman), or another that ``flite -lv`` lists."""

    voice: str = "slt"
    prosody: Prosody = CALM

    @property
    def name(self) -> str:
        """Always ``flite``."""
        return "flite"

    @property
    def identity(self) -> str:
        """Voice and pace; pitch is left alone."""
        return f"flite {self.voice} {self.prosody.pace:.3f}"

    @property
    def parallel(self) -> int:
        """One a core."""
        return min(os.cpu_count() or 1, 4)

    @property
    def realtime(self) -> bool:
        """Some 50 ms a line."""
        return True

    def render(self, text: str, path: Path) -> None:
        """See ``Voice.render``."""
        with whole_or_nothing("flite", path, FIX) as rendering:
            command = ["flite", "-voice", self.voice, "--setf", f"duration_stretch={1 / self.prosody.pace:.3f}"]
            command += ["-f", "/dev/stdin", "-o", str(rendering)]
            run("flite", command, text, timeout_seconds(text), FIX)

    def with_prosody(self, prosody: Prosody) -> FliteVoice:
        """See ``Voice.with_prosody``."""
        return replace(self, prosody=prosody)

    def close(self) -> None:
        """Nothing waits."""
