"""Affirm: one value held in mind makes fuller, less defensive apologies (Schumann 2014)."""

from __future__ import annotations

from dialogue.moves import Flow, Rest, say, spend
from dialogue.understanding.intents import Intent

HOLD_SECONDS = 15.0


def affirm() -> Flow[None]:
    """Name it, then be quiet."""
    yield from say("affirm.one_thing", "affirm.hold")
    yield from spend(Rest(HOLD_SECONDS, until=frozenset({Intent.RESUME, Intent.READY, Intent.SKIP})))
