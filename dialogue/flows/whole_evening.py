"""The evening: stages composed into calm, solo, couple and trust, and the flows one can be sent to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from dialogue.evening import Evening, Mode
from dialogue.flows.action import action
from dialogue.flows.affirm import affirm
from dialogue.flows.amends import amends
from dialogue.flows.calm import calm
from dialogue.flows.checkin import TOO_STIRRED, checkin
from dialogue.flows.close import close
from dialogue.flows.dialogue import dialogue
from dialogue.flows.ending import neutral_stop
from dialogue.flows.feel import feel
from dialogue.flows.invite import invite
from dialogue.flows.own import own
from dialogue.flows.recheck import Gate, settle
from dialogue.flows.solo import approach, other_eyes
from dialogue.flows.trust import trust
from dialogue.flows.welcome import welcome
from dialogue.moves import Flow, GoTo, LockTalking, note


def whole_evening(evening: Evening) -> Flow[GoTo | None]:
    """From the welcome to good night."""
    evening = yield from welcome(evening)
    evening = yield from checkin(evening)
    owned = evening.both_low and evening.mode is Mode.COUPLE
    if owned:
        yield from own(evening)  # settled already: ownership may come first, METHOD 0.1
    evening, gate = yield from settle(evening)
    if gate is not Gate.OPEN:
        return _elsewhere(gate)
    if evening.mode is Mode.TRUST:
        return (yield from _tending(evening))
    if evening.mode is Mode.SOLO:
        yield from feel(evening)
        yield from affirm()
        return (yield from own_part(evening))
    return (yield from talk_it_over(evening, owned=owned))


def talk_it_over(evening: Evening, *, owned: bool = False) -> Flow[GoTo | None]:
    """The talk of two people after a quarrel. owned: their own parts were told before the breathing."""
    yield from feel(evening)
    yield from affirm()
    if not owned:
        yield from own(evening)
    elsewhere = yield from invite()
    if elsewhere is not None:
        return elsewhere
    yield from dialogue()
    yield from amends()
    yield from action(evening)
    yield from close(evening)
    yield LockTalking()  # one talk a night
    return None


def _elsewhere(gate: Gate | GoTo) -> GoTo:
    if isinstance(gate, GoTo):
        return gate
    return GoTo("neutral_stop" if gate is Gate.NEUTRAL_STOP else "close_calm")


def alone_now(evening: Evening) -> Flow[GoTo | None]:
    """The other left or will not talk: on with one's own part, through the same gate as every evening."""
    if evening.level_before == 0 and evening.calm_rounds == 0:
        evening = yield from checkin(evening)
    if evening.calm_rounds == 0 or evening.level >= TOO_STIRRED:
        evening, gate = yield from settle(evening)
        if gate is not Gate.OPEN:
            return _elsewhere(gate)
    return (yield from own_part(evening))


def own_part(evening: Evening) -> Flow[GoTo | None]:
    """Solo repair from its own part on."""
    yield from own(evening)
    yield from other_eyes()
    yield from approach()
    yield from action(evening)
    yield from close(evening)
    return None


def _tending(evening: Evening) -> Flow[GoTo | None]:
    elsewhere = yield from trust(evening)
    if elsewhere is not None:
        return elsewhere
    yield from close(evening)
    yield LockTalking()  # one talk a night
    return None


def light_only(_: Evening) -> Flow[None]:
    """Breathing and good night, no more questions."""
    evening = yield from calm((yield from note(mode=Mode.CALM)))
    yield from _close_calm(evening)


def _close(evening: Evening) -> Flow[None]:
    yield from close(evening)


def _close_calm(evening: Evening) -> Flow[None]:
    yield from close(replace(evening, mode=Mode.CALM))


def _rest(_: Evening) -> Flow[None]:
    return
    yield


def _neutral_stop(_: Evening) -> Flow[None]:
    yield from neutral_stop()


# Where an interlude may send the evening. Each takes the evening and ends it.
FLOWS: Mapping[str, Callable[[Evening], Flow[object]]] = {
    "evening": whole_evening,
    "quarrel": talk_it_over,
    "own": alone_now,
    "light": light_only,
    "close": _close,
    "close_calm": _close_calm,
    "neutral_stop": _neutral_stop,
    "rest": _rest,
}
