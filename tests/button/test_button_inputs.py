"""Presses at the real edges: gpiozero's mock pin, a pseudo-terminal, signals."""

from __future__ import annotations

import contextlib
import os
import pty
import queue
import signal
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from gpiozero.pins.mock import MockFactory, MockPin

from device.board import pins as pins_module
from device.board.pins import Pins, PinsError, open_pins
from device.button.gestures import ButtonEvent
from device.button.inputs import GpioButton, SignalButton, open_button
from device.settings.schema import Button as ButtonSettings
from dialogue.events import ButtonDown, Held, Pressed

Events = queue.Queue[ButtonEvent]


@pytest.fixture
def pins() -> Iterator[Pins]:
    factory = MockFactory()
    yield Pins(factory, debounces=False)
    factory.reset()


@pytest.fixture
def events() -> Events:
    return queue.Queue()


def pin_17(pins: Pins) -> MockPin:
    return pins.factory.pin("GPIO17")


def test_the_pin_pulled_to_ground_is_a_press(pins: Pins, events: Events) -> None:
    button = GpioButton(17, pins, events.put)
    pin = pin_17(pins)
    assert pin.pull == "up"
    pin.drive_low()
    assert events.get(timeout=20) == ButtonDown()
    pin.drive_high()
    assert events.get(timeout=20) == Pressed()
    button.close()
    assert events.empty()


def test_bounces_at_the_pin_are_one_press(pins: Pins, events: Events) -> None:
    button = GpioButton(17, pins, events.put)
    pin = pin_17(pins)
    for _ in range(4):
        pin.drive_low()
        pin.drive_high()
    pin.drive_low()
    assert events.get(timeout=20) == ButtonDown()
    for _ in range(4):
        pin.drive_high()
        pin.drive_low()
    pin.drive_high()
    assert events.get(timeout=20) == Pressed()
    button.close()
    assert events.empty()


def test_a_release_the_driver_never_reported_is_found(pins: Pins, events: Events) -> None:
    times = iter([0.0])  # when it was opened; from then on just before the hold would count
    button = GpioButton(17, Pins(pins.factory, debounces=True), events.put, lambda: next(times, 2.99))
    button._edges.put((True, 1.0))
    assert events.get(timeout=20) == ButtonDown()
    deadline = time.monotonic() + 20
    while button._gestures.wake_at is not None and time.monotonic() < deadline:
        time.sleep(0.005)
    button.close()
    assert button._gestures.wake_at is None  # it was read as up: no hold, no stuck button
    assert events.empty()


def test_a_pin_in_use_is_explained(pins: Pins, events: Events) -> None:
    button = GpioButton(17, pins, events.put)
    with pytest.raises(PinsError, match=r"GPIO17 cannot be the button.*button\.pin"):
        GpioButton(17, pins, events.put)
    button.close()


def test_without_a_chip_the_reason_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GPIOZERO_PIN_FACTORY", raising=False)
    monkeypatch.setattr(pins_module, "DEVICES", tmp_path)
    with pytest.raises(PinsError, match="no GPIO chip"):
        open_pins()


def test_signals_press_and_hold(events: Events) -> None:
    before = signal.getsignal(signal.SIGUSR1)
    button = SignalButton(events.put)
    os.kill(os.getpid(), signal.SIGUSR1)
    assert [events.get(timeout=20), events.get(timeout=20)] == [ButtonDown(), Pressed()]
    os.kill(os.getpid(), signal.SIGUSR2)
    assert [events.get(timeout=20), events.get(timeout=20)] == [ButtonDown(), Held()]
    button.close()
    assert signal.getsignal(signal.SIGUSR1) == before


def test_without_chip_and_terminal_signals_remain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, events: Events
) -> None:
    monkeypatch.delenv("GPIOZERO_PIN_FACTORY", raising=False)
    monkeypatch.setattr(pins_module, "DEVICES", tmp_path)
    monkeypatch.setattr("sys.stdin", (tmp_path / "empty").open("w+"))
    opened = open_button(ButtonSettings(), events.put)
    assert str(os.getpid()) in opened.how
    assert opened.missing is not None
    opened.close()


KEYS_PROGRAM = """
import queue, sys
from device.button.inputs import KeyButton
events = queue.Queue()
KeyButton(events.put)
print("ready", flush=True)
for _ in range(4):
    print(type(events.get(timeout=20)).__name__, flush=True)
raise SystemExit({ending})
"""


@pytest.mark.parametrize("ending", ["0", "1 / 0"])
def test_keys_press_and_hold_and_the_terminal_is_given_back(ending: str) -> None:
    """In a child of its own pseudo-terminal; one ends well, the other crashes."""
    child, terminal = pty.fork()
    if child == 0:
        program = KEYS_PROGRAM.replace("{ending}", ending)
        os.execv(sys.executable, [sys.executable, "-c", program])
    before = termios.tcgetattr(terminal)
    shown = b""
    deadline = time.monotonic() + 20
    while b"ready" not in shown and time.monotonic() < deadline:
        shown += os.read(terminal, 1000)
    assert not termios.tcgetattr(terminal)[3] & termios.ICANON
    os.write(terminal, b"x q")
    while shown.count(b"Held") < 1 and time.monotonic() < deadline:
        shown += os.read(terminal, 1000)
    with contextlib.suppress(OSError):  # the child closes its end
        while os.read(terminal, 1000):
            pass
    os.waitpid(child, 0)
    names = shown.decode().split()
    first = names.index("ready") + 1
    assert names[first : first + 4] == ["ButtonDown", "Pressed", "ButtonDown", "Held"]
    assert termios.tcgetattr(terminal)[3] == before[3]


BACKGROUND_PROGRAM = """
import subprocess, sys
program = "from device.button.inputs import KeyButton; print(KeyButton.possible())"
subprocess.run([sys.executable, "-c", program])
subprocess.run([sys.executable, "-c", program], process_group=0)
"""


def test_a_background_job_leaves_the_terminal_alone() -> None:
    """Once in the foreground of a terminal, once in its background, where touching it would stop the process."""
    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.executable, [sys.executable, "-c", BACKGROUND_PROGRAM])
    shown = b""
    with contextlib.suppress(OSError):
        while more := os.read(terminal, 1000):
            shown += more
    os.waitpid(child, 0)
    assert shown.split() == [b"True", b"False"]
