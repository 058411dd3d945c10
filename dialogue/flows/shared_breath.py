"""The shared breath: it asks nothing, so nobody has to say no beside somebody they fear. METHOD 2.3."""

from __future__ import annotations

from dialogue.evening import Evening
from dialogue.moves import BreatheTogether, Flow, GoTo, say, spend
from dialogue.understanding.intents import Intent, Meaning

BREATHS = 2
# Where breathing was ended for tonight the light is only quiet, for as long.
QUIET_SECONDS = 20.0
# Any reluctance, from anybody.
_RELUCTANT = frozenset(
    {Intent.NO, Intent.NOT_READY, Intent.DEFER, Intent.UNSURE, Intent.NO_MORE, Intent.PARTNER_UNWILLING}
)


def shared_breath(evening: Evening) -> Flow[GoTo | None]:
    """Two breaths, and on by a voice, a press or by itself; whoever would rather not has the neutral stop."""
    if evening.no_breath:
        yield from say("break.quiet_moment")
        pattern, seconds = None, QUIET_SECONDS
    else:
        yield from say("break.two_breaths")
        pattern = evening.pattern.paced(1.0)
        seconds = BREATHS * pattern.cycle_seconds
    ended = yield from spend(BreatheTogether(pattern, seconds, "break.on", _RELUCTANT))
    return GoTo("neutral_stop") if ended.meaning is not None and _is_reluctant(ended.meaning) else None


def _is_reluctant(said: Meaning) -> bool:
    return said.intent in _RELUCTANT or bool(said.slots.get("reluctant") or said.slots.get("coerced"))
