"""Other eyes and approach: what somebody on their own can do before going back in."""

from __future__ import annotations

from dialogue.moves import Flow, ask, say, share
from dialogue.understanding.intents import Intent


def other_eyes() -> Flow[None]:
    """A kind outsider's view kept marriages from declining over a year (Finkel 2013)."""
    view = yield from share("other_eyes.friend", seconds=60.0)
    yield from say("other_eyes.thanks" if view.certainty is None else "ladder.done")


def approach() -> Flow[None]:
    """A kind way back in, its first sentence tried aloud."""
    yield from say("approach.kindly")
    yield from ask("approach.out_loud")
    liked = yield from ask("approach.like_to_hear")
    if liked.intent in (Intent.NO, Intent.MIRROR_FIX):
        yield from ask("approach.again")
    yield from say("approach.good")
