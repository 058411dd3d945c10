"""Share: give somebody the floor, and keep quiet until they are done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum, auto

from dialogue.move_handlers.asking import SPENT_PRESS_SECONDS
from dialogue.move_handlers.outbox import Outbox
from dialogue.move_handlers.waiting import Nudge, Waiting
from dialogue.moves import GiveFloor, Reply
from dialogue.states import DeviceState
from dialogue.understanding.intents import Certainty, Intent, Meaning

# The ear hands over a piece after this much silence, so that a command or a danger acts at once. Source: DESIGN 3.
PIECE_SILENCE_SECONDS = 0.7
# The light dims for the last seconds of a turn. Source: METHOD 4, "End of turn".
DIMMING_SECONDS = 15.0
# What a piece of a turn may be that ends the turn.
DONE = frozenset({Intent.TURN_DONE, Intent.NO_MORE, Intent.SKIP})
# Of several pieces the weightier meaning is the turn's: plain sharing weighs least.
_LIGHT = frozenset({Intent.SHARE, Intent.OUT_OF_SCOPE, Intent.UNSURE})


class _Phase(Enum):
    ASKING = auto()
    LISTENING = auto()


class Sharing:
    """Performs Share. The time of a turn counts only while the ear is open."""

    def __init__(self, outbox: Outbox, move: GiveFloor) -> None:
        self.outbox = outbox
        self.move = move
        self.question = outbox.script.questions[move.question]
        self.takes = self.question.takes | DONE
        self.reply: Reply = Meaning(Intent.SKIP)
        self.nobody = False
        self._phase = _Phase.ASKING
        self._waiting = Waiting()
        self._anything_said = False
        self._doubt: Certainty | None = None  # how surely a danger was heard in it, if one was
        self._used_seconds = 0.0
        self._open_since = 0.0
        self._last_voice_at = 0.0
        self._dimmed = False
        self._keep_clock = False
        self._noticed_at = 0.0  # the last that happened in this turn

    def begin(self, now: float) -> bool:
        self._count(self._noticed_at)  # what came in between is not charged to the turn
        self._anything_said = False  # and whoever takes it up again may think first
        self._speak(self.question.line)
        return False

    def aside(self, line: str, now: float, values: Mapping[str, str] | None = None) -> None:
        self._count(now)
        self._speak(line, values=values)

    def _speak(self, line: str, keep_clock: bool = False, values: Mapping[str, str] | None = None) -> None:
        self._phase = _Phase.ASKING
        self._keep_clock = keep_clock
        self.outbox.show(DeviceState.SPEAKING)
        self.outbox.wake_at(None)
        self.outbox.speak(line, values or self.move.values)

    def spoken(self, now: float) -> bool:
        self._phase = _Phase.LISTENING
        self._open_since = self._last_voice_at = self._noticed_at = now
        if not self._keep_clock:
            self._waiting.begin(now)
        self._keep_clock = False
        self.outbox.show(self.move.floor)
        question = self.question
        self.outbox.open_ear(question.id, question.kind, tuple(question.phrases), PIECE_SILENCE_SECONDS, now)
        self._wake(now)
        return False

    def cut(self, now: float) -> bool:
        return self.spoken(now)

    # -- the turn ----------------------------------------------------------------------------------

    def voice_began(self, now: float) -> None:
        self._waiting.voice_since = self._noticed_at = now
        self._wake(now)

    def nothing_heard(self, now: float) -> None:
        self._waiting.voice_since = None
        self._wake(now)

    def heard(self, meaning: Meaning, now: float) -> bool:
        self._waiting.begin(now)
        if meaning.intent in DONE:
            if not self._anything_said and meaning.intent is Intent.SKIP:
                self.reply = meaning
            return True
        self._doubt = meaning.certainty or self._doubt
        if not self._anything_said or meaning.intent not in _LIGHT:
            self.reply = meaning
        if isinstance(self.reply, Meaning):
            self.reply = replace(self.reply, certainty=self._doubt)
        self._anything_said = True
        self._last_voice_at = self._noticed_at = now
        self._wake(now)
        return False

    def pressed(self, now: float) -> bool:
        if now - self.outbox.ear_opened_at < SPENT_PRESS_SECONDS:
            return False
        if self.question.press is not None and not self._anything_said:
            self.reply = self.question.press
        return True

    def tick(self, now: float) -> bool:
        if self._phase is _Phase.ASKING:
            return False
        self._noticed_at = now
        if now >= self._turn_ends_at():
            return True
        if not self._dimmed and now >= self._turn_ends_at() - DIMMING_SECONDS:
            self._dimmed = True
            self.outbox.show(DeviceState.TURN_ENDING)
        if self._waiting.voice_since is None:
            if self._anything_said:
                if now >= self._last_voice_at + self.question.patience_seconds:
                    return True
            elif self._nudge(now):
                return self.nobody
        self._wake(now)
        return False

    def _nudge(self, now: float) -> bool:
        """Act on a silence before the first word; True where the tick is dealt with."""
        nudge = self._waiting.due(now)
        if nudge is Nudge.FADE:
            self.nobody = True
            return True
        if nudge in (Nudge.STILL_HERE, Nudge.PRESS_WHEN):
            self._count(now)
            self._speak(nudge.value, keep_clock=True)
            return True
        return False

    def _turn_ends_at(self) -> float:
        return self._open_since + self.move.seconds - self._used_seconds

    def _count(self, now: float) -> None:
        """Charge the turn with the time its ear was open."""
        if self._phase is _Phase.LISTENING:
            self._used_seconds += now - self._open_since

    def _wake(self, now: float) -> None:
        if self._phase is not _Phase.LISTENING:
            return
        due = [self._turn_ends_at()]
        if not self._dimmed:
            due.append(self._turn_ends_at() - DIMMING_SECONDS)
        if self._waiting.voice_since is None:
            silence = self._last_voice_at + self.question.patience_seconds
            due.append(silence if self._anything_said else self._waiting.due_at())
        self.outbox.wake_at(max(now, min(due)))
