"""How loud a microphone is and what is wrong with it, from samples alone. Levels are dBFS: 0 is full scale."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.int16]

SILENCE_DB = -120.0  # what stands for no sound at all
FRAME_SECONDS = 0.03
FULL_SCALE = 32768.0
CLIPPED_AT = 32700
# Of a mains hum the tone and what comes with it; a hum stands this far above the noise beside it.
MAINS_HERTZ = (50.0, 60.0)
HARMONICS = (1, 2, 3, 4)
HUM_STANDS_OUT_DB = 15.0
_NEAR_HERTZ, _BESIDE_HERTZ = 1.5, 8.0


@dataclass(frozen=True, slots=True)
class Levels:
    """What a stretch of sound measures.

    rms_db: of all of it. loud_db: of its loudest third, which is the voice where somebody speaks. peak_db: the highest
    sample. clipped_share: samples at full scale. constant: whether it is one value only. value: that value. hum_hertz:
    50 or 60 where the mains can be heard, else None; hum_db: how loud. All without the mean, which no ear hears.
    """

    rms_db: float
    loud_db: float
    peak_db: float
    clipped_share: float
    constant: bool
    value: int
    hum_hertz: float | None
    hum_db: float


def measure(samples: Samples, rate: int) -> Levels:
    """The levels of int16 mono samples; nothing at all measures as constant zeros."""
    if not len(samples):
        return Levels(SILENCE_DB, SILENCE_DB, SILENCE_DB, 0.0, True, 0, None, SILENCE_DB)
    sound = samples.astype(np.float64)
    sound -= sound.mean()
    frame = max(round(FRAME_SECONDS * rate), 1)
    whole = len(sound) // frame * frame
    frames = sound[:whole].reshape(-1, frame) if whole else sound[None, :]
    power = np.sort(np.mean(frames**2, axis=1))
    clipped = np.abs(samples.astype(np.int32)) >= CLIPPED_AT
    hertz, hum_db = _hum(sound, rate)
    return Levels(
        rms_db=decibels(float(np.sqrt(np.mean(sound**2)))),
        loud_db=decibels(float(np.sqrt(np.mean(power[-max(len(power) // 3, 1) :])))),
        peak_db=decibels(float(np.abs(sound).max())),
        clipped_share=float(clipped.mean()),
        constant=bool((samples == samples[0]).all()),
        value=int(samples[0]),
        hum_hertz=hertz,
        hum_db=hum_db,
    )


def decibels(amplitude: float) -> float:
    """dBFS of an amplitude in steps of int16; SILENCE_DB where there is none."""
    return max(20 * float(np.log10(max(amplitude, 1e-9) / FULL_SCALE)), SILENCE_DB)


def _hum(sound: npt.NDArray[np.float64], rate: int) -> tuple[float | None, float]:
    """The mains' frequency if its tones stand out of the noise beside them, and how loud they are together."""
    if len(sound) < rate:  # within less than a second tones and noise cannot be told apart
        return None, SILENCE_DB
    window = np.hanning(len(sound))
    # So scaled that the bins of a tone add up to its power.
    power = 2 * np.abs(np.fft.rfft(sound * window)) ** 2 / (len(sound) * np.sum(window**2))
    hertz = np.fft.rfftfreq(len(sound), 1 / rate)
    found: tuple[float | None, float] = (None, SILENCE_DB)
    for mains in MAINS_HERTZ:
        tones, beside = 0.0, 0.0
        for tone in (mains * harmonic for harmonic in HARMONICS):
            far = np.abs(hertz - tone)
            near = far < _NEAR_HERTZ
            around = (far >= 2 * _NEAR_HERTZ) & (far < _BESIDE_HERTZ)
            tones += float(power[near].sum())
            beside += float(power[around].mean() * near.sum())
        loud = decibels(float(np.sqrt(tones)))
        if tones > beside * 10 ** (HUM_STANDS_OUT_DB / 10) and loud > found[1]:
            found = (mains, loud)
    return found
