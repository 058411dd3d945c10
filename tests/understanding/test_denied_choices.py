"""What is denied is not chosen, and a word that only sounds like a choice takes nobody out of an evening of two."""

from __future__ import annotations

import pytest
from reader_at_hand import understand

from dialogue.evening import Evening, Mode
from dialogue.flows.branches import branch
from dialogue.understanding.intents import Intent


@pytest.mark.parametrize(
    "said",
    [
        "no it's not a trust thing, we had a row",
        "nobody has cheated, it's the bins",
        "it was never about trust",
        "not trust, ordinary",
    ],
)
def test_a_denied_broken_trust_is_a_quarrel(said: str) -> None:
    assert understand(said, stage="welcome").intent is Intent.MODE_COUPLE


@pytest.mark.parametrize(
    "said",
    [
        "broken trust",
        "he broke my trust",
        "there has been an affair",
        "I do not trust her any more",
        "there is no trust left",
    ],
)
def test_broken_trust_that_is_said_is_chosen(said: str) -> None:
    assert understand(said, stage="welcome").intent is Intent.MODE_TRUST


@pytest.mark.parametrize("said", ["me", "me?", "me? um", "me first"])
@pytest.mark.parametrize("stage", ["checkin", "recheck"])
def test_me_is_no_evening_alone(said: str, stage: str) -> None:
    assert branch(understand(said, stage=stage), Evening(mode=Mode.COUPLE), stage) is None


def test_asking_how_long_is_no_wish_for_more() -> None:
    assert understand("how much longer is it", stage="calm").intent is not Intent.MORE_TIME


@pytest.mark.parametrize(
    ("said", "stage"),
    [
        ("sorry I jumped on you the second you walked in", "amends"),
        ("I got a bit panicky when he mentioned the school", "dialogue"),
        ("not just breathing, the two of us", "welcome"),
    ],
)
def test_idioms_of_quarrels_are_no_danger(said: str, stage: str) -> None:
    assert understand(said, stage=stage).safety is None


@pytest.mark.parametrize(
    "said",
    [
        "he jumped on me and held me down",
        "I can't breathe",
        "not just breathing, my chest hurts and my arm is numb",
        "I'm panicking, I can't do this",
    ],
)
def test_danger_beside_them_is_still_heard(said: str) -> None:
    assert understand(said, stage="calm").safety is not None
