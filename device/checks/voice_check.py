"""Which voice engines are on this machine."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from importlib.util import find_spec

from device.system.shared_libraries import loads
from voices.piper_voice import piper_installed

_ESPEAK_MISSING = "sudo apt-get install espeak-ng"


@dataclass(frozen=True, slots=True)
class VoiceEngine:
    """An engine. detail: what it is, or how to get it."""

    name: str
    there: bool
    detail: str


def engines_here() -> tuple[VoiceEngine, ...]:
    """Every engine the coach knows, there or not."""
    piper = piper_installed()
    pyttsx3 = find_spec("pyttsx3") is not None and loads("libespeak-ng.so.1")
    espeak = shutil.which("espeak-ng") is not None
    return (
        VoiceEngine("piper", piper, "natural voice" if piper else 'pip install "repair-coach[natural]" (GPL-3.0)'),
        VoiceEngine("pyttsx3", pyttsx3, "always works, on espeak-ng" if pyttsx3 else _ESPEAK_MISSING),
        VoiceEngine("espeak", espeak, "espeak-ng as a program" if espeak else _ESPEAK_MISSING),
    )


def espeak_voices() -> tuple[str, ...]:
    """The English voices of espeak-ng by the names it takes; none where it is missing."""
    try:
        listed = subprocess.run(
            ["espeak-ng", "--voices=en"], capture_output=True, text=True, timeout=10, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return ()
    # Columns: priority, language, age/gender, name, file, other languages.
    names = (row.split()[1] for row in listed.splitlines()[1:] if len(row.split()) > 1)
    return tuple(dict.fromkeys(name for name in names if name.startswith("en")))
