"""repair-coach talk: the same conversation, typed."""

from __future__ import annotations

import io
import secrets
import sys
from typing import Annotated

import typer

from device.cli.exit_codes import ExitCode


def talk(
    fast: Annotated[bool, typer.Option("--fast", help="Do not wait in real time: breathing passes at once.")] = False,
    light: Annotated[bool, typer.Option(help="Show the states of the light.")] = True,
    seed: Annotated[
        int | None, typer.Option(help="Choose the variants of lines, to get the same evening again.")
    ] = None,
) -> None:
    """Talk with the coach by typing: captions and the light, no sound.

    At a terminal: type an answer and press Enter; `/press` is the button, `/hold` ends, `/help` lists the rest.

    Piped, a line answers the next question and is never used up by breathing; an empty line is silence.
    `/now TEXT` speaks during the current move, `/press` and `/hold` are the button, `/wait 90` lets time pass,
    `/mic lost` and `/mic back` take the microphone away.

    **Try**: `printf 'just breathe\\nseven\\nthree\\n' | repair-coach talk --fast`

    **Exit codes**: 0 the evening ended, however it ended · 2 a wrong directive or setting · 3 the input ended early.
    """
    chosen = secrets.randbelow(2**31) if seed is None else seed
    if sys.stdin.isatty() and sys.stdout.isatty() and not fast:
        from device.typed.live import talk_live

        talk_live(chosen)
        return
    raise typer.Exit(_piped(chosen, fast, light))


def _piped(seed: int, fast: bool, light: bool) -> int:
    from device.typed.evening import talk_piped
    from device.typed.piped import BadDirectiveError, InputEndedError

    try:
        talk_piped(io.TextIOWrapper(sys.stdin.buffer, "utf-8", errors="replace"), seed, fast=fast, light=light)
    except InputEndedError as end:
        typer.echo(f"repair-coach talk: {end}; give it more lines", err=True)
        return ExitCode.INPUT_ENDED
    except BadDirectiveError as error:
        typer.echo(f"repair-coach talk: {error}", err=True)
        return ExitCode.USAGE
    return ExitCode.OK
