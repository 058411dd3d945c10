"""Whatever is put in, one meaning comes out: never an exception, always the same, soon."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from reader_at_hand import understand

from dialogue.understanding.normalise import normalise

STAGES = (
    "welcome", "checkin", "calm", "recheck", "feel", "own", "invite", "dialogue", "amends", "action", "trust", "break",
    "close", "any", "safety",
)  # fmt: skip
WORDS = [
    "i", "you", "he", "she", "me", "my", "not", "never", "hit", "stop", "kill", "want", "to", "die", "the", "kids",
    "seven",
    "out", "of", "ten", "sorry", "if", "but", "when", "will", "can't", "don't", "it's", "~", "'",
]  # fmt: skip


@settings(max_examples=150)
@given(st.text(max_size=300), st.sampled_from(STAGES))
def test_any_text_has_one_meaning(text: str, stage: str) -> None:
    meaning = understand(text, stage=stage)
    assert meaning == understand(text, stage=stage)
    assert meaning.because


@settings(max_examples=150)
@given(st.lists(st.sampled_from(WORDS), max_size=25), st.sampled_from(STAGES))
def test_any_words_have_one_meaning(words: list[str], stage: str) -> None:
    assert understand(" ".join(words), stage=stage).because


@settings(max_examples=200)
@given(st.text(max_size=200) | st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join))
def test_spelling_is_idempotent(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


def test_long_strange_and_empty_texts() -> None:
    for text in (
        "",
        " ",
        "\x00\x07\n\t",
        "a" * 10_000,
        "stop " * 2_000,
        "he hit me " * 1_000,
        "救命",
        "ты кто",
        "🙂🙂🙂",
        "'" * 500,
    ):
        for stage in ("checkin", "dialogue", "any"):
            assert understand(text, stage=stage).because


def test_danger_survives_a_flood_of_words() -> None:
    assert understand("la " * 5_000 + "he hit me", stage="dialogue").safety is not None
