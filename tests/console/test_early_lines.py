"""What is typed while nobody listens is kept: it answers the next question and is never used up by breathing."""

from __future__ import annotations

from pathlib import Path

import pytest
from reader_at_hand import steady

from device.console.clock import FastClock
from device.console.course import Course
from device.console.early import EarlyLines
from device.console.typed_device import TypedStage
from device.evening.session import Session
from device.evening.state_store import StateStore
from dialogue.events import Started
from dialogue.script import load_script
from dialogue.states import DeviceState


class Evening:
    """A terminal's evening without a terminal: time passes as soon as it is waited for."""

    def __init__(self, home: Path) -> None:
        clock = FastClock()
        self.said: list[tuple[str | None, str]] = []  # what was said, and at which question or place
        self.stage = TypedStage(lambda _: None, lambda _, __: None, steady())
        session = Session(load_script(), self.stage, StateStore(home))
        session.begin(Started(seed=4), clock.now)
        self.course = Course(session, self.stage, clock)
        self.early = EarlyLines(self.course)

    def type(self, *lines: str) -> None:
        """Lines, now."""
        for line in lines:
            self.early.typed(line)

    def go_on(self) -> None:
        """One step of the terminal's loop."""
        line = self.early.due()
        if line is None:
            self.course.go_on()
            return
        assert self.stage.listening is not None
        self.said.append((self.stage.listening.question, line))
        self.course.say(line)

    def until(self, state: DeviceState) -> None:
        """Until the light shows this and nothing is being said."""
        while not (self.stage.shown and self.stage.shown.state is state and self.stage.spoken_at is None):
            self.go_on()

    def until_end(self) -> None:
        """To the end of it."""
        while not self.course.session.ended:
            self.go_on()


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    return Evening(tmp_path)


def test_all_that_is_typed_during_the_welcome_answers_a_question_each(evening: Evening) -> None:
    evening.type("just breathe", "seven", "three")
    assert len(evening.early.kept) == 3
    evening.until_end()
    assert evening.said == [
        ("welcome.choices", "just breathe"),
        ("checkin.how_stirred", "seven"),
        ("recheck.and_now", "three"),
    ]
    assert not evening.early.kept


def test_what_is_typed_while_breathing_is_said_there(evening: Evening) -> None:
    evening.type("just breathe", "seven")
    evening.until(DeviceState.BREATHING)
    evening.type("gentle")
    evening.go_on()
    assert evening.said[-1] == ("calm.breathing", "gentle")


def test_a_cue_that_sounds_covers_what_is_typed_only_for_a_moment(evening: Evening) -> None:
    evening.type("just breathe", "seven")
    evening.until(DeviceState.BREATHING)
    while evening.stage.spoken_at is None:
        evening.go_on()
    evening.type("gentle")
    assert evening.early.due() is None
    assert evening.early.kept == ("gentle",)
    evening.go_on()
    evening.go_on()
    assert evening.said[-1] == ("calm.breathing", "gentle")


def test_a_turn_uses_up_one_early_line_and_takes_what_is_typed_in_it(evening: Evening) -> None:
    evening.type("on my own", "two", "two", "hurt", "I went quiet", "they'd see two tired people", "hey, is now okay?")
    while ("other_eyes.friend", "they'd see two tired people") not in evening.said:
        evening.go_on()
    assert evening.early.due() is None
    evening.type("and a dog")
    evening.go_on()
    assert evening.said[-1] == ("other_eyes.friend", "and a dog")
    while evening.early.kept:
        evening.go_on()
    assert ("approach.out_loud", "hey, is now okay?") in evening.said
