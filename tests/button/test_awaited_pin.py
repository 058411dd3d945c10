"""A button whose pin another program holds: the service goes on, and takes the pin as soon as it is free."""

from __future__ import annotations

import functools
import logging
import queue
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from gpiozero import LED
from gpiozero.pins.mock import MockFactory

from device.board.pins import Board, Pins
from device.button.gestures import ButtonEvent
from device.button.inputs import open_button
from device.evening.event_loop import Inbox
from device.service import app
from device.service.missing_parts import MissingParts
from device.settings.schema import Button, Settings
from device.system.systemd_notify import Systemd
from dialogue.events import ButtonDown, Pressed


@pytest.fixture
def pins(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pins]:
    monkeypatch.setattr("device.button.inputs.AWAIT_SECONDS", 0.01)
    factory = MockFactory()
    with Path("/dev/null").open() as nobody:
        monkeypatch.setattr("sys.stdin", nobody)
        yield Pins(factory, debounces=False)
    factory.reset()


def test_it_is_taken_once_it_is_free_and_presses_count(pins: Pins) -> None:
    holder = LED(17, pin_factory=pins.factory)
    events: queue.Queue[ButtonEvent] = queue.Queue()
    found: queue.Queue[str] = queue.Queue()
    button = open_button(Button(), events.put, 0.0, pins=lambda: pins, found=found.put)
    assert "GPIO17 cannot be the button" in (button.missing or "")
    with pytest.raises(queue.Empty):
        found.get(timeout=0.1)  # ten looks while it is held
    holder.close()
    assert found.get(timeout=20) == "button on GPIO17"
    pin = pins.factory.pin("GPIO17")
    pin.drive_low()
    assert events.get(timeout=20) == ButtonDown()
    pin.drive_high()
    assert events.get(timeout=20) == Pressed()
    button.close()
    LED(17, pin_factory=pins.factory).close()  # it was given back


def test_it_can_be_closed_while_it_waits(pins: Pins, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("device.button.inputs.AWAIT_SECONDS", 1000.0)
    holder = LED(17, pin_factory=pins.factory)
    button = open_button(Button(), lambda _event: None, 0.0, pins=lambda: pins, found=lambda _how: None)
    closing = threading.Thread(target=button.inputs[-1].close)
    closing.start()
    closing.join(20)
    assert not closing.is_alive()
    button.inputs[0].close()
    holder.close()


def test_nobody_who_did_not_ask_waits_for_it(pins: Pins) -> None:
    holder = LED(17, pin_factory=pins.factory)
    before = threading.active_count()
    button = open_button(Button(), lambda _event: None, 0.0, pins=lambda: pins)
    assert threading.active_count() == before + 1, "only the signals have a thread"
    button.close()
    holder.close()


def test_the_service_goes_on_says_why_and_says_when_it_has_come(
    pins: Pins, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("RUNTIME_DIRECTORY", str(tmp_path))
    monkeypatch.setattr("device.board.pins.open_pins", lambda: pins)
    monkeypatch.setattr(app, "open_button", functools.partial(open_button, patience_seconds=0.0))
    caplog.set_level(logging.INFO, "repair-coach")
    holder = LED(17, pin_factory=pins.factory)
    parts, pressed, inbox = MissingParts(Systemd()), threading.Event(), Inbox()
    button = app._open_button(Settings(), inbox, Board(), parts, pressed, appliance=True)
    assert parts.status.startswith("loading; no button: GPIO17 cannot be the button")
    assert "no button: GPIO17 cannot be the button" in caplog.text
    assert (tmp_path / "button").read_text().startswith("no button: GPIO17")
    holder.close()
    deadline = time.monotonic() + 20
    while parts.status != "loading" and time.monotonic() < deadline:
        time.sleep(0.005)
    assert parts.status == "loading"
    pins.factory.pin("GPIO17").drive_low()
    assert pressed.wait(20)
    button.close()
    assert (tmp_path / "button").read_text() == "button on GPIO17"
    assert "button: button on GPIO17" in caplog.text
