"""``repair-coach say``: try the voice."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from device.cli.exit_codes import ExitCode
from device.cli.messages import fail
from device.cli.playing import play

LONGEST_CHARACTERS = 10_000


def say(
    text: Annotated[str, typer.Argument(help="What to say.")],
    out: Annotated[Path | None, typer.Option(help="Write a WAV file instead of speaking.")] = None,
    engine: Annotated[str, typer.Option(help="auto, piper, pyttsx3 or espeak; else as in the settings.")] = "",
    voice: Annotated[str, typer.Option(help="A voice of that engine (`repair-coach voices`).")] = "",
) -> None:
    """Speak TEXT with the coach's voice, or write it to a WAV file.

    Examples: repair-coach say "Let the light lead." · repair-coach say "Hello." --engine espeak --out hello.wav
    """
    import msgspec

    from device.evening.open_synthesiser import open_synthesiser
    from device.settings.load import load_settings
    from voices.choose import ENGINES
    from voices.voice import VoiceFailed
    from voices.wav import Clip, write_wav

    spoken = "".join(character if character.isprintable() else " " for character in text).strip()
    if not spoken:
        fail("there is nothing to say: give some words", ExitCode.USAGE)
    if len(spoken) > LONGEST_CHARACTERS:
        fail(f"{len(spoken)} characters are more than {LONGEST_CHARACTERS}; say it in parts", ExitCode.USAGE)
    if engine and engine not in ENGINES:
        fail(f"there is no voice engine {engine!r}; use one of {', '.join(ENGINES)}", ExitCode.USAGE)
    settings = load_settings().settings
    wished = {"engine": engine or settings.voice.engine, "name": voice or settings.voice.name}
    synthesiser = open_synthesiser(msgspec.structs.replace(settings.voice, **wished))
    try:
        samples = synthesiser.sound("say", 0, [spoken])
    except VoiceFailed as error:
        fail(str(error), ExitCode.NOT_READY)
    finally:
        synthesiser.close()
    if out is None:
        play(samples.tobytes(), synthesiser.rate, settings.speaker.device)
        return
    try:
        write_wav(out, Clip(samples, synthesiser.rate))
    except OSError as error:
        fail(f"{out} cannot be written: {error.strerror}", ExitCode.BAD_FILE)
