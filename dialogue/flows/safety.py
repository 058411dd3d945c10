"""What is done about danger: METHOD 2.3, one flow a class. Never a word of what was said, never a verdict."""

from __future__ import annotations

from dialogue.evening import Evening, Mode
from dialogue.flows.calm import ground
from dialogue.moves import Ended, Flow, GoTo, LockTalking, Rest, ask, note, say, spend
from dialogue.stages import where
from dialogue.states import DeviceState
from dialogue.understanding.intents import Intent

# The light stays on after words that should not be the last ones said: METHOD 2.3.
STAY_LIT_SECONDS = 5 * 60.0
_BEFORE_TALK = frozenset(where(lambda stage: stage.before_talk))
_NUMBER = frozenset({Intent.SAY_NUMBER, Intent.PHONE_LIST, Intent.REPEAT, Intent.SAFE_SELF_HARM})
_GO_ON = frozenset({Intent.RESUME, Intent.TURN_DONE})
NEUTRAL_STOP = GoTo("neutral_stop")
REST = GoTo("rest")


def danger(evening: Evening, *, other_may_die: bool = False) -> Flow[GoTo]:
    """Fear, violence, control, coercion: with two people, or when it is not known, the ordinary neutral stop.

    other_may_die: the other threatens to end their own life. Then that number is said as well, for them.
    """
    if evening.mode is not Mode.SOLO or not (yield from _alone()):
        return NEUTRAL_STOP
    yield from say("safety.matters")
    yield from _offer(evening, "safety.domestic_number", *(("safety.number_again",) if other_may_die else ()))
    return NEUTRAL_STOP


def own_violence(evening: Evening) -> Flow[GoTo]:
    """Somebody who hurt or may hurt: apart, and a number on yes."""
    if evening.mode is not Mode.SOLO:
        return NEUTRAL_STOP
    yield from say("safety.stopped_right")
    yield from _offer(evening, "safety.behaviour_number")
    return NEUTRAL_STOP


def child(evening: Evening, hurt: bool, crying: bool) -> Flow[GoTo]:
    """A child at risk. A hurt child needs help now, whoever listens."""
    if hurt:
        yield from say("safety.child_number")
    elif crying:
        yield from say("safety.put_down")
    elif evening.mode is Mode.SOLO and (yield from _alone()):
        yield from _offer(evening, "safety.children_number")
    return NEUTRAL_STOP


def self_harm(evening: Evening, explicit: bool) -> Flow[GoTo | None]:
    """Ask once, plainly; anything but a clear no gives the number, and the light stays on. After a no it goes on.

    explicit: whether a wish to die was said outright. Somebody may be listening when it is taken back: the number is
    said once, and they choose. What was half said may have been misheard.
    """
    if not explicit:
        yield from say("safety.misheard")
    answer = yield from ask("safety.sure")
    if answer.intent is Intent.NO:
        return (yield from _taken_back(evening) if explicit else _denied(evening))
    yield from say("safety.person_now", "safety.hurt_already")
    yield from _doubt_old_numbers(evening)
    while (wish := (yield from _wish())) in _NUMBER:
        if wish is Intent.SAFE_SELF_HARM:
            yield from say("safety.hurt_already")
        yield from say("safety.number_again")
    return REST


def _taken_back(evening: Evening) -> Flow[GoTo | None]:
    yield from say("safety.no_then")
    yield from _doubt_old_numbers(evening)
    wish = yield from ask("safety.go_on")
    return None if wish.intent is Intent.RESUME else GoTo("light")


def _denied(evening: Evening) -> Flow[None]:
    yield from note(self_harm_denials=evening.self_harm_denials + 1)
    yield from say("safety.thank_you")


def _wish() -> Flow[Intent | None]:
    """What they want after the number was said: asked, and then as long as the light stays on for them."""
    wish = yield from ask("safety.keep_light")
    if wish.intent in _NUMBER:
        return wish.intent
    said = (yield from _stay_lit(_NUMBER | _GO_ON)).meaning
    return None if said is None else said.intent


def unwell(evening: Evening, urgent: bool) -> Flow[GoTo | None]:
    """Illness or breath may have been spoken of: asked once, and taken for said where the no is not clear."""
    answer = yield from ask("safety.unwell")
    if answer.intent is Intent.NO:
        yield from say("safety.sorry_misheard")
        return None
    return (yield from (medical(evening) if urgent else breath_discomfort(evening)))


def clear_headed(evening: Evening) -> Flow[GoTo | None]:
    """Drink may have been spoken of before they talk: asked once, and on only after a clear yes."""
    answer = yield from ask("safety.clear_headed")
    if answer.intent is Intent.YES:
        yield from say("safety.sorry_misheard")
        return None
    return (yield from drink(evening, "welcome"))


def medical(_: Evening) -> Flow[GoTo]:
    """Stop the exercise, say where help is, twice."""
    yield from say("safety.medical")
    yield from _stay_lit()
    return REST


def breath_discomfort(_: Evening) -> Flow[GoTo | None]:
    """Stop pacing at once; then five senses, never more breathing tonight."""
    yield from note(no_breath=True)
    yield from say("safety.stop_following", "safety.pain_or_worse")
    yield from spend(Rest(20.0))
    yield from ground()
    return GoTo("close_calm")


def drink(evening: Evening, stage: str) -> Flow[GoTo | None]:
    """Calm only tonight, and never who. In the middle of talk it is the neutral stop."""
    if evening.mode is Mode.CALM:
        return None
    if stage not in _BEFORE_TALK:
        return NEUTRAL_STOP
    yield from note(mode=Mode.CALM)
    yield LockTalking()  # tonight, also when the button is pressed once more
    yield from say("safety.calm_only")
    return GoTo("light")


def lived_through(_: Evening) -> Flow[GoTo | None]:
    """Old hurt from other people: nothing is wrong now; the light, or stop, or on."""
    wish = yield from ask("safety.lived_with")
    if wish.intent is Intent.RESUME:
        return None
    return GoTo("light")


def numbers(evening: Evening) -> Flow[None]:
    """Asked for by name: alone and with no one near they are said, crisis first; any doubt and they are on the card."""
    if evening.mode is Mode.SOLO and (yield from _alone()):
        yield from say("safety.number_again", "safety.domestic_number")
        yield from _doubt_old_numbers(evening)
    else:
        yield from say("safety.on_card")


def _alone() -> Flow[bool]:
    answer = yield from ask("safety.alone")
    return answer.intent is Intent.YES


def _offer(evening: Evening, *number_lines: str) -> Flow[None]:
    wish = yield from ask("safety.say_number")
    if wish.intent is Intent.YES:
        yield from say(*number_lines)
        yield from _doubt_old_numbers(evening)
    else:
        yield from say("safety.on_card")


def _doubt_old_numbers(evening: Evening) -> Flow[None]:
    """A number that nobody has looked up for a year is still said, and not alone: DESIGN 8."""
    if evening.numbers_old:
        yield from say("safety.card_too")


def card_named(_: Evening) -> Flow[None]:
    """The standing line of an evening alone, brought forward: it is in the close of every other one."""
    yield from note(card_named=True)
    yield from say("close.card")


def _stay_lit(until: frozenset[Intent] = _GO_ON) -> Flow[Ended]:
    return (yield from spend(Rest(STAY_LIT_SECONDS, DeviceState.QUIET, until)))
