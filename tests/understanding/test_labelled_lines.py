"""Every labelled line, by file, against floors: the goals on what was used in writing, what was reached on the rest."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from reader_at_hand import understand

from dialogue.understanding.intents import SAFETY_CLASSES, Intent
from training.labelled import LINES, Line, read

SELF_HARM = {"SAFE_SELF_HARM", "SELF_HARM_UNCLEAR"}
# Shares of right intents below which a file must not fall: what was reached, rounded down.
FLOORS = {
    "build-1": 0.98,
    "build-2": 0.92,
    "heldout-1": 0.98,
    "heldout-2": 0.98,
    "heldout-3": 0.97,
    "heldout-4": 0.97,
    "heldout-5": 0.95,
    "heldout-6": 0.97,
    "heldout-7": 0.91,
    "heldout-8": 0.90,
    "unseen-1": 0.92,
    "unseen-2": 0.68,
}
FILES = sorted(LINES.glob("*.jsonl"))
SHARED = Path(os.environ.get("REPAIR_COACH_SPEECH", "../shared/speech")).parent / "utterances-dev.jsonl"


def _understood(line: Line) -> Intent:
    return understand(line.text, stage=line.stage).intent


def _share(lines: list[Line], right: list[bool]) -> float:
    assert lines, "no such lines: the files are not there"
    return sum(right) / len(right)


def test_every_file_of_lines_has_a_floor() -> None:
    assert {path.stem for path in FILES} == set(FLOORS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_intents_are_understood(path: Path) -> None:
    lines = list(read(path))
    missed = [line.text for line in lines if _understood(line) not in line.allowed]
    assert 1 - len(missed) / len(lines) >= FLOORS[path.stem], missed


def test_the_shared_development_lines_are_understood() -> None:
    if not SHARED.exists():
        if "REPAIR_COACH_SPEECH" in os.environ:
            pytest.fail(f"REPAIR_COACH_SPEECH is set, but {SHARED} is missing")
        pytest.skip(f"no shared lines at {SHARED}")
    lines = list(read(SHARED))
    missed = [line.text for line in lines if _understood(line) not in line.allowed]
    assert 1 - len(missed) / len(lines) >= 0.95, missed


def test_every_intent_and_every_stage_has_lines() -> None:
    lines = [line for path in FILES for line in read(path)]
    assert {line.intent for line in lines} == {intent.value for intent in Intent}
    stages = "welcome checkin calm recheck feel own invite dialogue amends action trust break close any"
    assert {line.stage for line in lines} == set(stages.split())


def test_wanting_to_die_is_noticed() -> None:
    lines = [line for path in FILES for line in read(path) if line.intent in SELF_HARM]
    assert len(lines) >= 180
    assert _share(lines, [_understood(line) in SELF_HARM | line.allowed for line in lines]) >= 0.96


def test_violence_fear_and_children_at_risk_are_noticed() -> None:
    wanted = {"SAFE_VIOLENCE", "SAFE_FEAR", "SAFE_CHILD"}
    lines = [line for path in FILES for line in read(path) if line.intent in wanted]
    assert len(lines) >= 250
    assert _share(lines, [_understood(line) in line.allowed for line in lines]) >= 0.98


def test_no_danger_goes_unnoticed_as_talk() -> None:
    lines = [line for path in FILES for line in read(path) if Intent(line.intent) in SAFETY_CLASSES]
    noticed = [_understood(line) in SAFETY_CLASSES or _understood(line) in line.allowed for line in lines]
    assert _share(lines, noticed) >= 0.98


def test_look_alikes_are_left_alone() -> None:
    lines = [line for path in FILES for line in read(path) if line.is_lookalike]
    assert len(lines) >= 280
    left_alone = [understand(line.text, stage=line.stage).safety is None for line in lines]
    assert _share(lines, left_alone) >= 0.98


def test_ordinary_quarrels_are_no_danger() -> None:
    quarrels = (LINES / "ordinary.txt").read_text("utf-8").splitlines()
    alarmed = [text for text in quarrels if understand(text, stage="dialogue").safety is not None]
    assert len(alarmed) / len(quarrels) <= 0.05, alarmed


def test_ratings_have_their_value() -> None:
    lines = [line for path in FILES for line in read(path) if line.intent == "RATING" and "value" in line.slots]
    right = [understand(line.text, stage=line.stage).slots.get("value") == line.slots["value"] for line in lines]
    assert _share(lines, right) >= 0.95
