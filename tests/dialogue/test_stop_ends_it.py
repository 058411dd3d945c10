"""STOP as a clause of what is said, wherever the ear is open: at once, without a word or a question, alike."""

from __future__ import annotations

import pytest
from world import CALM, COUPLE, SOLO, TRUST, World

from dialogue.commands import Command, End, RememberEvening, SetLight, SetTimer, StopListening, StopSpeaking
from dialogue.events import Heard, VoiceBegan
from dialogue.states import DeviceState

CLAUSES = (
    "I'm sorry love, could we please leave it there",
    "yes, she did. can we stop now, I'm worn out",
    "four. no, hang on, let's call it a night",
    "I don't know what to say. shall we finish here for tonight",
)
LOOK_ALIKES = (
    "I asked you could we leave it there and you laughed",
    "I felt stupid because I could not stop there",
    "next time it gets loud let's stop there",
)


def is_over_at_once(world: World, commands: tuple[Command, ...]) -> bool:
    """Whether ``commands`` end the evening and nothing is said or asked any more."""
    assert all(
        isinstance(one, StopSpeaking | StopListening | SetTimer | SetLight | RememberEvening | End) for one in commands
    ), commands
    return world.ended and isinstance(commands[-1], End)


def after(*answers: str) -> World:
    """An evening of these answers, its next question asked."""
    world = World()
    world.answer(*answers)
    world.until_question()
    while world.speaking is not None:
        world.pass_time()
    return world


EVENINGS = {"couple": COUPLE, "alone": SOLO, "calm": CALM, "trust": TRUST}
PLACES = [(name, count) for name, answers in EVENINGS.items() for count in range(0, len(answers), 2)]


@pytest.mark.parametrize(("evening", "count"), PLACES)
def test_a_clause_stops_at_every_second_question_of_every_evening(evening: str, count: int) -> None:
    world = after(*EVENINGS[evening][:count])
    said = CLAUSES[count // 2 % len(CLAUSES)]
    assert is_over_at_once(world, world.say(said)), (world.question, said)


@pytest.mark.parametrize("said", CLAUSES)
def test_all_stops_look_alike(said: str) -> None:
    """To the byte what the word alone brings."""
    plain, spoken = after(*COUPLE[:13]), after(*COUPLE[:13])
    assert spoken.say(said) == plain.say("stop")


@pytest.mark.parametrize("said", CLAUSES)
def test_a_piece_of_a_turn_stops_it_whatever_was_said_before(said: str) -> None:
    world = after(*COUPLE[:13])
    assert world.question == "dialogue.first_tell"
    world.say("I felt like the last one to know")
    world.wait(2.0)
    assert is_over_at_once(world, world.say(said))


@pytest.mark.parametrize("said", LOOK_ALIKES)
def test_a_stop_that_is_only_told_leaves_the_turn_alone(said: str) -> None:
    world = after(*COUPLE[:13])
    world.say(said)
    world.wait(2.0)
    assert not world.ended
    assert world.question == "dialogue.first_tell"


OPEN_FLOWS = {
    "self-harm": (COUPLE[:13], "I want to kill myself", "safety.sure"),
    "after a yes to it": ((*COUPLE[:13], "I want to kill myself", "yes"), None, "safety.keep_light"),
    "alone with fear": (("on my own", "six"), "I'm scared of him when he's like this", "safety.alone"),
    "tears": (COUPLE[:13], "I can't stop crying", None),
    "long ago": (COUPLE[:13], "my dad used to hit my mum", None),
}


@pytest.mark.parametrize("flow", OPEN_FLOWS)
@pytest.mark.parametrize("said", CLAUSES)
def test_a_clause_stops_while_something_else_is_open(flow: str, said: str) -> None:
    answers, opened_by, question = OPEN_FLOWS[flow]
    world = after(*answers)
    if opened_by is not None:
        world.say(opened_by)
    world.until_question(question)
    assert is_over_at_once(world, world.say(said))


@pytest.mark.parametrize("said", CLAUSES)
def test_a_clause_stops_the_breathing(said: str) -> None:
    world = World()
    world.answer("just breathe", "seven")
    world.until_state(DeviceState.BREATHING)
    world.wait(100)
    assert world.listening is not None
    assert is_over_at_once(world, world.say(said))


@pytest.mark.parametrize("said", CLAUSES)
def test_a_clause_stops_a_pause_and_a_break(said: str) -> None:
    for word, state in (("pause", DeviceState.PAUSED), ("time out", DeviceState.TIME_OUT)):
        world = after(*COUPLE[:13])
        world.say(word)
        world.until_state(state)
        if world.listening is None:
            continue  # its ear is closed until it asks whether they are back
        assert is_over_at_once(world, world.say(said))


def test_either_hearing_is_enough_for_a_stop() -> None:
    """The closed hearing took a piece of it for the answer, the open one heard all of it; and the other way round."""
    for answer, heard in (("yes", "yes can we leave it there please"), ("stop", "stomp")):
        world = after(*COUPLE[:11])
        assert world.listening is not None
        assert "yes" in world.listening.phrases
        number = world.listening.number
        world.give(VoiceBegan(number))
        assert is_over_at_once(world, world.give(Heard(number, answer, heard, world.now, None)))


def test_a_stop_that_is_heard_late_still_counts() -> None:
    world = after(*COUPLE[:13])
    assert world.listening is not None
    number = world.listening.number
    world.say("that's it I'm done")
    assert not world.ended
    assert is_over_at_once(world, world.give(Heard(number, None, "please can we call it a day", world.now, None)))
