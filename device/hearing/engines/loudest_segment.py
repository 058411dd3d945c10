"""The nearest voice of an utterance: a short answer among a television, a fan, people next door.

Speech in the background lengthens an utterance and puts words of its own before and after the answer, which a
recogniser then hears as one sentence. But the one who answers is nearest the microphone and so the loudest.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from device.hearing.recogniser import SAMPLE_RATE

Samples = npt.NDArray[np.float32]

FRAME_SECONDS = 0.02
SMOOTHED_FRAMES = 5
# A vowel is within this of the loudest one; its consonants are softer and lie within the margin around it.
FOREGROUND_DECIBELS = 8.0
MARGIN_SECONDS = 0.25
# Softer than this against the foreground, what lies around it is the silence of a room.
BACKGROUND_DECIBELS = 25.0
LEAST_BACKGROUND_SECONDS = 0.3
FADE_SECONDS = 0.01


def foreground(samples: Samples) -> Samples | None:
    """The sound with all but its loudest stretch silenced, as long as before; None where nothing lies around that.

    samples: 16 kHz mono, -1 to 1, any length.
    """
    frame = round(FRAME_SECONDS * SAMPLE_RATE)
    count = len(samples) // frame
    if count <= SMOOTHED_FRAMES:
        return None
    power = np.mean(samples[: count * frame].reshape(count, frame).astype(np.float64) ** 2, axis=1)
    smooth = np.convolve(power, np.full(SMOOTHED_FRAMES, 1 / SMOOTHED_FRAMES), "same")
    loudest = float(smooth.max())
    loud = np.flatnonzero(smooth >= loudest * _ratio(FOREGROUND_DECIBELS))
    margin = round(MARGIN_SECONDS / FRAME_SECONDS)
    first, last = max(0, int(loud[0]) - margin), min(count, int(loud[-1]) + 1 + margin)
    around = np.concatenate([power[:first], power[last:]])
    if len(around) * FRAME_SECONDS < LEAST_BACKGROUND_SECONDS or around.mean() <= loudest * _ratio(BACKGROUND_DECIBELS):
        return None
    nearest = np.zeros_like(samples)
    start, end = first * frame, last * frame
    nearest[start:end] = samples[start:end]
    fade = np.linspace(0, 1, round(FADE_SECONDS * SAMPLE_RATE), dtype=np.float32)
    nearest[start : start + len(fade)] *= fade
    nearest[end - len(fade) : end] *= fade[::-1]
    return nearest


def _ratio(decibels: float) -> float:
    return float(10 ** (-decibels / 10))
