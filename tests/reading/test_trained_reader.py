"""What the trained reader makes of words: the same every time, by the stage, and no danger lost in a long turn."""

from __future__ import annotations

import pytest
from reader_at_hand import trained

from device.reading.weights import WEIGHTS, load_weights
from dialogue.understanding.intents import BETWEEN_PEOPLE, Intent

HARMLESS = "and then we had the whole thing about the dishes again and who had cooked and who had not " * 4


def test_every_label_is_an_intent_and_every_intent_has_a_label() -> None:
    only_of_tables = {Intent.TOO_TIRED}
    assert {Intent(label) for label in load_weights(WEIGHTS).labels} | only_of_tables == set(Intent)


def test_a_sentence_is_read_the_same_every_time() -> None:
    first = trained().read("i felt so alone at that table", "dialogue")
    assert first == trained().read("i felt so alone at that table", "dialogue")
    assert sum(first.likely.values()) == pytest.approx(1, abs=1e-4)


def test_a_stage_changes_how_the_same_words_are_read() -> None:
    at_close = trained().read("i loved how you made me tea", "close").likely
    in_talk = trained().read("i loved how you made me tea", "checkin").likely
    assert at_close != in_talk


@pytest.mark.parametrize("place", [0, 60, 140])
def test_danger_in_a_long_turn_is_not_averaged_away(place: int) -> None:
    words = (HARMLESS * 3).split()
    turn = " ".join([*words[:place], "last night he put his hands round my neck and squeezed", *words[place:]])
    opinion = trained().read(turn, "dialogue")
    assert opinion.share(BETWEEN_PEOPLE) > 0.5
    assert trained().read(HARMLESS * 3, "dialogue").share(BETWEEN_PEOPLE) < 0.2


def test_figures_and_spelling_are_the_readers_own_business() -> None:
    spoken = trained().read("So I was left holding the BABY!", "dialogue")
    assert spoken == trained().read("so i was left with all of it", "dialogue")
