"""repair-coach talk: the same conversation, typed."""

from __future__ import annotations

import secrets
import sys
from typing import Annotated

import typer

from device.cli.exit_codes import ExitCode


def talk(
    fast: Annotated[bool, typer.Option("--fast", help="Do not wait in real time: breathing passes at once.")] = False,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="A program is the couple: JSON lines out and in, time stands still between.")
    ] = False,
    light: Annotated[bool, typer.Option(help="Show the states of the light.")] = True,
    seed: Annotated[
        int | None, typer.Option(help="Choose the variants of lines, to get the same evening again.")
    ] = None,
) -> None:
    """Talk with the coach by typing: captions and the light, no sound.

    At a terminal: type an answer and press Enter; `/press` is the button, `/hold` ends, `/help` lists the rest.

    Piped, a line answers the next question as soon as it is written and is never used up by breathing; an empty line
    is silence. `/now TEXT` speaks during the current move, `/press` and `/hold` are the button, `/wait 90` lets time
    pass, `/mic lost` and `/mic back` take the microphone away.

    With `--jsonl` any program can be the couple. Out, one JSON object a line: `said`, `show`, `ask` with an id, `waits`
    with the seconds until something happens by itself, `error`, `end`. In: {"answer": ID, "text": TEXT}, {"now": TEXT},
    {"wait": SECONDS}, {"press": true}, {"hold": true}. docs/talk-jsonl.md has an example.

    **Try**: `printf 'just breathe\\nseven\\nthree\\n' | repair-coach talk --fast`

    **Exit codes**: 0 the evening ended, however it ended · 2 a wrong directive or setting · 3 the input ended early.
    """
    chosen = secrets.randbelow(2**31) if seed is None else seed
    if sys.stdin.isatty() and sys.stdout.isatty() and not fast and not jsonl:
        from device.console.live import talk_live

        talk_live(chosen)
        return
    raise typer.Exit(_talk(chosen, fast=fast, jsonl=jsonl, light=light))


def _talk(seed: int, *, fast: bool, jsonl: bool, light: bool) -> int:
    from device.console.directives import BadDirectiveError
    from device.console.typed_evening import talk_piped, talk_with_program
    from device.console.typed_inputs import InputEndedError

    try:
        if jsonl:
            talk_with_program(sys.stdin.buffer, sys.stdout.buffer, seed, light=light)
        else:
            talk_piped(sys.stdin.fileno(), seed, fast=fast, light=light)
    except InputEndedError as end:
        typer.echo(f"repair-coach talk: {end}; give it more lines", err=True)
        return ExitCode.INPUT_ENDED
    except BadDirectiveError as error:
        typer.echo(f"repair-coach talk: {error}", err=True)
        return ExitCode.USAGE
    return ExitCode.OK
