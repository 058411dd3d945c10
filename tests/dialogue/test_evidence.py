"""METHOD 2.3, "Adding up": whole points, each class once, at the surest that it was heard."""

from __future__ import annotations

import pytest

from dialogue.evidence import Evidence
from dialogue.understanding.intents import Certainty, Intent, Meaning

POSSIBLE, LIKELY, SURE = Certainty.POSSIBLE, Certainty.LIKELY, Certainty.SURE


def after(*signs: tuple[Intent, Certainty], says_back: bool = False, talking: bool = True) -> Evidence:
    """The evidence after these signs, one after the other."""
    evidence = Evidence()
    for intent, certainty in signs:
        evidence = evidence.with_sign(Meaning(intent, certainty=certainty), talking=talking, says_back=says_back)
    return evidence


@pytest.mark.parametrize(
    ("signs", "points"),
    [
        ((), 0),
        (((Intent.SAFE_FEAR, POSSIBLE),), 1),
        (((Intent.SAFE_FEAR, LIKELY),), 2),
        (((Intent.SAFE_FEAR, SURE),), 3),
        (((Intent.SAFE_FEAR, POSSIBLE), (Intent.SAFE_CONTROL, LIKELY)), 3),
        (((Intent.SAFE_FEAR, POSSIBLE), (Intent.SAFE_CONTROL, POSSIBLE), (Intent.SAFE_SEXUAL, POSSIBLE)), 3),
    ],
)
def test_a_possible_sign_is_one_point_a_strong_one_two_and_three_are_enough(
    signs: tuple[tuple[Intent, Certainty], ...], points: int
) -> None:
    assert after(*signs).points == points
    assert after(*signs).is_enough is (points >= 3)


def test_the_same_sign_counts_once_and_a_stronger_one_raises_it() -> None:
    often = after(*[(Intent.SAFE_FEAR, POSSIBLE)] * 5)
    assert often.points == 1
    assert after((Intent.SAFE_FEAR, POSSIBLE), (Intent.SAFE_FEAR, LIKELY)).points == 2
    assert after((Intent.SAFE_FEAR, LIKELY), (Intent.SAFE_FEAR, POSSIBLE)).points == 2


def test_saying_back_never_adds_up_and_a_sure_sign_is_one_there_too() -> None:
    assert after((Intent.SAFE_FEAR, LIKELY), (Intent.SAFE_CONTROL, LIKELY), says_back=True) == Evidence()
    assert after((Intent.SAFE_FEAR, SURE), says_back=True).is_enough


def test_drink_adds_up_once_they_talk_and_the_rest_of_the_body_never_does() -> None:
    assert after((Intent.INTOXICATED, POSSIBLE), talking=False) == Evidence()
    assert after((Intent.INTOXICATED, POSSIBLE)).points == 1
    for other in (Intent.SELF_HARM_UNCLEAR, Intent.SAFE_SELF_HARM, Intent.MEDICAL_URGENT, Intent.PAST_TRAUMA):
        assert after((other, LIKELY)) == Evidence()


def test_what_people_do_to_each_other_is_answered_before_drink() -> None:
    assert after((Intent.SAFE_FEAR, POSSIBLE), (Intent.INTOXICATED, LIKELY)).gravest is Intent.SAFE_FEAR
