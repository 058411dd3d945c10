"""Pins, and nothing installed that moves them: the device serves without, and does not start again and again."""

from __future__ import annotations

import sys
import types
from pathlib import Path

import pytest

from device.board import pins as board
from device.board.pins import Board, NoPinLibrary, open_pins
from device.button.inputs import AwaitedPin, open_button
from device.settings.schema import Button


@pytest.fixture
def chip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A GPIO chip; no library is installed."""
    (tmp_path / "gpiochip0").touch()
    monkeypatch.setattr(board, "DEVICES", tmp_path)
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
def test_it_is_looked_for_once_in_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    shared = Board()
    with pytest.raises(NoPinLibrary):
        shared.pins()
    monkeypatch.setattr(board, "open_pins", lambda: pytest.fail("looked for again"))
    with pytest.raises(NoPinLibrary, match="install"):
        shared.pins()


@pytest.mark.usefixtures("chip")
def test_the_button_is_not_awaited_where_nothing_can_move_its_pin() -> None:
    button = open_button(Button(), lambda _event: None, 0.0, found=lambda _how: None)
    button.close()
    assert not any(isinstance(source, AwaitedPin) for source in button.inputs)
    assert "no library" in (button.missing or "")
