"""What the service does without is said once, before any evening; a press cuts it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from device.service import missing_parts
from device.service.missing_parts import MissingParts
from device.system.systemd_notify import Systemd

WHY = "GPIO17 cannot be the button:\n 'GPIO busy'"


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[str, float]]:
    """The lines that were said, and how loud."""
    said: list[tuple[str, float]] = []

    def say(line: str, *, volume_db: float, until: threading.Event) -> None:
        assert not until.is_set()
        said.append((line, volume_db))

    monkeypatch.setattr(missing_parts, "say_fault", say)
    monkeypatch.setenv("CACHE_DIRECTORY", str(tmp_path / "cache"))
    return said


def start(boot: str, *missing: str) -> None:
    """One start of the service."""
    parts = MissingParts(Systemd())
    for part in ("button", "light"):
        if part in missing:
            parts.missing(part, WHY)
        else:
            parts.there(part, "on a pin")
    parts.say(boot, -20.0, threading.Event())


@pytest.mark.parametrize(
    ("missing", "line"),
    [
        (("button",), "fault.no_button"),
        (("light",), "fault.no_light"),
        (("light", "button"), "fault.no_button_and_light"),
    ],
)
def test_each_lack_has_its_line_said_once_a_boot(
    said: list[tuple[str, float]], missing: tuple[str, ...], line: str
) -> None:
    start("first boot", *missing)
    start("first boot", *missing)  # a restart in the night, perhaps right after an evening
    assert said == [(line, -20.0)]
    start("second boot", *missing)
    assert said == [(line, -20.0)] * 2


def test_another_lack_in_the_same_boot_is_said(said: list[tuple[str, float]]) -> None:
    start("boot", "light")
    start("boot", "light", "button")
    assert [line for line, _ in said] == ["fault.no_light", "fault.no_button_and_light"]


def test_a_whole_device_says_nothing(said: list[tuple[str, float]]) -> None:
    start("boot")
    assert said == []


def test_a_cache_that_cannot_be_written_does_not_stop_the_start(
    said: list[tuple[str, float]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("CACHE_DIRECTORY", str(tmp_path / "file"))
    start("boot", "light")
    assert [line for line, _ in said] == ["fault.no_light"]


def test_the_status_is_one_line_with_state_and_reasons(tmp_path: Path) -> None:
    manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    manager.bind(str(tmp_path / "notify"))
    manager.settimeout(20)
    parts = MissingParts(Systemd(str(tmp_path / "notify")))
    parts.missing("button", WHY)
    parts.show_state("resting")
    told = manager.recv(4096).decode()
    assert told == "STATUS=resting; no button: GPIO17 cannot be the button: 'GPIO busy'"
    parts.there("button", "button on GPIO17")
    assert manager.recv(4096).decode() == "STATUS=resting"
    manager.close()


class Card:
    """A loudspeaker that never finishes a line."""

    def __init__(self, *_told: object, **_more: object) -> None:
        self.played = threading.Event()

    def open(self) -> None:
        pass

    def play(self, _utterance: int, _samples: object) -> None:
        self.played.set()

    def close(self) -> None:
        pass


@pytest.mark.parametrize("when", ["before", "meanwhile"])
def test_a_press_cuts_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, when: str) -> None:
    from device.service import fault_voice  # noqa: PLC0415

    card = Card()
    monkeypatch.setattr(fault_voice, "Speaker", lambda *_told, **_more: card)
    monkeypatch.setattr(fault_voice, "open_synthesiser", lambda _voice: Voice())
    monkeypatch.setenv("CACHE_DIRECTORY", str(tmp_path))
    pressed = threading.Event()
    parts = MissingParts(Systemd())
    parts.missing("light", WHY)
    if when == "before":
        pressed.set()
    saying = threading.Thread(target=parts.say, args=("boot", -6.0, pressed))
    saying.start()
    if when == "meanwhile":
        assert card.played.wait(20)
        pressed.set()
    saying.join(20)
    assert not saying.is_alive()
    assert card.played.is_set() == (when == "meanwhile")


class Voice:
    """Makes nothing of every line."""

    rate = 16_000
    close: Callable[[], None] = staticmethod(lambda: None)

    def sound(self, *_told: object) -> bytes:
        return b""
