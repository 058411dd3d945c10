"""``repair-coach doctor``: what is found, what is wrong, how to mend it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer

from device.cli.exit_codes import ExitCode
from device.cli.levels import LEVELS, SAVE, check_and_save_levels


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a part, for programs.")] = False,
    speak: Annotated[bool, typer.Option("--speak", help="Say aloud what is wrong, in plain words.")] = False,
    levels: Annotated[bool, LEVELS] = False,
    save: Annotated[bool, SAVE] = True,
) -> None:
    """Examine every part: found, wrong, and how to mend it. Exit code 5 if something needed is wrong.

    It opens the button's pin, the light, the recogniser and the voice for a moment; what a running service holds
    is left to it. The picture is of the pin header: what the settings expect to be connected where.
    """
    if levels:
        check_and_save_levels(save=save)
        return
    from device.checks.aloud import spoken
    from device.checks.examine import examine
    from device.checks.finding import State
    from device.service.fault_voice import say_sentences

    findings = []
    for finding in examine():
        findings.append(finding)
        if as_json:
            typer.echo(json.dumps(asdict(finding), ensure_ascii=False))
            continue
        mark, color = {State.GOOD: ("✓", "green"), State.NOTE: ("·", None), State.WRONG: ("✗", "red")}[finding.state]
        typer.echo(f"{typer.style(mark, fg=color)} {finding.part:13} {finding.found}")
        if finding.fix:
            typer.echo(f"  {'':13} → {finding.fix}")
    wrong = [finding.part for finding in findings if finding.state is State.WRONG]
    if not as_json:
        _print_header()
        typer.echo(
            f"\nWrong: {', '.join(wrong)}. Without hardware, try: repair-coach demo, or repair-coach talk"
            if wrong
            else "\nAll that is needed is there."
        )
    if speak:
        say_sentences(spoken(findings))
    if wrong:
        raise typer.Exit(ExitCode.NOT_READY)


def _print_header() -> None:
    """Where button and light belong, by the settings in force; nothing where those cannot be read."""
    from device.board.header_picture import header_picture
    from device.settings.load import SettingsError, load_settings

    try:
        settings = load_settings().settings
    except SettingsError:
        return
    typer.echo()
    for line in header_picture(settings):
        typer.echo(line)
