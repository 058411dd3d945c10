"""What is understood of lines whose writers saw neither rules nor what was learned: no worse than these floors.

The figures themselves are measured by ``bench/understanding.py``; a floor only notices that something broke.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from reader_at_hand import understand

from dialogue.understanding.intents import BETWEEN_PEOPLE, SAFETY_CLASSES, SELF_HARM, Intent
from training.labelled import ORDINARY, Line, Split, lines, read_shared

EXAM = list(lines(Split.EXAM))
# Shares of right intents.
FLOORS = {"exam-1": 0.82, "exam-2": 0.68}
SHARED = Path(os.environ.get("REPAIR_COACH_SPEECH", "../shared/speech")).parent / "utterances-dev.jsonl"


def _safety(line: Line) -> Intent | None:
    return understand(line.text, stage=line.stage).safety


def _share(right: list[bool]) -> float:
    assert right, "no such lines"
    return sum(right) / len(right)


@pytest.mark.parametrize("writer", FLOORS)
def test_intents_are_understood(writer: str) -> None:
    these = [line for line in EXAM if line.writer == writer]
    missed = [line.text for line in these if understand(line.text, stage=line.stage).intent not in line.allowed]
    assert 1 - len(missed) / len(these) >= FLOORS[writer], missed


def test_the_shared_development_lines_are_understood() -> None:
    if not SHARED.exists():
        if "REPAIR_COACH_SPEECH" in os.environ:
            pytest.fail(f"REPAIR_COACH_SPEECH is set, but {SHARED} is missing")
        pytest.skip(f"no shared lines at {SHARED}")
    shared = list(read_shared(SHARED))
    missed = [line.text for line in shared if understand(line.text, stage=line.stage).intent not in line.allowed]
    assert 1 - len(missed) / len(shared) >= 0.95, missed


def test_wanting_to_die_is_noticed() -> None:
    said = [line for line in EXAM if line.intent in SELF_HARM]
    assert _share([_safety(line) in SELF_HARM for line in said]) >= 0.75


def test_danger_between_people_is_noticed_where_it_is_said_plainly() -> None:
    said = [line for line in EXAM if line.intent in BETWEEN_PEOPLE and line.certainty == "sure"]
    assert _share([_safety(line) in SAFETY_CLASSES for line in said]) >= 0.60


def test_look_alikes_are_left_alone() -> None:
    alike = [line for line in EXAM if line.is_lookalike or line.intent == ORDINARY]
    alarmed = [line.text for line in alike if _safety(line) is not None and _safety(line) not in line.allowed]
    assert len(alarmed) <= 0.06 * len(alike), alarmed


def test_ratings_have_their_value() -> None:
    rated = [line for line in EXAM if line.intent == "RATING" and "value" in line.slots]
    right = [understand(line.text, stage=line.stage).slots.get("value") == line.slots["value"] for line in rated]
    assert _share(right) >= 0.90
