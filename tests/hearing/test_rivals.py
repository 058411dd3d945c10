"""At a question for a number, what is no number is not taken for one that sounds like it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from device.hearing.engines.phonetic_similarity import DIGITS, HOMOPHONES
from device.hearing.engines.rival_words import EVERYDAY, decoys_for
from device.hearing.listen_file import hear_file
from device.hearing.worker.parent import ChildRecogniser
from dialogue.questions import QuestionKind


@pytest.mark.recogniser
def test_a_no_is_not_taken_for_nine(speech: Path, whisper: ChildRecogniser) -> None:
    labels = [json.loads(line) for line in (speech / "labels.jsonl").read_text("utf-8").splitlines()]
    refusals = [label["file"] for label in labels if label["file"].startswith("commands/no")]
    answers = [hear_file(speech / file, QuestionKind.RATING, DIGITS, whisper)["answer"] for file in refusals]
    assert len(answers) == 25
    assert sum(answer is not None for answer in answers) <= 1


def test_no_rival_of_a_number_is_a_way_to_hear_it() -> None:
    rivals = (*EVERYDAY, *decoys_for(DIGITS))
    assert not set(rivals) & set(DIGITS)
    assert not set(rivals) & set(HOMOPHONES)


def test_what_is_expected_is_no_decoy() -> None:
    assert "tree" in decoys_for(DIGITS)
    assert "tree" not in decoys_for((*DIGITS, "tree"))
