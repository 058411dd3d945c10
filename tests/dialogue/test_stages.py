"""One table of stages: it knows every stage of the script, and what is derived from it is what was decided."""

from __future__ import annotations

import pytest

from device.cli.screenplay import screenplay
from device.reading.trained_reader import known_stages as learnt_stages
from device.reading.weights import WEIGHTS, load_weights
from dialogue import conversation, script_check
from dialogue.flows import branches, faults, interludes, safety
from dialogue.script import load_script
from dialogue.stages import ANYWHERE, STAGES, understood_as
from dialogue.understanding import answers, rule_order, stage_phrases

DERIVED = {
    "capped": (
        conversation.TALK_STAGES,
        "feel affirm own other_eyes approach invite dialogue amends action trust",
    ),
    "stirring": (branches._TALK, "feel own invite dialogue amends action trust approach other_eyes"),
    "face to face": (branches._FACE_TO_FACE, "dialogue amends trust"),
    "both asked again": (faults.TALKING, "own invite dialogue amends action trust approach other_eyes"),
    "before breathing": (interludes._BEFORE_BREATHING, "welcome checkin"),
    "rated": (rule_order.RATING_STAGES, "checkin recheck"),
    "shared in": (stage_phrases.TALK, "own dialogue amends action trust close feel"),
    "imagined": (rule_order._IMAGINED, "approach other_eyes affirm"),
    "go on then": (answers.GO_ON_THEN_STAGES, "invite any action welcome dialogue amends safety"),
    "before talk": (safety._BEFORE_TALK, "welcome checkin calm recheck"),
    "METHOD's wording": (script_check.EXEMPT_STAGES, "ending safety"),
}


@pytest.mark.parametrize("name", DERIVED)
def test_what_is_derived_is_what_was_decided(name: str) -> None:
    derived, decided = DERIVED[name]
    assert derived == set(decided.split())


def test_every_stage_of_the_script_is_a_row_and_every_row_is_a_stage_of_the_script() -> None:
    script = load_script()
    named = {line.stage for line in script.lines.values()} | {asked.stage for asked in script.questions.values()}
    assert named == {stage.id for stage in STAGES}


def test_no_stage_stands_twice() -> None:
    ids = [stage.id for stage in STAGES]
    assert len(ids) == len(set(ids))


def test_sub_steps_are_understood_as_the_stage_they_belong_to() -> None:
    others = {stage.id: understood_as(stage.id) for stage in STAGES if understood_as(stage.id) != stage.id}
    assert others == {
        "affirm": "feel", "other_eyes": "dialogue", "approach": "dialogue", "safety": "any", "fault": "any",
    }  # fmt: skip
    assert understood_as(ANYWHERE) == ANYWHERE


def test_the_document_has_every_stage_in_the_order_a_couple_meets_them() -> None:
    headings = [line.lstrip("# ") for line in screenplay(load_script()) if line.startswith("##")]
    assert headings == [
        "The evening, stage by stage",
        *("Welcome", "Check-in", "Calm", "Re-check", "Feel", "Affirm", "Own", "Other eyes", "Approach", "Invite"),
        *("Dialogue", "Amends", "Action", "Trust", "Close"),
        "What may come in between",
        *("Breaks, tears, anger, leaving", "Safety", "The neutral stop", "What the device says of itself"),
        "Shared by all questions",
    ]


def test_the_classifier_was_trained_on_the_stages_in_this_order() -> None:
    order = "welcome checkin calm recheck feel own invite dialogue amends action trust break close any"
    assert list(learnt_stages()) == order.split()
    assert list(load_weights(WEIGHTS).stages) == order.split()
