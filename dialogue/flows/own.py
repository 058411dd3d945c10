"""Own: the piece that was mine, not all of it, and never somebody else's choice to hurt."""

from __future__ import annotations

from dialogue.evening import Evening, Mode
from dialogue.moves import Flow, ask, say
from dialogue.understanding.intents import Intent, Meaning


def own(evening: Evening) -> Flow[None]:
    """One line each, aloud or only thought."""
    yield from say("own.not_all", "own.never_means")
    questions = ("own.first", "own.other") if evening.mode is Mode.COUPLE else ("own.start",)
    for question in questions:
        yield from _one_piece(question)


def _one_piece(question: str) -> Flow[None]:
    answer = yield from ask(question)
    if answer.intent in (Intent.BLAME, Intent.DEFENCE):
        answer = yield from ask("own.small_piece")
        if answer.intent in (Intent.BLAME, Intent.DEFENCE, Intent.NO):
            yield from say("own.none_tonight")
            return
    if _carries_too_much(answer):
        answer = yield from ask("own.which_one")
    # What may be harm by the other, told as one's own fault, is never thanked for: METHOD 2.3.
    yield from say("own.thanks" if answer.certainty is None else "ladder.done")


def _carries_too_much(answer: Meaning) -> bool:
    return answer.intent is Intent.OWN and bool(answer.slots.get("over_owning"))
