"""The ear (speech-to-text) in a thread of its own: blocks and orders go in by one queue, events come out.

Decoding may take half a second; the event loop, the light and the voice go on meanwhile.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from device.hearing.ear import Ear
from dialogue.commands import Listen
from dialogue.events import Event

Post = Callable[[Event], None]


@dataclass(frozen=True, slots=True)
class _Block:
    pcm: bytes
    at: float


@dataclass(frozen=True, slots=True)
class _Order:
    carry_out: Callable[[], None]


class SttThread:
    """Runs an Ear. Its methods may be called from any thread and return at once.

    post: called in the ear's thread with everything it reports.
    """

    def __init__(self, ear: Ear, post: Post) -> None:
        self._ear = ear
        self._post = post
        self._busy_since: float | None = None
        self._work: queue.SimpleQueue[_Block | _Order | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="ear", daemon=True)
        self._thread.start()

    def busy_seconds(self, now: float) -> float:
        """For how many seconds it has worked on one block or order, 0 while it waits; ``now`` is time.monotonic()."""
        since = self._busy_since
        return 0.0 if since is None else now - since

    def listen(self, command: Listen, now: float) -> None:
        """Open the ear."""
        self._order(lambda: self._ear.listen(command, now))

    def stop(self) -> None:
        """Close it."""
        self._order(self._ear.stop)

    def speaking(self, speaks: bool, at: float) -> None:
        """The coach speaks, or its last sample sounded ``at``."""
        self._order(lambda: self._ear.speaking(speaks, at))

    def hear(self, pcm: bytes, at: float) -> None:
        """A block of the microphone that ended ``at``."""
        self._work.put(_Block(pcm, at))

    def close(self) -> None:
        """End the thread when it has done what was asked before."""
        self._work.put(None)
        self._thread.join(timeout=2.0)

    def _order(self, carry_out: Callable[[], None]) -> None:
        self._work.put(_Order(carry_out))

    def _run(self) -> None:
        while (work := self._work.get()) is not None:
            self._busy_since = time.monotonic()
            self._do(work)
            work = None  # while it waits, nothing holds what was said
            self._busy_since = None

    def _do(self, work: _Block | _Order) -> None:
        if isinstance(work, _Order):
            work.carry_out()
        else:
            for event in self._ear.feed(work.pcm, work.at):
                self._post(event)
