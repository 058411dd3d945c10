"""Who a question is put to, of two people: known from the question and from whose turn to tell it is."""

from __future__ import annotations

from dialogue.questions import Question, QuestionKind, Who
from dialogue.states import DeviceState

_FLOORS = {DeviceState.FIRST_SPEAKER: Who.FIRST, DeviceState.SECOND_SPEAKER: Who.SECOND}
_OTHER = {Who.FIRST: Who.SECOND, Who.SECOND: Who.FIRST}


class Partners:
    """Watches who has the floor, and says who is asked."""

    def __init__(self) -> None:
        self._floor: Who | None = None
        self._speaker: Who | None = None

    def shown(self, state: DeviceState) -> None:
        """The light shows a state; two of them say whose the floor is."""
        self._floor = _FLOORS.get(state, self._floor)

    def asked(self, question: Question) -> Who | None:
        """FIRST, SECOND or BOTH, or None where nobody in particular is asked."""
        if question.kind is QuestionKind.SHARING and question.who is not None and self._floor is not None:
            self._speaker = self._floor if question.who is Who.SPEAKER else _OTHER[self._floor]
        if question.who is Who.SPEAKER:
            return self._speaker
        if question.who is Who.LISTENER:
            return _OTHER.get(self._speaker) if self._speaker is not None else None
        return question.who
