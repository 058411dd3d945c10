"""What is denied is not done, and what is said beside a denial counts."""

from __future__ import annotations

import pytest
from reader_at_hand import understand

from dialogue.understanding.intents import Intent

_STAGES = ("checkin", "calm", "recheck", "feel", "invite", "break")
_BREATHING = ("calm", "recheck")


@pytest.mark.parametrize("stage", _STAGES)
@pytest.mark.parametrize(
    ("said", "denied"),
    [
        ("we don't want a break", Intent.TIME_OUT),
        ("no break please", Intent.TIME_OUT),
        ("I don't need a time out", Intent.TIME_OUT),
        ("I didn't say pause", Intent.PAUSE),
        ("do not wait", Intent.PAUSE),
        ("not any quieter", Intent.QUIETER),
        ("please don't make it louder", Intent.LOUDER),
        ("not slower", Intent.SLOWER),
        ("we don't want just the light", Intent.LIGHT_ONLY),
        ("no counting", Intent.VOICE_COUNT),
    ],
)
def test_what_is_denied_is_not_done(said: str, denied: Intent, stage: str) -> None:
    assert understand(said, stage=stage).intent is not denied


@pytest.mark.parametrize("stage", _BREATHING)
@pytest.mark.parametrize(
    "said",
    [
        "no more of the breathing please",
        "we've had enough of the breathing",
        "that's enough breathing for now",
        "could we not just talk? we don't want any more breathing",
        "I'd rather not do the breathing any more",
        "not another five minutes of breathing",
        "please, no more rounds",
        "I don't want to do more breathing, I want to talk",
    ],
)
def test_breathing_that_is_not_wanted_is_over(said: str, stage: str) -> None:
    assert understand(said, stage=stage).intent is Intent.NO_MORE


@pytest.mark.parametrize(
    ("said", "stage", "intent"),
    [
        ("no more breathing, I need a break", "recheck", Intent.TIME_OUT),
        ("I don't want more breathing, seven", "recheck", Intent.RATING),
        ("not the light, both of us", "welcome", Intent.MODE_COUPLE),
        ("no breathing tonight, both of us", "welcome", Intent.MODE_COUPLE),
        ("five more minutes", "recheck", Intent.MORE_TIME),
        ("pause", "calm", Intent.PAUSE),
        ("I need a break", "calm", Intent.TIME_OUT),
        ("no more breathing, stop", "calm", Intent.STOP),
        ("no more breathing please, can we call it a night", "recheck", Intent.STOP),
        ("don't pause, please can we stop", "calm", Intent.STOP),
        ("no more", "calm", Intent.STOP),
    ],
)
def test_what_is_wanted_beside_it_counts(said: str, stage: str, intent: Intent) -> None:
    assert understand(said, stage=stage).intent is intent


@pytest.mark.parametrize(
    "said", ["I don't want to breathe, I want to die", "I don't want to breathe any more, I want to kill myself"]
)
def test_a_wish_to_die_is_no_refusal_of_an_exercise(said: str) -> None:
    assert understand(said, stage="calm").intent is Intent.SAFE_SELF_HARM


@pytest.mark.parametrize("stage", ["checkin", "recheck"])
@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("I meant three, not six", 3),
        ("two, not the eight I said", 2),
        ("not a seven, eight", 8),
        ("no not six, four", 4),
        ("it's not a nine, it's a three", 3),
        ("six or seven", 7),
        ("not quite five", 5),
    ],
)
def test_a_number_that_is_denied_is_not_counted(said: str, value: int, stage: str) -> None:
    assert understand(said, stage=stage).slots.get("value") == value
