"""Whether a sound card still delivers. Pure: it is given blocks and times and says whether the stream works."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

# PortAudio on ALSA may stop calling back while its stream claims to be active (PortAudio issues 930, 1037).
SILENT_SECONDS = 1.0
SILENT_PERIODS = 4
# A stream may take its time to deliver the first block.
FIRST_BLOCK_SECONDS = 4.0
# A thread that looks this much later than planned was held up itself; the card may have gone on meanwhile.
LATE_SECONDS = 0.3
# Every analogue microphone has some noise; one that repeats a single value is muted or gone.
CONSTANT_SECONDS = 10.0


@dataclass(slots=True)
class StallDetector:
    """Notices that the thread which watches a stream was held up itself.

    wait_seconds: planned between two looks. looked_at: when it looked last.
    """

    wait_seconds: float
    looked_at: float

    def is_late(self, now: float) -> bool:
        """Whether this look comes LATE_SECONDS later than it was meant to."""
        late = now - self.looked_at > self.wait_seconds + LATE_SECONDS
        self.looked_at = now
        return late


@dataclass(slots=True)
class StreamHealth:
    """Notes what a stream delivers.

    period_seconds: time between blocks. constant_seconds: after how long of one value it counts as
    dead; None: never.
    """

    period_seconds: float
    began_at: float
    constant_seconds: float | None = CONSTANT_SECONDS
    _last_at: float = field(init=False)
    _varied_at: float = field(init=False)
    _value: bytes = field(init=False, default=b"")
    _grace_until: float = field(init=False, default=-math.inf)
    _grace_after: float = field(init=False, default=-math.inf)

    def __post_init__(self) -> None:
        self._last_at = self._varied_at = self.began_at

    def take(self, block: bytes, now: float) -> None:
        """Note a block of int16 samples."""
        self._last_at = now
        value = block[:2]
        if block != value * (len(block) // 2) or (self._value and value != self._value):
            self._varied_at = now
        self._value = value

    def grant_grace(self, now: float) -> None:
        """Wait SILENT_SECONDS longer: the watching thread was held up, so blocks that came meanwhile were not taken.

        Once after each block; otherwise a machine that is always late would never notice a dead card.
        """
        if self._grace_after != self._last_at:
            self._grace_after = self._last_at
            self._grace_until = now + SILENT_SECONDS

    @property
    def sounding(self) -> bool:
        """Whether anything but one constant value has come since the beginning."""
        return self._varied_at > self.began_at

    def stopped(self, now: float) -> bool:
        """Whether no block has come for too long."""
        if now < self._grace_until:
            return False
        if self._last_at == self.began_at:
            return now - self.began_at > FIRST_BLOCK_SECONDS
        return now - self._last_at > max(SILENT_SECONDS, SILENT_PERIODS * self.period_seconds)

    @property
    def constant(self) -> bool:
        """Whether blocks come that have held one value for too long."""
        return self.constant_seconds is not None and self._last_at - self._varied_at > self.constant_seconds
