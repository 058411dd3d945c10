"""What happens in between: tears, anger, somebody leaving. Each returns None to go on, or where to go."""

from __future__ import annotations

from dialogue.breath import GENTLE, SIGHING, SLOW, Pattern
from dialogue.evening import Evening, Mode
from dialogue.flows.calm import ONE_MINUTE, breathe, ground
from dialogue.flows.checkin import TOO_STIRRED, level_of
from dialogue.flows.time_out import ask_both_again, time_out, wait_apart
from dialogue.moves import Flow, GoTo, Rest, SavePlan, ask, note, say, spend
from dialogue.stages import where
from dialogue.states import DeviceState
from dialogue.understanding.intents import Intent

# Source: METHOD 5.3. 15 s stop most of what a quarrel does next (McCurry 2024); breaths are 10 s.
TEARS_SECONDS = 75.0
FIRST_ANGER_SECONDS = 15.0
SECOND_ANGER_SECONDS = 30.0
LIGHT_CYCLE_SECONDS = 10.0
_GO_ON = frozenset({Intent.RESUME, Intent.YES, Intent.READY})
_BEFORE_BREATHING = frozenset(where(lambda stage: stage.before_breathing))
PRESETS = {Intent.GENTLER: GENTLE, Intent.PRESET_SLOW: SLOW, Intent.PRESET_SIGH: SIGHING}


def tears(_: Evening) -> Flow[GoTo | None]:
    """Nothing to do; wait; then on, or the light."""
    yield from say("break.tears")
    yield from spend(Rest(TEARS_SECONDS, DeviceState.QUIET, frozenset({Intent.RESUME, Intent.READY})))
    wish = yield from ask("break.tears_on")
    return None if wish.intent in _GO_ON else GoTo("light")


def anger(evening: Evening, contempt: bool) -> Flow[GoTo | None]:
    """First a pause, then three breaths and a number, then enough for tonight."""
    evening = yield from note(anger_pauses=evening.anger_pauses + 1)
    if evening.anger_pauses >= 3:
        return GoTo("neutral_stop")
    if contempt and not evening.contempt_named:
        yield from note(contempt_named=True)
        yield from say("break.contempt")
    if evening.anger_pauses == 1:
        yield from say("break.anger_first")
        yield from spend(Rest(FIRST_ANGER_SECONDS, DeviceState.ANGER_PAUSE))
        return None
    yield from say("break.anger_second")
    yield from spend(Rest(SECOND_ANGER_SECONDS, DeviceState.ANGER_PAUSE))
    level = level_of((yield from ask("break.anger_number")))
    return (yield from time_out(evening)) if level >= TOO_STIRRED else None


def one_breath(_: Evening) -> Flow[None]:
    """Somebody noticed it in themselves: thanks, one cycle of light, the same speaker keeps the floor."""
    yield from say("ladder.defending")
    yield from spend(Rest(LIGHT_CYCLE_SECONDS, DeviceState.ANGER_PAUSE))


def overwhelmed(evening: Evening) -> Flow[GoTo | None]:
    """Too much at once: the light, then only on if they wish."""
    yield from say("break.overwhelmed")
    yield from _a_minute(evening)
    return (yield from ask_both_again(evening))


def partner_left(evening: Evening, left_home: bool) -> Flow[GoTo | None]:
    """Somebody stepped out: a pause, not an ending. Never follow, never persuade."""
    yield from say("break.stepped_out")
    if left_home:
        yield from say("break.driven_off")
    wish = yield from ask("break.stay_or_part")
    if wish.intent is Intent.PARTNER_BACK:
        return (yield from ask_both_again(evening))
    if wish.intent in (Intent.MY_PART, Intent.MODE_SOLO):
        yield from note(mode=Mode.SOLO)
        return GoTo("own")
    yield from say("break.come_back_in")
    return (yield from wait_apart(evening))


def partner_unwilling(_: Evening) -> Flow[GoTo]:
    """That is allowed, and it is never worked on."""
    yield from say("invite.allowed")
    wish = yield from ask("invite.solo_or_calm")
    if wish.intent is Intent.MODE_SOLO:
        yield from note(mode=Mode.SOLO)
        return GoTo("own")
    yield from note(mode=Mode.CALM)
    return GoTo("close_calm" if wish.intent in (Intent.NO, Intent.DEFER) else "light")


def partner_asleep(_: Evening) -> Flow[GoTo]:
    """Morning is soon enough."""
    yield from say("approach.asleep")
    yield from note(mode=Mode.SOLO)
    return GoTo("close")


def tomorrow(_: Evening) -> Flow[GoTo]:
    """They put it off: a time, and good night."""
    yield from say("invite.not_now")
    return GoTo("close_calm")


def enough_for_tonight(evening: Evening) -> Flow[GoTo]:
    """They have had enough: with two people one of the ordinary causes of the neutral stop, alone a good night."""
    if evening.together:
        return GoTo("neutral_stop")
    return GoTo("close" if evening.mode is Mode.SOLO else "close_calm")
    yield


def just_breathe(_: Evening) -> Flow[GoTo]:
    """The way out of talking that needs no reason."""
    yield from note(mode=Mode.CALM)
    yield from say("welcome.calm_it_is")
    return GoTo("light")


def just_a_quarrel(*, before_talk: bool) -> Flow[GoTo | None]:
    """No broken trust after all: the quarrel's evening at the same point, levels and breathing kept."""
    yield from note(mode=Mode.COUPLE)
    yield from say("welcome.quarrel_it_is")
    return None if before_talk else GoTo("quarrel")


def my_part(_: Evening) -> Flow[GoTo]:
    """Go on alone with one's own piece."""
    yield from note(mode=Mode.SOLO)
    return GoTo("own")


def grounding(evening: Evening) -> Flow[None]:
    """Five senses on request; breathing is not offered again tonight."""
    yield from note(no_breath=True)
    if evening.mode is Mode.UNDECIDED:
        yield from say("ladder.done")
        return
    yield from ground()


def breathing_on_request(pattern: Pattern, stage: str) -> Flow[None]:
    """A way of breathing, asked for outside it: remembered for tonight, and tried where breathing is not to come."""
    evening = yield from note(pattern=pattern)
    if stage in _BEFORE_BREATHING or evening.no_breath:
        yield from say("ladder.done")
        return
    yield from breathe(pattern, ONE_MINUTE)


def erase(evening: Evening) -> Flow[None]:
    """The one thing that may have been kept, gone on a yes; alone nothing is, whether there is a line or not."""
    if not evening.together:
        yield from say("action.erase_together")
        return
    sure = yield from ask("action.erase_sure")
    if sure.intent in (Intent.YES, Intent.ERASE):
        yield SavePlan(None)
        yield from say("action.erased")


def _a_minute(evening: Evening) -> Flow[None]:
    if evening.no_breath:
        yield from spend(Rest(60.0))
    else:
        yield from breathe(evening.pattern, ONE_MINUTE)
