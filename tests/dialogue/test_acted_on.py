"""What a couple's evening would act on at a question: as the conversation itself decides."""

from __future__ import annotations

import pytest
from reader_at_hand import opinion_of

from dialogue.acted_on import LISTEN, acted_on
from dialogue.events import Heard, NothingHeard
from dialogue.script import load_script

SCRIPT = load_script()


def meant(at: str, words: str | None, answer: str | None = None, second_best: str | None = None) -> str | None:
    question = SCRIPT.questions[at]
    opinions = [opinion_of(text, question.stage) for text in (words, second_best)]
    heard = Heard(LISTEN, answer, words, 0.0, second_best, opinion=opinions[0], second_opinion=opinions[1])
    return acted_on([heard], SCRIPT, question)


@pytest.mark.parametrize(
    ("at", "words", "answer", "intent"),
    [
        ("checkin.first", "about a seven", None, "RATING"),
        ("checkin.first", "ate", "eight", "RATING"),
        ("recheck.go_on", "okay", "okay", "YES"),
        ("recheck.go_on", "just pause", "pause", "PAUSE"),
        ("invite.first", "quieter", "quieter", "QUIETER"),
        ("dialogue.first_tell", "you disgust me", None, "CONTEMPT"),
        ("dialogue.first_tell", "he hits me every week", None, "SAFE_VIOLENCE"),
        ("dialogue.did_they_get_it", "please can we stop", None, "STOP"),
        ("welcome.choices", "both of us", "both of us", "MODE_COUPLE"),
    ],
)
def test_what_leads_on_is_named(at: str, words: str, answer: str | None, intent: str) -> None:
    assert meant(at, words, answer) == intent


@pytest.mark.parametrize("at", ["checkin.first", "recheck.go_on", "dialogue.first_tell", "welcome.choices"])
@pytest.mark.parametrize("words", ["", "oh petal", "haha", "purple"])
def test_what_leads_nowhere_is_nothing(at: str, words: str) -> None:
    assert meant(at, words) is None


def test_a_plain_piece_of_a_turn_is_nothing_to_act_on() -> None:
    assert meant("dialogue.first_tell", "i sat in the car park for an hour") is None


def test_a_sound_that_may_have_been_danger_is_named() -> None:
    question = SCRIPT.questions["dialogue.first_tell"]
    assert acted_on([NothingHeard(LISTEN, "he hits me")], SCRIPT, question) == "SAFE_VIOLENCE"
    assert acted_on([NothingHeard(LISTEN)], SCRIPT, question) is None


def test_every_question_can_be_asked_about() -> None:
    for question in SCRIPT.questions.values():
        assert acted_on([Heard(LISTEN, "stop", "stop", 0.0)], SCRIPT, question) == "STOP"


def test_without_a_question_it_is_what_is_meant_anywhere() -> None:
    assert acted_on([Heard(LISTEN, "yes", "yes", 0.0)], None, None) == "YES"
    assert acted_on([Heard(LISTEN, None, "oh", 0.0)], None, None) is None
