"""repair-coach: wait for the button and coach. This is what the service runs."""

from __future__ import annotations

import logging
import os
import signal
import sys
from typing import TYPE_CHECKING

import typer

from device.cli.exit_codes import ExitCode

if TYPE_CHECKING:
    from device.settings.schema import Settings

log = logging.getLogger("repair-coach")


def run() -> None:
    """Wait for the button and coach (what `repair-coach` does without a command).

    A press begins an evening; a press while the coach speaks cuts to the question; holding it for two seconds
    ends and forgets. Without a GPIO chip the space bar is the button and q is the hold. `kill -USR1` presses and
    `kill -USR2` holds.

    Where a microphone or a loudspeaker is missing it says so, and goes on as `talk` when somebody is at the
    terminal; otherwise it ends with exit code 4. As a service it stays up instead, dark, and goes on by itself
    when what is missing has come or what is wrong has been mended.
    """
    from device.cli.messages import end_on_defects
    from device.evening.event_loop import FreshStartNeeded
    from device.evening.state_store import state_folder
    from device.service.single_instance import AnotherCoachError, only_one
    from device.system.private_memory import keep_memory_private

    keep_memory_private()
    end_on_defects()
    settings = _as_service() if os.environ.get("NOTIFY_SOCKET") else _by_hand()
    if settings is None:
        return
    from device.service.app import serve

    try:
        with only_one(state_folder()):
            serve(settings)
    except AnotherCoachError as error:
        typer.echo(f"repair-coach: {error}", err=True)
        raise typer.Exit(ExitCode.NOT_READY) from None
    except FreshStartNeeded as reason:
        log.error("starting afresh: %s", reason)
        # No tidying up: PortAudio may never come back from it.
        os._exit(ExitCode.INTERNAL)


def _by_hand() -> Settings | None:
    """The settings to coach with; None where the evening was typed instead. Raises SettingsError or Exit."""
    from device.checks.missing_sound import missing_sound
    from device.service.fault_voice import say_settings_fault
    from device.settings.load import SettingsError, load_settings

    try:
        settings = load_settings().settings
    except SettingsError as error:
        say_settings_fault(error.key)  # nobody may be looking at a screen
        raise
    missing = missing_sound(settings.microphone.device or None, settings.speaker.device or None)
    if not missing:
        return settings
    for finding in missing:
        typer.echo(f"repair-coach: {finding}", err=True)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        typer.echo("repair-coach: to try it without sound: ./coach demo, or repair-coach talk", err=True)
        raise typer.Exit(ExitCode.NO_SOUND)
    typer.echo("Going on as `repair-coach talk`: type your answers.", err=True)
    from device.cli.talk import talk

    talk(fast=False, light=True, seed=None)
    return None


def _as_service() -> Settings | None:
    """The settings to coach with, once nothing stands in the way; None when the service is to end meanwhile."""
    from device.evening.event_loop import Inbox, Quit
    from device.service.fault_mode import serve_fault_mode
    from device.service.preflight import obstacle
    from device.system.systemd_notify import Systemd

    logging.basicConfig(level=logging.INFO, format="repair-coach: %(message)s")
    systemd = Systemd(os.environ["NOTIFY_SOCKET"])
    inbox = Inbox()
    signal.signal(signal.SIGTERM, lambda _number, _frame: inbox.post(Quit()))
    while True:
        settings, fault = obstacle()
        if fault is None:
            return settings
        if not serve_fault_mode(fault, settings, inbox, systemd):
            return None
