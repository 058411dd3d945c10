"""Re-check: the gate to talking. Nobody enters at six or above; after ten minutes that means a break or rest."""

from __future__ import annotations

from enum import Enum, auto

from dialogue.evening import Evening, Mode
from dialogue.flows.calm import calm
from dialogue.flows.checkin import SETTLED, TOO_STIRRED, level_of, level_word
from dialogue.flows.time_out import time_out
from dialogue.moves import Flow, GoTo, ask, note, say
from dialogue.understanding.intents import Intent


class Gate(Enum):
    """Whether talking may begin."""

    OPEN = auto()
    REST = auto()  # not tonight, by their own wish: a friendly close
    NEUTRAL_STOP = auto()
    LEAVE = auto()  # a break that ends the evening


def recheck(evening: Evening) -> Flow[Evening]:
    """Ask again; the higher number counts."""
    questions = ("recheck.first", "recheck.other") if evening.mode.two_people else ("recheck.and_now",)
    level = 0
    for question in questions:
        level = max(level, level_of((yield from ask(question))))
    if level < evening.level_before:
        yield from say("recheck.down", before=level_word(evening.level_before), after=level_word(level))
    else:
        yield from say("recheck.same", after=level_word(level))
    worse = level > evening.level_before and evening.calm_rounds > 0
    if worse and not evening.no_breath:
        yield from say("recheck.worse")
    return (yield from note(level=level, no_breath=evening.no_breath or worse))


def settle(evening: Evening) -> Flow[tuple[Evening, Gate]]:
    """Calm and re-check until the gate opens, a break is taken, or it is enough for tonight."""
    evening = yield from calm(evening)
    evening = yield from recheck(evening)
    if evening.mode is Mode.CALM:
        yield from say("recheck.calm_end")
        return evening, Gate.REST
    if evening.level >= TOO_STIRRED and evening.calm_rounds == 1:
        choice = yield from ask("recheck.still_high")
        if choice.intent is Intent.TIME_OUT:
            return (yield from _after_break(evening))
        if choice.intent in (Intent.DEFER, Intent.MODE_CALM):
            return evening, Gate.REST
        if choice.intent is Intent.GROUNDING:
            evening = yield from note(no_breath=True)
        evening = yield from calm(evening)
        evening = yield from recheck(evening)
    if evening.level >= TOO_STIRRED:
        choice = yield from ask("recheck.after_ten")
        if choice.intent is Intent.TIME_OUT:
            return (yield from _after_break(evening))
        return evening, Gate.NEUTRAL_STOP
    if evening.level_before <= SETTLED:
        return evening, Gate.OPEN
    yield from say("recheck.enough")
    ready = yield from ask("recheck.go_on")
    if ready.intent in (Intent.NO, Intent.NOT_READY, Intent.MORE_TIME):
        return evening, Gate.REST
    return evening, Gate.OPEN


def _after_break(evening: Evening) -> Flow[tuple[Evening, Gate]]:
    left = yield from time_out(evening)
    if isinstance(left, GoTo):
        return evening, Gate.LEAVE
    evening = yield from recheck(evening)
    return evening, Gate.OPEN if evening.level < TOO_STIRRED else Gate.NEUTRAL_STOP
