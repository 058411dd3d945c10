"""A program that is the couple: it reads the coach's events and writes its inputs, one after the other."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from reader_at_hand import steady

from device.console.clock import FastClock
from device.console.json_evening import JsonEvening, Report
from device.console.typed_device import TypedStage
from device.evening.session import Session
from device.evening.state_store import StateStore
from dialogue.events import Started
from dialogue.script import Script, load_script

Event = Mapping[str, Any]
Input = Mapping[str, Any]
TURNS = frozenset({"ask", "waits", "error", "end"})  # what hands the turn to the program


@cache
def script() -> Script:
    """The shipped script, read once."""
    return load_script()


def environment(home: Path) -> dict[str, str]:
    """As a person's, with a home of its own."""
    return {**os.environ, "XDG_STATE_HOME": str(home), "XDG_CONFIG_HOME": str(home), "COLUMNS": "200"}


class Partnered(Protocol):
    """A coach that a program talks with."""

    def until_my_turn(self) -> Event:
        """The event that hands the turn over."""

    def write(self, *inputs: Input | bytes) -> None:
        """Inputs, or lines that are none."""


def as_line(one: Input | bytes) -> bytes:
    """An input as it is written."""
    return one if isinstance(one, bytes) else json.dumps(one).encode() + b"\n"


class NearCoach:
    """The same door in this process: no start to wait for, and every input is carried out when it is written."""

    def __init__(self, home: Path, seed: int = 4) -> None:
        clock = FastClock()
        self.events: list[Event] = []
        self._turns: deque[Event] = deque()
        report = Report(self._note, clock, light=True)
        stage = TypedStage(report.spoken, report.shown, steady())
        session = Session(script(), stage, StateStore(home))
        session.begin(Started(seed=seed), clock.now)
        self._evening = JsonEvening(session, stage, clock, report)
        self._evening.begin()

    def _note(self, event: dict[str, Any]) -> None:
        self.events.append(event)
        if event["event"] in TURNS:
            self._turns.append(event)

    def until_my_turn(self) -> Event:
        """The event that hands the turn over, of the input before or of the start."""
        return self._turns.popleft()

    def write(self, *inputs: Input | bytes) -> None:
        """Inputs, or lines that are none."""
        for each in inputs:
            self._evening.take_line(as_line(each))

    def leave(self) -> None:
        """Write no more. Raises InputEndedError where a question waits."""
        self._evening.end_input()

    def said(self) -> list[str]:
        """Ids of the lines so far."""
        return [event["line"] for event in self.events if event["event"] == "said"]


class Coach:
    """The command, run with unbuffered pipes. Its events so far are in ``events``."""

    def __init__(self, running: subprocess.Popen[bytes]) -> None:
        self.running = running
        self.events: list[Event] = []

    def until_my_turn(self) -> Event:
        """The event that hands the turn over; what comes before it is in ``events``."""
        assert self.running.stdout is not None
        for line in iter(self.running.stdout.readline, b""):
            self.events.append(json.loads(line))
            if self.events[-1]["event"] in TURNS:
                return self.events[-1]
        raise AssertionError("the coach is gone without an end")

    def write(self, *inputs: Input | bytes) -> None:
        """Inputs, or lines that are none."""
        assert self.running.stdin is not None
        for each in inputs:
            self.running.stdin.write(as_line(each))

    def leave(self) -> None:
        """Write no more."""
        assert self.running.stdin is not None
        self.running.stdin.close()

    def exit_code(self) -> int:
        """What the command ended with."""
        return self.running.wait(timeout=60)

    def said(self) -> list[str]:
        """Ids of the lines so far."""
        return [event["line"] for event in self.events if event["event"] == "said"]


@contextmanager
def coach(home: Path, *more: str) -> Iterator[Coach]:
    """``talk --jsonl`` for as long as the block lasts."""
    command = [sys.executable, "-m", "device", "talk", "--jsonl", "--seed", "4", *more]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, bufsize=0, env=environment(home)) as running:
        try:
            yield Coach(running)
        finally:
            running.kill()


def play(one: Partnered, react: Callable[[Event], Input]) -> Event:
    """A whole evening: ``react`` gives an input whenever it is the program's turn. The last event."""
    while (turn := one.until_my_turn())["event"] != "end":
        one.write(react(turn))
    return turn
