"""Every clip at one loudness, without silence, clicks or overs at its ends.

Loudness follows ITU-R BS.1770-4: K-weighting, blocks of 0.4 s every 0.1 s, gates at -70 LUFS and 10 LU
below the mean. A clip shorter than a block is one block. The filters are applied as their exact frequency
response to the whole clip at once, which needs nothing but numpy.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import soxr

from voices.wav import FULL_SCALE, Clip

Floats = npt.NDArray[np.float64]

TARGET_LUFS = -21.0
PEAK_LIMIT_DBFS = -3.0
BLOCK_SECONDS, HOP_SECONDS = 0.4, 0.1
ABSOLUTE_GATE_LUFS, RELATIVE_GATE_LU = -70.0, -10.0

# What counts as silence at the ends of a clip: so far below its own loudest 10 ms.
EDGE_BELOW_LOUDEST_DB = -45.0
EDGE_FRAME_SECONDS = 0.01
KEEP_BEFORE_SECONDS, KEEP_AFTER_SECONDS = 0.02, 0.04
FADE_IN_SECONDS, FADE_OUT_SECONDS = 0.004, 0.012
# Softer than this all the way through is no speech but the noise floor of a broken engine or recording.
SILENCE_DBFS = -60.0


def evened(clip: Clip) -> Clip:
    """The clip trimmed, faded and set to TARGET_LUFS with its true peak at most PEAK_LIMIT_DBFS.

    A clip with no sound in it comes back empty.
    """
    sound = _trimmed(clip.samples / FULL_SCALE, clip.rate)
    if not len(sound):
        return Clip(np.zeros(0, np.int16), clip.rate)
    sound = sound - sound.mean()
    sound = _faded(sound, clip.rate) * from_decibels(TARGET_LUFS - loudness(sound, clip.rate))
    # Bringing peaks down costs loudness, so what the limiter took is given back; twice is enough for speech.
    for _ in range(3):
        sound = _limited(sound, clip.rate)
        missing = TARGET_LUFS - loudness(sound, clip.rate)
        if abs(missing) < 0.1:
            break
        sound = sound * from_decibels(missing)
    sound = _limited(sound, clip.rate)
    return Clip(np.rint(sound * (FULL_SCALE - 1)).astype(np.int16), clip.rate)


def levelled(clip: Clip) -> Clip:
    """A clip that was even before something small was done to it, back at TARGET_LUFS by its volume alone."""
    sound = clip.samples / FULL_SCALE
    gain = from_decibels(min(TARGET_LUFS - loudness(sound, clip.rate), 6.0))
    highest = float(np.abs(sound).max(initial=0.0))
    # Between the samples the wave may be a little higher.
    gain = min(gain, from_decibels(PEAK_LIMIT_DBFS - 0.6) / max(highest, 1e-9))
    return Clip(np.rint(clip.samples * gain).astype(np.int16), clip.rate)


def is_even(clip: Clip) -> bool:
    """Whether a clip is as ``evened`` leaves it: nothing has to be done."""
    sound = clip.samples / FULL_SCALE
    if not len(sound) or max(abs(sound[0]), abs(sound[-1])) > from_decibels(-56.0):
        return False
    if np.abs(sound).max() > from_decibels(PEAK_LIMIT_DBFS):
        return False
    if len(_trimmed(sound, clip.rate)) < len(sound) - round(EDGE_FRAME_SECONDS * clip.rate) - 1:
        return False
    return abs(loudness(sound, clip.rate) - TARGET_LUFS) < 0.3


def loudness(sound: Floats, rate: int) -> float:
    """Integrated loudness in LUFS of a mono sound in -1 to 1; -inf for silence."""
    weighted = _k_weighted(sound, rate)
    block = min(round(BLOCK_SECONDS * rate), len(weighted))
    hop = max(round(HOP_SECONDS * rate), 1)
    energy = np.concatenate(([0.0], np.cumsum(weighted**2)))
    starts = np.arange(0, len(weighted) - block + 1, hop)
    power = (energy[starts + block] - energy[starts]) / block
    power = power[_lufs(power) > ABSOLUTE_GATE_LUFS]
    if not len(power):
        return float("-inf")
    gate = _lufs(power.mean()) + RELATIVE_GATE_LU
    return float(_lufs(power[_lufs(power) > gate].mean()))


def true_peak_dbfs(sound: Floats, rate: int) -> float:
    """The highest value of the wave between the samples too, found at four times the rate."""
    return float(to_decibels(np.abs(_oversampled(sound, rate)).max(initial=0.0)))


def from_decibels(decibels: float) -> float:
    """The factor on the amplitude."""
    return float(10 ** (decibels / 20))


def to_decibels(amplitude: float) -> float:
    """The level of an amplitude; -inf for 0."""
    return float(20 * np.log10(amplitude)) if amplitude > 0 else float("-inf")


def _lufs(power: npt.ArrayLike) -> Floats:
    with np.errstate(divide="ignore"):
        return -0.691 + 10 * np.log10(np.asarray(power, np.float64))


def _k_weighted(sound: Floats, rate: int) -> Floats:
    """The sound through the two filters of BS.1770, designed for its rate from their analogue parameters."""
    length = 1 << int(np.ceil(np.log2(len(sound) + rate // 4)))
    unit = np.exp(-2j * np.pi * np.arange(length // 2 + 1) / length)
    shelf = _high_shelf(unit, rate, 1681.974450955533, 3.999843853973347, 0.7071752369554196)
    high_pass = _high_pass(unit, rate, 38.13547087602444, 0.5003270373238773)
    return np.fft.irfft(np.fft.rfft(sound, length) * shelf * high_pass, length)[: len(sound)]


def _high_shelf(
    unit: npt.NDArray[np.complex128], rate: int, corner_hz: float, gain_db: float, q: float
) -> npt.NDArray[np.complex128]:
    k = np.tan(np.pi * corner_hz / rate)
    top = 10 ** (gain_db / 20)
    middle = top**0.4996667741545416
    numerator = (top + middle * k / q + k * k) + 2 * (k * k - top) * unit + (top - middle * k / q + k * k) * unit**2
    return np.asarray(numerator / _denominator(unit, k, q))


def _high_pass(unit: npt.NDArray[np.complex128], rate: int, corner_hz: float, q: float) -> npt.NDArray[np.complex128]:
    k = np.tan(np.pi * corner_hz / rate)
    # The standard leaves the numerator 1, -2, 1 unscaled.
    return np.asarray((1 - 2 * unit + unit**2) * (1 + k / q + k * k) / _denominator(unit, k, q))


def _denominator(unit: npt.NDArray[np.complex128], k: float, q: float) -> npt.NDArray[np.complex128]:
    return np.asarray((1 + k / q + k * k) + 2 * (k * k - 1) * unit + (1 - k / q + k * k) * unit**2)


def _trimmed(sound: Floats, rate: int) -> Floats:
    frame = max(round(EDGE_FRAME_SECONDS * rate), 1)
    padded = np.pad(sound, (0, -len(sound) % frame))
    level = np.sqrt((padded.reshape(-1, frame) ** 2).mean(axis=1)) if len(padded) else np.zeros(0)
    if level.max(initial=0.0) < from_decibels(SILENCE_DBFS):
        return sound[:0]
    loud = np.flatnonzero(level > level.max() * from_decibels(EDGE_BELOW_LOUDEST_DB))
    first = max(int(loud[0]) * frame - round(KEEP_BEFORE_SECONDS * rate), 0)
    last = min((int(loud[-1]) + 1) * frame + round(KEEP_AFTER_SECONDS * rate), len(sound))
    return sound[first:last]


def _faded(sound: Floats, rate: int) -> Floats:
    gain = np.ones(len(sound))
    for seconds, ends in ((FADE_IN_SECONDS, gain), (FADE_OUT_SECONDS, gain[::-1])):
        count = min(round(seconds * rate), len(sound) // 2)
        ends[:count] *= (1 - np.cos(np.pi * (np.arange(count) + 0.5) / max(count, 1))) / 2
    return sound * gain


def _oversampled(sound: Floats, rate: int) -> Floats:
    return np.asarray(soxr.resample(sound, rate, 4 * rate, quality="HQ"), np.float64)


def _limited(sound: Floats, rate: int) -> Floats:
    """Peaks over the limit pressed down by a gain that moves over 5 ms, so that nothing is cut square."""
    limit = from_decibels(PEAK_LIMIT_DBFS - 0.1)
    for _ in range(4):
        over = _oversampled(sound, rate)
        if np.abs(over).max(initial=0.0) <= limit:
            return sound
        peaks = np.abs(np.resize(over, 4 * len(sound))).reshape(-1, 4).max(axis=1)
        need = np.minimum(1.0, limit / np.maximum(peaks, limit))
        reach = max(round(0.005 * rate), 1)
        lowest = np.lib.stride_tricks.sliding_window_view(np.pad(need, reach, constant_values=1.0), 2 * reach + 1)
        window = np.hanning(2 * reach + 1)
        held = np.pad(lowest.min(axis=1), reach, mode="edge")
        sound = sound * np.convolve(held, window / window.sum(), mode="valid")
    return sound * min(1.0, limit / max(float(np.abs(_oversampled(sound, rate)).max()), 1e-9))
