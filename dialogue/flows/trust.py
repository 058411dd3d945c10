"""Trust: short, repeated tending after broken trust. The one who caused the harm works first."""

from __future__ import annotations

from dialogue.evening import Evening
from dialogue.flows.action import action
from dialogue.flows.amends import say_sorry
from dialogue.flows.dialogue import SHORT_TURN_SECONDS, TURN_SECONDS, mirror_until_close
from dialogue.moves import Flow, GoTo, Rest, ask, say, share, spend
from dialogue.states import DeviceState
from dialogue.understanding.intents import Intent

HURT, DOER = DeviceState.FIRST_SPEAKER, DeviceState.SECOND_SPEAKER
ATTEND_SECONDS = 60.0
TELL_SECONDS = 120.0  # the longest turn there is: METHOD 4
_NOT_LANDED = frozenset({Intent.NO, Intent.NOT_READY})


def trust(evening: Evening) -> Flow[GoTo | None]:
    """One evening of tending, or where to go instead."""
    yield from say("trust.what_this_is", "trust.doer_first")
    roles = yield from ask("trust.who_was_hurt")
    if roles.intent is Intent.ROLE_BOTH:
        yield from say("trust.one_hurt_per_night")
    yield from say("trust.your_pace", "trust.makes_sense")
    willing = yield from ask("trust.go_ahead")
    if willing.intent not in (Intent.YES, Intent.READY):
        yield from say("trust.not_yet_honest", "trust.prep_alone")
        return GoTo("close")
    yield from say("trust.attend")
    yield from spend(Rest(ATTEND_SECONDS, until=frozenset({Intent.RESUME, Intent.READY, Intent.SKIP})))
    yield from say("trust.details")
    yield from _tell()
    yield from share("trust.give_back", DOER, SHORT_TURN_SECONDS)
    yield from mirror_until_close("trust", HURT, DOER)
    yield from _empathy()
    yield from share("trust.in_their_place", DOER, SHORT_TURN_SECONDS)
    yield from say("amends.whole", "amends.cost")
    yield from say_sorry(DOER)
    yield from action(evening, opening=("trust.daily",))
    yield from share("trust.last_word", HURT, SHORT_TURN_SECONDS)
    yield from say("trust.trained", "trust.weekly")
    return None


def _tell() -> Flow[None]:
    """The hurt partner talks, the other only takes them in: four to five minutes with the quiet before, if wished."""
    yield from share("trust.tell", HURT, TELL_SECONDS)
    more = yield from ask("dialogue.is_there_more")
    if more.intent in (Intent.YES, Intent.MORE):
        yield from share("trust.tell_on", HURT, TELL_SECONDS)


def _empathy() -> Flow[None]:
    """What it was like to be them; the hurt partner judges whether it landed."""
    answer = yield from share("trust.empathy", DOER, TURN_SECONDS)
    if answer.intent in (Intent.NON_APOLOGY, Intent.DEFENCE) or answer.slots.get("regret_only"):
        yield from share("trust.about_you", DOER, SHORT_TURN_SECONDS)
    landed = yield from ask("trust.did_that_land")
    if landed.intent in _NOT_LANDED or landed.intent is Intent.MIRROR_FIX:
        yield from share("trust.what_missed", HURT, SHORT_TURN_SECONDS)
        if landed.intent in _NOT_LANDED:
            yield from say("trust.not_yet_honest")
