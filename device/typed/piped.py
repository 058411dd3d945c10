"""A conversation read from lines: each answers the next question; breathing and the coach's words use none up."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable

from device.session import Session
from device.typed.clock import Clock
from device.typed.stage import MICROPHONE_EVENTS, TypedStage
from dialogue.events import Held, Pressed

HELP = "/now TEXT, /press, /hold, /wait SECONDS, /mic lost, /mic back"
LONGEST_WAIT_SECONDS = 24 * 3600.0


class BadDirectiveError(ValueError):
    """A line that begins with a stroke and is none of HELP."""


class InputEndedError(Exception):
    """The lines ended while a question waited. stage, question: where."""

    def __init__(self, stage: str, question: str) -> None:
        super().__init__(f"the input ended in stage {stage}, at the question {question}")
        self.stage = stage
        self.question = question


class PipedEvening:
    """Runs a begun session over ``lines`` to its end. Raises InputEndedError, BadDirectiveError.

    echo: called with every line that is used.
    """

    def __init__(
        self, session: Session, stage: TypedStage, clock: Clock, lines: Iterable[str], echo: Callable[[str], None]
    ) -> None:
        self._session = session
        self._stage = stage
        self._clock = clock
        self._lines = deque(line.rstrip("\r\n") for line in lines)
        self._echo = echo
        self._answered: int | None = None  # the Listen that a line has answered already
        self._silent_at: str | None = None  # the question at which nobody says anything

    def run(self) -> None:
        """To the end of the evening."""
        while not self._session.ended:
            if not self._use_line():
                self._let_time_pass()

    def _use_line(self) -> bool:
        """Use up a line if now is its moment."""
        if self._stage.spoken_at is not None:
            return False
        if self._lines and self._lines[0].startswith("/"):
            line = self._lines.popleft()
            self._echo(line)
            self._obey(line)
            return True
        listening = self._stage.listening
        if listening is None or not self._session.conversation.awaits_answer:
            return False
        if self._silent_at == listening.question or self._answered == listening.number:
            return False
        self._silent_at = None
        if not self._lines:
            raise InputEndedError(self._session.conversation.stage, listening.question)
        line = self._lines.popleft()
        self._echo(line)
        if line.strip():
            self._answered = listening.number
            self._say(line)
        else:
            self._silent_at = listening.question
        return True

    def _say(self, text: str) -> None:
        for event in self._stage.heard(text, self._clock.now):
            self._session.take(event, self._clock.now)

    def _obey(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        rest = rest.strip()
        if word == "/now" and rest:
            self._say(rest)
        elif word == "/press" and not rest:
            self._session.take(Pressed(), self._clock.now)
        elif word == "/hold" and not rest:
            self._session.take(Held(), self._clock.now)
        elif word == "/mic" and rest in MICROPHONE_EVENTS:
            self._session.take(MICROPHONE_EVENTS[rest], self._clock.now)
        elif word == "/wait":
            self._wait(rest)
        else:
            raise BadDirectiveError(f"unknown directive; known are {HELP}. A line without a stroke is an answer")

    def _wait(self, text: str) -> None:
        try:
            seconds = float(text)
        except ValueError:
            seconds = -1.0
        if not 0 <= seconds <= LONGEST_WAIT_SECONDS:
            raise BadDirectiveError(f"/wait takes seconds from 0 to {LONGEST_WAIT_SECONDS:.0f}")
        until = self._clock.now + seconds
        while not self._session.ended and (due := self._next_at()) is not None and due <= until:
            self._let_time_pass()
        self._clock.wait_until(until)

    def _next_at(self) -> float | None:
        due = [at for at in (self._stage.spoken_at, self._session.wake_at) if at is not None]
        return min(due, default=None)

    def _let_time_pass(self) -> None:
        due = self._next_at()
        assert due is not None, "a session that has not ended waits for something"
        self._clock.wait_until(due)
        now = max(self._clock.now, due)
        if self._stage.spoken_at is not None and self._stage.spoken_at <= now:
            self._session.take(self._stage.spoken(), now)
        else:
            self._session.wake(now)
