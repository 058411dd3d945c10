"""Calm: breathing with the light, or five senses where breathing does not suit."""

from __future__ import annotations

from dialogue.breath import Pattern
from dialogue.evening import Evening, Mode
from dialogue.flows.checkin import SETTLED
from dialogue.moves import Breathe, Cue, Ended, Flow, Ground, note, say, spend
from dialogue.understanding.intents import Intent

FIVE_MINUTES = 300.0
ONE_MINUTE = 60.0

# Words on the first three breaths, then about once a minute. Source: METHOD 1.1, 5.2.
_FIRST_ROUND = (
    Cue(0.0, "calm.in_easy"),
    Cue(5.0, "calm.out_slow", on_out=True),
    Cue(12.0, "calm.no_big"),
    Cue(17.0, "calm.in_small"),
    Cue(60.0, "calm.longer_out", on_out=True),
    Cue(150.0, "calm.mind"),
    Cue(210.0, "calm.eyes"),
    Cue(240.0, "calm.nearly"),
)
_LATER_ROUND = (
    Cue(0.0, "calm.in_easy"),
    Cue(8.0, "calm.out_soft", on_out=True),
    Cue(60.0, "calm.shoulders"),
    Cue(150.0, "calm.longer_out", on_out=True),
    Cue(240.0, "calm.nearly"),
)
_SENSES = ("calm.ground_see", "calm.ground_feel", "calm.ground_hear", "calm.ground_smell", "calm.ground_taste")


def calm(evening: Evening) -> Flow[Evening]:
    """Five minutes; one where everybody is settled already and came for more than breathing."""
    evening = yield from note()  # what was asked for in between counts
    if evening.no_breath:
        yield from ground()
        return (yield from note(calm_rounds=evening.calm_rounds + 1))
    short = evening.level <= SETTLED and evening.mode is not Mode.CALM
    yield from say("calm.begin")
    if evening.mode.two_people and evening.calm_rounds == 0:
        yield from say("calm.both")
    cues = _FIRST_ROUND if evening.calm_rounds == 0 else _LATER_ROUND
    seconds = ONE_MINUTE if short else evening.breathing_seconds
    timely = tuple(cue for cue in cues if cue.after_seconds < seconds - 20)
    ended = yield from breathe(evening.pattern, seconds, timely)
    if ended.seconds >= seconds - 1:
        yield from say("calm.end_short" if short else "calm.end_five" if seconds == FIVE_MINUTES else "calm.end_more")
    return (yield from note(calm_rounds=evening.calm_rounds + 1))


def breathe(pattern: Pattern, seconds: float, cues: tuple[Cue, ...] = ()) -> Flow[Ended]:
    """Breathe; a way chosen meanwhile is kept for tonight, and "something else" ends it for five senses."""
    ended = yield from spend(Breathe(pattern, seconds, cues))
    if ended.pattern is not None:
        yield from note(pattern=ended.pattern)
    if ended.meaning is not None and ended.meaning.intent is Intent.GROUNDING:
        yield from note(no_breath=True)
        yield from ground()
    return ended


def ground() -> Flow[None]:
    """Five things seen, four felt, three heard, two smelt, one tasted."""
    yield from say("calm.ground_begin")
    yield from spend(Ground(_SENSES))
    yield from say("calm.ground_end")
