"""Says aloud what keeps the device from starting, with the voice and loudspeaker that need no settings."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from types import MappingProxyType

from device.audio.mixer import Mixer
from device.audio.portaudio import SoundMissing
from device.audio.speaker import Speaker
from device.evening.open_synthesiser import open_synthesiser
from device.settings.schema import Voice
from dialogue.commands import plain_parts
from dialogue.script import load_script
from voices.voice import VoiceFailed

LONGEST_SECONDS = 30.0
VOLUME_DB = -6.0


def say_fault(
    line: str,
    values: Mapping[str, str] = MappingProxyType({}),
    *,
    volume_db: float = VOLUME_DB,
    until: threading.Event | None = None,
) -> None:
    """Speak a line of fault.toml and wait until it has sounded; silent where there is no loudspeaker or voice.

    until: cuts it when it is set.
    """
    _say(line, plain_parts(load_script().lines[line].parts(0, values)), volume_db, until)


def say_sentences(sentences: Iterable[str]) -> None:
    """Speak sentences that are no line of the script, a breath apart; silent where nothing can sound."""
    for sentence in sentences:
        _say("doctor", [sentence])


def say_settings_fault(key: str | None) -> None:
    """Say which setting is wrong; ``key`` is "section.key", None where no single one is to blame."""
    if key is None:
        say_fault("fault.settings")
    else:
        section, _, name = key.partition(".")
        say_fault("fault.settings_key", {"key": f"{name.replace('_', ' ')}, under {section}"})


def _say(
    line: str, parts: Sequence[str | float], volume_db: float = VOLUME_DB, until: threading.Event | None = None
) -> None:
    synthesiser = open_synthesiser(Voice(engine="pyttsx3"))  # the one that always works, and starts at once
    over = until or threading.Event()
    speaker = Speaker(Mixer(synthesiser.rate, volume_db=volume_db), lambda _utterance, _at: over.set())
    with suppress(VoiceFailed, SoundMissing):
        samples = synthesiser.sound(line, 0, parts)
        if not over.is_set():
            speaker.open()
            speaker.play(1, samples)
            over.wait(LONGEST_SECONDS)
    speaker.close()
    synthesiser.close()
