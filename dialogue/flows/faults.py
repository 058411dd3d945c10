"""When the coach cannot hear: talk waits, calm and breaks go on by the button."""

from __future__ import annotations

from dialogue.evening import Evening
from dialogue.flows.time_out import ask_both_again
from dialogue.moves import Flow, GoTo, Rest, say, spend
from dialogue.stages import where
from dialogue.states import DeviceState

# As long as a silence may last before everything rests: METHOD 4.
WAIT_SECONDS = 180.0
TALKING = frozenset(where(lambda stage: stage.asks_both_again))


def deaf(evening: Evening, stage: str) -> Flow[GoTo | None]:
    """Say so, wait; a press goes on with the breathing light. A talk that is at its close needs no ear to end."""
    if stage == "close":
        return GoTo("close_calm")
    yield from say("fault.microphone")
    ended = yield from spend(Rest(WAIT_SECONDS, DeviceState.DEAF))
    if ended.by_press:
        return GoTo("light")
    if ended.meaning is None:
        return GoTo("rest")
    yield from say("fault.hearing_again")
    if stage in TALKING:
        return (yield from ask_both_again(evening))
    return None
