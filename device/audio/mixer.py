"""What the loudspeaker plays next, sample by sample. Pure: no audio library, no clock, no thread.

Lines are queued by one thread and read in blocks by another (the sound card's). Between them lies one deque,
whose append and popleft are atomic, so the reader never waits for a lock.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.int16]

FADE_SECONDS = 0.02


class Undertone(Protocol):
    """A sound that goes on under the lines and between them."""

    def read(self, frames: int, at: float, volume_db: float, under_voice: bool) -> npt.NDArray[np.float64] | None:
        """The samples that sound from ``at`` (monotonic seconds) on, on the scale of int16; None for silence."""


class Ended(NamedTuple):
    """An utterance is over. offset: index in the block of the first sample after it."""

    utterance: int
    offset: int


@dataclass(slots=True)
class _Line:
    utterance: int
    samples: Samples
    position: int = 0
    begun: bool = False


class _Hush:
    """Everything queued before it is dropped."""


class Mixer:
    """Lines one after the other, zeros between them, each reported once when it is over.

    rate: samples a second of all that goes in and out. undertone: what sounds under the lines, if anything.
    """

    def __init__(self, rate: int, volume_db: float = 0.0, undertone: Undertone | None = None) -> None:
        self.rate = rate
        self._undertone = undertone
        self.volume_db = volume_db
        self._orders: deque[_Line | _Hush] = deque()
        self._lines: deque[_Line] = deque()

    @property
    def volume_db(self) -> float:
        """How loud the lines queued from now on are; 0 is the loudest."""
        return self._volume_db

    @volume_db.setter
    def volume_db(self, decibels: float) -> None:
        self._volume_db = min(decibels, 0.0)

    @property
    def busy(self) -> bool:
        """Whether something is still to be played."""
        return bool(self._lines or self._orders)

    def play(self, utterance: int, samples: Samples) -> None:
        """Queue a line at the volume of this moment: int16 mono at ``rate``."""
        gain = 10 ** (self._volume_db / 20)
        self._orders.append(_Line(utterance, np.rint(samples * gain).astype(np.int16)))

    def hush(self) -> None:
        """Fade what sounds within FADE_SECONDS and drop what waits; all of it is reported as ended."""
        self._orders.append(_Hush())

    def read(self, frames: int, at: float = 0.0) -> tuple[Samples, tuple[Ended, ...]]:
        """The next ``frames`` samples and the utterances that end within them.

        at: when the first of them sounds, in monotonic seconds; only an undertone asks for it.
        """
        self._take_orders()
        block = np.zeros(frames, np.int16)
        ended: list[Ended] = []
        filled = 0
        while self._lines and (filled < frames or self._over(self._lines[0])):
            line = self._lines[0]
            piece = line.samples[line.position : line.position + frames - filled]
            block[filled : filled + len(piece)] = piece
            filled += len(piece)
            line.position += len(piece)
            line.begun = True
            if self._over(line):
                self._lines.popleft()
                ended.append(Ended(line.utterance, filled))
        if self._undertone is not None:
            under = self._undertone.read(frames, at, self._volume_db, under_voice=filled > 0)
            if under is not None:
                block = np.clip(np.rint(block + under), -32768, 32767).astype(np.int16)
        return block, tuple(ended)

    @staticmethod
    def _over(line: _Line) -> bool:
        return line.position >= len(line.samples)

    def _take_orders(self) -> None:
        while self._orders:
            order = self._orders.popleft()
            if isinstance(order, _Line):
                self._lines.append(order)
            else:
                self._fade()

    def _fade(self) -> None:
        """Shorten the line that sounds to a fade, and those that wait to nothing; each still reports its end."""
        for index, line in enumerate(self._lines):
            rest = line.samples[line.position :]
            length = min(round(FADE_SECONDS * self.rate), len(rest)) if index == 0 and line.begun else 0
            # A raised cosine: value and slope meet zero, so nothing clicks.
            gain = (1 + np.cos(np.pi * (np.arange(length) + 1) / max(length, 1))) / 2
            line.samples = np.rint(rest[:length] * gain).astype(np.int16)
            line.position = 0
