"""An evening with a program: events go out as JSON, one a line, inputs come in; between them time stands still.

After each input the coach says and does what follows and hands the turn back with exactly one of ``ask`` (a question
waits), ``waits`` (nothing more happens before an input comes), ``error`` (the input did nothing) and ``end``.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from device.console.captions import printable
from device.console.clock import FastClock
from device.console.course import Course
from device.console.json_input import BadInputError, JsonInput, read_input
from device.console.partners import Partners
from device.console.typed_device import TypedStage, caption_of
from device.console.typed_inputs import Answer, Hold, InputEndedError, Now, Press, Wait
from device.evening.session import Session
from dialogue.commands import SetLight, Speak
from dialogue.move_handlers.asking import SPENT_PRESS_SECONDS
from dialogue.move_handlers.waiting import Nudge
from dialogue.questions import QuestionKind

Write = Callable[[dict[str, Any]], None]
NextLine = Callable[[], bytes | None]
_NUDGES = frozenset(nudge.value for nudge in Nudge)


class Report:
    """Writes what happens as events with the time, in seconds of the session."""

    def __init__(self, write: Write, clock: FastClock, light: bool) -> None:
        self._write = write
        self._clock = clock
        self._light = light
        self._state: dict[str, Any] = {}
        self.partners = Partners()
        self.lines = 0  # that were spoken, nudges not counted: what a question was put before or after

    def event(self, name: str, **facts: Any) -> None:
        """Any event."""
        self._write({"t": round(self._clock.now, 2), "event": name, **facts})

    def spoken(self, command: Speak) -> None:
        """A line of the coach begins."""
        self.lines += command.line not in _NUDGES
        self.event("said", line=command.line, text=printable(caption_of(command)))

    def shown(self, command: SetLight, now: float) -> None:  # noqa: ARG002
        """A state of the light, when it changes."""
        self.partners.shown(command.state)
        state: dict[str, Any] = {"state": command.state.label}
        if command.breath is not None:
            state["pattern"] = command.breath.pattern.name
        if self._light and state != self._state:
            self.event("show", **state)
        self._state = state

    @property
    def state(self) -> str | None:
        """What the light shows."""
        return self._state.get("state")


class JsonEvening:
    """Runs a begun session over lines of JSON to its end."""

    def __init__(self, session: Session, stage: TypedStage, clock: FastClock, report: Report) -> None:
        self._course = Course(session, stage, clock)
        self._session = session
        self._stage = stage
        self._report = report
        self._asked = 0  # ids that were given
        self._open: set[int] = set()  # those that may still be answered: all of one question
        self._asked_at: tuple[int, int] | None = None  # the Listen and the lines so far, at the last ask
        self._inputs = 0

    def run(self, next_line: NextLine) -> None:
        """To the end of the evening. Raises InputEndedError, after the event that says so."""
        self.begin()
        while not self._session.ended:
            line = next_line()
            if line is None:
                self.end_input()
            else:
                self.take_line(line)

    def begin(self) -> None:
        """As far as the first question."""
        self._settle()
        self._hand_over()

    def take_line(self, line: bytes) -> None:
        """One input and what follows it, until the turn is handed back."""
        self._inputs += 1
        try:
            self._take(read_input(line))
        except BadInputError as error:
            self._report.event("error", what=str(error), input=self._inputs, ask=max(self._open, default=None))
        else:
            self._settle()
            self._hand_over()

    def end_input(self) -> None:
        """Nobody says or does anything any more: on to the end, or InputEndedError at the next question."""
        while not self._session.ended and self._question is None:
            self._course.go_on()
        if self._session.ended:
            self._hand_over()
            return
        stage, question = self._session.conversation.stage, self._question or ""
        self._report.event("end", how="unfinished", stage=stage, question=question)
        raise InputEndedError(stage, question)

    # -- inputs --------------------------------------------------------------------------------------

    def _take(self, done: JsonInput) -> None:
        match done:
            case Answer(number, text):
                self._answer(number, text)
            case Wait(seconds):
                self._wait(seconds)
            case Now(text):
                if self._stage.listening is None:
                    raise BadInputError('nobody hears it: the ear is closed; "wait", or "press"')
                self._forget_asked()
                self._course.say(text)
            case Press():
                if self._question is not None:  # no hand is quicker, and a quicker press only cuts a line
                    self._wait(SPENT_PRESS_SECONDS)
                self._forget_asked()
                self._course.do(done)
            case Hold():
                self._course.do(done)

    def _answer(self, number: int, text: str) -> None:
        if number not in self._open:
            if 0 < number <= self._asked:
                raise BadInputError(f"question {number} is gone; {self._what_is_open()}")
            raise BadInputError(f"there is no question {number}; {self._what_is_open()}")
        listening = self._stage.listening
        assert listening is not None, "an open question is one that is listened for"
        if not text.strip():
            self._wait(math.inf)
            return
        self._forget_asked()
        self._course.say(text)
        while (  # an answer is a whole turn: the silence that ends it belongs to it
            listening.kind is QuestionKind.SHARING and self._stage.listening is listening and not self._session.ended
        ):
            self._course.go_on()

    def _wait(self, seconds: float) -> None:
        """Let time pass, until a question is put that was not open before."""
        lines, question = self._report.lines, self._question
        self._course.wait(
            seconds,
            unless=lambda: self._question is not None and (self._report.lines, self._question) != (lines, question),
        )

    def _what_is_open(self) -> str:
        return f"{max(self._open)} is open" if self._open else "none is open"

    def _forget_asked(self) -> None:
        """Something was said or done: if a question still waits after it, it is put anew."""
        self._open.clear()
        self._asked_at = None

    # -- whose turn it is ------------------------------------------------------------------------------

    @property
    def _question(self) -> str | None:
        """The question that waits for an answer now."""
        waits = self._session.conversation.awaits_answer and self._stage.listening and self._stage.spoken_at is None
        return self._stage.listening.question if waits and self._stage.listening else None

    def _settle(self) -> None:
        """Let happen what takes no waiting: lines are spoken, and what is due is done."""
        course = self._course
        while not self._session.ended and (
            self._stage.spoken_at is not None or (course.due_at is not None and course.due_at <= course.clock.now)
        ):
            course.go_on()

    def _hand_over(self) -> None:
        session, question = self._session, self._question
        if session.ended:
            self._report.event("end", how=session.conversation.finish.value)
            return
        if question is not None and self._stage.listening is not None:
            if self._asked_at is None or self._asked_at[1] != self._report.lines:
                self._open.clear()
            if self._asked_at != (self._stage.listening.number, self._report.lines):
                self._ask(question)
                return
        elif question is None:
            self._forget_asked()
        due = self._course.due_at
        assert due is not None, "a session that has not ended waits for something"
        self._report.event(
            "waits",
            state=self._report.state,
            listening=self._stage.listening is not None,
            seconds=math.ceil((due - self._course.clock.now) * 100) / 100,  # not a moment too short
            ask=max(self._open, default=None),
        )

    def _ask(self, question: str) -> None:
        listening = self._stage.listening
        assert listening is not None
        conversation = self._session.conversation
        known = conversation.script.questions[question]
        who = self._report.partners.asked(known) if conversation.evening.mode.two_people else None
        self._asked += 1
        self._open.add(self._asked)
        self._asked_at = (listening.number, self._report.lines)
        self._report.event("ask", id=self._asked, question=question, kind=listening.kind.value, who=who)
