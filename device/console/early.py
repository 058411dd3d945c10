"""What is typed while nobody listens: it is kept for its moment, which breathing is not."""

from __future__ import annotations

from collections import deque

from device.console.course import Course


class EarlyLines:
    """Lines typed at a terminal, in order, each until somebody hears it.

    What is typed while the coach speaks is for the next question. What is typed while the light shows that it listens
    is for now, also where a word of the coach covers it for a moment.
    """

    def __init__(self, course: Course) -> None:
        self._course = course
        self._for_now: deque[str] = deque()
        self._for_a_question: deque[str] = deque()
        self._answered: int | None = None  # the Listen that something was said to already

    @property
    def kept(self) -> tuple[str, ...]:
        """What waits for its moment."""
        return (*self._for_now, *self._for_a_question)

    def typed(self, line: str) -> None:
        """Somebody typed ``line``."""
        shown = self._course.stage.shown
        listens = shown is not None and shown.state.ear_open
        (self._for_now if listens else self._for_a_question).append(line)

    def due(self) -> str | None:
        """Take the line whose moment this is, if there is one."""
        listening = self._course.stage.listening
        if listening is None or self._course.stage.spoken_at is not None:
            return None
        line: str | None = None
        if self._for_now:
            line = self._for_now.popleft()
        elif (
            self._for_a_question
            and self._course.session.conversation.awaits_answer
            and listening.number != self._answered
        ):
            line = self._for_a_question.popleft()
        if line is not None:
            self._answered = listening.number
        return line
