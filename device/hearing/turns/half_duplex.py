"""The half-duplex gate: the coach's own voice never reaches the recogniser, a partner's first syllable does."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import numpy as np

NEVER = float("-inf")
# 6 dB: a bedroom's echo falls by more than that in each 0.1 s.
RISE = 4.0
# 12 dB: a voice may fall so far within a word, an echo falls further in what is left of the tail.
DIED_AWAY = 16.0
STILL_CHUNKS = 3
# The rise is sought against the sound from so long before the coach's last sample on ...
BEFORE_SECONDS = 0.1
# ... but not in what is still on its way from the loudspeaker.
LATENESS_SECONDS = 0.05
# A word begins softly: so many chunks before the one that stands out.
ONSET_CHUNKS = 2


@dataclass(frozen=True, slots=True)
class TimedChunk:
    """A chunk of sound, whether it is speech, and when it began and ended in seconds of the caller's clock.

    probability: that it is speech, 0 to 1.
    """

    pcm: bytes
    is_speech: bool
    began_at: float
    ended_at: float
    probability: float = 1.0


class HalfDuplex:
    """Lets sound through while the ear is open.

    tail_seconds: after the coach's last sample has sounded, until the ear opens. ring_seconds: sound kept meanwhile. It
    is let through only where a voice began after that last sample and still goes on when the ear opens: then it is a
    partner who answered eagerly, not the room's echo of the coach. Where that echo runs into the answer without a gap,
    the answer begins where the sound rises again: an echo only falls.
    """

    def __init__(self, tail_seconds: float = 0.3, ring_seconds: float = 0.6) -> None:
        self._tail_seconds = tail_seconds
        self._ring_seconds = ring_seconds
        self._ring: deque[TimedChunk] = deque()
        self._wanted = False
        self._open = False
        self._coach_speaks = False
        self._last_sample_at = NEVER
        self._done_before = NEVER
        self._voice_since: float | None = None

    @property
    def is_open(self) -> bool:
        """Whether sound is let through now: what the light must tell."""
        return self._open

    def open(self) -> None:
        """Let sound through as soon as the coach's tail is over."""
        self._wanted = True

    def close(self) -> None:
        """Let nothing through; what was kept is discarded, and nothing before it is let through later."""
        self._wanted = self._open = False
        if self._ring:
            self._done_before = self._ring[-1].ended_at
        self._ring.clear()

    def speaking(self, speaks: bool, at: float) -> None:
        """The coach begins to speak now, or its last sample sounded at ``at``."""
        self._coach_speaks = speaks
        self._open = False
        if not speaks:
            self._last_sample_at = at

    def admit(self, chunk: TimedChunk) -> list[TimedChunk]:
        """The chunks that may be heard now, in the order of time: none, this one, or the kept ones and this one."""
        if not chunk.is_speech:
            self._voice_since = None
        elif self._voice_since is None:
            self._voice_since = chunk.began_at
        if self._open:
            return [chunk]
        self._ring.append(chunk)
        while self._ring[0].began_at < chunk.ended_at - self._ring_seconds - 1e-6:
            self._ring.popleft()
        if self._coach_speaks or not self._wanted or chunk.began_at < self._last_sample_at + self._tail_seconds:
            return []
        self._open = True
        kept, since = list(self._ring), self._voice_since
        self._ring.clear()
        floor = max(self._last_sample_at, self._done_before)
        if since is None:
            return [chunk]
        begins = floor if since >= floor else _rise(kept, floor)
        if begins is None:
            return [chunk]
        return [kept_chunk for kept_chunk in kept if kept_chunk.began_at >= begins]


def _rise(chunks: list[TimedChunk], floor: float) -> float | None:
    """When a voice rose after ``floor`` and has not died away since; None where none did.

    power  |####
           |######.           .##     the coach's echo only falls; who answers makes the sound rise again,
           |########..     .#####     above RISE times the quietest chunk since
           +-----|----------|------> time
               floor      result
    """
    powers = [_power(chunk) for chunk in chunks]
    quietest = float("inf")
    for place, (chunk, power) in enumerate(zip(chunks, powers, strict=True)):
        if chunk.began_at < floor - BEFORE_SECONDS:
            continue
        risen = chunk.is_speech and chunk.began_at >= floor + LATENESS_SECONDS and power >= RISE * quietest
        if risen and max(powers[-STILL_CHUNKS:]) >= power / DIED_AWAY:
            return max(floor, chunks[max(0, place - ONSET_CHUNKS)].began_at)
        quietest = min(quietest, power)
    return None


def _power(chunk: TimedChunk) -> float:
    samples = np.frombuffer(chunk.pcm, "<i2").astype(np.float64)
    return float(np.mean(samples**2)) + 1.0 if len(samples) else 1.0
