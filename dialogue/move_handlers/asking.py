"""Ask: speak a question, wait with patience, and bring back a meaning the question takes."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from math import inf

from dialogue.move_handlers.outbox import Outbox
from dialogue.move_handlers.waiting import Nudge, Waiting
from dialogue.moves import Ask, Reply
from dialogue.questions import QuestionKind
from dialogue.states import DeviceState
from dialogue.understanding.intents import Intent, Meaning

# The button answers when words did not: "press once for yes; do nothing for no". Source: METHOD 4, "No match".
BUTTON_SECONDS = 8.0
# Low, middle, high, each followed by a moment in which a press means "that one". Source: METHOD 4, "Accessibility".
LEVELS: tuple[tuple[str, int], ...] = (("ladder.low", 2), ("ladder.middle", 5), ("ladder.high", 8))
LEVEL_SECONDS = 3.0
# A press this soon after the question only cuts the voice. Source: DESIGN 6.
SPENT_PRESS_SECONDS = 0.5

_YES_OR_NO = frozenset({QuestionKind.YES_NO, QuestionKind.CONSENT})


class _Phase(Enum):
    ASKING = auto()
    LISTENING = auto()
    BUTTON = auto()  # waiting for a press or for nothing
    MOVING_ON = auto()


class Asking:
    """Performs Ask: the question, the ladder for silence, the ladder for not understanding."""

    def __init__(self, outbox: Outbox, move: Ask) -> None:
        self.outbox = outbox
        self.move = move
        self.question = outbox.script.questions[move.question]
        self.takes = self.question.takes
        self.reply: Reply = None
        self.nobody = False  # True when nobody answered for three minutes
        self._phase = _Phase.ASKING
        self._waiting = Waiting()
        self._no_matches = 0
        self._by_button = False  # the question is being answered by button alone
        self._level = -1
        self._explained = False  # how a number is given by the button has been said
        self._keep_clock = False  # a nudge does not restart the clock of silence

    # -- beginning ---------------------------------------------------------------------------------

    def begin(self, now: float) -> bool:
        self._ask(self.question.line)
        if self.outbox.deaf and self.question.kind is QuestionKind.RATING:
            self._by_button = True  # a rating needs no hearing
        return False

    def _ask(self, line: str, keep_clock: bool = False, values: Mapping[str, str] | None = None) -> None:
        self._phase = _Phase.ASKING
        self._keep_clock = keep_clock
        self.outbox.show(DeviceState.SPEAKING)
        self.outbox.wake_at(None)
        self.outbox.speak(line, values or self.move.values)

    def aside(self, line: str, now: float, values: Mapping[str, str] | None = None) -> None:
        self._ask(line, values=values)

    def spoken(self, now: float) -> bool:
        if self._phase is _Phase.MOVING_ON:
            return True
        if self._by_button:
            return self._offer_button(now)
        self._listen(now)
        return False

    def cut(self, now: float) -> bool:
        return self.spoken(now)

    def _listen(self, now: float) -> None:
        self._phase = _Phase.LISTENING
        if not self._keep_clock:
            self._waiting.begin(now)
        self._keep_clock = False
        self.outbox.show(DeviceState.LISTENING if self._waiting.done == 0 else DeviceState.QUIET)
        self.outbox.listen(self.question, now)
        self._wake(now)

    # -- silence -----------------------------------------------------------------------------------

    def voice_began(self, now: float) -> None:
        self._waiting.voice_since = now
        self._wake(now)

    def nothing_heard(self, now: float) -> None:
        self._waiting.voice_since = None
        self._wake(now)

    def tick(self, now: float) -> bool:
        if self._phase is _Phase.BUTTON:
            return self._not_pressed(now)
        if self._phase is not _Phase.LISTENING:
            return False
        if now >= self._silence_ends_at():
            self.reply = self.question.otherwise
            return True
        nudge = self._waiting.due(now)
        if nudge is Nudge.FADE:
            self.nobody = True
            return True
        if nudge is Nudge.LIGHT:
            self.outbox.show(DeviceState.QUIET)
        elif nudge is not None and self.question.prompted:
            self._ask(nudge.value, keep_clock=True)
            return False
        self._wake(now)
        return False

    def _silence_ends_at(self) -> float:
        """When silence is taken for an answer, where the question says so and nobody speaks."""
        if self.question.silence_seconds is None or self._waiting.voice_since is not None:
            return inf
        return self._waiting.since + self.question.silence_seconds

    def _wake(self, now: float) -> None:
        if self._phase is _Phase.LISTENING:
            self.outbox.wake_at(max(now, min(self._waiting.due_at(), self._silence_ends_at())))

    # -- answers -----------------------------------------------------------------------------------

    def heard(self, meaning: Meaning, now: float) -> bool:
        self._waiting.begin(now)
        if meaning.intent in self.takes:
            self.reply = meaning
            return True
        if self._phase is _Phase.BUTTON:
            return False  # a press or nothing decides now; talk in the room must not put that off for ever
        return self._not_understood()

    def _not_understood(self) -> bool:
        self._no_matches += 1
        kind = self.question.kind
        if self._no_matches == 1:
            self._ask(self.question.rephrased or self.question.line)
        elif self._no_matches == 2:
            self._ask(self.question.narrowed or self.question.rephrased or self.question.line)
        elif kind in _YES_OR_NO:
            self._by_button = True
            self._ask("ladder.press_for_yes")
        elif kind is QuestionKind.RATING:
            self._by_button = True
            self._explain_button()
        else:
            self.reply = self.question.otherwise
            self._ask("ladder.moving_on")
            self._phase = _Phase.MOVING_ON
        return False

    # -- the button --------------------------------------------------------------------------------

    def pressed(self, now: float) -> bool:
        if self._phase is _Phase.BUTTON:
            value = LEVELS[self._level][1] if self._level >= 0 else 0
            rating = self.question.kind is QuestionKind.RATING
            self.reply = Meaning(Intent.RATING, {"value": value}) if rating else Meaning(Intent.YES)
            return True
        if now - self.outbox.ear_opened_at < SPENT_PRESS_SECONDS:
            return False
        if self.question.kind is QuestionKind.RATING:
            self._by_button = True
            return self._explain_button()
        self.reply = self.question.press or self.question.otherwise
        return True

    def _offer_button(self, now: float) -> bool:
        """The line has sounded: wait for a press, or name the next level."""
        if self.question.kind is QuestionKind.RATING and self._level < 0:
            if self._explained:
                return self._name_level(0)
            return self._explain_button()
        self._phase = _Phase.BUTTON
        rating = self.question.kind is QuestionKind.RATING
        self.outbox.show(DeviceState.QUIET if not self.outbox.deaf else DeviceState.DEAF)
        self.outbox.listen(self.question, now)  # a late word still counts
        self.outbox.wake_at(now + (LEVEL_SECONDS if rating else BUTTON_SECONDS))
        return False

    def _explain_button(self) -> bool:
        self._explained = True
        self._ask("ladder.press_at_yours")
        return False

    def _name_level(self, level: int) -> bool:
        self._level = level
        self._ask(LEVELS[level][0])
        return False

    def _not_pressed(self, now: float) -> bool:
        if self.question.kind is QuestionKind.RATING and self._level + 1 < len(LEVELS):
            return self._name_level(self._level + 1)
        rating = self.question.kind is QuestionKind.RATING
        self.reply = self.question.otherwise if rating else Meaning(Intent.NO)
        return True
