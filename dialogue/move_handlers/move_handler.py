"""What every move handler can be told. A method returns True when its move is done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from dialogue.moves import Reply
from dialogue.questions import Question
from dialogue.understanding.intents import Intent, Meaning


class MoveHandler(Protocol):
    """Carries out one move.

    reply: what the flow gets when the move is done. question: what is being asked, if anything.
    takes: meanings that are for this move handler rather than for the conversation.
    """

    reply: Reply

    @property
    def question(self) -> Question | None:
        """What is being asked, or None."""

    @property
    def takes(self) -> frozenset[Intent]:
        """Meanings this move can use."""

    def begin(self, now: float) -> bool:
        """Begin, or begin again after an interruption."""

    def spoken(self, now: float) -> bool:
        """The line that was being spoken has sounded."""

    def voice_began(self, now: float) -> None:
        """Somebody began to speak."""

    def nothing_heard(self, now: float) -> None:
        """It was no voice after all."""

    def heard(self, meaning: Meaning, now: float) -> bool:
        """Somebody said something that no command or branch took."""

    def pressed(self, now: float) -> bool:
        """The button was pressed while nothing was being spoken."""

    def cut(self, now: float) -> bool:
        """The button cut the line that was being spoken."""

    def aside(self, line: str, now: float, values: Mapping[str, str] | None = None) -> None:
        """Say a short line without losing the place."""

    def tick(self, now: float) -> bool:
        """Time has passed; ``outbox.wake_at`` said when."""
