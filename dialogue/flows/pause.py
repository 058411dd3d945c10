"""Pause: the ear stays open five minutes for "go on", then closes; the button resumes; half an hour is the end."""

from __future__ import annotations

from dialogue.evening import Evening
from dialogue.flows.faults import TALKING
from dialogue.flows.time_out import ask_both_again
from dialogue.moves import Flow, GoTo, Rest, say, spend
from dialogue.states import DeviceState
from dialogue.understanding.intents import Intent

# Source: DESIGN 3.
EAR_OPEN_SECONDS = 5 * 60.0
LONGEST_SECONDS = 30 * 60.0
_GO_ON = frozenset({Intent.RESUME, Intent.READY, Intent.YES, Intent.PARTNER_BACK})


def pause(evening: Evening, stage: str, line: str = "break.pausing", by_voice: bool = True) -> Flow[GoTo | None]:
    """Be quiet until somebody wants to go on. by_voice: whether a word may resume, or only the button."""
    yield from say(line)
    ended = None
    if by_voice:
        ended = yield from spend(Rest(EAR_OPEN_SECONDS, DeviceState.PAUSED, _GO_ON))
    if ended is None or not (ended.by_press or ended.meaning):
        rest_seconds = LONGEST_SECONDS - (EAR_OPEN_SECONDS if by_voice else 0.0)
        ended = yield from spend(Rest(rest_seconds, DeviceState.PAUSED_DEAF))
        if not ended.by_press:
            return GoTo("rest")
    if stage in TALKING:
        return (yield from ask_both_again(evening))
    return None
