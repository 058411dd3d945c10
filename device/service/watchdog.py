"""Feeds systemd's watchdog from the event loop, and only while everything makes progress.

When the loop still turns but ear or voice hangs, nobody can be helped: then it is not fed, and systemd restarts us.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Collection, Mapping

from device.evening.event_loop import Happening, Inbox
from device.system.systemd_notify import Systemd

log = logging.getLogger("repair-coach")

# Threads that live as long as the service: without one of them it cannot hear, speak or show light.
LASTING_THREADS = frozenset({"ear", "voice", "light"})
# Engines have limits of their own (the longest: two minutes of sharing to decode, then a restart of the recogniser).
# A thread that works on one thing for longer than all of these together has hung.
STALLED_SECONDS = 300.0
# How many times it is fed within the time after which systemd would restart us.
BEATS = 3

Busy = Callable[[float], float]


class Heartbeat:
    """Feeds the watchdog while every part makes progress.

    busy: for each part, how many seconds it has worked on one thing at a given time; 0 while it waits.

    lasting: names of threads that must be alive.
    """

    def __init__(
        self,
        systemd: Systemd,
        busy: Mapping[str, Busy],
        lasting: Collection[str] = LASTING_THREADS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._systemd = systemd
        self._busy = dict(busy)
        self._lasting = frozenset(lasting)
        self._clock = clock
        self._fed_at = float("-inf")
        self._complained: str | None = None
        seconds = systemd.watchdog_seconds
        self.interval_seconds = None if seconds is None else seconds / BEATS

    def beat(self) -> None:
        """Feed the watchdog, if it is time and everything makes progress. Call it from the event loop."""
        now = self._clock()
        if self.interval_seconds is None or now - self._fed_at < self.interval_seconds / 2:
            return
        trouble = self.trouble(now)
        if trouble is None:
            self._systemd.alive()
            self._fed_at = now
        elif trouble != self._complained:
            log.error("watchdog is not fed: %s", trouble)
        self._complained = trouble

    def trouble(self, now: float) -> str | None:
        """What makes no progress, or None."""
        for part, busy in self._busy.items():
            if busy(now) > STALLED_SECONDS:
                return f"the {part} has been at one thing for over {STALLED_SECONDS:.0f} s"
        dead = self._lasting - {thread.name for thread in threading.enumerate()}
        return f"the thread {min(dead)} has ended" if dead else None


class WatchedInbox(Inbox):
    """The event loop's inbox. Only the event loop takes from it, so the watchdog is fed while it waits here."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(clock)
        self.heartbeat: Heartbeat | None = None

    def take(self, timeout_seconds: float | None) -> tuple[Happening, float] | None:
        """The next happening and its time, or None when nothing came within the time-out."""
        if self.heartbeat is None or self.heartbeat.interval_seconds is None:
            return super().take(timeout_seconds)
        interval = self.heartbeat.interval_seconds
        until = None if timeout_seconds is None else self._clock() + timeout_seconds
        while True:
            self.heartbeat.beat()
            left = interval if until is None else min(interval, max(0.0, until - self._clock()))
            came = super().take(left)
            if came is not None or (until is not None and self._clock() >= until):
                return came
