"""Figures of speech that name a baby are no child at risk; a child at risk beside one is."""

from __future__ import annotations

import pytest
from reader_at_hand import understand

from dialogue.understanding.figures import figures, in_plain_words
from dialogue.understanding.intents import Intent
from dialogue.understanding.normalise import normalise

_STAGES = ("dialogue", "own", "amends", "feel", "trust")


@pytest.mark.parametrize("stage", _STAGES)
@pytest.mark.parametrize(
    "said",
    [
        "I was left holding the baby",
        "left holding the baby again",
        "you went to the pub and left me holding the baby",
        "babysat him all day",
        "I've been babysitting you the whole weekend",
        "let's not throw the baby out with the bath water",
        "she threw the baby out with the bathwater, cancelling the whole trip",
        "he threw his toys out of the pram",
    ],
)
def test_a_figure_with_a_baby_in_it_is_no_danger(said: str, stage: str) -> None:
    assert understand(said, stage=stage).safety is None


@pytest.mark.parametrize(
    "said",
    [
        "he left me holding the baby and then he slapped our son",
        "she threw the baby",
        "he threw the baby in the bath",
        "he shook the baby while I was babysitting my niece",
    ],
)
def test_a_child_at_risk_beside_a_figure_is_heard(said: str) -> None:
    assert understand(said, stage="dialogue").intent is Intent.SAFE_CHILD


def test_the_plain_words_of_a_figure_are_read_as_they_are_written() -> None:
    for said, plain in figures().items():
        assert in_plain_words(said) == plain == normalise(plain), said
