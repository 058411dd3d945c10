"""BreatheTogether: two cycles of the light, a line, and then on by itself. It asks nothing that must be answered."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from dialogue.breath import Breath
from dialogue.move_handlers.breathing import LEAD_IN_SECONDS
from dialogue.move_handlers.outbox import Outbox
from dialogue.move_handlers.waiting import LONGEST_VOICE_SECONDS
from dialogue.moves import BreatheTogether, Ended, Reply
from dialogue.states import DeviceState
from dialogue.understanding.intents import Intent, Meaning

# Said while the light still breathes these go on at once; any other voice lets it breathe.
_GO_ON = frozenset({Intent.RESUME, Intent.READY, Intent.YES, Intent.TURN_DONE, Intent.SKIP})


class _Phase(Enum):
    BREATHING = auto()
    SAYING = auto()
    WAITING = auto()


class BreathingTogether:
    """Performs BreatheTogether. No silence is prompted and nothing is asked for again."""

    def __init__(self, outbox: Outbox, move: BreatheTogether) -> None:
        self.outbox = outbox
        self.move = move
        self.question = outbox.script.questions[move.question]
        self.takes = move.until | _GO_ON
        self.reply: Reply = None
        self._phase = _Phase.BREATHING
        self._breath: Breath | None = None
        self._began_at = 0.0
        self._ends_at: float | None = None  # of the phase that waits for time

    def begin(self, now: float) -> bool:
        if self._ends_at is None:
            self._begin_breathing(now)
        if self._phase is _Phase.BREATHING:
            return self._breathe_on(now)
        self._say_line()
        return False

    def _begin_breathing(self, now: float) -> None:
        self._began_at = now
        self._ends_at = now + self.move.seconds
        if self.move.pattern is not None:
            self._breath = Breath.begin(self.move.pattern, now + LEAD_IN_SECONDS, self.move.seconds)
            self._ends_at = self._breath.breath_ends_at(now + self.move.seconds)

    def _breathe_on(self, now: float) -> bool:
        assert self._ends_at is not None
        if now >= self._ends_at:
            self._say_line()
            return False
        self.outbox.show(DeviceState.QUIET if self._breath is None else DeviceState.BREATHING, self._breath)
        self.outbox.listen(self.question, now)
        self.outbox.wake_at(self._ends_at)
        return False

    def _say_line(self) -> None:
        self._phase = _Phase.SAYING
        self.outbox.show(DeviceState.SPEAKING)
        self.outbox.wake_at(None)
        self.outbox.speak(self.question.line)

    def aside(self, line: str, now: float, values: Mapping[str, str] | None = None) -> None:
        self.outbox.wake_at(None)
        self.outbox.speak(line, values)

    def spoken(self, now: float) -> bool:
        if self._phase is _Phase.BREATHING:
            return self._breathe_on(now)
        self._phase = _Phase.WAITING
        self._ends_at = now + (self.question.silence_seconds or 0.0)
        self.outbox.show(DeviceState.LISTENING)
        self.outbox.listen(self.question, now)
        self.outbox.wake_at(self._ends_at)
        return False

    def cut(self, now: float) -> bool:
        return self.spoken(now)

    def voice_began(self, now: float) -> None:
        """Who speaks is heard out, unless it goes on like a television."""
        if self._phase is _Phase.WAITING:
            self.outbox.wake_at(now + LONGEST_VOICE_SECONDS)

    def nothing_heard(self, now: float) -> None:
        if self._phase is _Phase.WAITING and self._ends_at is not None:
            self.outbox.wake_at(max(now, self._ends_at))

    def heard(self, meaning: Meaning, now: float) -> bool:
        if meaning.intent in self.takes or self._phase is _Phase.WAITING:
            return self._end(now, meaning=meaning)
        return False

    def pressed(self, now: float) -> bool:
        return self._end(now, by_press=True)

    def tick(self, now: float) -> bool:
        if self.outbox.utterance is not None:
            return False
        if self._phase is _Phase.WAITING:
            return self._end(now)
        return self._breathe_on(now)

    def _end(self, now: float, by_press: bool = False, meaning: Meaning | None = None) -> bool:
        self.reply = Ended(now - self._began_at, by_press, meaning)
        return True
