"""Welcome: what this is, said the same every session, and three equal choices."""

from __future__ import annotations

from dialogue.evening import Evening, Mode
from dialogue.moves import Flow, ask, note, say
from dialogue.understanding.intents import Intent, Source

_MODES = {
    Intent.MODE_CALM: Mode.CALM,
    Intent.MODE_SOLO: Mode.SOLO,
    Intent.ROLE_CAUSED: Mode.SOLO,
    Intent.PARTNER_UNWILLING: Mode.SOLO,
    Intent.PARTNER_ASLEEP: Mode.SOLO,
    Intent.PARTNER_LEFT: Mode.SOLO,
    Intent.MODE_COUPLE: Mode.COUPLE,
    Intent.MODE_TRUST: Mode.TRUST,
}
_SPOKEN = {
    Mode.CALM: "welcome.calm_it_is",
    Mode.SOLO: "welcome.solo_it_is",
    Mode.COUPLE: "welcome.quarrel_it_is",
    Mode.TRUST: "welcome.trust_it_is",
}


def welcome(evening: Evening) -> Flow[Evening]:
    """Say what this is and let them choose; where talking rests or cannot be heard, only the light is left."""
    yield from say("welcome.what_i_am", "welcome.who_for", "welcome.always_fine")
    if evening.first_run:
        yield from say("welcome.first_run", "welcome.first_run_health")
    if evening.locked or not evening.hearing:
        yield from say("welcome.locked" if evening.locked else "welcome.deaf_to_talk")
        return (yield from note(mode=Mode.CALM))
    answer = yield from ask("welcome.choices")
    if answer.intent not in _MODES:
        # Somebody began to tell what happened: hear it, and offer the choices once more.
        answer = yield from ask("welcome.hard")
    mode = _MODES.get(answer.intent, Mode.CALM)
    if mode.two_people:
        yield from note(for_two=True)
    if mode is Mode.COUPLE:
        quarrel = yield from ask("welcome.which_quarrel")
        clearly = quarrel.intent is Intent.MODE_TRUST and quarrel.source is not Source.READER
        mode = Mode.TRUST if clearly else Mode.COUPLE
    if mode in _SPOKEN:
        yield from say(_SPOKEN[mode])
    if mode is Mode.COUPLE and evening.plan_kept is not None:
        yield from ask("welcome.follow_up")
        yield from say("welcome.follow_up_any")
    return (yield from note(mode=mode))
