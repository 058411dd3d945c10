"""When a sign acts and what it leads to by its certainty: METHOD 2.3. Templates know these lines."""

from __future__ import annotations

import pytest
from world import COUPLE, SOLO, World

from dialogue.commands import KeepPlan, RestTalking
from dialogue.events import Started
from dialogue.states import DeviceState
from dialogue.understanding.intents import Certainty

POSSIBLE, LIKELY = Certainty.POSSIBLE, Certainty.LIKELY
STOP = ["ending.neutral_1", "ending.neutral_2", "ending.neutral_3"]


def at(question: str, way: tuple[str, ...] = COUPLE, **started: object) -> World:
    """An evening that goes this way, at this question."""
    world = World(Started(seed=0, locale="UK", **started), has_reader=False)  # type: ignore[arg-type]
    for text in way:
        world.until_question()
        while world.listening is None or world.listening.number == world._answered:
            world.pass_time()
            world.until_question()
        if world.question == question:
            return world
        world.answer(text)
    world.until_question(question)
    return world


@pytest.mark.parametrize("danger", ["he hits me", "i'm scared of him", "i shoved her"])
def test_a_sure_sign_between_people_lets_the_turn_end_its_ordinary_way(danger: str) -> None:
    world = at("dialogue.first_tell")
    said = len(world.lines)
    world.say(danger)
    assert (world.question, world.lines[said:], world.state) == ("dialogue.first_tell", [], DeviceState.FIRST_SPEAKER)
    world.wait(5)
    world.say("and then we drove home")
    world.wait(5)
    assert world.lines[said:] == [], "more was said, so the turn goes on"
    world.until_end()
    assert world.lines[said:] == STOP
    assert sum(isinstance(command, RestTalking) for _, command in world.commands) == 1


@pytest.mark.parametrize(
    ("danger", "line"),
    [
        ("i've got a crushing pain in my chest", "safety.medical"),
        ("i want to end my life", "safety.sure"),
        ("the baby's not breathing, i shook the baby", "safety.child_number"),
    ],
)
def test_at_once_act_only_what_cannot_wait(danger: str, line: str) -> None:
    world = at("dialogue.first_tell")
    world.say(danger)
    assert world.lines[-1] in (line, "safety.medical")


def test_signs_add_up_over_turns_and_stop_at_the_end_of_one() -> None:
    world = at("dialogue.first_tell")
    world.say("he won't let me see my sister", certainty=LIKELY)
    world.until_question("dialogue.say_it_back")
    world.answer("you felt invisible", "yes", "no")
    world.until_question("dialogue.makes_sense")
    said = len(world.lines)
    world.say("i'm scared of him", certainty=POSSIBLE)
    assert world.lines[said:] == []
    world.until_end()
    assert world.lines[said:] == STOP


@pytest.mark.parametrize(("second", "question"), [("he won't let me see my sister", "dialogue.makes_sense"),
                                                  ("i'm scared of him", "dialogue.say_it_back")])  # fmt: skip
def test_the_same_sign_again_and_what_is_said_back_add_nothing(second: str, question: str) -> None:
    world = at("dialogue.first_tell")
    world.say("he won't let me see my sister", certainty=LIKELY)
    answers = {"dialogue.makes_sense": ("you felt invisible", "yes", "no"), "dialogue.say_it_back": ()}
    world.wait(8)
    world.answer(*answers[question])
    world.until_question(question)
    world.say(second, certainty=LIKELY)
    world.wait(60)
    assert "ending.neutral_1" not in world.lines


def test_signs_are_kept_across_a_pause() -> None:
    world = at("dialogue.first_tell")
    world.say("he won't let me see my sister", certainty=LIKELY)
    world.say("pause")
    world.until_state(DeviceState.PAUSED)
    world.say("go on")
    world.answer("yes", "yes")
    world.until_question("dialogue.first_tell")
    world.say("i'm scared of him", certainty=POSSIBLE)
    world.until_end()
    assert world.lines[-3:] == STOP


def test_half_said_self_harm_is_asked_after_the_turn_and_nothing_is_where_people_hurt_each_other() -> None:
    world = at("dialogue.first_tell")
    said = len(world.lines)
    world.say("i wouldn't mind not waking up")
    assert world.lines[said:] == []
    world.until_question("safety.sure")
    world.say("no")
    world.until_question()
    assert world.question == "dialogue.say_it_back"
    other = at("dialogue.first_tell")
    said = len(other.lines)
    other.say("i wouldn't mind not waking up")
    other.say("he hits me")
    other.until_end()
    assert other.lines[said:] == STOP


@pytest.mark.parametrize("mode", [COUPLE, SOLO])
def test_possible_drink_before_talking_is_asked_about(mode: tuple[str, ...]) -> None:
    for answer, lines in (("yes", ["safety.sorry_misheard", "recheck.go_on"]), ("not really", ["safety.calm_only"])):
        world = at("recheck.go_on", mode)
        world.say("we're both drunk", certainty=POSSIBLE)
        world.until_question("safety.clear_headed")
        said = len(world.lines)
        world.say(answer)
        world.wait(12)
        assert world.lines[said:][: len(lines)] == lines


def test_drink_once_they_talk_is_the_stop_or_a_point() -> None:
    for certainty, stops in ((None, True), (POSSIBLE, False), (LIKELY, False)):
        world = at("dialogue.first_tell")
        world.say("we're both drunk", certainty=certainty)
        world.wait(30)
        assert ("ending.neutral_1" in world.lines) is stops
        assert "safety.clear_headed" not in world.lines


def test_an_illness_that_was_none_is_a_mishearing_and_the_question_comes_again() -> None:
    world = at("recheck.go_on")
    world.say("i feel dizzy and lightheaded", certainty=POSSIBLE)
    world.until_question("safety.unwell")
    said = len(world.lines)
    world.say("no, we're fine")
    world.until_question()
    assert world.lines[said:] == ["safety.sorry_misheard", "recheck.go_on"]


def test_alone_a_possible_sign_brings_the_standing_line_forward_and_it_is_said_once() -> None:
    for certainty in (None, POSSIBLE):
        world = at("own.start", SOLO)
        world.say("i'm scared of him" if certainty else "i raised my voice", certainty=certainty)
        world.until_question()
        forward = world.question == "other_eyes.friend" and "close.card" in world.lines
        assert forward is (certainty is not None)
        assert "own.thanks" not in world.lines or certainty is None
        world.answer(*SOLO[-5:])
        world.until_end()
        assert world.lines.count("close.card") == 1


def test_alone_number_is_heard_after_the_standing_line() -> None:
    world = World(Started(seed=0, locale="UK"), has_reader=False)
    world.answer(*SOLO)
    while world.lines[-1] != "close.card" or world.speaking:
        world.pass_time()
    world.say("number")
    world.until_question("safety.alone")


def test_a_threat_to_die_is_control_and_alone_the_other_number_is_said_as_well() -> None:
    threat = "he says he'll kill himself if i go"
    two = at("dialogue.first_tell")
    said = len(two.lines)
    two.say(threat)
    two.until_end()
    assert two.lines[said:] == STOP
    alone = at("recheck.go_on", SOLO)
    alone.say(threat)
    alone.answer("yes", "yes")
    alone.until_end()
    assert alone.lines[-5:-3] == ["safety.domestic_number", "safety.number_again"]
    assert "safety.sure" not in alone.lines


@pytest.mark.parametrize("text", ["we've had enough", "i'm too tired for this", "honestly, we've had enough"])
@pytest.mark.parametrize(
    "question",
    ["checkin.first", "recheck.go_on", "feel.first", "own.first", "invite.first", "dialogue.first_tell",
     "amends.first", "action.one_line", "close.glad_of"],
)  # fmt: skip
def test_enough_is_the_neutral_stop_at_every_couple_question(question: str, text: str) -> None:
    world = at(question)
    said = len(world.lines)
    world.say(text)
    world.until_end()
    assert world.lines[said:] == STOP
    assert sum(isinstance(command, RestTalking) for _, command in world.commands) == 1


def test_past_the_set_hour_the_talk_ends_after_the_turn_and_alone_it_does_not() -> None:
    world = at("dialogue.first_tell", talk_seconds=3600.0)
    world.conversation._talk_ends_at = world.now + 3.0
    said = len(world.lines)
    world.wait(5)
    assert world.lines[said:] == []
    world.say("i felt alone")
    world.until_end()
    assert world.lines[said:] == STOP
    alone = World(Started(seed=0, talk_seconds=60.0), has_reader=False)
    alone.answer(*SOLO)
    alone.until_end()
    assert "ending.neutral_1" not in alone.lines


def test_a_no_to_a_consent_is_not_taken_back_by_voice() -> None:
    world = at("invite.first")
    world.say("no")
    world.until_question("invite.solo_or_calm")
    world.say("back")
    assert world.lines[-1] == "ladder.another_time"
    world.until_question()
    assert world.question == "invite.solo_or_calm"


def test_no_plan_is_made_of_what_may_be_harm() -> None:
    world = at("action.one_line")
    plan = "when he hits me i will sit in the car"
    world.say(plan, certainty=POSSIBLE)
    world.until_question()
    assert "action.no_plan" in world.lines
    assert not any(isinstance(command, KeepPlan) for _, command in world.commands)


def test_one_talk_a_night() -> None:
    world = World()
    world.answer(*COUPLE)
    world.until_end()
    assert sum(isinstance(command, RestTalking) for _, command in world.commands) == 1
