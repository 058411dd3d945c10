"""The thread that moves the light: 50 updates a second while something changes, none at rest."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from device.light.glow import Glow
from device.light.output import LightOutput
from dialogue.commands import SetLight

log = logging.getLogger(__name__)

UPDATE_SECONDS = 0.02


class Light:
    """Shows device states on an output. Its methods may be called from any thread and return at once.

    clock: the monotonic clock of the session; a breath's times are its times.
    """

    def __init__(
        self, output: LightOutput, brightness_steps: int = 0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.output = output
        self._clock = clock
        self._glow = Glow(clock(), brightness_steps)
        self._changed = threading.Condition()
        self._changes = 0
        self._closed = self._failed = False
        self._thread = threading.Thread(target=self._run, name="light", daemon=True)
        self._thread.start()

    def show(self, show: SetLight) -> None:
        """Begin to show a state."""
        self._change(lambda now: self._glow.show(show, now))

    def press(self) -> None:
        """The button went down: a device that cannot hear answers with two slow dips."""
        self._change(self._glow.press)

    def turn(self, brightness_steps: int) -> None:
        """Make everything that many steps brighter (+) or dimmer (-) than the standard."""
        self._change(lambda now: self._glow.turn(brightness_steps, now))

    def close(self) -> None:
        """Go dark and stop."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        self._thread.join()
        self.output.close()

    def _change(self, change: Callable[[float], None]) -> None:
        with self._changed:
            change(self._clock())
            self._changes += 1
            self._changed.notify()

    def _run(self) -> None:
        due = self._clock()
        while True:
            with self._changed:
                if self._closed:
                    return
                now, seen = self._clock(), self._changes
                level, warmth = self._glow.level(now), self._glow.warmth(now)
                still_until = self._glow.still_until(now)
            self._set(level, warmth)  # outside the lock: a terminal may take its time
            with self._changed:
                now = self._clock()
                if still_until > now:
                    seconds = min(still_until - now, threading.TIMEOUT_MAX)
                    due = min(still_until, now)
                else:
                    # Updates keep to a grid of their own, so that a late one does not delay all that follow.
                    due += UPDATE_SECONDS
                    due = max(due, now)
                    seconds = due - now
                self._changed.wait_for(lambda: self._closed or self._changes != seen, seconds)  # noqa: B023

    def _set(self, level: float, warmth: float) -> None:
        try:
            self.output.set(level, warmth)
        except OSError as error:
            # A session goes on without its light: the voice counts the breath.
            if not self._failed:
                log.warning("the light is lost: %s", error.strerror)
            self._failed = True
