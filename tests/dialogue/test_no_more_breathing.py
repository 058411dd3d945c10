"""Nobody breathes on against their will: while breathing it ends, and at the gate something else is offered."""

from __future__ import annotations

import pytest
from world import World

from dialogue.events import Heard
from dialogue.states import DeviceState

_REFUSALS = [
    "no more of this breathing",
    "we don't want more breathing, can we not talk",
    "that's enough breathing now",
]


def _breathing() -> World:
    world = World()
    world.answer("both of us", "ordinary", "eight", "seven")
    world.until_state(DeviceState.BREATHING)
    world.wait(30.0)
    return world


def _still_high() -> World:
    world = _breathing()
    world.answer("seven", "seven")
    world.until_question("recheck.still_high")
    return world


@pytest.mark.parametrize("said", _REFUSALS)
def test_while_breathing_it_ends(said: str) -> None:
    world = _breathing()
    began = world.now
    world.say(said)
    world.until_question("recheck.first")
    assert world.now - began < 30.0


@pytest.mark.parametrize("said", _REFUSALS)
def test_at_the_gate_a_break_or_leaving_it_is_offered(said: str) -> None:
    world = _still_high()
    before = len(world.lines)
    world.answer(said)
    world.until_question("recheck.without_breathing")
    assert not [line for line in world.lines[before:] if line.startswith("calm.")]
    assert "recheck.no_more" in world.lines


@pytest.mark.parametrize(("answer", "stage"), [("a break", "break."), ("leave it", "close.")])
def test_what_is_chosen_there_is_done(answer: str, stage: str) -> None:
    world = _still_high()
    world.answer("no more breathing please", answer)
    world.wait(60.0)
    assert any(line.startswith(stage) for line in world.lines)
    assert world.lines.count("calm.begin") == 1


def test_a_phrase_that_the_ear_accepted_is_not_done_where_the_words_deny_it() -> None:
    world = _still_high()
    assert world.listening is not None
    world.give(Heard(world.listening.number, "more breathing", "no more breathing", world.now))
    world.until_question("recheck.without_breathing")


def test_a_pause_that_is_denied_does_not_pause_the_breathing() -> None:
    world = _breathing()
    world.say("don't pause")
    world.wait(5.0)
    assert world.state is DeviceState.BREATHING
