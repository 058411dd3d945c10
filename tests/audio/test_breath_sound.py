"""The sound of the breath: it follows the light's curve, tells in from out, stays under the voice and never clicks."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt
import pytest
import soxr

from device.audio.breath_sound import BELOW_VOICE_LU, CUT_SECONDS, DUCKED_DB, HELD_SECONDS, LEAVE_SECONDS, BreathSound
from device.audio.mixer import Mixer
from device.hearing.turns.voice_activity import CHUNK_SECONDS, VoiceActivity
from dialogue.breath import GENTLE, GLIDE, PATTERNS, SLOW, Breath, Pattern
from voices.loudness import TARGET_LUFS, loudness

Floats = npt.NDArray[np.float64]

RATE = 24_000
BLOCK = 240
CALM = GLIDE.paced(1.0)  # ten seconds, 40:60


def heard(
    sound: BreathSound,
    seconds: float,
    *,
    began_at: float = 0.0,
    clock: float = 1.0,
    under_voice: bool = False,
    volume_db: float = 0.0,
    happen: Callable[[float], None] = lambda _: None,
) -> Floats:
    """What sounds in so many seconds of a card whose clock runs ``clock`` times as fast as the monotonic one."""

    def blocks() -> Iterator[Floats]:
        for index in range(round(seconds * RATE / BLOCK)):
            at = began_at + index * BLOCK / RATE / clock
            happen(at)
            block = sound.read(BLOCK, at, volume_db, under_voice)
            yield np.zeros(BLOCK) if block is None else block

    return np.concatenate(list(blocks()))


def following(breath: Breath) -> BreathSound:
    sound = BreathSound(RATE)
    sound.follow(breath)
    return sound


def level(samples: Floats, at: float, seconds: float = 0.1) -> float:
    start = round((at - seconds / 2) * RATE)
    return float(np.sqrt((samples[max(start, 0) : start + round(seconds * RATE)] ** 2).mean()))


def brightness_hertz(samples: Floats, at: float, seconds: float = 0.2) -> float:
    start = round((at - seconds / 2) * RATE)
    piece = samples[start : start + round(seconds * RATE)] * np.hanning(round(seconds * RATE))
    power = np.abs(np.fft.rfft(piece)) ** 2
    return float((power * np.fft.rfftfreq(len(piece), 1 / RATE)).sum() / power.sum())


def clicks(samples: Floats) -> float:
    """The loudest 5 ms above 8 kHz, where the sound itself has nothing and a click has half of all it is."""
    spectrum = np.fft.rfft(samples)
    spectrum[np.fft.rfftfreq(len(samples), 1 / RATE) < 8000] = 0
    high = np.fft.irfft(spectrum, len(samples))
    frames = high[: len(high) // 120 * 120].reshape(-1, 120)
    return float(np.sqrt((frames**2).mean(axis=1)).max())


def test_nothing_sounds_where_no_exercise_goes_on() -> None:
    sound = BreathSound(RATE)
    assert sound.read(BLOCK, 5.0, 0.0, under_voice=False) is None
    sound.follow(Breath.begin(CALM, 3.0, 300.0))
    assert not heard(sound, 2.9).any()


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS.keys())
def test_it_swells_as_the_light_does(pattern: Pattern) -> None:
    breath = Breath.begin(pattern, 0.0, 300.0)
    samples = heard(following(breath), 2 * pattern.cycle_seconds)
    times = np.arange(0.7, 2 * pattern.cycle_seconds - 0.1, 0.1)
    loud = np.array([level(samples, time) for time in times]) ** 0.6
    light = np.array([breath.brightness(time) for time in times])
    assert np.corrcoef(loud, light)[0, 1] > 0.97


def test_in_and_out_are_told_apart_with_eyes_closed() -> None:
    breath = Breath.begin(CALM, 0.0, 300.0)
    samples = heard(following(breath), 10.0)
    into = [brightness_hertz(samples, time) for time in (1.2, 1.8, 2.4, 3.0, 3.6)]
    out = [brightness_hertz(samples, time) for time in (4.8, 5.7, 6.6, 7.5, 8.4)]
    assert into == sorted(into)
    assert out == sorted(out, reverse=True)
    for index, time in enumerate((1.2, 1.8, 2.4, 3.0)):
        as_high = next(after for after in np.arange(4.5, 10, 0.02) if breath.at(after).height <= breath.at(time).height)
        assert into[index] > 1.3 * brightness_hertz(samples, as_high)


def test_it_stays_below_the_voice_and_goes_down_under_it() -> None:
    def loudest(samples: Floats) -> float:
        starts = range(0, len(samples) - 2 * BLOCK * 20, BLOCK * 5)
        return max(loudness(samples[start : start + BLOCK * 40] / 32768, RATE) for start in starts)

    breath = Breath.begin(CALM, 0.0, 300.0)
    alone = loudest(heard(following(breath), 10.0))
    assert alone == pytest.approx(TARGET_LUFS - BELOW_VOICE_LU, abs=1.0)
    under = loudest(heard(following(breath), 10.0, under_voice=True))
    assert under == pytest.approx(alone + DUCKED_DB, abs=0.5)
    night = loudest(heard(following(breath), 10.0, volume_db=-14.0))
    assert night == pytest.approx(alone - 14.0, abs=0.5)
    assert loudest(heard(following(breath), 10.0, began_at=290.0)) < alone - 6.0


def test_a_card_with_a_wrong_clock_does_not_carry_it_away() -> None:
    """A hundred times the usual error: after a minute the card is 0.6 s ahead, and the breath where the light is."""
    breath = Breath.begin(CALM, 0.0, 3000.0)
    samples = heard(following(breath), 72.0, clock=1.01)
    times = np.arange(51.0, 71.0, 0.05)
    loud = np.array([level(samples, time) for time in times])

    def fit(lag: float) -> float:
        light = [breath.at((time - lag) / 1.01).height ** (1 / 0.6) for time in times]
        return float(np.corrcoef(loud, light)[0, 1])

    lags = np.arange(-1.0, 1.0, 0.02)
    assert abs(lags[np.argmax([fit(lag) for lag in lags])]) < 0.25


def test_no_change_clicks() -> None:
    """Joined in the middle, another pace, a line over it, another volume, cut, begun again, left."""
    breath = Breath.begin(CALM, -2.5, 300.0)
    sound = BreathSound(RATE)
    plain = clicks(heard(following(breath), 10.0))

    def happen(at: float) -> None:
        match round(at / 0.01):
            case 100:
                sound.follow(breath)
            case 300:
                sound.follow(breath.changed(GENTLE, at))
            case 1400:
                sound.cut(at)
            case 2400:
                sound.follow(None)

    assert clicks(heard(sound, 12.0, happen=happen)) < 2 * plain + 1.0
    assert clicks(heard(sound, 4.0, began_at=12.0, under_voice=True, volume_db=-6.0, happen=happen)) < 2 * plain + 1.0
    assert clicks(heard(sound, 10.0, began_at=16.0, happen=happen)) < 2 * plain + 1.0


def test_another_pace_does_not_make_it_jump() -> None:
    breath = Breath.begin(SLOW, 0.0, 300.0)
    sound = following(breath)

    def happen(at: float) -> None:
        if round(at / 0.01) == 300:
            sound.follow(breath.changed(GENTLE, at).changed(SLOW, at))

    levels = [level(heard_so_far, 0.05) for heard_so_far in heard(sound, 16.0, happen=happen).reshape(-1, RATE // 10)]
    assert np.abs(np.diff(levels)).max() < 0.35 * max(levels)
    # The breath that had begun is finished as it began; the next one is the new one.
    assert np.argmax(levels[:110]) / 10 == pytest.approx(4.5, abs=1.0)


def test_a_press_silences_it_at_once_and_the_next_breath_after_it_sounds_again() -> None:
    sound = following(Breath.begin(CALM, 0.0, 300.0))
    before = heard(sound, 3.5)
    sound.cut(3.5)
    samples = heard(sound, 21.0, began_at=3.5)
    assert level(before, 3.4) > 100
    assert not samples[round(CUT_SECONDS * RATE) + BLOCK : round(6.4 * RATE)].any()
    assert level(samples, 10.5) > 100


def test_no_breath_begins_under_a_finger_that_holds() -> None:
    sound = following(Breath.begin(CALM, 0.0, 300.0))
    heard(sound, 9.0)
    sound.cut(9.0)
    assert not heard(sound, HELD_SECONDS, began_at=9.0)[round(CUT_SECONDS * RATE) + BLOCK :].any()


def test_where_the_exercise_ends_it_fades_and_a_press_is_quicker() -> None:
    for cut in (False, True):
        sound = following(Breath.begin(CALM, 0.0, 300.0))
        heard(sound, 3.5)
        if cut:
            sound.cut(3.5)
        sound.follow(None)
        samples = heard(sound, 1.0, began_at=3.5)
        seconds = CUT_SECONDS if cut else LEAVE_SECONDS
        assert samples[round(0.5 * seconds * RATE) : round(0.6 * seconds * RATE)].any()
        assert not samples[round(seconds * RATE) + BLOCK :].any()


@pytest.mark.parametrize("louder_db", [0, 20])
def test_the_ear_does_not_take_it_for_a_voice(louder_db: int) -> None:
    """Nor 20 dB louder than it is ever played: the microphone is open while it sounds.

    A detector that also notices voices across a room looks up for a moment; no word is as short as that.
    """
    samples = heard(following(Breath.begin(GLIDE, 0.0, 300.0)), 40.0)
    microphone = np.rint(soxr.resample(samples * 10 ** (louder_db / 20), RATE, 16_000)).astype("<i2")
    speech = [chunk.is_speech for chunk in VoiceActivity().feed(microphone.tobytes())]
    assert sum(speech) * CHUNK_SECONDS < 0.3


def test_the_mixer_plays_it_under_the_lines_and_between_them() -> None:
    mixer = Mixer(RATE, undertone=following(Breath.begin(CALM, 0.0, 300.0)))
    line = np.full(RATE, 8000, np.int16)
    blocks = []
    for index in range(500):
        if index == 200:
            mixer.play(1, line)
        blocks.append(mixer.read(BLOCK, index * BLOCK / RATE)[0])
    samples = np.concatenate(blocks).astype(float)
    assert level(samples, 1.9) > 100
    between = np.std(samples[round(2.5 * RATE) : round(2.9 * RATE)])
    after = np.std(samples[round(3.9 * RATE) : round(4.3 * RATE)])
    assert 20 < between < 0.6 * after
    assert samples[round(2.5 * RATE) : round(2.9 * RATE)].mean() == pytest.approx(8000, abs=60)
