"""A conversation of lines: each answers the next question when it is written; breathing and the coach use none up."""

from __future__ import annotations

from collections.abc import Callable

from device.console.clock import Clock
from device.console.course import Course
from device.console.directives import HELP, BadDirectiveError, is_directive, read_directive
from device.console.typed_device import TypedStage
from device.console.typed_inputs import InputEndedError
from device.console.written import Lines
from device.evening.session import Session


class PipedEvening:
    """Runs a begun session over ``lines`` to its end. Raises InputEndedError, BadDirectiveError.

    echo: called with every line that is used. tell: shows help and mistakes to a person at the keyboard; where there is
    none, a mistake is raised.
    """

    def __init__(
        self,
        session: Session,
        stage: TypedStage,
        clock: Clock,
        lines: Lines,
        echo: Callable[[str], None],
        tell: Callable[[str], None] | None = None,
    ) -> None:
        self._session = session
        self._stage = stage
        self._course = Course(session, stage, clock)
        self._clock = clock
        self._lines = lines
        self._echo = echo
        self._tell = tell
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
        line = self._lines.next_written()
        if line is not None and is_directive(line):
            self._echo(self._lines.take())
            self._obey(line)
            return True
        if not self._waits_for_a_line():
            return False
        if line is None:
            self._await_line()
            return self._lines.next_written() is not None
        self._silent_at = None
        self._echo(self._lines.take())
        listening = self._stage.listening
        assert listening is not None
        if line.strip():
            self._answered = listening.number
            self._course.say(line)
        else:
            self._silent_at = listening.question
        return True

    def _obey(self, line: str) -> None:
        if self._tell is None:
            self._course.do(read_directive(line))
        elif line.strip() == "/help":
            self._tell(HELP)
        else:
            try:
                self._course.do(read_directive(line))
            except BadDirectiveError as error:
                self._tell(str(error))

    def _waits_for_a_line(self) -> bool:
        """Whether a question is open that no line has answered or passed over yet."""
        listening = self._stage.listening
        return (
            listening is not None
            and self._session.conversation.awaits_answer
            and self._silent_at != listening.question
            and self._answered != listening.number
        )

    def _await_line(self) -> None:
        """A question waits and no line is there."""
        if self._lines.ended:
            listening = self._stage.listening
            assert listening is not None
            raise InputEndedError(self._session.conversation.stage, listening.question)
        self._clock.wait_for(self._lines, self._course.due_at)

    def _let_time_pass(self) -> None:
        due = self._course.due_at
        if due is not None and self._stage.spoken_at is None:
            self._clock.wait_until(due, self._lines)
            if self._clock.now < due:
                return  # somebody wrote: it may be something that is done now
        self._course.go_on()
