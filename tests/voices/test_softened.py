"""Whisper-quiet: sharp sounds go down, the words' own range stays, and no line begins suddenly."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from engines import FakeVoice

from voices.soft import SOFTENED_DB, softened
from voices.store import ClipStore
from voices.synthesiser import Synthesiser
from voices.wav import Samples

RATE = 24_000


def tone(hertz: float, level: float = 8000.0) -> Samples:
    return (level * np.sin(2 * np.pi * hertz * np.arange(RATE) / RATE)).astype(np.int16)


def level_db(samples: Samples) -> float:
    return float(10 * np.log10((samples[RATE // 4 : -RATE // 4].astype(float) ** 2).mean()))


@pytest.mark.parametrize(("hertz", "change_db"), [(200.0, 0.0), (1000.0, 0.0), (6000.0, SOFTENED_DB)])
def test_only_what_is_sharp_goes_down(hertz: float, change_db: float) -> None:
    assert level_db(softened(tone(hertz), RATE)) - level_db(tone(hertz)) == pytest.approx(change_db, abs=0.5)


def test_a_line_begins_softly_and_keeps_its_length() -> None:
    soft = softened(np.full(RATE, 8000, np.int16), RATE)
    assert len(soft) == RATE
    assert abs(int(soft[0])) < 10
    assert np.abs(np.diff(soft.astype(int)[: RATE // 4])).max() < 20
    assert len(softened(soft[:0], RATE)) == 0


def test_a_studio_that_is_to_be_soft_is(tmp_path: Path) -> None:
    def spoken(softly: bool) -> Samples:
        synthesiser = Synthesiser(
            [FakeVoice(tmp_path / "marker")], ClipStore(tmp_path / "clips"), rate=RATE, softly=softly
        )
        return synthesiser.sound("line", 0, ["Hum hum."])

    plain, soft = spoken(False), spoken(True)
    assert len(plain) == len(soft)
    begin = slice(0, RATE // 50)
    assert np.abs(soft[begin].astype(int)).max() < 0.3 * np.abs(plain[begin].astype(int)).max()
