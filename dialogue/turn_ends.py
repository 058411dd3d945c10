"""What is heard in a turn and acts at its end, and what comes between two turns: METHOD 2.3.

One object lives as long as the evening. The conversation asks it; it knows no time, no light and no handler.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from dialogue.evening import Evening, Mode
from dialogue.evidence import Evidence
from dialogue.floor import Gravity, gravity
from dialogue.flows import safety
from dialogue.flows.branches import branch
from dialogue.flows.ending import neutral_stop_now
from dialogue.flows.shared_breath import shared_breath
from dialogue.moves import Ask, Flow, GiveFloor, Move, Say
from dialogue.questions import Question, Who
from dialogue.shared_breaths import STAGES, SharedBreaths
from dialogue.stages import where
from dialogue.states import DeviceState
from dialogue.understanding.intents import Certainty, Intent, Meaning, Source

Interlude = Callable[[], Flow[object]]
# What comes at the end of a turn, and the danger it is about, if it is about one.
Due = tuple[Interlude, Gravity | None]

_BEFORE_TALK = frozenset(where(lambda stage: stage.before_talk))
_FLOORS: Mapping[DeviceState, Who] = {
    DeviceState.FIRST_SPEAKER: Who.FIRST,
    DeviceState.SECOND_SPEAKER: Who.SECOND,
}
_OTHER = {Who.FIRST: Who.SECOND, Who.SECOND: Who.FIRST}


class TurnEnds:
    """The signs, the shared breaths and what waits for the end of the turn, of one evening."""

    def __init__(self, seed: int) -> None:
        self._evidence = Evidence()
        self._breaths = SharedBreaths(seed)
        self._ends_soon = False
        self._waiting: Meaning | None = None  # the gravest that waits
        self._teller: Who | None = None  # whose turn to tell it was last
        self._card_comes = False  # the standing line of an evening alone comes forward

    # -- signs ---------------------------------------------------------------------------------------

    def weighed(
        self, said: Meaning, evening: Evening, stage: str, move: Move | None, asked: Question | None
    ) -> Meaning:
        """``said``, or the sure sign that all signs amount to with it. A possible one brings a breath forward."""
        says_back = asked is not None and asked.says_back
        after = self._evidence.with_sign(said, talking=stage not in _BEFORE_TALK, says_back=says_back)
        if after is self._evidence:
            return said
        self._evidence = after
        if not after.is_enough:
            self._breaths = self._breaths.forward(self._whose(move, asked))
            self._card_comes = evening.mode is Mode.SOLO
            return said
        if said.is_sure or after.gravest is None:
            return said
        slots = said.slots if said.intent is after.gravest else {}
        return Meaning(after.gravest, slots, said.because, said.source, Certainty.SURE)

    def wait_with(self, danger: Meaning) -> None:
        """Let ``danger`` wait for the end of the turn; of several the gravest is answered."""
        if self._waiting is None or (gravity(danger) or 0) > (gravity(self._waiting) or 0):
            self._waiting = danger

    def leave(self) -> None:
        """The evening goes elsewhere: what only the talk would have been interrupted for waits no longer."""
        if self._waiting is not None and (gravity(self._waiting) or 0) < Gravity.HALF_SAID:
            self._waiting = None

    # -- ends ----------------------------------------------------------------------------------------

    def danger_due(self, evening: Evening, stage: str) -> Due | None:
        """What waits, now that somebody is done; it waits no longer."""
        waiting, self._waiting = self._waiting, None
        interlude = branch(waiting, evening, stage) if waiting is not None else None
        return None if waiting is None or interlude is None else (interlude, gravity(waiting))

    def after(
        self,
        move: Move,
        asked: Question | None,
        evening: Evening,
        stage: str,
        *,
        in_between: bool,
        is_over: bool,
        ends_soon: bool,
    ) -> list[Due]:
        """What comes now that ``move`` is over, in order. in_between: whether the move is of no stage of the evening.

        is_over: whether it is past the hour until which they wanted to talk. ends_soon: whether the clock ends the talk
        before long.
        """
        if isinstance(move, Say):
            return []
        is_turn = isinstance(move, Ask | GiveFloor) and not in_between
        whose = self._whose(move, asked)
        if isinstance(move, GiveFloor) and asked is not None and asked.who is Who.SPEAKER:
            self._teller = whose
        danger = self.danger_due(evening, stage)
        due = [] if danger is None else [danger]
        if is_over and is_turn:
            return [*due, (neutral_stop_now, None)]
        if ends_soon and is_turn and not self._ends_soon:
            self._ends_soon = True
            self._breaths = self._breaths.forward(whose)
        if is_turn and evening.mode.two_people and stage in STAGES:
            self._breaths, comes = self._breaths.after_turn(evening.mode, whose)
            if comes:
                due.append((lambda: shared_breath(evening), None))
        if is_turn and self._card_comes and evening.mode is Mode.SOLO and not evening.card_named:
            self._card_comes = False
            due.append((lambda: safety.card_named(evening), None))
        return due

    def _whose(self, move: Move | None, asked: Question | None) -> Who | None:
        """Whose turn ``move`` is, where anybody can tell."""
        if isinstance(move, GiveFloor) and move.floor in _FLOORS:
            return _FLOORS[move.floor]
        who = asked.who if asked is not None else None
        if who in _OTHER:
            return who
        if self._teller is None or who not in (Who.SPEAKER, Who.LISTENER):
            return None
        return self._teller if who is Who.SPEAKER else _OTHER[self._teller]


def ordinary(said: Meaning, question: Question | None) -> Meaning:
    """What a danger is taken for where the evening goes on; its certainty tells that there was one.

    Nothing that sounds like consent is taken from such words.
    """
    otherwise = said.otherwise
    if otherwise is None or (question is not None and question.kind == "consent"):
        shared = question is None or Intent.SHARE in question.takes
        otherwise = Meaning(Intent.SHARE if shared else Intent.OUT_OF_SCOPE, source=Source.REST)
    return replace(otherwise, certainty=said.certainty)
