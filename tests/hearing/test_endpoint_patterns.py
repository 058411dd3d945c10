"""Halting, sobbing, whispering people and humming, snoring rooms: none is cut off, none is kept waiting."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench"
sys.path.insert(0, str(BENCH))

from endpointing import PATTERNS, Pattern, ours, resets_after  # noqa: E402


@pytest.mark.parametrize("pattern", PATTERNS, ids=[pattern.name for pattern in PATTERNS])
def test_the_utterance_ends_when_it_is_over(pattern: Pattern) -> None:
    assert pattern.is_right(ours(pattern)), f"ends at {ours(pattern)} s"


def test_the_patterns_can_be_failed() -> None:
    any_chunk = [pattern.name for pattern in PATTERNS if not pattern.is_right(resets_after(pattern, 0.03))]
    a_second = [pattern.name for pattern in PATTERNS if not pattern.is_right(resets_after(pattern, 1.0))]
    assert {"a fan after the answer", "a fan and nobody", "a partner's whisper"} <= set(any_chunk)
    assert {"halting", "sobbing", "taking it back", "sharing"} <= set(a_second)


def test_the_table_in_the_document_is_current() -> None:
    done = subprocess.run(
        [sys.executable, str(BENCH / "endpointing.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
