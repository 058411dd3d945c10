"""Automatic level: quiet sound is lifted within bounds, loud sound is left alone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from device.hearing.turns.level import LIMITS, AutomaticLevel

CHUNK_SECONDS = 0.032


def chunk(loudness: float) -> bytes:
    """A hum of this root mean square."""
    hum = np.sin(np.arange(512) * 2 * np.pi / 64) * loudness * np.sqrt(2)
    return bytes(np.clip(np.rint(hum), -32768, 32767).astype("<i2").tobytes())


def loudness_of(pcm: bytes) -> float:
    return float(np.sqrt(np.mean(np.frombuffer(pcm, "<i2").astype(float) ** 2)))


def test_a_voice_from_across_the_room_is_made_as_loud_as_one_nearby() -> None:
    assert loudness_of(AutomaticLevel(CHUNK_SECONDS).even(chunk(300))) == pytest.approx(LIMITS.loudness, rel=0.02)


def test_a_loud_voice_is_left_as_it_is() -> None:
    assert AutomaticLevel(CHUNK_SECONDS).even(chunk(5000)) == chunk(5000)


def test_a_silent_room_is_not_made_a_loud_one() -> None:
    assert loudness_of(AutomaticLevel(CHUNK_SECONDS).even(chunk(10))) == pytest.approx(
        10 * LIMITS.largest_gain, rel=0.1
    )
    assert AutomaticLevel(CHUNK_SECONDS).even(bytes(1024)) == bytes(1024)


def test_after_a_shout_the_gain_comes_back_in_seconds() -> None:
    level = AutomaticLevel(CHUNK_SECONDS)
    level.even(chunk(8000))
    assert loudness_of(level.even(chunk(100))) < 120
    for _ in range(round(4 * LIMITS.release_seconds / CHUNK_SECONDS)):
        lifted = level.even(chunk(100))
    assert loudness_of(lifted) == pytest.approx(100 * LIMITS.largest_gain, rel=0.1)


@given(st.lists(st.binary(min_size=64, max_size=64), max_size=20))
def test_whatever_sounds_the_length_stays_and_nothing_wraps_around(chunks: list[bytes]) -> None:
    level = AutomaticLevel(CHUNK_SECONDS)
    for pcm in chunks:
        lifted = np.frombuffer(level.even(pcm), "<i2").astype(int)
        given_samples = np.frombuffer(pcm, "<i2").astype(int)
        assert len(lifted) == len(given_samples)
        assert (np.sign(lifted) * np.sign(given_samples) >= 0).all()
        assert (np.abs(lifted) >= np.minimum(np.abs(given_samples), 32767)).all()
