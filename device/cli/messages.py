"""How a command says that it cannot go on."""

from __future__ import annotations

import os
import sys
import threading
import traceback
from types import TracebackType
from typing import NoReturn

import typer

from device.cli.exit_codes import ExitCode


def fail(message: str, code: ExitCode) -> NoReturn:
    """Print ``message``, which says what is wrong and the fix, and end with ``code``."""
    typer.echo(f"repair-coach: {message}", err=True)
    raise typer.Exit(code)


def code_of(error: Exception) -> ExitCode:
    """What an exception that reached the top means; INTERNAL unless its message is made for a person."""
    from device.audio.portaudio import SoundMissing
    from device.board.pins import PinsError
    from device.evening.state_store import StateUnwritableError
    from device.hearing.recogniser import RecogniserLost
    from device.light.output import LightError
    from device.settings.load import SettingsError
    from dialogue.script import ScriptError
    from voices.store import StoreFailed
    from voices.voice import VoiceFailed

    if isinstance(error, SettingsError | ScriptError):
        return ExitCode.USAGE
    if isinstance(error, SoundMissing):
        return ExitCode.NO_SOUND
    broken = RecogniserLost | LightError | PinsError | StateUnwritableError | StoreFailed | VoiceFailed
    return ExitCode.NOT_READY if isinstance(error, broken) else ExitCode.INTERNAL


def report_defect(kind: type[BaseException], trace: TracebackType | None) -> None:
    """Print what went wrong without its message and local values: they may hold what somebody said."""
    frames = traceback.extract_tb(trace)
    places = " < ".join(f"{frame.filename}:{frame.lineno}" for frame in reversed(frames[-6:]))
    print(f"repair-coach: defect: {kind.__name__} at {places or 'an unknown place'}", file=sys.stderr)  # noqa: T201


def guard_words() -> None:
    """From now on no uncaught exception, in any thread, prints more than ``report_defect``."""

    def in_main(kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
        report_defect(kind, trace)

    def in_thread(arguments: threading.ExceptHookArgs) -> None:
        report_defect(arguments.exc_type, arguments.exc_traceback)

    def in_finalizer(arguments: sys.UnraisableHookArgs) -> None:
        report_defect(arguments.exc_type, arguments.exc_traceback)

    sys.excepthook = in_main
    threading.excepthook = in_thread
    sys.unraisablehook = in_finalizer


def end_on_defects() -> None:
    """From now on a defect in any thread ends the program at once: half a coach is worse than a fresh one."""

    def in_thread(arguments: threading.ExceptHookArgs) -> None:
        report_defect(arguments.exc_type, arguments.exc_traceback)
        sys.stderr.flush()
        os._exit(ExitCode.INTERNAL)

    threading.excepthook = in_thread
