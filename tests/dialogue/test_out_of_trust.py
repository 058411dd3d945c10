"""Broken trust is entered by a clear choice, said back, and left from every question by whoever says it is none."""

from __future__ import annotations

import pytest
from world import TRUST, World

from dialogue.evening import Mode

_DENIALS = [
    "no one has broken any trust here",
    "it's only a silly row",
    "there's been no betrayal, it's the recycling",
    "it was never about trust",
    "sorry, we meant an ordinary quarrel",
]
# Every question of the trust evening that is no turn, and how many answers lead to it.
_QUESTIONS = {
    "checkin.first": 2,
    "recheck.first": 4,
    "trust.who_was_hurt": 7,
    "trust.go_ahead": 8,
    "dialogue.is_there_more": 10,
    "trust.did_they_get_it": 13,
    "trust.did_that_land": 15,
    "amends.no_answer_owed": 18,
    "action.one_line": 19,
}
_BEFORE_TALK = frozenset({"checkin", "recheck"})


def _at(question: str) -> World:
    world = World()
    world.answer(*TRUST[: _QUESTIONS[question]])
    world.until_question(question)
    return world


@pytest.mark.parametrize(
    ("said", "line", "mode"),
    [
        ("broken trust", "welcome.trust_it_is", Mode.TRUST),
        ("trust was broken", "welcome.trust_it_is", Mode.TRUST),
        ("ordinary", "welcome.quarrel_it_is", Mode.COUPLE),
        ("no, nobody's been unfaithful, it's about the bins", "welcome.quarrel_it_is", Mode.COUPLE),
        ("it isn't a trust thing", "welcome.quarrel_it_is", Mode.COUPLE),
    ],
)
def test_the_choice_is_said_back(said: str, line: str, mode: Mode) -> None:
    world = World()
    world.answer("both of us", said)
    world.until_question("checkin.first")
    assert line in world.lines
    assert world.conversation.evening.mode is mode


@pytest.mark.parametrize("question", _QUESTIONS)
@pytest.mark.parametrize("said", _DENIALS)
def test_it_is_left_from_every_question(question: str, said: str) -> None:
    world = _at(question)
    levels = world.conversation.evening.level, world.conversation.evening.calm_rounds
    world.answer(said)
    world.until_question()
    assert world.conversation.evening.mode is Mode.COUPLE
    assert (world.conversation.evening.level, world.conversation.evening.calm_rounds) == levels
    assert world.lines.count("welcome.quarrel_it_is") == 1
    assert world.question == (question if question.partition(".")[0] in _BEFORE_TALK else "feel.first")


@pytest.mark.parametrize(
    "said",
    ["neither of us", "it's neither of us, it's the dishes", "nobody was hurt", "can we start again", "wrong one"],
)
def test_nobody_was_hurt_or_again_leads_out(said: str) -> None:
    world = _at("trust.who_was_hurt")
    world.answer(said)
    world.until_question("feel.first")
    assert world.conversation.evening.mode is Mode.COUPLE


@pytest.mark.parametrize(
    "said", ["me", "me, I was hurt", "both of us", "he broke my trust", "it's not just a row, I was lied to"]
)
def test_who_was_hurt_is_still_answered(said: str) -> None:
    world = _at("trust.who_was_hurt")
    world.answer(said)
    world.until_question("trust.go_ahead")
    assert world.conversation.evening.mode is Mode.TRUST


def test_what_is_denied_in_a_turn_is_told_to_the_partner() -> None:
    world = World()
    world.answer(*TRUST[:9])
    world.until_question("trust.tell")
    world.answer("I never broke any trust, it was only a silly row")
    world.until_question("dialogue.is_there_more")
    assert world.conversation.evening.mode is Mode.TRUST


def test_the_evening_goes_on_as_a_quarrel_where_it_is_left_before_the_talk() -> None:
    world = _at("checkin.first")
    world.answer("nobody cheated, it's the dishwasher", "five", "five", "three", "three")
    world.until_question()
    assert not [line for line in world.lines if line.startswith("trust.")]
    assert world.conversation.evening.mode is Mode.COUPLE


@pytest.mark.parametrize("said", ["not that bad, four", "four, nobody cheated on anybody"])
def test_a_number_beside_a_denial_is_a_number(said: str) -> None:
    world = _at("checkin.first")
    world.answer(said)
    world.until_question("checkin.other")


def test_a_plan_for_the_usual_row_is_a_plan() -> None:
    world = _at("action.one_line")
    world.answer("when we have the usual row I will make us tea")
    world.until_question()
    assert world.conversation.evening.mode is Mode.TRUST
    assert world.question is not None
    assert world.question.startswith("action.")
