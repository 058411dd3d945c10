"""Where sentences end and how long the voice rests there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voices.sentences import CLAUSE_PAUSE_SECONDS, SENTENCE_PAUSE_SECONDS, WORD_GAP_SECONDS, paced, sentences


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I'm here. No hurry.", ["I'm here.", "No hurry."]),
        ("Ready?  Then\nbreathe in …  And out.", ["Ready?", "Then breathe in …", "And out."]),
        ("At 6 p.m. You rest. 10 minutes.", ["At 6 p.m. You rest.", "10 minutes."]),
        ("“Stop.” That is enough.", ["“Stop.”", "That is enough."]),
        ("One thing: you, and me; three words", ["One thing: you, and me; three words"]),
        ("  ", []),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    assert sentences(text) == found


@given(st.text())
def test_no_word_is_lost(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


def test_a_pause_stands_between_sentences_and_the_line_s_own_replaces_it() -> None:
    assert list(paced(["Hello. You two.", 2.0, "Breathe.", "In,", "and", "seven", "times."])) == [
        "Hello.", SENTENCE_PAUSE_SECONDS, "You two.", 2.0, "Breathe.", SENTENCE_PAUSE_SECONDS,
        "In,", CLAUSE_PAUSE_SECONDS, "and", WORD_GAP_SECONDS, "seven", WORD_GAP_SECONDS, "times.",
    ]  # fmt: skip
