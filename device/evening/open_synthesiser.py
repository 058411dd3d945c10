"""Opens the synthesiser that the settings ask for."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from device.settings.schema import Voice as VoiceSettings
from device.system.folders import voice_folder
from voices.choose import choose_voices
from voices.store import ClipStore
from voices.synthesiser import Synthesiser
from voices.voice import Prosody

log = logging.getLogger("voices")


def open_synthesiser(
    settings: VoiceSettings,
    *,
    recordings: bool = True,
    softly: bool = False,
    patience_seconds: float | None = None,
    warn: Callable[[str], None] = log.warning,
) -> Synthesiser:
    """A synthesiser with this machine's voices, the cache, and a person's recordings unless they are not wanted."""
    named = settings.name or None
    a_model = bool(named) and (settings.engine == "piper" or settings.name.endswith(".onnx"))
    speaks_by_espeak = named and not a_model and settings.engine == "auto"
    voices = choose_voices(
        "pyttsx3" if speaks_by_espeak else settings.engine,
        espeak=None if a_model else named,
        piper=Path(settings.name).expanduser() if a_model else None,
        prosody=settled_prosody(settings),
    )
    folder = Path(settings.recordings_folder).expanduser() if recordings and settings.recordings_folder else None
    return Synthesiser(
        voices, ClipStore(voice_folder()), folder, warn=warn, softly=softly, patience_seconds=patience_seconds
    )


def settled_prosody(settings: VoiceSettings) -> Prosody:
    """What the settings ask for, before any dial is turned."""
    return Prosody(pace=settings.pace, pitch_semitones=settings.pitch_semitones)
