"""What is typed in real time is read aside, so that light and keyboard go on meanwhile."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor

from device.console.course import Course
from dialogue.events import Event


class SaidAside:
    """Lines that were said, in their order, until they have been read. ``take`` is called again and again."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._reading = ThreadPoolExecutor(1, "reader")
        self._unread: deque[Future[tuple[Event, ...]]] = deque()

    def say(self, text: str) -> None:
        """Somebody says ``text`` now; nobody hears it where the ear is closed."""
        now = self._course.clock.now
        typed = self._course.stage.typed(text, now)
        if typed is not None:
            self._course.session.take(typed.began, now)
            self._unread.append(self._reading.submit(self._course.stage.read, typed))

    def take(self) -> None:
        """Let happen what has been read meanwhile."""
        while self._unread and self._unread[0].done():
            for event in self._unread.popleft().result():
                self._course.session.take(event, self._course.clock.now)

    def close(self) -> None:
        """The evening is over: what has not been read by now is not said."""
        self._reading.shutdown(wait=False, cancel_futures=True)
