"""Words that nobody reads: talk waits as if it could not hear; breathing, stop and plain danger go on by the tables."""

from __future__ import annotations

import pytest
from world import COUPLE, World

from dialogue.commands import End, Listen, Speak
from dialogue.events import Heard, ReadingBack, ReadingLost, Started
from dialogue.states import DeviceState

TOLD = COUPLE[:13]


def lose_reader(world: World) -> None:
    """The reader dies twice; from now on no opinion comes with the words."""
    world.has_reader = False
    world.give(ReadingLost())


def get_reader_back(world: World) -> None:
    world.has_reader = True
    world.give(ReadingBack())


def in_talk() -> World:
    world = World()
    world.answer(*TOLD)
    world.until_question("dialogue.first_tell")
    return world


def test_talk_waits_and_goes_on_with_both_when_the_reader_is_back() -> None:
    world = in_talk()
    lose_reader(world)
    assert world.lines[-1] == "fault.microphone"
    assert world.listening is None
    world.until_state(DeviceState.DEAF)
    world.wait(20.0)
    get_reader_back(world)
    world.until_question()
    assert "fault.hearing_again" in world.lines
    assert world.question == "break.first_ready"


def test_a_line_is_said_to_its_end_before_talk_waits() -> None:
    world = in_talk()
    world.say("i felt alone at dinner")
    world.until_question("dialogue.say_it_back")
    world.say("you felt alone at dinner")
    while world.speaking is None:
        world.pass_time()
    speaking, said = world.speaking, world.lines[-1]
    lose_reader(world)
    assert (world.speaking, world.lines[-1]) == (speaking, said)
    while "fault.microphone" not in world.lines:
        assert not any(isinstance(one, Listen) for _, one in world.commands[-3:])
        world.pass_time()


def test_what_comes_before_talk_goes_on_and_talk_is_not_begun() -> None:
    world = World()
    world.answer(*COUPLE[:2])
    lose_reader(world)
    world.answer("seven", "four", "five", "three", "yes")
    while world.lines[-1] != "fault.microphone":
        world.pass_time()
    assert not any(line.startswith(("own.", "dialogue.")) for line in world.lines)
    world.until_state(DeviceState.DEAF)
    world.press()
    world.until_state(DeviceState.BREATHING)


def test_breathing_alone_loses_nothing_and_stop_is_heard() -> None:
    world = World()
    world.answer("just breathe", "seven")
    world.until_state(DeviceState.BREATHING)
    lose_reader(world)
    assert world.listening is not None
    assert "fault.microphone" not in world.lines
    assert any(isinstance(command, End) for command in world.say("stop"))


@pytest.mark.parametrize(("said", "ends"), [("stop", True), ("i want to kill myself", False)])
def test_words_that_were_on_their_way_still_count(said: str, ends: bool) -> None:
    world = in_talk()
    assert world.listening is not None
    number = world.listening.number
    lose_reader(world)
    commands = world.give(Heard(number, None, said, world.now))
    if ends:
        assert any(isinstance(command, End) for command in commands)
    else:
        assert any(isinstance(one, Speak) and one.line.startswith("safety.") for one in commands)


def test_a_safety_question_is_answered_by_its_table_and_talk_waits_after_it() -> None:
    world = in_talk()
    world.say("i want to kill myself")
    world.until_question()
    question = world.question
    assert question is not None
    assert question.startswith("safety.")
    lose_reader(world)
    assert world.question == question, "it does not wait for a reader"
    assert world.listening is not None
    world.say("no")
    assert "fault.microphone" not in world.lines
    while not world.ended and world.lines[-1] != "fault.microphone":
        world.pass_time()


def test_a_reader_that_comes_back_before_talk_is_as_if_it_had_never_gone() -> None:
    lost, whole = World(Started(seed=3)), World(Started(seed=3))
    for world in (lost, whole):
        world.answer(*COUPLE[:2])
        if world is lost:
            lose_reader(world)
        world.answer("seven", "four")
        if world is lost:
            get_reader_back(world)
        world.answer("five", "three", "yes", "hurt", "tired")
        world.until_question()
    assert lost.lines == whole.lines
