"""Say: speak a line and go on."""

from __future__ import annotations

from collections.abc import Mapping

from dialogue.move_handlers.outbox import Outbox
from dialogue.moves import Reply, Say
from dialogue.questions import Question
from dialogue.states import DeviceState
from dialogue.understanding.intents import Intent, Meaning


class Saying:
    """Performs Say. A line may be repeated from its beginning after an interruption."""

    def __init__(self, outbox: Outbox, move: Say) -> None:
        self.outbox = outbox
        self.move = move
        self.reply: Reply = None
        self.question: Question | None = None
        self.takes: frozenset[Intent] = frozenset()

    def begin(self, now: float) -> bool:
        self.outbox.show(DeviceState.SPEAKING)
        self.outbox.wake_at(None)
        self.outbox.speak(self.move.line, self.move.values)
        return False

    def spoken(self, now: float) -> bool:
        return True

    def voice_began(self, now: float) -> None:
        """The ear is closed while the coach speaks."""

    def nothing_heard(self, now: float) -> None:
        """The ear is closed while the coach speaks."""

    def heard(self, meaning: Meaning, now: float) -> bool:
        return False

    def pressed(self, now: float) -> bool:
        return True

    def cut(self, now: float) -> bool:
        return True

    def aside(self, line: str, now: float, values: Mapping[str, str] | None = None) -> None:
        """Nothing can be said to the coach while it speaks, so there is nothing to put in."""

    def tick(self, now: float) -> bool:
        return False
