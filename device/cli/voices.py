"""``repair-coach voices``: what could speak here."""

from __future__ import annotations

import typer


def voices() -> None:
    """List the voices of this machine, the one in use first.

    Try one: repair-coach say "Hello." --engine espeak --voice en-us+f3

    Choose it: put engine and name under [voice] in the settings file (`repair-coach settings` names it).
    """
    from device.settings_file import load_settings
    from device.studio import open_studio
    from device.voice_check import engines_here, espeak_voices

    settings = load_settings().settings.voice
    in_use = open_studio(settings).voice.name
    for engine in sorted(engines_here(), key=lambda engine: engine.name != in_use):
        mark = "in use" if engine.name == in_use else "there" if engine.there else "missing"
        typer.echo(f"{engine.name:8} {mark:8} {engine.detail}")
    if names := espeak_voices():
        typer.echo(f"\nEnglish voices of pyttsx3 and espeak: {', '.join(names)}")
        typer.echo("each also as +f1 … +f5 or +m1 … +m8, for example en-us+f3")
