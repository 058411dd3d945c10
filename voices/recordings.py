"""Human recordings that replace a line: ``<line>.wav``, or ``<line>.<variant>.wav`` for one of its variants.

Beside a recording may lie ``<line>.txt`` (``<line>.<variant>.txt``) with the words that were recorded. It is then used
only where the coach is about to say just these words, so that neither an edited script nor a line with a
number in it is answered by a stale recording.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import numpy as np

from voices.loudness import TARGET_LUFS, evened, from_decibels, is_even, loudness
from voices.wav import FULL_SCALE, BadWav, Clip, read_wav

RATES = (22050, 24000, 44100, 48000)
LONGEST_SECONDS = 120.0
LARGEST_BYTES = 50_000_000  # that long, at the highest rate, in stereo of 32 bits
LARGEST_TEXT_BYTES = 10_000
# Softer speech is raised by more than 30 dB, and the room's noise with it.
QUIETEST_LUFS = TARGET_LUFS - 30.0
# Speech touches full scale by chance; where it stays there three samples long, and again, it was cut off.
CLIPPED_DBFS = -0.05
CLIPPED_SAMPLES, CLIPPED_PLACES = 3, 3


class Recordings:
    """The recordings of one folder. warn: takes a sentence for each one that cannot be used, once."""

    def __init__(self, folder: Path | None, warn: Callable[[str], None]) -> None:
        self._folder = folder
        self._warn = warn
        self._told: set[Path] = set()

    def find(self, line: str, variant: int, words: str) -> Clip | None:
        """The evened recording of a line, or None where there is none that can be used."""
        if self._folder is None or not re.fullmatch(r"[\w.-]+", line):
            return None
        for stem in (f"{line}.{variant}", line):
            path = self._folder / f"{stem}.wav"
            if not path.is_file() or not self._is_of(path.with_suffix(".txt"), words):
                continue
            try:
                return read_recording(path)
            except (BadWav, OSError) as problem:
                if path not in self._told:
                    self._told.add(path)
                    self._warn(f"{problem} Until then the line is spoken by the voice.")
        return None

    def _is_of(self, text_path: Path, words: str) -> bool:
        try:
            if text_path.stat().st_size > LARGEST_TEXT_BYTES or not text_path.is_file():
                return False
            return plain(text_path.read_text(encoding="utf-8")) == plain(words)
        except FileNotFoundError:
            return True
        except (OSError, UnicodeDecodeError):
            return False


def read_recording(path: Path) -> Clip:
    """A recording, trimmed and evened. Raises BadWav with what is wrong and how to mend it."""
    if path.stat().st_size > LARGEST_BYTES:
        raise BadWav(
            f"{path} has more than {LARGEST_BYTES // 1_000_000} MB: a line is at most {LONGEST_SECONDS:.0f} s."
        )
    clip = read_wav(path)
    if clip.rate not in RATES:
        allowed = ", ".join(f"{rate:,}" for rate in RATES)
        raise BadWav(f"{path} has {clip.rate:,} samples a second: export it with one of {allowed}.")
    if clip.seconds > LONGEST_SECONDS:
        raise BadWav(f"{path} lasts {clip.seconds:.0f} s: a line is at most {LONGEST_SECONDS:.0f} s.")
    if is_even(clip):  # as `record` saves it; making it even again would take a quarter of a second
        return clip
    even = evened(clip)
    if even.seconds < 0.1:
        raise BadWav(f"{path} holds only silence: record it again, closer to the microphone.")
    if fault := level_fault(clip):
        raise BadWav(f"{path} {fault}.")
    return even


def level_fault(clip: Clip) -> str | None:
    """What is wrong with how loud it was recorded, as the rest of a sentence with the fix; None if nothing is."""
    over = np.abs(clip.samples.astype(np.int32)) >= FULL_SCALE * from_decibels(CLIPPED_DBFS)
    held = np.convolve(over, np.ones(CLIPPED_SAMPLES), "valid") >= CLIPPED_SAMPLES
    places = int((np.diff(held.astype(np.int8), prepend=0) == 1).sum())
    if places >= CLIPPED_PLACES:
        return f"is clipped in {places} places: record it again, further from the microphone or at a lower level"
    level = loudness(clip.samples / FULL_SCALE, clip.rate)
    if level < QUIETEST_LUFS:
        return f"is too quiet ({level:.0f} LUFS): record it again, closer to the microphone or at a higher level"
    return None


def plain(text: str) -> str:
    """A text as its lower-case words alone."""
    return " ".join(re.findall(r"[a-z0-9]+(?:['’][a-z]+)?", text.lower().replace("’", "'")))
