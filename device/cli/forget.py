"""``repair-coach forget``: erase what was kept."""

from __future__ import annotations

import typer

from device.cli.exit_codes import ExitCode
from device.cli.messages import fail


def forget() -> None:
    """Erase everything that was kept: the plan line, the volume, pace and brightness, and that you were here before.

    If talking rests until tomorrow, it goes on resting. Nothing you said was ever kept, so there is nothing else.
    """
    from device.evening.state_store import StateStore, StateUnwritableError

    state_store = StateStore()
    try:
        state_store.forget()
    except (StateUnwritableError, OSError) as error:
        fail(f"{state_store.path} cannot be erased: {error}", ExitCode.NOT_READY)
    typer.echo(f"Erased: {state_store.path}" + (" (talking still rests)" if state_store.talking_rests else ""))
