"""Dialogue: one talks, one listens and says it back, then they swap. Partners mirror; the coach never does."""

from __future__ import annotations

from dialogue.moves import Flow, Say, ask, say, share
from dialogue.states import DeviceState
from dialogue.understanding.intents import Intent

_NOT_QUITE = frozenset({Intent.MIRROR_FIX, Intent.NO, Intent.NOT_READY})
MIRROR_ROUNDS = 2
MORE_ROUNDS = 2
TURN_SECONDS = 90.0  # 60-90 s bits: METHOD 1.6
SHORT_TURN_SECONDS = 60.0


def dialogue() -> Flow[None]:
    """Both directions, with the same turns and the same limits for each."""
    yield from say("dialogue.how_it_goes", "dialogue.hold_something")
    yield from heard_by_the_other("dialogue.first_tell", DeviceState.FIRST_SPEAKER, DeviceState.SECOND_SPEAKER)
    yield from say("dialogue.swap")
    yield from heard_by_the_other("dialogue.second_tell", DeviceState.SECOND_SPEAKER, DeviceState.FIRST_SPEAKER)
    yield from say("dialogue.both_heard")


def heard_by_the_other(tell: str, speaker: DeviceState, listener: DeviceState) -> Flow[None]:
    """One direction: tell, say back, did they get it, more, what makes sense, a guess at the feeling."""
    yield from say("dialogue.quiet_check")
    yield from share(tell, speaker, TURN_SECONDS)
    yield from share("dialogue.say_it_back", listener, SHORT_TURN_SECONDS)
    yield from mirror_until_close("dialogue", speaker, listener)
    for _ in range(MORE_ROUNDS):
        more = yield from ask("dialogue.is_there_more")
        if more.intent not in (Intent.YES, Intent.MORE):
            break
        yield from share("dialogue.tell_more", speaker, SHORT_TURN_SECONDS)
        yield from share("dialogue.say_it_back", listener, SHORT_TURN_SECONDS)
    yield from share("dialogue.makes_sense", listener, SHORT_TURN_SECONDS)
    yield from share("dialogue.guess", listener, SHORT_TURN_SECONDS)
    yield Say("dialogue.stay_with")


def mirror_until_close(stage: str, speaker: DeviceState, listener: DeviceState) -> Flow[None]:
    """Ask the one who spoke; at most two more tries, then close enough will do."""
    for _ in range(MIRROR_ROUNDS):
        got_it = yield from ask(f"{stage}.did_they_get_it")
        if got_it.intent not in _NOT_QUITE:
            return
        yield from share(f"{stage}.that_bit_again", speaker, SHORT_TURN_SECONDS)
        yield from share(f"{stage}.and_back_again", listener, SHORT_TURN_SECONDS)
    enough = yield from ask("dialogue.close_enough")
    if enough.intent in _NOT_QUITE:
        yield from say("ladder.moving_on")
