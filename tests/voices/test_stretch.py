"""Bending a finished clip: its length and pitch as asked, its loudness kept, nothing that clicks."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voices.loudness import loudness
from voices.stretch import bent_clip
from voices.voice import CALM
from voices.wav import Clip

RATE = 22_050


def hum(hertz: float, seconds: float = 1.5) -> Clip:
    """A voice of sorts: a tone with overtones, swelling at both ends."""
    times = np.arange(round(seconds * RATE)) / RATE
    tone = sum(3000 / k * np.sin(2 * np.pi * hertz * k * times + k) for k in range(1, 6))
    swell = np.minimum(1.0, np.minimum(times, times[::-1]) / 0.05)
    return Clip((tone * swell).astype(np.int16), RATE)


def pitch_of(clip: Clip, near: float) -> float:
    spectrum = np.abs(np.fft.rfft(clip.samples * np.hanning(len(clip.samples)), 8 * len(clip.samples)))
    hertz = np.fft.rfftfreq(8 * len(clip.samples), 1 / clip.rate)
    close = (hertz > 0.7 * near) & (hertz < 1.4 * near)
    return float(hertz[close][spectrum[close].argmax()])


@pytest.mark.parametrize("hertz", [95.0, 140.0, 230.0])
@pytest.mark.parametrize("pace_steps", [-4, -1, 1, 4])
def test_another_pace_keeps_pitch_and_loudness(hertz: float, pace_steps: int) -> None:
    clip, pace = hum(hertz), CALM.turned(pace_steps=pace_steps).pace
    with_prosody = bent_clip(clip, pace, 0.0)
    assert with_prosody.seconds == pytest.approx(clip.seconds / pace, rel=0.005)
    assert pitch_of(with_prosody, hertz) == pytest.approx(hertz, rel=0.01)
    assert loudness(with_prosody.samples / 32768, RATE) == pytest.approx(loudness(clip.samples / 32768, RATE), abs=0.5)
    steepest = np.abs(np.diff(clip.samples.astype(int))).max()
    assert np.abs(np.diff(with_prosody.samples.astype(int))).max() < 1.3 * steepest


@pytest.mark.parametrize("semitones", [-4.0, -1.0, 2.0, 4.0])
def test_another_pitch_keeps_the_length(semitones: float) -> None:
    clip = hum(140.0)
    with_prosody = bent_clip(clip, 1.0, semitones)
    assert with_prosody.seconds == pytest.approx(clip.seconds, rel=0.005)
    wanted = 140.0 * 2 ** (semitones / 12)
    assert pitch_of(with_prosody, wanted) == pytest.approx(wanted, rel=0.015)


def test_nothing_to_bend_changes_nothing() -> None:
    clip = hum(140.0)
    assert np.array_equal(bent_clip(clip, 1.0, 0.0).samples, clip.samples)


@settings(max_examples=40)
@given(st.integers(0, 4000), st.floats(0.6, 1.6), st.floats(-5, 5), st.integers(0, 99))
def test_any_clip_can_be_bent_and_grows_no_louder_than_can_be(
    length: int, pace: float, semitones: float, seed: int
) -> None:
    noise = np.random.default_rng(seed).integers(-32768, 32768, length).astype(np.int16)
    with_prosody = bent_clip(Clip(noise, RATE), pace, semitones)
    assert abs(len(with_prosody.samples) - length / pace) <= 8  # a third of a millisecond
    assert with_prosody.samples.dtype == np.int16
