"""Re-check: the gate to talking. Nobody enters at six or above; after ten minutes that means a break or rest."""

from __future__ import annotations

from enum import Enum, auto

from dialogue.evening import Evening, Mode
from dialogue.flows.calm import calm
from dialogue.flows.checkin import SETTLED, TOO_STIRRED, level_of, level_word
from dialogue.flows.time_out import time_out
from dialogue.moves import Flow, GoTo, ask, note, say
from dialogue.understanding.intents import Intent

# Ten minutes of breathing at the most, then a break: METHOD 0.2.
MOST_ROUNDS = 2


class Gate(Enum):
    """Whether talking may begin."""

    OPEN = auto()
    REST = auto()  # not tonight, by their own wish: a friendly close
    NEUTRAL_STOP = auto()


def recheck(evening: Evening) -> Flow[Evening]:
    """Ask again; the higher number counts."""
    evening = yield from note()  # what was asked for in between counts
    questions = ("recheck.first", "recheck.other") if evening.mode.two_people else ("recheck.and_now",)
    level, told = 0, True
    for question in questions:
        answer = yield from ask(question)
        level, told = max(level, level_of(answer)), told and not answer.slots.get("assumed")
    if not told:
        pass  # nobody is told a number that nobody gave
    elif level < evening.level_before:
        yield from say("recheck.down", before=level_word(evening.level_before), after=level_word(level))
    else:
        yield from say("recheck.same", after=level_word(level))
    worse = level > evening.level_before and evening.calm_rounds > 0
    if worse and not evening.no_breath:
        yield from say("recheck.worse")
    return (yield from note(level=level, no_breath=evening.no_breath or worse))


def settle(evening: Evening) -> Flow[tuple[Evening, Gate | GoTo]]:
    """Calm and re-check until the gate opens, a break is taken, or it is enough for tonight.

    Returns the gate, or where to go instead.
    """
    while True:
        evening = yield from calm(evening)
        evening = yield from recheck(evening)
        if evening.mode is Mode.CALM:
            yield from say("recheck.calm_end")
            return evening, Gate.REST
        once_more = evening.calm_rounds < MOST_ROUNDS
        if evening.level >= TOO_STIRRED:
            next_ = yield from (_still_high() if once_more else _after_ten())
        else:
            next_ = yield from _go_on(evening)
        if next_ is Intent.MORE_TIME and once_more:
            continue
        if next_ is Intent.TIME_OUT:
            return (yield from _after_break(evening))
        return evening, next_ if isinstance(next_, Gate | GoTo) else Gate.REST


def _still_high() -> Flow[Intent | Gate | GoTo]:
    choice = yield from ask("recheck.still_high")
    match choice.intent:
        case Intent.TIME_OUT:
            return Intent.TIME_OUT
        case Intent.DEFER:
            return Gate.REST
        case Intent.NO_MORE | Intent.READY | Intent.RESUME:
            return (yield from _without_breathing())
        case Intent.MODE_CALM | Intent.LIGHT_ONLY:
            return GoTo("light")
        case Intent.GROUNDING:
            yield from note(no_breath=True)
    return Intent.MORE_TIME


def _without_breathing() -> Flow[Intent | Gate]:
    """They want no more breathing, and talking waits: nothing is done against their will."""
    yield from say("recheck.no_more")
    choice = yield from ask("recheck.without_breathing")
    return Intent.TIME_OUT if choice.intent is Intent.TIME_OUT else Gate.REST


def _after_ten() -> Flow[Intent | Gate]:
    choice = yield from ask("recheck.after_ten")
    return Intent.TIME_OUT if choice.intent is Intent.TIME_OUT else Gate.NEUTRAL_STOP


def _go_on(evening: Evening) -> Flow[Intent | Gate]:
    if evening.level_before <= SETTLED:
        return Gate.OPEN
    yield from say("recheck.enough")
    ready = yield from ask("recheck.go_on")
    if ready.intent is Intent.MORE_TIME:
        return Intent.MORE_TIME
    return Gate.REST if ready.intent in (Intent.NO, Intent.NOT_READY) else Gate.OPEN


def _after_break(evening: Evening) -> Flow[tuple[Evening, Gate | GoTo]]:
    left = yield from time_out(evening)
    if left is not None:
        return evening, left
    evening = yield from recheck(evening)
    return evening, Gate.OPEN if evening.level < TOO_STIRRED else Gate.NEUTRAL_STOP
