"""``repair-coach doctor``: what is found, what is wrong, how to mend it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer

from device.cli.exit_codes import ExitCode


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a part, for programs.")] = False,
) -> None:
    """Examine every part: found, wrong, and how to mend it. Exit code 5 if something needed is wrong.

    It opens the button's pin, the light, the recogniser and the voice for a moment; stop a running coach first.
    """
    from device.doctor import State, examine

    wrong = []
    for finding in examine():
        if finding.state is State.WRONG:
            wrong.append(finding.part)
        if as_json:
            typer.echo(json.dumps(asdict(finding), ensure_ascii=False))
            continue
        mark, color = {State.GOOD: ("✓", "green"), State.NOTE: ("·", None), State.WRONG: ("✗", "red")}[finding.state]
        typer.echo(f"{typer.style(mark, fg=color)} {finding.part:13} {finding.found}")
        if finding.fix:
            typer.echo(f"  {'':13} → {finding.fix}")
    if wrong:
        if not as_json:
            typer.echo(f"\nWrong: {', '.join(wrong)}. Without hardware, try: repair-coach demo, or repair-coach talk")
        raise typer.Exit(ExitCode.NOT_READY)
    if not as_json:
        typer.echo("\nAll that is needed is there.")
