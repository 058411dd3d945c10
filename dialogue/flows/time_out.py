"""Time-out: twenty minutes apart, then one question; and the two questions before talk goes on."""

from __future__ import annotations

from dialogue.evening import Evening
from dialogue.moves import Flow, GoTo, Rest, ask, say, spend
from dialogue.states import DeviceState
from dialogue.understanding.intents import Intent

# Twenty minutes, then longer by twenty and by sixty. Source: METHOD 1.2.
BREAK_SECONDS = 20 * 60.0
EXTENSIONS_SECONDS = (20 * 60.0, 60 * 60.0)

_BACK = frozenset({Intent.READY, Intent.RESUME, Intent.YES, Intent.PARTNER_BACK})
_LONGER = frozenset({Intent.MORE_TIME, Intent.NOT_READY})


def time_out(evening: Evening) -> Flow[GoTo | None]:
    """The break. Returns None where talk may go on, or where to go instead."""
    yield from say("break.good_call", "break.dont_rehearse")
    return (yield from wait_apart(evening))


def wait_apart(evening: Evening) -> Flow[GoTo | None]:
    """The twenty minutes and what follows them; the ear is closed until the question."""
    question = "break.ready"
    for seconds in (BREAK_SECONDS, *EXTENSIONS_SECONDS, *EXTENSIONS_SECONDS[-1:] * 4):
        yield from spend(Rest(seconds, DeviceState.TIME_OUT))
        answer = yield from ask(question)
        if answer.intent in _BACK:
            yield from say("break.welcome_back")
            return (yield from ask_both_again(evening))
        if answer.intent not in _LONGER:
            break
        yield from say("break.longer")
        question = "break.ready_after_longer"
    yield from say("break.tomorrow")
    return GoTo("rest")


def ask_both_again(evening: Evening) -> Flow[GoTo | None]:
    """After a break or a pause nobody is taken back into talking without a yes."""
    questions = ("break.first_ready", "break.other_ready") if evening.mode.two_people else ("break.ready_alone",)
    for question in questions:
        answer = yield from ask(question)
        if answer.intent not in (Intent.YES, Intent.READY, Intent.RESUME):
            yield from say("break.not_both")
            return GoTo("light")
    return None
