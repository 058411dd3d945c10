"""Levels of a microphone: what is measured, what is warned of, which gain and which microphone come of it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from device.audio.gain import amplified
from device.audio.sound_levels import SILENCE_DB, Samples, measure
from device.checks.calibration import (
    HIGHEST_PEAK_DB,
    LEAST_GAIN_DB,
    LOUDEST_VOICE_DB,
    MOST_GAIN_DB,
    QUIETEST_VOICE_DB,
    Calibration,
    calibrate,
    judge_silence,
    loudest,
)
from device.cli.level_meter import CELLS, meter

RATE = 16_000
random = np.random.default_rng(3)


def clipped(sound: npt.NDArray[np.float64]) -> Samples:
    return np.clip(np.rint(sound), -32768, 32767).astype(np.int16)


def noise(level_db: float, seconds: float = 3.0) -> Samples:
    return clipped(random.normal(0, 32768 * 10 ** (level_db / 20), round(seconds * RATE)))


def voice(level_db: float, seconds: float = 5.0) -> Samples:
    """Syllables: bursts of noise of which a third of the time is as loud as ``level_db``."""
    sound = random.normal(0, 32768 * 10 ** (level_db / 20), round(seconds * RATE))
    syllables = np.sin(2 * np.pi * 0.7 * np.arange(len(sound)) / RATE) > 0.3
    return clipped(np.where(syllables, sound, sound * 10 ** (-40 / 20)))


def tone(hertz: float, level_db: float, seconds: float = 3.0) -> Samples:
    amplitude = 32768 * 10 ** (level_db / 20) * np.sqrt(2)
    return clipped(amplitude * np.sin(2 * np.pi * hertz * np.arange(round(seconds * RATE)) / RATE))


def mixed(*sounds: Samples) -> Samples:
    return clipped(np.sum([sound.astype(np.float64) for sound in sounds], axis=0))


@pytest.mark.parametrize("level_db", [-60.0, -40.0, -20.0])
def test_a_level_is_what_it_is_whatever_the_mean(level_db: float) -> None:
    for mean in (0, 1000):
        levels = measure(clipped(noise(level_db).astype(np.float64) + mean), RATE)
        assert levels.rms_db == pytest.approx(level_db, abs=0.5)
        assert not levels.constant
        assert levels.clipped_share == 0.0


def test_the_loud_part_is_the_voice_and_not_its_pauses() -> None:
    levels = measure(voice(-25.0), RATE)
    assert levels.loud_db == pytest.approx(-25.0, abs=1.0)
    assert levels.rms_db < levels.loud_db - 2.0


@pytest.mark.parametrize("mains", [50.0, 60.0])
def test_hum_is_told_from_noise_and_by_its_mains(mains: float) -> None:
    hum = mixed(tone(mains, -45.0), tone(2 * mains, -50.0), noise(-65.0))
    levels = measure(hum, RATE)
    assert levels.hum_hertz == mains
    assert levels.hum_db == pytest.approx(-43.8, abs=1.5)
    (warned,) = judge_silence(levels)
    assert f"{mains:g} Hz" in warned.problem


@pytest.mark.parametrize("sound", [noise(-50.0), tone(440.0, -30.0), mixed(tone(55.0, -40.0), noise(-60.0))])
def test_what_is_no_hum_is_none(sound: Samples) -> None:
    assert measure(sound, RATE).hum_hertz is None


def test_a_quiet_room_is_nothing_to_warn_of() -> None:
    assert judge_silence(measure(noise(-60.0), RATE)) == ()


@pytest.mark.parametrize(
    ("sound", "said"),
    [
        (np.zeros(RATE, np.int16), "mute switch"),
        (np.zeros(0, np.int16), "mute switch"),
        (np.full(RATE, -7, np.int16), "broken"),
        (noise(-30.0), "fan"),
        (np.where(np.arange(3 * RATE) % 320 < 160, 32767, -32768).astype(np.int16), "alsamixer"),
    ],
)
def test_silence_that_is_none_is_warned_of(sound: Samples, said: str) -> None:
    assert any(said in warned.problem + warned.fix for warned in judge_silence(measure(sound, RATE)))


@pytest.mark.parametrize(("level_db", "gain_db"), [(-24.0, 0.0), (-29.0, 0.0), (-40.0, 16.0), (-36.0, 12.0)])
def test_the_gain_makes_a_voice_as_loud_as_it_should_be(level_db: float, gain_db: float) -> None:
    found = calibrate(measure(noise(-65.0), RATE), measure(voice(level_db), RATE))
    assert found.works
    assert found.gain_db == pytest.approx(gain_db, abs=1.0)
    assert found.warnings == ()


def test_a_voice_that_is_cut_off_needs_another_level_and_no_gain() -> None:
    found = calibrate(measure(noise(-60.0), RATE), measure(voice(-3.0), RATE))
    assert found.works
    assert found.gain_db < 0.0
    assert any("full scale" in warned.problem for warned in found.warnings)


def test_a_faint_voice_is_lifted_as_far_as_is_safe_and_warned_of() -> None:
    found = calibrate(measure(noise(-80.0), RATE), measure(voice(-55.0), RATE))
    assert found.gain_db == MOST_GAIN_DB
    assert any("faint" in warned.problem for warned in found.warnings)


def test_a_voice_with_high_peaks_is_not_lifted_into_full_scale() -> None:
    heard = voice(-38.0)
    heard[::4000] = 18_000  # -5 dBFS, as a mouth close by clicks
    levels = measure(heard, RATE)
    found = calibrate(measure(noise(-65.0), RATE), levels)
    assert levels.loud_db < QUIETEST_VOICE_DB
    assert levels.peak_db + found.gain_db <= HIGHEST_PEAK_DB + 0.5
    assert any("faint" in warned.problem for warned in found.warnings)


def test_nobody_spoke() -> None:
    room = noise(-45.0)
    found = calibrate(measure(room, RATE), measure(noise(-44.0), RATE))
    assert not found.works
    assert any("hardly louder" in warned.problem for warned in found.warnings)


def test_a_microphone_that_was_muted_for_the_voice_does_not_work() -> None:
    found = calibrate(measure(noise(-60.0), RATE), measure(np.zeros(RATE, np.int16), RATE))
    assert not found.works
    assert "mute switch" in found.warnings[0].fix


@given(st.floats(-90, -5), st.floats(-90, 0))
@settings(max_examples=40)
def test_the_gain_is_always_safe(silence_db: float, voice_db: float) -> None:
    heard = measure(voice(voice_db, 1.0), RATE)
    found = calibrate(measure(noise(silence_db, 1.0), RATE), heard)
    assert LEAST_GAIN_DB <= found.gain_db <= MOST_GAIN_DB
    if found.gain_db > 0.0:
        assert heard.peak_db + found.gain_db <= HIGHEST_PEAK_DB + 0.5
        assert heard.loud_db < QUIETEST_VOICE_DB
    if found.gain_db < 0.0:
        assert heard.loud_db > LOUDEST_VOICE_DB or heard.peak_db > HIGHEST_PEAK_DB


def test_the_loudest_that_works_is_chosen() -> None:
    found = {
        "dead": Calibration(False, -10.0, 0.0, ()),
        "far": Calibration(True, -40.0, 16.0, ()),
        "near": Calibration(True, -25.0, 0.0, ()),
    }
    assert loudest(found) == "near"
    assert loudest({"dead": found["dead"]}) is None


@given(st.binary(max_size=64).filter(lambda data: len(data) % 2 == 0), st.floats(-12, 20))
def test_gain_never_wraps_around(pcm: bytes, gain_db: float) -> None:
    before, after = np.frombuffer(pcm, "<i2"), np.frombuffer(amplified(pcm, gain_db), "<i2")
    assert len(before) == len(after)
    assert (np.sign(after) * np.sign(before) >= 0).all()
    wanted = np.clip(before.astype(np.float64) * 10 ** (gain_db / 20), -32768, 32767)
    assert (np.abs(after - wanted) <= 1.0).all()
    assert amplified(pcm, 0.0) is pcm


@given(st.floats(-130, 3), st.floats(-130, 3))
def test_the_meter_grows_with_the_level(level_db: float, peak_db: float) -> None:
    drawn = meter(level_db, peak_db, "voice")
    assert cell_len(drawn.plain) == 2 + CELLS + len("  -60 dBFS  voice")
    louder = meter(min(level_db + 6.0, 3.0), SILENCE_DB)
    assert louder.plain.count("█") >= meter(level_db, SILENCE_DB).plain.count("█")
