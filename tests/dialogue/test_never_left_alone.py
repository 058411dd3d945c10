"""Whoever spoke of dying is not sent away by a word that sounds like something else, and nobody talks to a dead ear."""

from __future__ import annotations

import pytest
from test_after_a_no import HALF_SAID, OUTRIGHT, answered, at_question
from world import COUPLE, SOLO

from dialogue.events import MicrophoneLost


@pytest.mark.parametrize(
    "said", ["i want it to stop", "yes, make it stop", "i want out", "i've had enough", "yes, end it", "i'm done"]
)
def test_an_end_of_ones_own_is_no_stop_of_the_session(said: str) -> None:
    world = at_question(COUPLE, "checkin.first")
    lines = answered(world, OUTRIGHT, said)
    assert "safety.person_now" in lines
    assert not world.ended


@pytest.mark.parametrize("said", ["stop", "please stop", "can we stop there", "let's call it a night"])
def test_a_stop_of_the_session_ends_it_there_too(said: str) -> None:
    world = at_question(COUPLE, "checkin.first")
    answered(world, OUTRIGHT)
    world.say(said)
    assert world.ended


@pytest.mark.parametrize("said", ["i have taken pills", "i have got a knife here", "i cut myself"])
def test_help_that_was_told_is_told_again_to_who_says_more(said: str) -> None:
    world = at_question(COUPLE, "checkin.first")
    lines = answered(world, OUTRIGHT, "yes", said)
    assert lines[-3:] == ["safety.hurt_already", "safety.number_again", "safety.keep_light"]


def test_what_is_half_said_a_third_time_is_not_swallowed() -> None:
    world = at_question(COUPLE, "checkin.first")
    answered(world, HALF_SAID, "no", HALF_SAID, "no")
    assert answered(world, HALF_SAID)


def test_nor_does_it_take_an_open_safety_question_away() -> None:
    world = at_question(SOLO, "checkin.how_stirred")
    answered(world, HALF_SAID, "no", HALF_SAID, "no", "can i have the number")
    assert world.question == "safety.alone"
    since = len(world.lines)
    world.say(HALF_SAID)
    world.wait(1.0)
    assert world.lines[since:], "the safer answer, at once"


def test_an_ear_that_is_lost_while_the_question_sounds_is_told() -> None:
    world = at_question(COUPLE, "own.first")
    world.say("say it again")
    world.give(MicrophoneLost())
    world.wait(30.0)
    assert "fault.microphone" in world.lines
