"""repair-coach script: the whole conversation as a document, and its check."""

from __future__ import annotations

from typing import Annotated

import typer

from device.cli.exit_codes import ExitCode


def script(
    check: Annotated[bool, typer.Option("--check", help="Check every line instead of printing it.")] = False,
) -> None:
    """Print everything the coach says, stage by stage, with every answer it takes (Markdown).

    Changed lines of `script.overlay_folder` are included. `--check` lints them: one question, last; at most 20 words
    before it; no chunk over 12 seconds; no word that harms. It also tries the templates of danger on their own examples
    and look-alikes.
    """
    from device.cli.messages import fail
    from device.cli.screenplay import screenplay
    from device.evening.bootstrap import load_words
    from device.settings.load import load_settings
    from dialogue.script import ScriptError
    from dialogue.script_check import check_script
    from dialogue.understanding.danger import faults as danger_faults
    from dialogue.understanding.danger_templates import DangerFileError

    try:
        words = load_words(load_settings().settings)
    except ScriptError as error:
        fail(str(error), ExitCode.BAD_FILE)
    if not check:
        typer.echo("\n".join(screenplay(words)))
        return
    faults = [f"{fault.line}: {fault.problem}" for fault in check_script(words)]
    try:
        faults += danger_faults()
    except DangerFileError as error:
        fail(str(error), ExitCode.BAD_FILE)
    for fault in faults:
        typer.echo(fault)
    typer.echo(f"{len(words.lines)} lines checked, {len(faults)} faults")
    if faults:
        raise typer.Exit(ExitCode.BAD_FILE)
