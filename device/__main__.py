"""The command ``repair-coach``: here the parts meet."""

from __future__ import annotations

import importlib
import os
import sys
from typing import Annotated

import typer

from device.cli.exit_codes import ExitCode
from device.cli.messages import code_of, guard_words, report_defect

# A sentence is a few small products of matrices: threads cost more than they bring, and the light needs its core.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

COMMANDS = (
    "run", "talk", "demo",
    "hear", "understand", "say", "light", "script", "voices", "record",
    "setup", "settings", "doctor", "forget",
)  # fmt: skip

app = typer.Typer(
    no_args_is_help=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,  # it prints local values, which may be what somebody said
    context_settings={"help_option_names": ["-h", "--help"]},
)


def show_version(wanted: bool) -> None:
    """Print the version and end."""
    if wanted:
        from importlib.metadata import version

        typer.echo(f"repair-coach {version('repair-coach')}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def coach(
    context: typer.Context,
    _version: Annotated[
        bool, typer.Option("--version", callback=show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """A repair coach for couples: press the button, breathe, talk it through. Offline; nothing said is kept.

    Without a command it waits for the button (the space bar where there is no GPIO chip) and coaches.

    **Begin here**

    - repair-coach setup    fetch the model, render the voice
    - repair-coach doctor   what is found, what is wrong, how to mend it
    - repair-coach demo     hear a made-up couple's evening, without any hardware
    - repair-coach talk     the same conversation, typed

    **Exit codes**: 0 fine · 2 wrong command line or settings · 3 input ended before the conversation ·
    4 no microphone or speaker · 5 something needed is missing (see doctor) · 6 a file cannot be used ·
    70 a defect of the program · 130 interrupted
    """
    if context.invoked_subcommand is None:
        from device.cli.run import run

        run()


for _name in COMMANDS:
    app.command(_name)(getattr(importlib.import_module(f"device.cli.{_name}"), _name))


def main() -> None:
    """Run the command line; every way out has its exit code."""
    guard_words()
    # onnxruntime 1.31 otherwise keeps a device id and a database of events in the user's cache, to be sent.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    try:
        app(prog_name="repair-coach")
    except KeyboardInterrupt:
        sys.exit(ExitCode.INTERRUPTED)
    except Exception as error:
        code = code_of(error)
        if code is ExitCode.INTERNAL:
            report_defect(type(error), error.__traceback__)
        else:
            typer.echo(f"repair-coach: {error}", err=True)
        sys.exit(code)


if __name__ == "__main__":
    main()
