"""Enough for tonight (``enough.toml``): all that was said or a clause of an answer; told of, it is none."""

from __future__ import annotations

import pytest

from dialogue.script import load_script
from dialogue.understanding import understand
from dialogue.understanding.enough import _phrases, has_had_enough
from dialogue.understanding.intents import Intent


@pytest.mark.parametrize(
    "text",
    [
        "we've had enough",
        "four, and honestly we've had enough now",
        "yes but i'm too tired for this",
        "six and we're too tired to go on",
        "sorry, i'm falling asleep here",
        "she's too tired for this",
        "no, i'm too exhausted for this tonight",
    ],
)
def test_it_is_heard_as_a_clause_of_an_answer(text: str) -> None:
    assert understand(text, stage="recheck").intent is Intent.TOO_TIRED


@pytest.mark.parametrize(
    "text",
    [
        "he said we've had enough",
        "we've had enough of his mother",
        "when i get home i'm too tired for this",
        "i've had enough",
        "we had enough to eat",
        "i was too tired for this",
        "he's never too tired for this",
        "if we've had enough we say so",
    ],
)
def test_what_is_told_or_means_something_else_is_none(text: str) -> None:
    assert not has_had_enough(text, whole=False)


def test_in_a_turn_it_counts_only_as_all_that_was_said() -> None:
    question = load_script().questions["dialogue.first_tell"]
    told = "he sat there and honestly, we've had enough"
    assert understand("look, we've had enough", stage="dialogue", question=question).intent is Intent.TOO_TIRED
    assert understand(told, stage="dialogue", question=question).intent is not Intent.TOO_TIRED


def test_every_phrase_of_the_table_is_one_by_itself() -> None:
    assert all(has_had_enough(" ".join(words), whole=True) for words in _phrases()[0])
