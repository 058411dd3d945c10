"""Sets up a typed evening: script, memory and settings as on the device, terminal instead of pins and sound."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console

from device.memory import Memory
from device.session import Session
from device.settings_file import load_settings
from device.typed.captions import Captions
from device.typed.clock import FastClock, RealClock
from device.typed.piped import PipedEvening
from device.typed.stage import TypedStage
from device.wiring import load_words, started


def talk_piped(lines: Iterable[str], seed: int, *, fast: bool, light: bool) -> None:
    """A whole evening from ``lines``. Raises SettingsError, ScriptError, InputEndedError, BadDirectiveError."""
    settings = load_settings().settings
    captions = Captions(Console(highlight=False, soft_wrap=True), light)
    stage = TypedStage(captions.spoken, captions.shown)
    memory = Memory()
    clock = FastClock() if fast else RealClock()
    session = Session(load_words(settings), stage, memory)
    session.begin(started(settings, memory, seed), clock.now)
    PipedEvening(session, stage, clock, lines, captions.typed).run()
    memory.first_run_over()
