"""repair-coach: wait for the button and coach. This is what the service runs."""

from __future__ import annotations

import sys

import typer

from device.cli.exit_codes import ExitCode


def run() -> None:
    """Wait for the button and coach (what `repair-coach` does without a command).

    A press begins an evening; a press while the coach speaks cuts to the question; holding it for two seconds
    ends and forgets. Without a GPIO chip the space bar is the button and q is the hold. `kill -USR1` presses and
    `kill -USR2` holds.

    Where a microphone or a loudspeaker is missing it says so, and goes on as `talk` when somebody is at the
    terminal; otherwise it ends with exit code 4.
    """
    from device.settings_file import SettingsError, load_settings
    from device.sound_check import missing_sound
    from device.spoken_fault import say_fault

    try:
        settings = load_settings().settings
    except SettingsError:
        say_fault("fault.settings")  # nobody may be looking at a screen
        raise
    missing = missing_sound(settings.microphone.device or None, settings.speaker.device or None)
    if missing:
        for finding in missing:
            typer.echo(f"repair-coach: {finding}", err=True)
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            typer.echo("repair-coach: to try it without sound: ./coach demo, or repair-coach talk", err=True)
            raise typer.Exit(ExitCode.NO_SOUND)
        typer.echo("Going on as `repair-coach talk`: type your answers.", err=True)
        from device.cli.talk import talk

        talk(fast=False, light=True, seed=None)
        return
    from device.service import serve

    serve(settings)
