"""What the conversation would act on if this were heard at a question: for `repair-coach hear` and for bench/.

A conversation that stands at the question decides, the same code as in an evening; only instead of acting it tells.
"""

from __future__ import annotations

from collections.abc import Iterable

from dialogue.conversation import DIALS, Conversation, _Frame
from dialogue.evening import Evening, Mode
from dialogue.events import Heard, NothingHeard
from dialogue.flows.branches import ASIDES, branch, in_the_moment
from dialogue.move_handlers.move_handler import MoveHandler
from dialogue.moves import Ask, Flow, GiveFloor, Move
from dialogue.questions import Question, QuestionKind
from dialogue.script import Script
from dialogue.stages import ANYWHERE
from dialogue.understanding import understand_heard
from dialogue.understanding.intents import Intent, Meaning

# The number of the one Listen that whatever is heard belongs to.
LISTEN = 1
_LEADS_NOWHERE = frozenset({Intent.OUT_OF_SCOPE, Intent.NOT_FOR_DEVICE})
_COMMANDS = frozenset(
    {*DIALS, *ASIDES, Intent.REPEAT, Intent.MORE_TIME, Intent.HELP, Intent.BACK, Intent.SKIP, Intent.STOP}
)


def acted_on(heard: Iterable[Heard | NothingHeard], script: Script | None, question: Question | None) -> Intent | None:
    """The first intent that a couple's evening would act on at ``question``; None where nothing follows.

    heard: what the ear reported, with LISTEN for its number. A plain piece of a sharing turn is nothing to act on, nor
    is what is only asked again. Without a question: what it means anywhere.
    """
    for event in heard:
        meant = _Witness(script, question).meant(event) if script and question else _anywhere(event)
        if meant is not None:
            return meant
    return None


def _anywhere(event: Heard | NothingHeard) -> Intent | None:
    words = (event.answer or event.open) if isinstance(event, Heard) else None
    opinion = event.opinion if isinstance(event, Heard) and not event.answer else None
    meaning = understand_heard(
        words, event.second_best, stage=ANYWHERE, opinion=opinion, second_opinion=event.second_opinion
    )
    return None if meaning is None or meaning.intent in {*_LEADS_NOWHERE, Intent.SHARE} else meaning.intent


class _Witness(Conversation):
    """Stands at one question and notes what it would act on."""

    def __init__(self, script: Script, question: Question) -> None:
        super().__init__(script)
        self.evening = Evening(mode=Mode.COUPLE)
        self._outbox.stage = question.stage
        self._noted: Intent | None = None
        self._sharing = question.kind is QuestionKind.SHARING
        move = GiveFloor(question.id) if self._sharing else Ask(question.id)
        self._push(lambda: _asking(move), 0.0)
        self._outbox.listening = LISTEN

    def meant(self, event: Heard | NothingHeard) -> Intent | None:
        """The intent it would act on."""
        self._take(event, 1.0)
        return self._noted

    def _handle(self, frame: _Frame, move: Move, now: float) -> None:  # noqa: ARG002
        frame.handler = self._handler_of(move)  # the question has been asked

    def _act_on(self, meaning: Meaning, handler: MoveHandler, now: float) -> None:  # noqa: ARG002
        intent = meaning.intent
        if intent is Intent.OUT_OF_SCOPE or (self._sharing and intent is Intent.SHARE):
            return
        if intent is Intent.NOT_FOR_DEVICE and not meaning.slots.get("child_present"):
            return
        leads_on = intent in handler.takes or intent in _COMMANDS or in_the_moment(meaning, self.stage)
        if leads_on or branch(meaning, self.evening, self.stage) is not None:
            self._noted = intent

    def _answers_danger(self, said: Meaning, question: Question | None, now: float) -> bool:  # noqa: ARG002
        self._noted = said.intent
        return True

    def _branch(self, meaning: Meaning, now: float, *, instead: bool = False) -> bool:  # noqa: ARG002
        self._noted = meaning.intent
        return True

    def _stop(self) -> None:
        self._noted = Intent.STOP


def _asking(move: Ask | GiveFloor) -> Flow[None]:
    yield move
