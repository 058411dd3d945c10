"""A softer voice for the smallest hours: less of the sharp sounds that carry through a wall and wake a child."""

from __future__ import annotations

import numpy as np

from voices.wav import Samples

# S, t and k lie above; what tells words apart lies mostly below, and stays.
SHARP_FROM_HERTZ = 2500.0
SOFTENED_DB = -7.0
# Words begin less suddenly too: the first moment of a line is what startles.
SWELL_SECONDS = 0.06


def softened(samples: Samples, rate: int) -> Samples:
    """int16 mono samples with everything above SHARP_FROM_HERTZ SOFTENED_DB quieter and a soft beginning."""
    if not len(samples):
        return samples
    length = 1 << int(np.ceil(np.log2(len(samples) + rate // 10)))
    hertz = np.fft.rfftfreq(length, 1 / rate)
    share = 1 / (1 + (SHARP_FROM_HERTZ / np.maximum(hertz, 1.0)) ** 4)
    sound = np.fft.irfft(np.fft.rfft(samples, length) * 10 ** (SOFTENED_DB * share / 20), length)[: len(samples)]
    count = min(round(SWELL_SECONDS * rate), len(sound))
    sound[:count] *= (1 - np.cos(np.pi * (np.arange(count) + 0.5) / count)) / 2
    return np.asarray(np.clip(np.rint(sound), -32768, 32767), np.int16)
