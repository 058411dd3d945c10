"""What a hand on the one button means: a pure machine of edges and times.

Times are seconds of one monotonic clock and are handed in, so a 30-second hold is tested in no time.
Where the edges come from is ``device.button.inputs``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from dialogue.events import ButtonDown, Held, Pressed

# A level that lasts less is the contact's bounce or a spark on the wire.
SETTLE_SECONDS = 0.02
PRESS_SECONDS = 0.8  # released before: a press (DESIGN 6)
HOLD_SECONDS = 2.0
POWER_OFF_SECONDS = 6.0
STUCK_SECONDS = 30.0
REST_SECONDS = 0.15  # between two gestures


@dataclass(frozen=True, slots=True)
class PowerOffAsked:
    """Held for 6 s: the appliance switches off safely; elsewhere it means nothing more than the hold."""


@dataclass(frozen=True, slots=True)
class ButtonStuck:
    """Down for 30 s: something lies on it, or a wire touches ground."""


@dataclass(frozen=True, slots=True)
class ButtonFreed:
    """A stuck button was released."""


ButtonEvent = ButtonDown | Pressed | Held | PowerOffAsked | ButtonStuck | ButtonFreed


class _Stage(Enum):
    """How far the present hold has come."""

    UP = auto()
    DOWN = auto()
    HELD = auto()
    POWER_OFF = auto()
    STUCK = auto()
    TOO_SOON = auto()  # too soon after the last gesture to be a press; a hold is a hold all the same
    IGNORED = auto()  # down since power-up; stuck is still noticed


class Gestures:
    """Turns edges into gestures. Not thread-safe: one thread feeds it.

    down_at_start: the button was down at power-up, which is ignored until it is released.
    settle_seconds: 0 where the pin's driver has already waited for the level to settle.
    """

    def __init__(
        self, started_at: float = 0.0, *, down_at_start: bool = False, settle_seconds: float = SETTLE_SECONDS
    ) -> None:
        self._settle_seconds = settle_seconds
        self._level = self._raw = down_at_start
        self._raw_since = self._down_since = started_at
        self._released_at = float("-inf")
        self._stage = _Stage.IGNORED if down_at_start else _Stage.UP

    def edge(self, down: bool, at: float) -> tuple[ButtonEvent, ...]:
        """The pin changed, or was read, ``at`` this time. A repeated level changes nothing."""
        events = self.wake(at)
        if down != self._raw:
            self._raw, self._raw_since = down, at
        return events + self.wake(at)

    def wake(self, at: float) -> tuple[ButtonEvent, ...]:
        """Time has passed: what follows from it."""
        settled = self._raw_since + self._settle_seconds
        if self._raw == self._level or at < settled:
            return self._grow(at)
        before = self._grow(self._raw_since)
        self._level = self._raw
        return before + (self._go_down() if self._level else self._go_up()) + self._grow(at)

    @property
    def wake_at(self) -> float | None:
        """When ``wake`` has something to do without a further edge, or None."""
        due = [self._raw_since + self._settle_seconds] if self._raw != self._level else []
        next_stage = _NEXT.get(self._stage)
        if self._level and next_stage:
            due.append(self._down_since + next_stage[0])
        return min(due, default=None)

    def _go_down(self) -> tuple[ButtonEvent, ...]:
        self._down_since = self._raw_since
        if self._down_since - self._released_at < REST_SECONDS:
            self._stage = _Stage.TOO_SOON
            return ()
        self._stage = _Stage.DOWN
        return (ButtonDown(),)

    def _go_up(self) -> tuple[ButtonEvent, ...]:
        stage, self._stage = self._stage, _Stage.UP
        if stage in {_Stage.IGNORED, _Stage.TOO_SOON}:
            return ()
        self._released_at = self._raw_since
        if stage is _Stage.STUCK:
            return (ButtonFreed(),)
        pressed = stage is _Stage.DOWN and self._raw_since - self._down_since < PRESS_SECONDS
        return (Pressed(),) if pressed else ()

    def _grow(self, at: float) -> tuple[ButtonEvent, ...]:
        """The stages that a hold has reached by ``at``, however late that is asked."""
        events: list[ButtonEvent] = []
        # The same sum as in wake_at, so that a wake at that very time is never a moment too early.
        while self._level and (reached := _NEXT.get(self._stage)) and at >= self._down_since + reached[0]:
            _, self._stage, event = reached
            events.append(event)
        return tuple(events)


_NEXT: dict[_Stage, tuple[float, _Stage, ButtonEvent]] = {
    _Stage.DOWN: (HOLD_SECONDS, _Stage.HELD, Held()),
    _Stage.TOO_SOON: (HOLD_SECONDS, _Stage.HELD, Held()),
    _Stage.HELD: (POWER_OFF_SECONDS, _Stage.POWER_OFF, PowerOffAsked()),
    _Stage.POWER_OFF: (STUCK_SECONDS, _Stage.STUCK, ButtonStuck()),
    _Stage.IGNORED: (STUCK_SECONDS, _Stage.STUCK, ButtonStuck()),
}
