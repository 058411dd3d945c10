"""Invite: is now all right, or later? Only two free yeses open the talk."""

from __future__ import annotations

from dialogue.evening import Mode
from dialogue.moves import Flow, GoTo, ask, note, say
from dialogue.understanding.intents import Intent, Meaning


def invite() -> Flow[GoTo | None]:
    """Returns None where both agreed freely, or where to go instead."""
    yield from say("invite.free_yes")
    for question in ("invite.first", "invite.other"):
        answer = yield from ask(question)
        if answer.intent not in (Intent.YES, Intent.READY):
            return (yield from _not_now(answer))
    yield from say("invite.softly")
    return None


def _not_now(answer: Meaning) -> Flow[GoTo | None]:
    if answer.intent is Intent.DEFER:
        yield from say("invite.not_now")
        return GoTo("close")
    yield from say("invite.allowed" if answer.intent is Intent.PARTNER_UNWILLING else "invite.not_tonight")
    choice = yield from ask("invite.solo_or_calm")
    if choice.intent is Intent.MODE_SOLO:
        yield from note(mode=Mode.SOLO)
        return GoTo("own")
    yield from note(mode=Mode.CALM)
    return GoTo("light" if choice.intent in (Intent.MODE_CALM, Intent.LIGHT_ONLY) else "close_calm")
