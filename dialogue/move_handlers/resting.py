"""Rest: be quiet for a while; and Ground: five senses, one step of light each."""

from __future__ import annotations

from collections.abc import Mapping

from dialogue.move_handlers.outbox import Outbox
from dialogue.moves import Ended, Ground, Reply, Rest
from dialogue.questions import Question
from dialogue.states import DeviceState
from dialogue.understanding.intents import Intent, Meaning

_GO_ON = frozenset({Intent.RESUME, Intent.SKIP, Intent.READY, Intent.YES})


class Resting:
    """Performs Rest. Time goes on while something is said aside."""

    def __init__(self, outbox: Outbox, move: Rest) -> None:
        self.outbox = outbox
        self.move = move
        self.question: Question | None = None
        self.takes = move.until
        self.reply: Reply = None
        self._began_at: float | None = None

    def begin(self, now: float) -> bool:
        if self._began_at is None:
            self._began_at = now
        if self.move.state is DeviceState.DEAF and not self.outbox.deaf:
            return self._end(now, meaning=Meaning(Intent.RESUME))  # hearing came back while the line sounded
        if now >= self._began_at + self.move.seconds:
            return self._end(now)
        self.outbox.show(self.move.state)
        if self.move.state.ear_open:
            self.outbox.listen_for_commands("any.rest", now)
        else:
            self.outbox.close_ear()
        self.outbox.wake_at(self._began_at + self.move.seconds)
        return False

    def spoken(self, now: float) -> bool:
        return self.begin(now)

    def cut(self, now: float) -> bool:
        return self.begin(now)

    def aside(self, line: str, now: float, values: Mapping[str, str] | None = None) -> None:
        self.outbox.speak(line, values)

    def voice_began(self, now: float) -> None:
        """A rest ends by time, whatever is said."""

    def nothing_heard(self, now: float) -> None:
        """A rest ends by time, whatever is heard."""

    def heard(self, meaning: Meaning, now: float) -> bool:
        return self._end(now, meaning=meaning) if meaning.intent in self.takes else False

    def pressed(self, now: float) -> bool:
        return self._end(now, by_press=True)

    def tick(self, now: float) -> bool:
        if self._began_at is not None and now >= self._began_at + self.move.seconds and self.outbox.utterance is None:
            return self._end(now)
        return False

    def _end(self, now: float, by_press: bool = False, meaning: Meaning | None = None) -> bool:
        self.reply = Ended(now - (self._began_at or now), by_press, meaning)
        return True


class Grounding:
    """Performs Ground: each sense is named, then given time; a press or "go on" moves to the next."""

    def __init__(self, outbox: Outbox, move: Ground) -> None:
        self.outbox = outbox
        self.move = move
        self.question: Question | None = None
        self.takes = _GO_ON | frozenset({Intent.TURN_DONE})
        self.reply: Reply = None
        self._sense = 0
        self._began_at: float | None = None
        self._sense_ends_at = 0.0

    def begin(self, now: float) -> bool:
        if self._began_at is None:
            self._began_at = now
        self.outbox.show(DeviceState.GROUNDING, step=self._sense)
        self.outbox.wake_at(None)
        self.outbox.speak(self.move.lines[self._sense])
        return False

    def spoken(self, now: float) -> bool:
        self.outbox.listen_for_commands("calm.grounding", now)
        self._sense_ends_at = now + self.move.seconds_each
        self.outbox.wake_at(self._sense_ends_at)
        return False

    def cut(self, now: float) -> bool:
        return self.spoken(now)

    def aside(self, line: str, now: float, values: Mapping[str, str] | None = None) -> None:
        self.outbox.speak(line, values)

    def voice_began(self, now: float) -> None:
        """Answers may be spoken or silent; both are right."""

    def nothing_heard(self, now: float) -> None:
        """Answers may be spoken or silent; both are right."""

    def heard(self, meaning: Meaning, now: float) -> bool:
        return self._next(now) if meaning.intent in self.takes else False

    def pressed(self, now: float) -> bool:
        return self._next(now)

    def tick(self, now: float) -> bool:
        return self._next(now) if self.outbox.utterance is None and now >= self._sense_ends_at else False

    def _next(self, now: float) -> bool:
        if self._sense + 1 == len(self.move.lines):
            self.reply = Ended(now - (self._began_at or now))
            return True
        self._sense += 1
        return self.begin(now)
