"""The breath as a soft sound: noise that swells and brightens on the in-breath and darkens and fades on the out-breath.

Every ten milliseconds the curve of the light is read at the moment at which they will sound. So the sound follows each
change of the breath as the light does, and a sound card's clock, which drifts by 100 ppm, cannot part the two.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dialogue.breath import FIRST_PEAK, Breath
from voices.loudness import TARGET_LUFS, from_decibels, loudness
from voices.wav import FULL_SCALE

Floats = npt.NDArray[np.float64]

# At the top of the first breath, against a spoken line at the same volume; under a line it goes down further.
BELOW_VOICE_LU = 14.0
DUCKED_DB = -9.0
# Loudness is about the amplitude to the power of 0.6 (Stevens), so this makes it rise and fall as the light does.
LOUDNESS_POWER = 1 / 0.6

# The middle of the noise, with empty and with full lungs. In and out are an octave apart: heard with closed eyes.
IN_HERTZ = (500.0, 1800.0)
OUT_HERTZ = (260.0, 900.0)
TURNING_SECONDS = 0.25
WIDTH_OCTAVES = 0.6

LOWEST_HERTZ, BANDS, BAND_OCTAVES = 180.0, 7, 0.6
# Loops of different lengths: together they do not repeat within an evening.
LOOP_SECONDS = (3.1, 3.3, 3.5, 3.7, 3.9, 4.1, 4.3)

STEP_SECONDS = 0.01
JOIN_SECONDS, LEAVE_SECONDS, CUT_SECONDS = 0.5, 0.25, 0.02
DUCK_SECONDS, UNDUCK_SECONDS = 0.15, 0.8
# A press that is held ends the evening after two seconds: no new breath is heard while it is held.
HELD_SECONDS = 2.5


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is to sound. breath: None for nothing. not_before: only breaths that begin at this time or later."""

    breath: Breath | None = None
    not_before: float = float("-inf")
    leave_seconds: float = LEAVE_SECONDS


class BreathSound:
    """Sound for the exercise that ``follow`` was given. One thread follows and cuts, another reads.

    rate: samples a second.
    """

    def __init__(self, rate: int, seed: int = 0) -> None:
        self.rate = rate
        self._bands = _noise_bands(rate, seed)
        self._places = np.zeros(len(self._bands), np.int64)
        self._gains = np.zeros(len(self._bands))
        self._wish = _Wish()
        self._breath: Breath | None = None  # the last one that sounded: it goes on while it fades
        self._opened = 0.0
        self._ducking_db = 0.0
        self._volume_db: float | None = None
        self._inward = 1.0

    def follow(self, breath: Breath | None) -> None:
        """Sound with this exercise from now on; with None fade away, as quickly as ``cut`` asked if it did."""
        before = self._wish
        self._wish = _Wish(breath, before.not_before, before.leave_seconds if breath is None else LEAVE_SECONDS)

    def cut(self, now: float) -> None:
        """Be silent within CUT_SECONDS: somebody pressed. Where the exercise goes on, a later breath sounds again."""
        self._wish = _Wish(self._wish.breath, now + HELD_SECONDS, CUT_SECONDS)

    def read(self, frames: int, at: float, volume_db: float, under_voice: bool) -> Floats | None:
        """The samples that sound from ``at`` (monotonic seconds) on, on the scale of int16; None for silence.

        volume_db: of the lines at this moment. under_voice: whether a line sounds too.
        """
        wish = self._wish
        if wish.breath is None and self._opened == 0.0:
            return None
        sound = np.zeros(frames)
        step = max(round(STEP_SECONDS * self.rate), 1)
        for start in range(0, frames, step):
            count = min(step, frames - start)
            ends_at = at + (start + count) / self.rate
            self._settle(wish, count / self.rate, ends_at, volume_db, under_voice)
            gains = self._gains_at(ends_at)
            sound[start : start + count] = self._mixed(self._gains, gains, count)
            self._gains = gains
        return sound

    def _settle(self, wish: _Wish, seconds: float, at: float, volume_db: float, under_voice: bool) -> None:
        """Move on what changes with time: fading in and out, ducking, volume, and the change from in to out."""
        if wish.breath is not None:
            self._breath = wish.breath
        moment = self._breath.at(at) if self._breath is not None else None
        is_wished = wish.breath is not None and moment is not None and at >= wish.breath.began_at
        if is_wished and moment is not None and moment.began_at >= wish.not_before:
            self._opened = min(self._opened + seconds / JOIN_SECONDS, 1.0)
        else:
            self._opened = max(self._opened - seconds / wish.leave_seconds, 0.0)
        duck_db = DUCKED_DB if under_voice else 0.0
        duck_seconds = DUCK_SECONDS if under_voice else UNDUCK_SECONDS
        self._ducking_db += (duck_db - self._ducking_db) * min(3 * seconds / duck_seconds, 1.0)
        if self._volume_db is None or self._opened == 0.0:
            self._volume_db = volume_db
        self._volume_db += (volume_db - self._volume_db) * min(3 * seconds / UNDUCK_SECONDS, 1.0)
        if moment is not None:
            inward = 1.0 if moment.breathing_in else 0.0
            # At the bottom nothing sounds, so nothing has to turn softly there.
            share = 1.0 if moment.height < 0.02 else min(seconds / TURNING_SECONDS, 1.0)
            self._inward += (inward - self._inward) * share

    def _gains_at(self, at: float) -> Floats:
        """What each band of noise is multiplied with at ``at``."""
        if self._breath is None or self._opened == 0.0:
            return np.zeros(len(self._bands))
        assert self._volume_db is not None
        height = self._breath.at(at).height
        # The light's peak comes down over the exercise, and so does the sound's, in the same measure.
        top = self._breath.peak(at) / FIRST_PEAK
        amplitude = top * height**LOUDNESS_POWER * self._opened
        amplitude *= from_decibels(self._volume_db + self._ducking_db)
        into, out = (np.log2(low) + np.log2(full / low) * height for low, full in (IN_HERTZ, OUT_HERTZ))
        middle = out + (into - out) * self._inward
        centres = np.log2(LOWEST_HERTZ) + BAND_OCTAVES * np.arange(len(self._bands))
        weights = np.exp(-0.5 * ((centres - middle) / WIDTH_OCTAVES) ** 2)
        return np.asarray(amplitude * weights / np.sqrt((weights**2).sum()))

    def _mixed(self, before: Floats, after: Floats, count: int) -> Floats:
        """The next ``count`` samples, each band's gain going straight from one value to the other."""
        ramp = (np.arange(count) + 1) / count
        sound = np.zeros(count)
        for index, band in enumerate(self._bands):
            if before[index] or after[index]:
                piece = band.take(np.arange(self._places[index], self._places[index] + count), mode="wrap")
                sound += piece * (before[index] + (after[index] - before[index]) * ramp)
            self._places[index] = (self._places[index] + count) % len(band)
        return sound


def _noise_bands(rate: int, seed: int) -> list[npt.NDArray[np.float32]]:
    """Loops of noise, each around one frequency and without a seam, all equally loud."""
    random = np.random.default_rng(seed)
    bands = []
    for index in range(BANDS):
        length = round(LOOP_SECONDS[index] * rate)
        hertz = np.fft.rfftfreq(length, 1 / rate)
        octaves = np.log2(np.maximum(hertz, 1.0) / LOWEST_HERTZ) - BAND_OCTAVES * index
        shape = np.exp(-0.5 * (octaves / (0.6 * BAND_OCTAVES)) ** 2)
        spectrum = shape * np.exp(2j * np.pi * random.random(len(hertz)))
        noise = np.fft.irfft(spectrum, length)
        noise /= np.abs(noise).max()
        wanted = from_decibels(TARGET_LUFS - BELOW_VOICE_LU - loudness(noise, rate))
        bands.append((noise * wanted * FULL_SCALE).astype(np.float32))
    return bands
