"""What some words mean in some stages: the table is whole, and what it knows is no likeness."""

from __future__ import annotations

import pytest

from dialogue.stages import STAGES
from dialogue.understanding import understand
from dialogue.understanding.intents import Intent, Source
from dialogue.understanding.stage_phrases import meaning_of


@pytest.mark.parametrize("stage", [*(stage.id for stage in STAGES), "any"])
def test_no_stage_gives_a_phrase_two_meanings(stage: str) -> None:
    assert meaning_of("are you recording us", stage) is Intent.ASK_PRIVACY


@pytest.mark.parametrize(
    ("said", "stage", "intent"),
    [
        ("okay, just breathing please", "welcome", Intent.MODE_CALM), ("me and my wife", "welcome", Intent.MODE_COUPLE),
        ("he's fast asleep", "calm", Intent.PARTNER_ASLEEP), ("yes, spot on", "dialogue", Intent.MIRROR_OK),
        ("well, it was me", "trust", Intent.ROLE_CAUSED), ("is this private?", "dialogue", Intent.ASK_PRIVACY),
        ("can't you just let it go", "amends", Intent.FORGIVE_PRESSURE), ("Mummy!", "own", Intent.NOT_FOR_DEVICE),
    ],
)  # fmt: skip
def test_a_phrase_is_known_without_a_reader(said: str, stage: str, intent: Intent) -> None:
    meaning = understand(said, stage=stage)
    assert (meaning.intent, meaning.source) == (intent, Source.PHRASE)


@pytest.mark.parametrize(
    ("said", "stage"),
    [
        ("the two of us were at your mother's", "dialogue"), ("just me and the kids all weekend", "own"),
        ("he said is this private and I laughed", "dialogue"), ("spot on", "welcome"),
        ("you can't just get over it like that, nobody can", "amends"),
    ],
)  # fmt: skip
def test_inside_a_sentence_or_elsewhere_they_mean_nothing(said: str, stage: str) -> None:
    assert meaning_of(said.lower().replace("can't", "can not"), stage) is None
