"""Amends: a whole sorry, after being heard. It works better then (Frantz & Bennigson 2005)."""

from __future__ import annotations

from dialogue.moves import Flow, ask, say, share
from dialogue.states import DeviceState
from dialogue.understanding.intents import Intent

_YES = frozenset({Intent.YES, Intent.READY, Intent.APOLOGY, Intent.NON_APOLOGY, Intent.OWN})


def amends() -> Flow[None]:
    """Each may say a sorry, and each may leave it."""
    yield from say("amends.whole", "amends.cost")
    for question, floor in (
        ("amends.first", DeviceState.FIRST_SPEAKER),
        ("amends.other", DeviceState.SECOND_SPEAKER),
    ):
        wanted = yield from ask(question)
        if wanted.intent not in _YES:
            yield from say("amends.skip_fine")
            continue
        yield from say_sorry(floor)


def say_sorry(floor: DeviceState) -> Flow[None]:
    """One sorry; bare or slanted, it is tried once more. The receiver owes nothing."""
    sorry = yield from share("amends.say_it", floor)
    doubted = sorry.certainty is not None
    if sorry.intent is Intent.NON_APOLOGY:
        sorry = yield from share("amends.with_what", floor)
        doubted = doubted or sorry.certainty is not None
    yield from ask("amends.no_answer_owed")
    yield from say("ladder.done" if doubted else "amends.thanks")
