"""Sets up a typed evening: script, memory and settings as on the device, a terminal or a program instead of sound."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from datetime import datetime
from typing import Any, BinaryIO

import msgspec
from rich.console import Console

from device.console.captions import Captions
from device.console.clock import FastClock, RealClock
from device.console.json_evening import JsonEvening, Report
from device.console.json_input import lines_of
from device.console.piped import PipedEvening
from device.console.typed_device import TypedStage
from device.console.written import PromptedLines, StreamedLines
from device.evening.bootstrap import load_words, started
from device.evening.session import Session
from device.evening.state_store import StateStore
from device.reading.child_reader import UNHURRIED, ChildReader
from device.reading.steady_reader import SteadyReader
from device.settings.load import load_settings


def talk_piped(file: int, seed: int, *, fast: bool, light: bool) -> None:
    """A whole evening from lines of a file. Raises SettingsError, ScriptError, InputEndedError, BadDirectiveError."""
    settings = load_settings().settings
    captions = Captions(Console(highlight=False, soft_wrap=True), light)
    keyboard = os.isatty(file)
    prompted = PromptedLines(file, captions.prompt) if keyboard and fast and sys.stdout.isatty() else None

    def used(line: str) -> None:
        if prompted is None or not prompted.prompted:  # else it stands there already
            captions.typed(line)

    state_store = StateStore()
    clock = FastClock() if fast else RealClock()
    with closing(SteadyReader(ChildReader(limits=UNHURRIED))) as reader:
        stage = TypedStage(captions.spoken, captions.shown, reader)
        session = Session(load_words(settings), stage, state_store)
        session.begin(
            started(settings, state_store, seed, open_hearing=reader.present, local_time=datetime.now()), clock.now
        )
        lines = prompted or StreamedLines(file)
        PipedEvening(session, stage, clock, lines, used, captions.note if keyboard else None).run()


def talk_with_program(inputs: BinaryIO, events: BinaryIO, seed: int, *, light: bool) -> None:
    """A whole evening with whatever writes JSON to ``inputs``. Raises SettingsError, ScriptError, InputEndedError."""

    def write(event: dict[str, Any]) -> None:
        events.write(msgspec.json.encode(event) + b"\n")
        events.flush()

    settings = load_settings().settings
    state_store = StateStore()
    clock = FastClock()
    report = Report(write, clock, light)
    with closing(SteadyReader(ChildReader(limits=UNHURRIED))) as reader:
        stage = TypedStage(report.spoken, report.shown, reader)
        session = Session(load_words(settings), stage, state_store)
        session.begin(
            started(settings, state_store, seed, open_hearing=reader.present, local_time=datetime.now()), clock.now
        )
        JsonEvening(session, stage, clock, report).run(lines_of(inputs))
