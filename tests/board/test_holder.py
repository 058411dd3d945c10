"""Who holds a pin: as the kernel names it, and the programs that are seen to hold some."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from gpiozero import LED
from gpiozero.pins.mock import MockFactory
from recorded_lgpio import lgpio_recorded

from device.board import pins as board
from device.board.holder import holder
from device.board.pins import PinsError
from device.button.inputs import GpioButton


def program(processes: Path, number: int, name: str, *opened: str) -> None:
    (processes / f"{number}/fd").mkdir(parents=True)
    (processes / f"{number}/comm").write_text(name + "\n")
    for descriptor, target in enumerate(opened):
        (processes / f"{number}/fd/{descriptor}").symlink_to(target)


def kernel(*names: str) -> Any:
    """A factory whose kernel gives the pins from 0 on to these users."""
    return SimpleNamespace(consumer=lambda pin: names[pin])


def test_programs_with_lines_of_a_chip_are_named(tmp_path: Path) -> None:
    program(tmp_path, 71, "blinker", "/dev/null", "anon_inode:gpio-line")
    program(tmp_path, 72, "old-blinker", "anon_inode:[gpio-linehandle]")
    program(tmp_path, 73, "looks-only", "/dev/gpiochip0", "anon_inode:[eventfd]")
    program(tmp_path, os.getpid(), "ourselves", "anon_inode:gpio-line")
    who = holder(kernel("lg"), 0, tmp_path)
    assert who == 'held as "lg" perhaps by blinker (process 71) or old-blinker (process 72)'


def test_what_is_not_known_is_not_said(tmp_path: Path) -> None:
    assert holder(kernel("", "spi0 CS0"), 0, tmp_path) == ""
    assert holder(kernel("", "spi0 CS0"), 1, tmp_path) == 'held as "spi0 CS0"'
    assert holder(MockFactory(), 17, tmp_path) == ""
    program(tmp_path, 9, "relay", "anon_inode:gpio-event")
    assert holder(MockFactory(), 17, tmp_path) == "held perhaps by relay (process 9)"


def test_the_reason_of_a_pin_that_is_taken_names_its_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("device.board.holder.PROCESSES", tmp_path)
    (tmp_path / "gpiochip0").touch()
    monkeypatch.setattr(board, "DEVICES", tmp_path)
    monkeypatch.setenv("GPIOZERO_PIN_FACTORY", "lgpio")
    monkeypatch.setenv("RUNTIME_DIRECTORY", str(tmp_path))
    with lgpio_recorded() as line:
        line.taken = {17}
        opened = board.open_pins()
        with pytest.raises(PinsError, match=r"GPIO17 cannot be the button: 'GPIO busy', held as \"lg\""):
            GpioButton(17, opened, lambda _event: None)
        line.taken = set()
        GpioButton(17, opened, lambda _event: None).close()  # what failed holds nothing back
        opened.factory.close()


def test_the_same_program_s_other_part_is_named_by_gpiozero_itself() -> None:
    factory = MockFactory()
    lamp = LED(17, pin_factory=factory)
    with pytest.raises(PinsError, match="already in use"):
        GpioButton(17, board.Pins(factory, debounces=False), lambda _event: None)
    lamp.close()
    factory.reset()
