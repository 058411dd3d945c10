"""A line that follows on another one begins with a pause, whichever flow says it, and no other line does (METHOD 4).

The neutral stop is the exception: it begins alike whatever came before, so that nothing tells why.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from world import World

from dialogue.commands import Pause, Speak, Words
from dialogue.conversation import Conversation
from dialogue.events import MicrophoneLost, Spoken, Started
from dialogue.script import Script, load_script

ANSWERS = (
    *("yes", "no", "two", "nine", "ready", "a break", "ordinary", "he hits me"),
    *("just breathe", "both of us", "on my own"),
)
# Begins with a pause of its own, in the script.
WITH_ITS_OWN = "ending.neutral_1"


@dataclass(frozen=True)
class Beginning:
    """How a line begins. follows_on: it is said because another one has just ended."""

    line: str
    follows_on: bool
    pauses: int


def beginnings(world: World) -> list[Beginning]:
    """Those of all lines so far."""
    ended_at = {at for at, event in world.events if isinstance(event, Spoken)}
    return [
        Beginning(command.line, at in ended_at, pauses_before(command.parts))
        for at, command in world.commands
        if isinstance(command, Speak) and command.line != WITH_ITS_OWN
    ]


def pauses_before(parts: tuple[Words | Pause, ...]) -> int:
    return next(place for place, part in enumerate(parts) if isinstance(part, Words))


def assert_paced(world: World) -> None:
    for beginning in beginnings(world):
        assert beginning.pauses == beginning.follows_on, beginning


def test_good_night_after_the_last_number_does_not_run_on() -> None:
    world = World(Started(seed=0))
    world.answer("just breathe", "seven", "four")
    world.until_end()
    assert world.lines[-2:] == ["recheck.calm_end", "close.good_night_calm"]
    assert_paced(world)


@settings(max_examples=60)
@given(st.lists(st.sampled_from(ANSWERS), max_size=12))
def test_no_line_runs_on_or_waits_whatever_is_answered(answers: list[str]) -> None:
    world = World(Started(seed=0))
    for answer in answers:
        while not world.ended and world.listening is None:
            world.pass_time()
        if world.ended:
            break
        world.say(answer)
    assert_paced(world)


def test_the_first_line_after_a_press_does_not_wait() -> None:
    world = World(Started(seed=0))
    world.answer("both of us", "ordinary", "nine", "nine", "four", "four")
    world.until_question()
    world.wait(1.0)
    world.give(MicrophoneLost())
    world.wait(60.0)
    said = len(world.lines)
    world.press()
    assert len(world.lines) > said
    assert_paced(world)


def danger_in_the_talk(world: World) -> None:
    world.answer("both of us", "ordinary", "nine", "nine", "four", "four")
    world.until_question()
    world.say("he hits me")


def danger_alone(world: World) -> None:
    """The neutral stop follows on a line here."""
    world.answer("on my own", "six", "four")
    world.until_question("recheck.go_on")
    world.say("he hits me")
    world.until_question("safety.alone")
    world.say("yes")
    world.until_question("safety.say_number")
    world.say("no")


def cap(world: World) -> None:
    world.answer("both of us", "ordinary", "nine", "nine", "four", "four")
    world.conversation._cap_seconds = 1.0
    world.until_question()
    world.say("yes")


@pytest.mark.parametrize("neutral_1", [None, "We leave it there for tonight."])
def test_the_neutral_stop_begins_alike_whatever_came_before(neutral_1: str | None, tmp_path: Path) -> None:
    if neutral_1 is not None:
        (tmp_path / "ending.toml").write_text(f'[lines]\nneutral_1 = "{neutral_1}"\n')
    script = load_script(overlay=tmp_path)
    begun = [first_neutral_line(cause, script) for cause in (danger_in_the_talk, danger_alone, cap)]
    assert begun[0] == begun[1] == begun[2]
    assert pauses_before(begun[0]) == (1 if neutral_1 is None else 0)


def first_neutral_line(cause: Callable[[World], None], script: Script) -> tuple[Words | Pause, ...]:
    world = World(Started(seed=0))
    world.conversation = Conversation(script)
    world.give(Started(seed=0))
    cause(world)
    while WITH_ITS_OWN not in world.lines:
        world.pass_time()
    return next(c.parts for _, c in world.commands if isinstance(c, Speak) and c.line == WITH_ITS_OWN)
