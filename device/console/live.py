"""A typed conversation at a terminal, in real time: captions scroll up, below them light and input line stay."""

from __future__ import annotations

import os
import queue
import select
import sys
import termios
import threading
import time
import tty
from contextlib import ExitStack, closing
from datetime import datetime

from rich.console import Console, Group
from rich.live import Live
from rich.text import Text

from device.console.captions import Captions, printable
from device.console.clock import RealClock
from device.console.course import Course
from device.console.directives import HELP, BadDirectiveError, is_directive, read_directive
from device.console.early import EarlyLines
from device.console.said_aside import SaidAside
from device.console.typed_device import LONGEST_CHARACTERS, TypedStage
from device.console.typed_inputs import Now, Wait
from device.evening.bootstrap import load_words, started
from device.evening.session import Session
from device.evening.state_store import StateStore
from device.light.glow import Glow
from device.reading.child_reader import UNHURRIED, ChildReader
from device.reading.steady_reader import SteadyReader
from device.settings.load import load_settings

FRAMES_A_SECOND = 20
_BAR_CELLS = 40
_HELP = "type an answer, Enter  ·  Enter alone: the button  ·  /hold the end  ·  /help"


def talk_live(seed: int) -> None:
    """A whole evening at this terminal. Raises SettingsError, ScriptError; KeyboardInterrupt leaves at once."""
    settings = load_settings().settings
    state_store = StateStore()
    console = Console(highlight=False)
    glow = Glow(time.monotonic())
    captions = Captions(console, light=False)
    script = load_words(settings)
    with ExitStack() as opened:
        reader = opened.enter_context(closing(SteadyReader(ChildReader(limits=UNHURRIED))))
        keys = opened.enter_context(_Keys())
        live = opened.enter_context(Live(console=console, refresh_per_second=FRAMES_A_SECOND, transient=True))
        stage = TypedStage(captions.spoken, glow.show, reader)
        session = Session(script, stage, state_store)
        course = Course(session, stage, RealClock())
        early = EarlyLines(course)
        said_aside = opened.enter_context(closing(SaidAside(course)))
        session.begin(
            started(settings, state_store, seed, open_hearing=reader.present, local_time=datetime.now()),
            time.monotonic(),
        )
        while not session.ended:
            said_aside.take()
            line = keys.line(1 / FRAMES_A_SECOND)
            if line is not None and (not line.strip() or is_directive(line.strip())):
                captions.typed(line)
                _obey(course, said_aside, captions, line.strip())
            elif line is not None:
                early.typed(line)
            if not session.ended and (said := early.due()) is not None:
                captions.typed(said)
                said_aside.say(said)
            if course.due_at is not None and course.due_at <= time.monotonic():
                course.go_on()
            live.update(_footer(glow.level(time.monotonic()), keys.typed, stage, early.kept))


def _obey(course: Course, said_aside: SaidAside, captions: Captions, line: str) -> None:
    """Do what a directive asks for; an empty line is a press."""
    if line == "/help":
        captions.note(f"{HELP}; Enter alone presses the button, Ctrl-D holds it, Ctrl-C leaves")
        return
    try:
        done = read_directive(line or "/press")
        if isinstance(done, Wait):
            raise BadDirectiveError("time passes by itself here")
    except BadDirectiveError as error:
        captions.note(str(error))
    else:
        if isinstance(done, Now):
            said_aside.say(done.text)
        else:
            course.do(done)


def _footer(level: float, typed: str, stage: TypedStage, kept: tuple[str, ...]) -> Group:
    """The light as a bar that breathes, whether it listens, what waits to be heard and what is being typed."""
    state = stage.shown.state if stage.shown else None
    ear = "ear open" if stage.listening is not None else "ear closed"
    filled = round(level * _BAR_CELLS)
    amber = f"rgb({round(90 + 165 * level)},{round(40 + 110 * level)},{round(10 + 20 * level)})"
    bar = Text.assemble(
        ("●" * filled, amber), (" " * (_BAR_CELLS - filled), ""), (f"  {state.label if state else ''}, {ear}", "dim")
    )
    waiting = [Text(f"kept   {printable(line)}", "dim") for line in kept]
    return Group(Text(), bar, *waiting, Text.assemble(("you    ", "bold"), typed + "▏"), Text(_HELP, "dim"))


class _Keys:
    """Reads the keyboard without an echo, so that the light can move while somebody types."""

    def __init__(self) -> None:
        self.typed = ""
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._terminal = sys.stdin.fileno()
        self._before = termios.tcgetattr(self._terminal)
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._read, name="keys", daemon=True)

    def __enter__(self) -> _Keys:
        tty.setcbreak(self._terminal, termios.TCSADRAIN)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        self._thread.join()
        termios.tcsetattr(self._terminal, termios.TCSADRAIN, self._before)

    def line(self, timeout_seconds: float) -> str | None:
        """The next whole line, or None after a moment."""
        try:
            return self._lines.get(timeout=timeout_seconds)
        except queue.Empty:
            return None

    def _read(self) -> None:
        while not self._stopped.is_set():
            if not select.select([self._terminal], [], [], 0.1)[0]:
                continue
            for character in os.read(self._terminal, 1024).decode("utf-8", "replace"):
                self._take(character)

    def _take(self, character: str) -> None:
        if character in "\r\n":
            self._lines.put(self.typed)
            self.typed = ""
        elif character in "\x7f\b":
            self.typed = self.typed[:-1]
        elif character == "\x04":  # Ctrl-D: the same as holding the button
            self._lines.put("/hold")
        else:
            self.typed = (self.typed + printable(character))[:LONGEST_CHARACTERS]
