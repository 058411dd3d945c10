"""What flows need beside the intent: plans, apologies, an own part, feelings, a child, an interruption."""

from __future__ import annotations

import pytest

from dialogue.understanding import understand
from dialogue.understanding.extractors import labels, put_right, slots_of
from dialogue.understanding.intents import Intent
from dialogue.understanding.normalise import normalise


def _slots(intent: Intent, text: str, stage: str = "dialogue") -> dict[str, object]:
    return dict(slots_of(intent, normalise(text), stage))


@pytest.mark.parametrize(
    ("said", "when", "then"),
    [
        ("When the dishes are done I'll sit with you", "when the dishes are done", "sit with you"),
        ("I'll make you coffee before work tomorrow", "before work tomorrow", "make you coffee"),
        ("okay so every Friday we will walk the dog", "every friday", "walk the dog"),
        ("if you're late then I will ring first", "if you are late", "ring first"),
    ],
)
def test_a_plan_has_its_when_and_its_then(said: str, when: str, then: str) -> None:
    assert _slots(Intent.PLAN, said, "action") == {"when": when, "then": then}


@pytest.mark.parametrize("said", ["I will be nicer", "when I get home", "I'll"])
def test_half_a_plan_has_neither(said: str) -> None:
    assert _slots(Intent.PLAN, said, "action") == {}


@pytest.mark.parametrize(
    "said",
    [
        "I'm sorry if you were put out", "sorry that you feel like that", "I'm sorry but you started it",
        "I apologise for any upset", "look, mistakes were made", "I'm sorry it got so heated",
        "I'm sorry, however I was tired", "well, sorry about that", "I said I'm sorry okay",
    ],
)  # fmt: skip
def test_a_bare_or_slanted_sorry_is_no_apology(said: str) -> None:
    assert put_right(Intent.APOLOGY, normalise(said), "amends") is Intent.NON_APOLOGY


@pytest.mark.parametrize(
    "said",
    [
        "I'm sorry I left you waiting in the rain", "I'm sorry for reading your letters",
        "I'm sorry if I hurt you, and I did, I was wrong", "I apologise for the way I spoke to your mother",
    ],
)  # fmt: skip
def test_a_sorry_with_its_deed_stays_one(said: str) -> None:
    assert put_right(Intent.APOLOGY, normalise(said), "amends") is Intent.APOLOGY


@pytest.mark.parametrize(
    "said", ["it's all my fault", "everything is down to me", "I ruin everything", "it's always me"]
)
def test_taking_on_everything_is_told_apart(said: str) -> None:
    assert put_right(Intent.BLAME, normalise(said), "own") is Intent.OWN
    assert _slots(Intent.OWN, said, "own") == {"over_owning": True}


@pytest.mark.parametrize("said", ["I came home late", "the row was partly my fault", "I let the phone ring"])
def test_one_piece_is_not_everything(said: str) -> None:
    assert _slots(Intent.OWN, said, "own") == {}


def test_regret_for_oneself_is_told_only_where_the_other_is_not_spoken_of() -> None:
    assert _slots(Intent.SHARE, "I feel awful, I haven't slept", "trust") == {"regret_only": True}
    assert _slots(Intent.SHARE, "I feel awful for what it did to you", "trust") == {}
    assert _slots(Intent.SHARE, "I feel awful, I haven't slept", "dialogue") == {}


def test_who_left_the_house_is_told_from_who_left_the_room() -> None:
    assert _slots(Intent.PARTNER_LEFT, "she took the car") == {"left_home": True}
    assert _slots(Intent.PARTNER_LEFT, "she went upstairs") == {}


def test_a_child_in_the_room_is_told_from_the_doorbell() -> None:
    assert _slots(Intent.NOT_FOR_DEVICE, "mummy, why are you up") == {"child_present": True}
    assert _slots(Intent.NOT_FOR_DEVICE, "that's the door") == {}


def test_a_hurt_child_and_a_crying_one_are_told_apart() -> None:
    assert _slots(Intent.SAFE_CHILD, "he shook her hard and she is limp") == {"hurt": True}
    assert _slots(Intent.SAFE_CHILD, "she won't stop crying and I can't take it") == {"crying": True}


def test_feelings_are_named_once_and_denied_ones_left_out() -> None:
    assert labels("i am tired and a bit hurt and so tired") == ("tired", "hurt")
    assert labels("not angry just sad") == ("sad",)
    assert labels("i am not really angry more let down") == ("let down",)


@pytest.mark.parametrize("said", ["let me finish", "please, you keep interrupting me", "I'm still talking"])
def test_an_interruption_is_said_wherever_something_is_shared(said: str) -> None:
    assert understand(said, stage="dialogue").slots.get("interrupted")
    assert not understand(said, stage="calm").slots.get("interrupted")
