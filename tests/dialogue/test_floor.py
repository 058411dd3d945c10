"""An open safety question belongs to safety alone: stop, hold, its one clear answer and graver danger. METHOD 2.3."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from world import World, script

from dialogue.commands import End, RestTalking, Speak
from dialogue.evening import Mode
from dialogue.events import Heard, MicrophoneLost, NothingHeard, Pressed, Started, VoiceBegan
from dialogue.floor import clear_answer
from dialogue.states import DeviceState
from dialogue.understanding import CORE_COMMANDS, load_commands
from dialogue.understanding.intents import Certainty, Intent

SOLO = ("on my own", "six", "four")
COUPLE = ("both of us", "ordinary", "seven", "four", "five", "three")


@dataclass(frozen=True)
class Place:
    """An open safety question. way: answers up to the first danger. said: what opens it, one after the other."""

    question: str
    way: tuple[str, ...]
    waits: str  # the question that was open when it began
    said: tuple[str, ...]
    certainty: Certainty | None = None  # of the danger that opens it

    def __str__(self) -> str:
        return f"{self.question} after {self.said[0]}, {self.way[0]}"

    def arrive(self) -> World:
        """A world in which the question is open."""
        world = World(Started(seed=0, locale="UK"))
        world.answer(*self.way)
        world.until_question(self.waits)
        for text in self.said:
            world.until_question()
            world.say(text, certainty=self.certainty)
        world.until_question(self.question)
        return world


PLACES = (
    Place("safety.sure", SOLO, "recheck.go_on", ("i want to die",)),
    Place("safety.sure", COUPLE, "recheck.go_on", ("i want to kill myself",)),
    Place("safety.sure", COUPLE, "recheck.go_on", ("i don't want to be here any more",)),
    Place("safety.sure", ("just breathe",), "checkin.how_stirred", ("there's no point in anything",)),
    Place("safety.keep_light", SOLO, "recheck.go_on", ("i want to die", "yes")),
    Place("safety.go_on", SOLO, "recheck.go_on", ("i want to die", "no")),
    Place("safety.go_on", COUPLE, "recheck.go_on", ("i want to die", "no")),
    Place("safety.alone", SOLO, "recheck.go_on", ("i'm scared of him",)),
    Place("safety.alone", SOLO, "recheck.go_on", ("phone list",)),
    Place("safety.say_number", SOLO, "recheck.go_on", ("he hits me", "yes")),
    Place("safety.lived_with", SOLO, "recheck.go_on", ("my dad used to hit my mum",)),
    Place("safety.lived_with", COUPLE, "recheck.go_on", ("my dad used to hit my mum",)),
    Place("safety.unwell", COUPLE, "recheck.go_on", ("i feel dizzy and lightheaded",), Certainty.POSSIBLE),
    Place("safety.unwell", SOLO, "recheck.go_on", ("i've got a crushing pain in my chest",), Certainty.LIKELY),
    Place("safety.clear_headed", COUPLE, "recheck.go_on", ("we're both drunk",), Certainty.POSSIBLE),
)
# What the question itself may be answered with, by commands that mean it.
OWN_ANSWERS = {
    "safety.keep_light": {Intent.SAY_NUMBER, Intent.REPEAT},
    "safety.say_number": {Intent.SAY_NUMBER, Intent.RESUME},
    "safety.go_on": {Intent.RESUME},
    "safety.lived_with": {Intent.RESUME},
}
CLEAR = {
    "safety.sure": "no",
    "safety.keep_light": "number",
    "safety.go_on": "go on",
    "safety.alone": "yes",
    "safety.say_number": "yes",
    "safety.lived_with": "go on",
    "safety.unwell": "no",
    "safety.clear_headed": "yes",
}
# One of every kind that leads somewhere else in an evening.
BRANCHES = (
    "he's asleep", "she has gone to bed", "he walked out", "she's driven off", "he doesn't want to do this",
    "she's back", "my part", "i'm crying", "i'm getting angry", "you're pathetic", "this is too much for me",
    "i'm getting defensive", "just breathe", "on my own", "both of us", "broken trust", "just the light",
    "not tonight", "forget it", "i need a break", "are you recording", "what are you", "who was right",
    "should i leave him", "remind us", "you have to forgive me", "mummy i had a bad dream", "grounding", "gentle",
    "seven", "hurt", "i'm sorry", "when we get home i will make tea",
)  # fmt: skip
NO_ANSWER = ("purple monkey dishwasher", "i don't know", "maybe", "well it depends what you mean", "what")


def outcome(world: World, since: int) -> tuple[object, ...]:
    """What is said and done since, up to the next question, rest or end; a patient "still here" is nothing."""
    while not (world.ended or world.conversation.awaits_answer or "calm.begin" in world.lines[-1:] or is_rest(world)):
        world.pass_time()
    done = [command for _, command in world.commands[since:]]
    lines = [command.line for command in done if isinstance(command, Speak)]
    return (
        [line for line in lines if not line.startswith("ladder.")],
        sum(isinstance(command, RestTalking) for command in done),
        world.ended,
        world.conversation.evening.mode,
        world.question,
    )


def is_rest(world: World) -> bool:
    """Whether nothing is asked and the light stays on."""
    return world.state is DeviceState.QUIET and world.question == "any.rest"


def after(place: Place, what: Callable[[World], object]) -> tuple[object, ...]:
    """The outcome of what happens at this place."""
    world = place.arrive()
    since = len(world.commands)
    what(world)
    return outcome(world, since)


def silence(world: World) -> None:
    """Nobody says anything, to the end of the ladder."""
    asked = world.question
    while world.question == asked or (world.speaking and world.lines[-1].startswith("ladder.")):
        world.pass_time()


@pytest.fixture(params=PLACES, ids=str, scope="module")
def place(request: pytest.FixtureRequest) -> Place:
    """Every safety question, as opened by each that opens it."""
    found = request.param
    assert isinstance(found, Place)
    return found


@pytest.fixture(scope="module")
def safer(place: Place) -> tuple[object, ...]:
    """What silence leads to: the safer answer."""
    return after(place, silence)


def test_every_safety_question_is_here() -> None:
    asked = {id_ for id_ in script().questions if id_.startswith("safety.")}
    assert {place.question for place in PLACES} == asked == set(CLEAR)
    assert all(script().questions[id_].clear is not None for id_ in asked)


def test_its_clear_answer_goes_on(place: Place, safer: tuple[object, ...]) -> None:
    assert after(place, lambda world: world.say(CLEAR[place.question])) != safer


def test_no_command_answers_or_replaces_it(place: Place, safer: tuple[object, ...]) -> None:
    commands = load_commands()
    own = OWN_ANSWERS.get(place.question, set()) | {Intent.STOP}
    for phrase in CORE_COMMANDS:
        if commands[phrase] not in own:
            assert after(place, lambda world: world.say(phrase)) == safer, phrase  # noqa: B023 - used at once


def test_no_wording_of_any_command_is_a_clear_answer(place: Place) -> None:
    question = script().questions[place.question]
    own = OWN_ANSWERS.get(place.question, set()) | {Intent.STOP}
    taken = [
        phrase
        for phrase, intent in load_commands().items()
        if intent not in own and clear_answer(question, phrase, None, None) is not None
    ]
    assert taken == []


def test_no_branch_or_choice_answers_or_replaces_it(place: Place, safer: tuple[object, ...]) -> None:
    for text in BRANCHES:
        assert after(place, lambda world: world.say(text)) == safer, text  # noqa: B023 - used at once


def test_what_is_no_answer_is_the_safer_one(place: Place, safer: tuple[object, ...]) -> None:
    for text in NO_ANSWER:
        assert after(place, lambda world: world.say(text)) == safer, text  # noqa: B023 - used at once


def test_a_press_is_the_safer_answer(place: Place, safer: tuple[object, ...]) -> None:
    def press(world: World) -> None:
        world.wait(1.0)
        world.press()

    assert after(place, press) == safer


def test_a_press_that_cuts_the_question_answers_nothing(place: Place) -> None:
    world = World(Started(seed=0, locale="UK"))
    world.answer(*place.way)
    world.until_question(place.waits)
    for text in place.said:
        world.until_question()
        world.say(text, certainty=place.certainty)
    while world.lines[-1] != place.question:
        world.pass_time()
    world.give(Pressed())
    assert world.question == place.question


def test_a_sound_is_waited_out(place: Place, safer: tuple[object, ...]) -> None:
    def sob(world: World) -> None:
        assert world.listening is not None
        number = world.listening.number
        world.give(VoiceBegan(number))
        world.now += 0.5
        world.give(Heard(number, None, "", world.now))
        world.give(VoiceBegan(number))
        world.give(NothingHeard(number))
        assert world.question == place.question
        silence(world)

    assert after(place, sob) == safer


def test_a_lost_microphone_is_the_safer_answer(place: Place) -> None:
    world = place.arrive()
    since = len(world.lines)
    world.give(MicrophoneLost())
    world.wait(40)
    said = world.lines[since:]
    assert "fault.microphone" not in said[:2]
    clear = {"safety.thank_you", "safety.no_then", "safety.matters", "safety.domestic_number", "safety.number_again"}
    assert not clear & set(said)


def test_stop_and_hold_end_it_at_once(place: Place) -> None:
    for by_voice in (True, False):
        world = place.arrive()
        commands = world.say("stop") if by_voice else world.hold()
        assert world.ended
        assert isinstance(commands[-1], End)
        assert not any(isinstance(command, Speak) for command in commands)


# Gravest first; each with the line that meets it alone, and between two people. Source: METHOD 2.3, "Order".
DANGERS = (
    ("i've got a crushing pain in my chest", "safety.medical", "safety.medical"),
    ("i want to end my life", "safety.sure", "safety.sure"),
    ("she threatened me with a knife", "safety.alone", "ending.neutral_1"),
    ("there's no point in anything", "safety.misheard", "safety.misheard"),
    ("i feel dizzy and lightheaded", "safety.stop_following", "safety.stop_following"),
    ("we're both drunk", "safety.calm_only", "safety.calm_only"),
)
# The numbers of those in DANGERS that replace the question that this opened. A wish to die said into the question about
# one is its answer. Of drink nothing is said to people who only breathe.
REPLACED_BY = {
    "i want to die": {0}, "i want to kill myself": {0}, "i don't want to be here any more": {0, 2},
    "there's no point in anything": {0, 2}, "i'm scared of him": {0, 1}, "he hits me": {0, 1},
    "i feel dizzy and lightheaded": {0, 1, 2, 3}, "i've got a crushing pain in my chest": set(),
    "we're both drunk": {0, 1, 2, 3, 4},
    "phone list": {0, 1, 2, 3, 4, 5}, "my dad used to hit my mum": {0, 1, 2, 3, 4, 5},
}  # fmt: skip


def test_only_graver_danger_replaces_it(place: Place, safer: tuple[object, ...]) -> None:
    for number, (text, alone, two) in enumerate(DANGERS):
        world = place.arrive()
        since = len(world.commands)
        solo = world.conversation.evening.mode is Mode.SOLO
        world.say(text)
        lines = [command.line for _, command in world.commands[since:] if isinstance(command, Speak)]
        if number in REPLACED_BY[place.said[0]]:
            assert lines == [alone if solo else two], text
        elif place.question == "safety.keep_light":
            assert lines[:1] == ["safety.hurt_already"], text  # help is told once more
        else:
            assert outcome(world, since) == safer, text


def test_what_a_graver_danger_replaced_is_not_asked_again() -> None:
    world = World(Started(seed=0, locale="UK"))
    world.answer("on my own", "six", "four")
    world.until_question("recheck.go_on")
    world.say("i'm scared of him")
    world.until_question("safety.alone")
    world.say("i want to end my life")
    world.until_question("safety.sure")
    world.say("no")
    world.until_question("safety.go_on")
    world.say("go on")
    world.until_question()
    assert world.question == "recheck.go_on"
    assert world.lines.count("safety.alone") == 1


def test_a_wish_to_die_is_heard_in_the_quiet_after_another_danger() -> None:
    world = World(Started(seed=0, locale="UK"))
    world.answer("just breathe")
    world.until_question()
    world.say("i've got a crushing pain in my chest")
    world.until_state(DeviceState.QUIET)
    world.say("just breathe")
    assert world.lines[-1] == "safety.medical"
    world.say("i want to end my life")
    world.until_question("safety.sure")
