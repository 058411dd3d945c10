"""Pins, and nothing installed that moves them: the device serves without, and does not start again and again."""

from __future__ import annotations

import sys
import types
from pathlib import Path

import pytest

from device.board import pins as board
from device.board.pins import NoPinLibrary, open_pins
from device.button.inputs import open_button
from device.evening.event_loop import Inbox
from device.service.app import _open_button
from device.settings.schema import Button, Settings


@pytest.fixture
def chip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A GPIO chip; no library is installed."""
    (tmp_path / "gpiochip0").touch()
    monkeypatch.setattr(board, "DEVICES", tmp_path)
    monkeypatch.setattr("device.service.app.DEVICES", tmp_path)
    monkeypatch.setenv("GPIOZERO_PIN_FACTORY", "lgpio")
    monkeypatch.setenv("RUNTIME_DIRECTORY", str(tmp_path))
    monkeypatch.delitem(sys.modules, "device.board.fine_pins", raising=False)
    for name in ("lgpio", "gpiozero.pins.lgpio", "gpiozero.pins.rpigpio", "gpiozero.pins.native"):
        monkeypatch.setitem(sys.modules, name, None)


@pytest.mark.usefixtures("chip")
def test_the_reason_names_what_can_be_done_here() -> None:
    with pytest.raises(NoPinLibrary, match=r"sudo \./coach install.*-m pip install"):
        open_pins()


@pytest.mark.usefixtures("chip")
def test_an_empty_lgpio_counts_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "gpiozero.pins.lgpio")
    monkeypatch.setitem(sys.modules, "lgpio", types.ModuleType("lgpio"))
    with pytest.raises(NoPinLibrary):
        open_pins()


@pytest.mark.usefixtures("chip")
def test_another_library_serves_where_lgpio_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    other = types.ModuleType("gpiozero.pins.rpigpio")
    other.RPiGPIOFactory = lambda: "RPi.GPIO"  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "gpiozero.pins.rpigpio", other)
    opened = open_pins()
    assert (str(opened.factory), opened.debounces) == ("RPi.GPIO", False)


@pytest.mark.usefixtures("chip")
def test_an_appliance_serves_without_pins_and_says_so(caplog: pytest.LogCaptureFixture) -> None:
    button = _open_button(Settings(), Inbox(), appliance=True)
    button.close()
    assert "neither button nor light" in caplog.text


@pytest.mark.usefixtures("chip")
def test_a_pin_that_somebody_holds_is_no_such_case(monkeypatch: pytest.MonkeyPatch) -> None:
    def taken() -> None:
        raise board.PinsError("GPIO17 cannot be the button")

    monkeypatch.setattr("device.button.inputs.open_pins", taken)
    button = open_button(Button(), lambda _event: None, 0.0)
    button.close()
    assert not button.for_good
    with pytest.raises(board.PinsError, match="GPIO17"):
        _open_button(Settings(), Inbox(), appliance=True)
