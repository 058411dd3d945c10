"""What the light shows now: the newest ``SetLight`` and the way to it from the one before. No thread, no clock."""

from __future__ import annotations

from math import inf

from device.light.patterns import DIPS_SECONDS, EASE_SECONDS, brightness, eased, still_until, two_dips, whiteness
from dialogue.breath import FIRST_PEAK
from dialogue.commands import SetLight
from dialogue.states import DeviceState

# "brighter" and "dimmer" change what the eye sees by a quarter.
BRIGHTNESS_STEP = 1.25

_CANNOT_HEAR = {DeviceState.DEAF, DeviceState.FAULT}


class Glow:
    """The light of a device as a function of the shows it was given. It starts dark and resting.

    brightness_steps: how far it was turned brighter (+) or dimmer (-).
    """

    def __init__(self, now: float, brightness_steps: int = 0) -> None:
        self._show = SetLight(DeviceState.RESTING)
        self._since = now
        self._previous = self._previous_whiteness = 0.0
        self._pressed_at = -inf
        self._scale = self._scale_before = BRIGHTNESS_STEP**brightness_steps
        self._turned_at = -inf

    def show(self, show: SetLight, now: float) -> None:
        """Begin to show a state. The same one again changes nothing."""
        if show != self._show:
            self._previous, self._previous_whiteness = self._unscaled(now), self._whiteness(now)
            self._show, self._since = show, now

    def press(self, now: float) -> None:
        """The button was pressed: a device that cannot hear answers with two slow dips."""
        if self._show.state in _CANNOT_HEAR and now >= self._pressed_at + DIPS_SECONDS:
            self._pressed_at = now

    def turn(self, brightness_steps: int, now: float) -> None:
        """Make everything that many steps brighter or dimmer than the standard."""
        self._scale_before = self._scale_at(now)
        self._scale, self._turned_at = BRIGHTNESS_STEP**brightness_steps, now

    def level(self, now: float) -> float:
        """Brightness, 0 to 1 as the eye sees it."""
        return min(self._unscaled(now) * self._scale_at(now), 1.0)

    def warmth(self, now: float) -> float:
        """How warm, 1 (amber) to 0 (warm white), for a light of more than one colour: the dimmer, the warmer, as a
        filament; and white joins in only while the ear is open."""
        return 1.0 - self._whiteness(now) * min(self.level(now) / FIRST_PEAK, 1.0)

    def still_until(self, now: float) -> float:
        """Until when the level stays: ``now`` while it changes, infinity if only a new show changes it."""
        if now < self._pressed_at + DIPS_SECONDS or now < self._turned_at + EASE_SECONDS:
            return now
        return still_until(self._show, self._since, now)

    def _unscaled(self, now: float) -> float:
        return max(brightness(self._show, self._since, now, self._previous), two_dips(now - self._pressed_at))

    def _whiteness(self, now: float) -> float:
        return whiteness(self._show, self._since, now, self._previous_whiteness)

    def _scale_at(self, now: float) -> float:
        return self._scale_before + (self._scale - self._scale_before) * eased((now - self._turned_at) / EASE_SECONDS)
