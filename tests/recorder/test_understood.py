"""Each voice is understood: a spread of the script's lines through the recogniser, which is not told what to expect.

bench/voice.py hears all of them; here a sample guards against a voice, a rate or an evening-out that slurs.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from device.hearing.engine_choice import open_recogniser
from device.hearing.worker.parent import ChildRecogniser
from device.recorder.intelligibility import compared, plain_words, understood
from dialogue.script import load_script
from voices.piper_voice import PiperVoice, piper_installed
from voices.pyttsx3_voice import Pyttsx3Voice
from voices.store import ClipStore
from voices.synthesiser import Synthesiser
from voices.voice import Voice

SAMPLE = 20
# Fragments say little about a voice: even people are misheard when a word stands alone.
SHORTEST_WORDS = 5
# Twice what bench/voice.py measures for lines of this length; a voice that slurs makes several times as many errors.
BOUNDS = {"pyttsx3": 0.25, "piper": 0.10}


@pytest.fixture(scope="module")
def recogniser() -> Iterator[ChildRecogniser]:
    engine = open_recogniser("whisper")
    yield engine
    engine.close()


def sample() -> list[str]:
    texts = [text for text in load_script().texts() if len(text.split()) >= SHORTEST_WORDS]
    return texts[:: len(texts) // SAMPLE][:SAMPLE]


@pytest.mark.recogniser
@pytest.mark.parametrize("name", BOUNDS)
def test_a_sample_of_the_script_is_understood(name: str, recogniser: ChildRecogniser, tmp_path: Path) -> None:
    if name == "piper" and not piper_installed():
        pytest.skip("Piper is not installed: pip install 'repair-coach[natural]'")
    if name == "pyttsx3" and shutil.which("espeak-ng") is None:
        pytest.skip("espeak-ng is not installed")
    voice: Voice = PiperVoice() if name == "piper" else Pyttsx3Voice()
    synthesiser = Synthesiser([voice], ClipStore(tmp_path))
    try:
        heard = [
            understood(recogniser, synthesiser.sound("line", 0, [text]), synthesiser.rate, text) for text in sample()
        ]
    finally:
        synthesiser.close()
    rate = sum(line.errors for line in heard) / sum(line.words for line in heard)
    worst = max(heard, key=lambda line: line.error_rate)
    assert rate <= BOUNDS[name], f"word error rate {rate:.3f}; worst: {worst}"


@pytest.mark.recogniser
def test_noise_is_not_understood(recogniser: ChildRecogniser) -> None:
    noise = np.random.default_rng(1).normal(0, 2000, 48_000).astype(np.int16)
    assert understood(recogniser, noise, 16_000, "Shall we breathe together?").error_rate >= 0.75


def test_numbers_count_as_they_are_said() -> None:
    said = " ".join(plain_words("Call 911, at 21 — or 20."))
    assert said == "call nine one one at twenty one or twenty"
    assert compared("Ten minutes, okay?", "10 minutes ok").errors == 0


def test_errors_are_words_left_out_added_or_replaced() -> None:
    line = compared("one two three four", "one too four five")
    assert (line.errors, line.words) == (3, 4)
    assert compared("yes", "").error_rate == pytest.approx(1.0)
