"""Whether speech can be understood: what the recogniser hears of it, against the words that were meant.

For the script as the voices speak it, and for a person's recording of a line.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import soxr
from rapidfuzz.distance import Levenshtein

from device.hearing.engines.phonetic_similarity import DIGITS, normalised
from device.hearing.recogniser import SAMPLE_RATE, Recogniser
from dialogue.questions import QuestionKind
from voices.wav import Samples

# A recogniser knows words by their surroundings, silence among them.
SILENCE_BEFORE_SECONDS, SILENCE_AFTER_SECONDS = 0.25, 0.5
_TENS = ("", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
# Written differently, spoken alike.
_SAME = {"okay": "ok", "cannot": "can not", "mum": "mom", "alright": "all right"}


@dataclass(frozen=True, slots=True)
class Understood:
    """What was heard of some speech. errors: words left out, added or replaced. words: how many were meant."""

    meant: str
    heard: str
    errors: int
    words: int

    @property
    def error_rate(self) -> float:
        """Errors per word that was meant; more than 1 where much was added."""
        return self.errors / max(self.words, 1)


def understood(recogniser: Recogniser, samples: Samples, rate: int, meant: str) -> Understood:
    """Let ``recogniser`` hear int16 mono samples without being told what to expect. Raises RecogniserLost."""
    sound = soxr.resample(samples, rate, SAMPLE_RATE) if rate != SAMPLE_RATE else samples
    before, after = (np.zeros(round(part * SAMPLE_RATE)) for part in (SILENCE_BEFORE_SECONDS, SILENCE_AFTER_SECONDS))
    recogniser.begin(QuestionKind.SHARING, (), "")
    recogniser.feed(np.concatenate((before, sound, after)).astype("<i2").tobytes())
    return compared(meant, recogniser.finish().open or "")


def compared(meant: str, heard: str) -> Understood:
    """The word errors between two texts, however their numbers are written."""
    wanted, got = plain_words(meant), plain_words(heard)
    return Understood(" ".join(wanted), " ".join(got), Levenshtein.distance(wanted, got), len(wanted))


def plain_words(text: str) -> list[str]:
    """The words of a text as they sound: lower case, numbers spelled out."""
    words: list[str] = []
    for word in normalised(text).split():
        if word.isdigit():
            words += _spelled(word)
        else:
            words += _SAME.get(word, word).split()
    return words


def _spelled(digits: str) -> list[str]:
    """Two digits as they are said; the others one by one, as telephone numbers are."""
    if len(digits) == 2 and digits[0] != "0":
        tens, ones = int(digits[0]), int(digits[1])
        if tens > 1:
            return [_TENS[tens], *([DIGITS[ones]] if ones else [])]
    return [DIGITS[int(digit)] for digit in digits if digit in "0123456789"]
