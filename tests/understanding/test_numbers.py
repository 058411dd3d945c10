"""Ratings in all their forms, and numbers that are none."""

from __future__ import annotations

import pytest
from reader_at_hand import understand

from dialogue.understanding.intents import Intent


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("seven", 7), ("about a seven", 7), ("seven out of ten", 7), ("7/10", 7), ("ten out of ten", 10),
        ("six or seven", 7), ("between four and five", 5),
        ("seven-ish", 7), ("seven and a half", 8), ("a hundred", 10), ("eleven", 10), ("minus two", 0),
        ("below zero", 0), ("off the chart", 10),
        ("through the roof", 10), ("it was a nine now maybe five", 5), ("from eight to five", 5),
        ("six no wait seven", 7), ("seventy percent", 7),
        ("started at nine but i'd say five now", 5), ("me seven her nine", 9), ("to", 2), ("too", 2), ("for", 4),
        ("ate", 8), ("won", 1),
        ("sex out of ten", 6), ("a bit wound up", 4), ("fairly calm actually", 2), ("so so", 5), ("boiling", 9),
        ("not too bad", 3), ("very angry", 10),
        ("zero", 0), ("i'd say like an eight", 8), ("halfway", 5), ("high", 8), ("low", 2),
    ],
)  # fmt: skip
def test_ratings(said: str, value: int) -> None:
    meaning = understand(said, stage="checkin")
    assert meaning.intent is Intent.RATING, meaning
    assert meaning.slots["value"] == value


def test_a_range_keeps_its_ends() -> None:
    assert dict(understand("somewhere between four and five", stage="checkin").slots) == {
        "value": 5,
        "low": 4,
        "high": 5,
    }


@pytest.mark.parametrize(
    "said",
    [
        "we've had two pints",
        "the two of us",
        "we've been married ten years",
        "no one told me",
        "i have three kids",
        "give me five minutes",
    ],
)
def test_numbers_of_something_else_are_no_ratings(said: str) -> None:
    assert understand(said, stage="checkin").intent is not Intent.RATING


@pytest.mark.parametrize("said", ["to", "for", "ate", "won"])
def test_homophones_count_only_where_a_rating_is_asked(said: str) -> None:
    assert understand(said, stage="dialogue").intent is not Intent.RATING


def test_it_was_two_years_ago_is_no_rating_in_trust() -> None:
    assert understand("it was two years ago", stage="trust").intent is Intent.FORGIVE_PRESSURE


@pytest.mark.parametrize(
    "said", ["oh", "Oh, oh", "okay", "okay then", "fine", "all right", "it's okay", "heaven", "late", "nothing", "line"]
)
@pytest.mark.parametrize("stage", ["checkin", "recheck"])
def test_what_only_sounds_like_a_number_is_none(said: str, stage: str) -> None:
    meaning = understand(said, stage=stage)
    assert meaning.intent is not Intent.RATING
    assert meaning.safety is None


@pytest.mark.parametrize(
    ("said", "value"),
    [("oh out of ten", 0), ("for", 4), ("tree", 3), ("oh, seven", 7), ("I'm okay", 3), ("heaven out of ten", 7)],
)
def test_what_is_plainly_meant_for_a_number_is_one(said: str, value: int) -> None:
    meaning = understand(said, stage="checkin")
    assert (meaning.intent, meaning.slots["value"]) == (Intent.RATING, value)
