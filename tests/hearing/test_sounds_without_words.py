"""Sobs, sighs, yawns, laughs, coughs and snores through the whole ear: a sample of ``bench/sounds.py``."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from reader_at_hand import steady

from device.hearing.listen_file import hear_sound, phrases_at
from device.hearing.wav import read_wav
from device.hearing.worker.parent import ChildRecogniser
from dialogue.acted_on import acted_on
from dialogue.script import load_script

pytestmark = pytest.mark.recogniser

ROOT = Path(__file__).parents[2]
EVERY = 7


@pytest.fixture(scope="module")
def sounds() -> list[Path]:
    """Recordings of sounds; skips where there are none, fails where a named folder is missing."""
    named = os.environ.get("REPAIR_COACH_SOUNDS")
    folder = Path(named) if named else ROOT.parent / "shared" / "sounds"
    if (folder / "labels.jsonl").exists():
        labels = (folder / "labels.jsonl").read_text("utf-8").splitlines()
        return [folder / json.loads(label)["file"] for label in labels[::EVERY]]
    if named:
        pytest.fail(f"REPAIR_COACH_SOUNDS names {folder}, which has no labels.jsonl")
    pytest.skip("no sounds: set REPAIR_COACH_SOUNDS to their folder")


@pytest.mark.parametrize("at", ["checkin.first", "recheck.go_on", "dialogue.first_tell"])
def test_sounds_without_words_lead_nowhere(at: str, sounds: list[Path], whisper: ChildRecogniser) -> None:
    script = load_script()
    question = script.questions[at]
    heard = [
        hear_sound(read_wav(path), question.kind, phrases_at(question), whisper, reader=steady(), stage=question.stage)
        for path in sounds
    ]
    led = [meant for one in heard if (meant := acted_on(one.reported, script, question)) is not None]
    # Of 188 some 4 % led on, and before words were doubted 12 to 17 %; processors differ by one or two.
    assert len(led) <= 0.1 * len(sounds), led
