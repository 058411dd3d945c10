"""A line that follows on another one begins with a pause, whichever flow says it (METHOD 4, "Rate and pitch")."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from world import World

from dialogue.commands import Command, Listen, Pause, Speak
from dialogue.events import Spoken, Started

ANSWERS = (
    *("yes", "no", "two", "nine", "ready", "a break", "ordinary", "he hits me"),
    *("just breathe", "both of us", "on my own"),
)


def run_together(world: World) -> list[str]:
    """Lines that begin at the moment at which another one ended, without a pause."""
    ended_at = {at for at, event in world.events if isinstance(event, Spoken)}
    found, ear_opened_at = list[str](), -1.0
    for at, command in world.commands:
        if isinstance(command, Listen):
            ear_opened_at = at
        if isinstance(command, Speak) and at in ended_at and ear_opened_at != at and not begins_with_a_pause(command):
            found.append(command.line)
    return found


def begins_with_a_pause(command: Command) -> bool:
    return isinstance(command, Speak) and isinstance(command.parts[0], Pause)


def test_good_night_after_the_last_number_does_not_run_on() -> None:
    world = World(Started(seed=0))
    world.answer("just breathe", "seven", "four")
    world.until_end()
    assert world.lines[-2:] == ["recheck.calm_end", "close.good_night_calm"]
    assert run_together(world) == []


@pytest.mark.parametrize("cause", ["words", "cap"])
def test_the_neutral_stop_begins_with_its_own_pause_only(cause: str) -> None:
    world = World(Started(seed=0, cap_seconds=60.0 if cause == "cap" else 1800.0))
    world.answer("both of us", "ordinary", "nine", "nine", "four", "four")
    while "ending.neutral_1" not in world.lines:
        world.until_question()
        world.say("he hits me" if cause == "words" else "yes")
    (first,) = (c for _, c in world.commands if isinstance(c, Speak) and c.line == "ending.neutral_1")
    assert begins_with_a_pause(first)
    assert not isinstance(first.parts[1], Pause)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(ANSWERS), max_size=12))
def test_no_line_runs_on_whatever_is_answered(answers: list[str]) -> None:
    world = World(Started(seed=0))
    for answer in answers:
        while not world.ended and world.listening is None:
            world.pass_time()
        if world.ended:
            break
        world.say(answer)
    assert run_together(world) == []
