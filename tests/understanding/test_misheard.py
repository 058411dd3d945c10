"""The second choice of words: danger is taken from it and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reader_at_hand import understand, understand_heard

from dialogue.understanding import Intent

LINES = st.sampled_from(
    [
        "he hits me",
        "i want to die",
        "my chest hurts and my arm is numb",
        "i was lonely on sunday",
        "seven",
        "pause",
        "i'm sorry i shouted",
        "he won't let me see my sister",
        "",
    ]
)


@given(words=LINES, second_best=LINES | st.none(), stage=st.sampled_from(["welcome", "dialogue", "close"]))
def test_nothing_but_danger_is_taken_from_it(words: str, second_best: str | None, stage: str) -> None:
    heard = understand_heard(words, second_best, stage=stage)
    assert heard == (understand(words, stage=stage) if words else None) or (
        heard is not None and heard.safety is not None
    )


@pytest.mark.parametrize(
    ("words", "second_best", "intent"),
    [
        ("he heard me", "he hurts me", Intent.SAFE_VIOLENCE),
        ("i want to buy", "i want to die", Intent.SAFE_SELF_HARM),
        ("he hurts me", "i want to die", Intent.SAFE_VIOLENCE),
        ("stop", "he hurts me", Intent.STOP),
        ("pause", "he hurts me", Intent.PAUSE),
        ("", "he hurts me", Intent.SAFE_VIOLENCE),
        (None, "he hurts me", Intent.SAFE_VIOLENCE),
    ],
)
def test_what_counts(words: str | None, second_best: str, intent: Intent) -> None:
    heard = understand_heard(words, second_best, stage="dialogue")
    assert heard is not None
    assert heard.intent is intent
