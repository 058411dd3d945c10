"""Where presses come from: a pin, the keys of a terminal, signals. All they do is post events.

``post`` is called in threads of these classes, never in a signal handler or in the pin driver's thread, so it
may take locks; it must not block for long.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import queue
import select
import signal
import sys
import termios
import threading
import time
import tty
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType
from typing import Protocol

from device.board.holder import holder
from device.board.pins import NoPinLibrary, Pins, PinsError, open_pins
from device.button.gestures import SETTLE_SECONDS, ButtonEvent, Gestures
from device.settings.schema import Button as ButtonSettings
from dialogue.events import ButtonDown, Held, Pressed

Post = Callable[[ButtonEvent], None]
PRESS: tuple[ButtonEvent, ...] = (ButtonDown(), Pressed())
HOLD: tuple[ButtonEvent, ...] = (ButtonDown(), Held())
# How long a process that is just ending may hold the pin.
PATIENCE_SECONDS = 10.0
LOOK_SECONDS = 0.5
# How often one that could not be had is tried again afterwards.
AWAIT_SECONDS = 5.0
KEYS = {b" ": PRESS, b"q": HOLD, b"Q": HOLD}
SIGNALS = {signal.SIGUSR1: PRESS, signal.SIGUSR2: HOLD}


class ButtonInput(Protocol):
    """A source of presses that runs until it is closed."""

    def close(self) -> None:
        """Stop posting and give the pin, terminal or signals back."""


@dataclass(frozen=True, slots=True)
class OpenedButton:
    """The inputs in use. how: for a person, how to press. missing: why there is no pin, if there is none."""

    inputs: tuple[ButtonInput, ...]
    how: str
    missing: str | None

    def close(self) -> None:
        """Close every input."""
        for source in self.inputs:
            source.close()


def open_button(
    settings: ButtonSettings,
    post: Post,
    patience_seconds: float = PATIENCE_SECONDS,
    *,
    pins: Callable[[], Pins] = open_pins,
    found: Callable[[str], None] | None = None,
) -> OpenedButton:
    """The pin where there is a GPIO chip, else the keys where a person sits at a terminal; signals always.

    A pin that a process before this one still holds is waited for. Where ``found`` is given, one that cannot be had is
    tried again from time to time, unless no library can move it; ``found`` is told, in a thread of its own, how to
    press from then on. Call it in the main thread: only that one may handle signals.
    """
    how = f"button on GPIO{settings.pin}"
    inputs: list[ButtonInput] = [SignalButton(post)]
    try:
        inputs.append(_patiently(settings.pin, pins(), post, patience_seconds))
        return OpenedButton(tuple(inputs), how, None)
    except PinsError as error:
        missing = str(error)
        if found is not None and not isinstance(error, NoPinLibrary):
            inputs.append(AwaitedPin(lambda: GpioButton(settings.pin, pins(), post), lambda: found(how), AWAIT_SECONDS))
    if KeyButton.possible():
        return OpenedButton((KeyButton(post), *inputs), "space = press, q = hold", missing)
    return OpenedButton(tuple(inputs), f"kill -USR1 {os.getpid()} = press, -USR2 = hold", missing)


def _patiently(pin: int, pins: Pins, post: Post, patience_seconds: float) -> GpioButton:
    deadline = time.monotonic() + patience_seconds
    while True:
        try:
            return GpioButton(pin, pins, post)
        except PinsError:
            if time.monotonic() > deadline:
                raise
        time.sleep(LOOK_SECONDS)


class GpioButton:
    """A button between ``pin`` (BCM) and ground, with the chip's pull-up. Raises PinsError."""

    def __init__(self, pin: int, pins: Pins, post: Post, clock: Callable[[], float] = time.monotonic) -> None:
        # gpiozero's Button would wake ten times a second for ever, to look whether it is held.
        from gpiozero import DigitalInputDevice  # noqa: PLC0415

        try:
            self._button = DigitalInputDevice(pin, pull_up=True, bounce_time=SETTLE_SECONDS, pin_factory=pins.factory)
        except Exception as error:  # lgpio's own error for a pin that is taken is a plain Exception
            why = ", ".join(part for part in (str(error), holder(pins.factory, pin)) if part)
            raise PinsError(f"GPIO{pin} cannot be the button: {why}. Set button.pin to a free pin") from None
        self._post, self._clock = post, clock
        settle_seconds = 0.0 if pins.debounces else SETTLE_SECONDS
        down = bool(self._button.is_active)
        self._gestures = Gestures(clock(), down_at_start=down, settle_seconds=settle_seconds)
        self._edges: queue.SimpleQueue[tuple[bool, float] | None] = queue.SimpleQueue()
        self._button.when_activated = lambda: self._edges.put((True, clock()))
        self._button.when_deactivated = lambda: self._edges.put((False, clock()))
        self._thread = threading.Thread(target=self._run, name="button", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Release the pin."""
        self._edges.put(None)
        self._thread.join()
        self._button.close()

    def _run(self) -> None:
        while True:
            wake_at = self._gestures.wake_at
            seconds = None if wake_at is None else max(wake_at - self._clock(), 0.0)
            try:
                edge = self._edges.get(timeout=seconds)
            except queue.Empty:
                # Read the pin itself: a driver may have lost the edge of the release.
                edge = (bool(self._button.is_active), self._clock())
            if edge is None:
                return
            for event in self._gestures.edge(*edge):
                self._post(event)


class AwaitedPin:
    """A pin that could not be had when it was asked for: tried again until it is the button.

    open_it: raises PinsError while it cannot be had. found: told once, in this object's thread.
    """

    def __init__(self, open_it: Callable[[], GpioButton], found: Callable[[], None], every_seconds: float) -> None:
        self._open_it, self._found, self._every_seconds = open_it, found, every_seconds
        self._button: GpioButton | None = None
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._run, name="awaited-pin", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Look no more, and release the pin if it has come."""
        self._closed.set()
        self._thread.join()
        if self._button is not None:
            self._button.close()

    def _run(self) -> None:
        while not self._closed.wait(self._every_seconds):
            with contextlib.suppress(PinsError):
                self._button = self._open_it()
                self._found()
                return


class KeyButton:
    """The terminal's keys: terminals report no release, so space is a press and q is a hold."""

    @staticmethod
    def possible() -> bool:
        """Whether a person is at this terminal. A background job that touched its settings would be stopped."""
        return sys.stdin.isatty() and os.tcgetpgrp(sys.stdin.fileno()) == os.getpgrp()

    def __init__(self, post: Post) -> None:
        self._post = post
        self._terminal = sys.stdin.fileno()
        self._before = termios.tcgetattr(self._terminal)
        self._stopped, self._stop = os.pipe()
        self._open = True
        atexit.register(self.close)
        tty.setcbreak(self._terminal, termios.TCSADRAIN)  # Ctrl-C still works
        self._thread = threading.Thread(target=self._run, name="keys", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Give the terminal back as it was. Closing twice is fine."""
        if not self._open:
            return
        self._open = False
        atexit.unregister(self.close)
        termios.tcsetattr(self._terminal, termios.TCSADRAIN, self._before)
        os.write(self._stop, b".")
        self._thread.join()
        os.close(self._stop)
        os.close(self._stopped)

    def _run(self) -> None:
        while True:
            ready, _, _ = select.select([self._terminal, self._stopped], [], [])
            if self._stopped in ready:
                return
            try:
                key = os.read(self._terminal, 1)
            except OSError:  # the terminal hung up
                key = b""
            if not key:
                return
            for event in KEYS.get(key, ()):
                self._post(event)


class SignalButton:
    """SIGUSR1 = press, SIGUSR2 = hold: for services, containers and tests.

    A handler may interrupt any line of the main thread, even one that holds a queue's lock. So the handler
    writes one byte to a pipe, and a thread posts.
    """

    def __init__(self, post: Post) -> None:
        self._post = post
        self._came, self._come = os.pipe()
        os.set_blocking(self._come, False)
        self._before = {number: signal.signal(number, self._handle) for number in SIGNALS}
        self._thread = threading.Thread(target=self._run, name="signals", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Put the former handlers back."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        os.close(self._come)
        self._thread.join()
        os.close(self._came)

    def _handle(self, number: int, _frame: FrameType | None) -> None:
        with contextlib.suppress(BlockingIOError):  # thousands of presses wait already
            os.write(self._come, bytes([number]))

    def _run(self) -> None:
        while number := os.read(self._came, 1):
            for event in SIGNALS[signal.Signals(number[0])]:
                self._post(event)
