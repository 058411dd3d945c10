"""The half-duplex gate: the coach's own voice never reaches the recogniser, a partner's first syllable does."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

NEVER = float("-inf")


@dataclass(frozen=True, slots=True)
class TimedChunk:
    """A chunk of sound, whether it is speech, and when it began and ended in seconds of the caller's clock."""

    pcm: bytes
    is_speech: bool
    began_at: float
    ended_at: float


class HalfDuplex:
    """Lets sound through while the ear is open.

    tail_seconds: after the coach's last sample has sounded, until the ear opens. ring_seconds: sound kept meanwhile. It
    is let through only where a voice began after that last sample and still goes on when the ear opens: then it is a
    partner who answered eagerly, not the room's echo of the coach.
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
        """Let nothing through; what was kept is done with and never let through later."""
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
        if since is None or since < floor:
            return [chunk]
        return [kept_chunk for kept_chunk in kept if kept_chunk.began_at >= floor]
