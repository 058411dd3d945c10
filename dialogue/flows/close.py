"""Close: one thing each was glad of, and good night. Nothing else is kept."""

from __future__ import annotations

from dialogue.evening import Evening, Mode
from dialogue.moves import Flow, Rest, Say, ask, note, say, spend

REFLECTIONS = ("close.reflect_usual", "close.reflect_settle", "close.reflect_way")
CARD_SECONDS = 10.0  # in which "number" may be said
ONE_IN = 4  # about one close in four has a reflection, drawn from the evening's seed


def close(evening: Evening) -> Flow[None]:
    """The same warmth however far they came."""
    if evening.mode is Mode.COUPLE:
        yield from ask("close.glad_of")
        yield from ask("close.glad_of_other")
        yield from say("close.came_back")
    elif evening.mode is Mode.SOLO:
        yield from say("close.solo_came_back")
    if evening.mode is Mode.CALM:
        yield from say("close.good_night_calm")
        return
    if evening.seed % ONE_IN == 0:
        yield Say(REFLECTIONS[(evening.seed // ONE_IN) % len(REFLECTIONS)])
    elif evening.seed % ONE_IN == 1:
        yield from say("close.messy")
    if evening.mode is Mode.SOLO and not (yield from note()).card_named:
        yield from note(card_named=True)
        yield from say("close.card")
        yield from spend(Rest(CARD_SECONDS))
    if evening.mode is Mode.COUPLE:
        yield from say("close.touch")
    yield from say("close.good_night_solo" if evening.mode is Mode.SOLO else "close.good_night")
