"""Typed talk: what is typed is read in the reader's process; a terminal's light and keys never wait for it."""

from __future__ import annotations

import io
import json
import os
import threading
from contextlib import closing
from pathlib import Path

import pytest
from reader_at_hand import ReaderAtHand, trained
from waiting import happens

from device.console.clock import FastClock
from device.console.course import Course
from device.console.said_aside import SaidAside
from device.console.typed_device import TypedStage
from device.console.typed_evening import talk_piped, talk_with_program
from device.console.typed_inputs import InputEndedError
from device.evening.session import Session
from device.evening.state_store import StateStore
from device.reading.steady_reader import SteadyReader
from device.reading.weights import WEIGHTS
from dialogue.events import Event, Heard, Started, VoiceBegan
from dialogue.script import load_script
from dialogue.understanding.opinion import Opinion


class HeldReader(ReaderAtHand):
    """Reads nothing before it is let go."""

    def __init__(self) -> None:
        self.let_go = threading.Event()

    def read(self, text: str, stage: str) -> Opinion:
        self.let_go.wait()
        return super().read(text, stage)


class TakingSession(Session):
    """A session that notes what it is given."""

    def __init__(self, stage: TypedStage, home: Path) -> None:
        super().__init__(load_script(), stage, StateStore(home))
        self.taken: list[Event] = []

    def take(self, event: Event, now: float) -> None:
        self.taken.append(event)
        super().take(event, now)

    @property
    def heard(self) -> list[Heard]:
        return [event for event in self.taken if isinstance(event, Heard)]


def test_a_terminal_goes_on_while_a_line_is_read_and_lines_keep_their_order(tmp_path: Path) -> None:
    reader, clock = HeldReader(), FastClock()
    stage = TypedStage(lambda _: None, lambda _, __: None, SteadyReader(reader))
    session = TakingSession(stage, tmp_path)
    course = Course(session, stage, clock)
    session.begin(Started(seed=1), clock.now)
    while stage.listening is None:
        course.go_on()
    with closing(SaidAside(course)) as aside:
        aside.say("i don't know, she walked out on me")
        aside.say("and i just stood there")
        assert [type(event) for event in session.taken[-2:]] == [VoiceBegan, VoiceBegan], "it was noticed at once"
        aside.take()
        assert session.heard == [], "nothing waits for it"
        reader.let_go.set()

        def both_heard() -> bool:
            aside.take()
            return len(session.heard) == 2

        assert happens(both_heard)
    assert [heard.open for heard in session.heard] == ["i don't know, she walked out on me", "and i just stood there"]
    assert session.heard[0].opinion == trained().read("i don't know, she walked out on me", "welcome")


@pytest.fixture
def damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's home with a reader whose weights were cut off."""
    for variable in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path))
    weights = tmp_path / "weights"
    weights.write_bytes(WEIGHTS.read_bytes()[:2000])
    monkeypatch.setattr("device.reading.child_reader.WEIGHTS", weights)
    return weights


def test_typed_talk_without_its_reader_breathes_and_says_why(
    damaged: Path, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    read, write = os.pipe()
    os.write(write, b"six\nthree\n")
    os.close(write)
    talk_piped(read, 1, fast=True, light=False)
    shown = capsys.readouterr().out
    assert "I can't hear well enough for the talking tonight." in shown
    assert "Say: just breathe, on my own, or both of us" not in shown
    assert "Seven" not in shown
    assert str(damaged) in caplog.text
    assert "install repair-coach again" in caplog.text


@pytest.mark.usefixtures("damaged")
def test_a_program_is_refused_the_talk_in_the_same_words() -> None:
    out = io.BytesIO()
    with pytest.raises(InputEndedError):
        talk_with_program(io.BytesIO(b""), out, 1, light=False)
    said = [json.loads(line).get("line") for line in out.getvalue().splitlines()]
    assert "welcome.deaf_to_talk" in said
    assert "welcome.choices" not in said
