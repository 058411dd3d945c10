"""Loudness against the standard's own reference, and what every clip is made to be."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voices.loudness import (
    PEAK_LIMIT_DBFS,
    TARGET_LUFS,
    evened,
    from_decibels,
    is_even,
    loudness,
    true_peak_dbfs,
)
from voices.wav import Clip


def sine(
    hertz: float, seconds: float, rate: int, level_dbfs: float = 0.0
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return from_decibels(level_dbfs) * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate)


def speech(seed: int, seconds: float, rate: int, level: float) -> Clip:
    """Noise in syllables, with silence at both ends."""
    random = np.random.default_rng(seed)
    count = round(seconds * rate)
    syllables = np.abs(np.sin(np.pi * 4 * np.arange(count) / rate)) * random.normal(0, level, count)
    quiet = np.zeros(round(0.5 * rate))
    return Clip(np.clip(np.concatenate((quiet, syllables, quiet)), -32768, 32767).astype(np.int16), rate)


@pytest.mark.parametrize("rate", [16_000, 22_050, 48_000])
def test_a_full_sine_of_997_hz_has_the_loudness_the_standard_gives(rate: int) -> None:
    assert loudness(sine(997, 3, rate), rate) == pytest.approx(-3.01, abs=0.05)


def test_the_low_end_is_weighted_down_and_the_high_end_up() -> None:
    assert loudness(sine(40, 3, 48_000), 48_000) < -8.0
    assert loudness(sine(6000, 3, 48_000), 48_000) == pytest.approx(-3.01 + 3.3, abs=0.4)


def test_silence_in_a_line_does_not_make_it_quieter() -> None:
    tone = sine(997, 2, 48_000, -20)
    with_pause = np.concatenate((tone, 0.01 * tone, tone))
    assert loudness(with_pause, 48_000) == pytest.approx(loudness(tone, 48_000), abs=0.5)


def test_a_peak_between_the_samples_is_seen() -> None:
    # A quarter of the rate, 45 degrees off: the samples miss every peak by 3 dB.
    wave = np.sin(2 * np.pi * 0.25 * np.arange(4800) + np.pi / 4)
    assert true_peak_dbfs(wave[200:-200] * np.hanning(4400), 48_000) == pytest.approx(0.0, abs=0.3)


@settings(max_examples=25)
@given(st.integers(0, 999), st.floats(0.15, 2.5), st.sampled_from([16_000, 22_050, 48_000]), st.floats(300, 14_000))
def test_every_clip_comes_out_at_one_loudness_without_overs_or_silent_ends(
    seed: int, seconds: float, rate: int, level: float
) -> None:
    even = evened(speech(seed, seconds, rate, level))
    sound = even.samples / 32768
    assert loudness(sound, rate) == pytest.approx(TARGET_LUFS, abs=0.5)
    assert true_peak_dbfs(sound, rate) <= PEAK_LIMIT_DBFS
    assert even.seconds < seconds + 0.1
    assert abs(int(even.samples[0])) < 40
    assert abs(int(even.samples[-1])) < 40


def test_peaky_speech_is_limited_without_losing_its_loudness() -> None:
    random = np.random.default_rng(3)
    quiet = random.normal(0, 500, 48_000)
    quiet[::4000] = 30_000
    even = evened(Clip(quiet.astype(np.int16), 24_000))
    assert true_peak_dbfs(even.samples / 32768, 24_000) <= PEAK_LIMIT_DBFS


def test_what_is_even_needs_no_work_and_all_else_does() -> None:
    raw = speech(5, 1.5, 24_000, 3000)
    even = evened(raw)
    assert not is_even(raw)
    assert is_even(even)
    assert not is_even(Clip((even.samples * 0.9).astype(np.int16), even.rate))
    assert not is_even(Clip(np.concatenate((even.samples, np.zeros(2400, np.int16))), even.rate))
    assert not is_even(Clip(even.samples[2400:], even.rate))
    assert not is_even(Clip(even.samples[:0], even.rate))


@pytest.mark.parametrize("samples", [np.zeros(0), np.zeros(9000), np.ones(9000)])
def test_silence_comes_out_empty(samples: np.ndarray[tuple[int], np.dtype[np.float64]]) -> None:
    assert len(evened(Clip(samples.astype(np.int16), 22_050)).samples) == 0
