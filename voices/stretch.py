"""Bend a finished clip: slower or quicker, higher or lower, at once and without an engine.

Waveform-similarity overlap-add (Verhelst and Roelands, 1993): short pieces of the sound are laid down closer together
or further apart, each taken where it continues the one before it best, so that the pitch stays.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import soxr

from voices.wav import Clip

Floats = npt.NDArray[np.float64]

# Two periods of a low voice fit into a piece; the search covers one.
PIECE_SECONDS, SEARCH_SECONDS = 0.03, 0.012
# So small a change nobody hears.
UNHEARD = 0.005


def bent_clip(clip: Clip, pace: float, pitch_semitones: float) -> Clip:
    """The clip ``pace`` times as quick and so many semitones higher."""
    sound = clip.samples.astype(np.float64)
    higher = 2 ** (pitch_semitones / 12)
    if abs(higher - 1) > UNHEARD:
        sound = np.asarray(soxr.resample(sound, clip.rate * higher, clip.rate), np.float64)
    longer = higher / pace
    if abs(longer - 1) > UNHEARD:
        sound = _stretched(sound, clip.rate, longer)
    return Clip(np.clip(np.rint(sound), -32768, 32767).astype(np.int16), clip.rate)


def _stretched(sound: Floats, rate: int, longer: float) -> Floats:
    """The sound ``longer`` times as long, at its pitch."""
    hop = max(round(PIECE_SECONDS * rate) // 2, 1)
    reach = max(round(SEARCH_SECONDS * rate), 1)
    length = round(len(sound) * longer)
    window = np.hanning(2 * hop + 1)[:-1]
    padded = np.pad(sound, (hop + reach, 3 * hop + 2 * reach))
    out = np.zeros(length + 3 * hop)
    weight = np.zeros(len(out))
    place = hop + reach  # in ``padded``: where the piece before this one would go on by itself
    for start in range(0, length + hop, hop):
        wanted = min(round(start / longer), len(sound)) + reach + hop
        if start:
            follows = padded[place : place + 2 * hop]
            around = padded[wanted - reach - hop : wanted + reach + hop]
            wanted += int(np.argmax(np.correlate(around, follows, "valid"))) - reach
        # The first half of the window lies before the sound's own beginning.
        out[start : start + 2 * hop] += window * padded[wanted - hop : wanted + hop]
        weight[start : start + 2 * hop] += window
        place = min(wanted, len(padded) - 2 * hop - 1)
    return out[hop : hop + length] / np.maximum(weight[hop : hop + length], 1e-3)
