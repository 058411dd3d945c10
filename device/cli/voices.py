"""``repair-coach voices``: list what could speak here, hear it, choose it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from device.cli.exit_codes import ExitCode
from device.cli.messages import fail
from device.cli.playing import play

if TYPE_CHECKING:
    from device.settings.schema import Voice
    from voices.wav import Samples

SAMPLE = "Let the light lead. Breathe in, easy, and let it go, slow and long."


def voices(
    hear: Annotated[bool, typer.Option("--play", help="Let each of them speak.")] = False,
    choose: Annotated[str, typer.Option(help="Speak with this one from now on: auto, piper, pyttsx3, espeak.")] = "",
    name: Annotated[str, typer.Option(help="With --choose: a voice of it, as en-us+f3, or a Piper model.")] = "",
) -> None:
    """List the voices of this machine, the one in use first; hear them; choose one.

    Examples: repair-coach voices --play · repair-coach voices --choose espeak --name en-us+f3

    Only this once: repair-coach say "Hello." --engine espeak --voice en-us+f3
    """
    from device.checks.voice_check import engines_here, espeak_voices
    from device.evening.open_synthesiser import open_synthesiser
    from device.settings.load import load_settings

    if name and not choose:
        fail("--name goes with --choose: say which engine too", ExitCode.USAGE)
    loaded = load_settings().settings
    if choose:
        _choose(loaded.voice, choose, name)
        return
    in_use = open_synthesiser(loaded.voice).voice.name
    engines = sorted(engines_here(), key=lambda engine: engine.name != in_use)
    for engine in engines:
        mark = "in use" if engine.name == in_use else "there" if engine.there else "missing"
        typer.echo(f"{engine.name:8} {mark:8} {engine.detail}")
        if hear and engine.there:
            samples, rate = _sample(loaded.voice, engine.name, loaded.voice.name if engine.name == in_use else "")
            play(samples.tobytes(), rate, loaded.speaker.device, "`repair-coach doctor` helps")
    if names := espeak_voices():
        typer.echo(f"\nEnglish voices of pyttsx3 and espeak: {', '.join(names)}")
        typer.echo("each also as +f1 … +f5 or +m1 … +m8, for example en-us+f3")


def _choose(settings: Voice, engine: str, name: str) -> None:
    from device.settings.edit import change_settings
    from voices.choose import ENGINES

    if engine not in ENGINES:
        fail(f"there is no voice engine {engine!r}; use one of {', '.join(ENGINES)}", ExitCode.USAGE)
    _sample(settings, engine, name)  # a voice that cannot speak is not chosen
    file, changed = change_settings("voice", {"engine": engine, "name": name})
    spoken = f"{engine} {name}".strip()
    if changed:
        typer.echo(f"The voice is {spoken} from now on ({file}). Render its lines ahead: repair-coach setup")
    else:
        typer.echo(f"The voice is {spoken} already ({file}).")


def _sample(settings: Voice, engine: str, name: str) -> tuple[Samples, int]:
    """A few words by this very voice; fails where it cannot speak, though another one could."""
    import msgspec
    import numpy as np

    from device.evening.open_synthesiser import open_synthesiser
    from voices.voice import VoiceFailed

    warnings: list[str] = []
    wished = msgspec.structs.replace(settings, engine=engine, name=name)
    synthesiser = open_synthesiser(wished, recordings=False, warn=warnings.append)
    samples = np.zeros(0, np.int16)
    try:
        samples = synthesiser.sound("voices", 0, [SAMPLE])
    except VoiceFailed as error:
        warnings.append(str(error))
    finally:
        synthesiser.close()
    if warnings:  # the first is about the one that was asked
        fail(warnings[0].removesuffix(" Another voice speaks meanwhile."), ExitCode.NOT_READY)
    return samples, synthesiser.rate
