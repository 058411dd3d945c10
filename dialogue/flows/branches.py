"""Which meaning leads where, from any stage: the tables of METHOD 2.3, 5.3 and 5.4 as code."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dialogue.evening import Evening, Mode
from dialogue.flows import interludes, safety
from dialogue.flows.pause import pause
from dialogue.flows.time_out import time_out
from dialogue.moves import Flow
from dialogue.stages import where
from dialogue.understanding.intents import SELF_HARM, Intent, Meaning, Source

Interlude = Callable[[], Flow[object]]

# Answered with one line, and back to where we were.
ASIDES: Mapping[Intent, str] = {
    Intent.ASK_PRIVACY: "ladder.privacy",
    Intent.ASK_WHAT_ARE_YOU: "ladder.what_am_i",
    Intent.ASK_JUDGE: "ladder.no_sides",
    Intent.ASK_ADVICE: "ladder.bigger",
    Intent.REMIND: "ladder.not_kept",
    Intent.FORGIVE_PRESSURE: "ladder.forgiving",
}

_TALK = frozenset(where(lambda stage: stage.answers_heat))
_BEFORE_TALK = frozenset(where(lambda stage: stage.before_talk))
_FACE_TO_FACE = frozenset(where(lambda stage: stage.face_to_face))
# Who said no twice to what was half said is not asked a third time: METHOD 2.3, "Unclear self-harm".
MOST_DENIALS = 2
_DANGER = frozenset({Intent.SAFE_FEAR, Intent.SAFE_VIOLENCE, Intent.SAFE_CONTROL, Intent.SAFE_SEXUAL})


def branch(meaning: Meaning, evening: Evening, stage: str) -> Interlude | None:
    """The flow to put on top for this meaning, or None where it calls for none here."""
    return _safety(meaning, evening, stage) or _anywhere(meaning, evening, stage) or _talking(meaning, evening, stage)


def in_the_moment(meaning: Meaning, stage: str) -> bool:
    """Whether somebody named their own defending as it happened ("I'm getting defensive"): METHOD 5.3."""
    labels = meaning.slots.get("labels")
    return (
        meaning.intent is Intent.FEELING
        and stage in _FACE_TO_FACE
        and isinstance(labels, tuple)
        and "defensive" in labels
    )


def leaves_trust(meaning: Meaning, evening: Evening, stage: str) -> bool:
    """Whether somebody said in clear words that no trust was broken, where that is what the evening is about."""
    return (
        meaning.intent is Intent.MODE_COUPLE
        and meaning.source is Source.PHRASE
        and evening.mode is Mode.TRUST
        and stage != "close"
    )


def _safety(meaning: Meaning, evening: Evening, stage: str) -> Interlude | None:
    return _sure(meaning, evening, stage) if meaning.is_sure else _possible(meaning, evening, stage)


def _possible(meaning: Meaning, evening: Evening, stage: str) -> Interlude | None:
    """What a possible sign leads to by itself: a question, or nothing. What is between people adds up elsewhere."""
    intent = meaning.intent
    if intent in SELF_HARM and evening.self_harm_denials < MOST_DENIALS:
        return lambda: safety.self_harm(evening, explicit=False)
    if intent in (Intent.MEDICAL_URGENT, Intent.BREATH_DISCOMFORT):
        return lambda: safety.unwell(evening, urgent=intent is Intent.MEDICAL_URGENT)
    if intent is Intent.INTOXICATED and stage in _BEFORE_TALK and evening.mode is not Mode.CALM:
        return lambda: safety.clear_headed(evening)
    return None


def _sure(meaning: Meaning, evening: Evening, stage: str) -> Interlude | None:
    intent, slots = meaning.intent, meaning.slots
    if intent is Intent.SAFE_CONTROL and slots.get("threat"):
        return lambda: safety.danger(evening, other_may_die=True)
    if intent in _DANGER:
        return lambda: safety.danger(evening)
    if intent is Intent.SAFE_SELF_HARM:
        return lambda: safety.self_harm(evening, explicit=True)
    if intent is Intent.SELF_HARM_UNCLEAR and evening.self_harm_denials < MOST_DENIALS:
        return lambda: safety.self_harm(evening, explicit=False)
    if intent is Intent.SAFE_PERP:
        return lambda: safety.own_violence(evening)
    if intent is Intent.SAFE_CHILD:
        return lambda: safety.child(evening, bool(slots.get("hurt")), bool(slots.get("crying")))
    if intent is Intent.MEDICAL_URGENT:
        return lambda: safety.medical(evening)
    if intent is Intent.BREATH_DISCOMFORT:
        return lambda: safety.breath_discomfort(evening)
    if intent is Intent.INTOXICATED:
        return lambda: safety.drink(evening, stage)
    if intent is Intent.PAST_TRAUMA:
        return lambda: safety.lived_through(evening)
    return None


def _anywhere(meaning: Meaning, evening: Evening, stage: str) -> Interlude | None:
    match meaning.intent:
        case Intent.PAUSE:
            return lambda: pause(evening, stage)
        case Intent.NOT_FOR_DEVICE:
            return lambda: pause(evening, stage, "break.child", by_voice=False)
        case Intent.TIME_OUT:
            return lambda: time_out(evening)
        case Intent.TEARS:
            return lambda: interludes.tears(evening)
        case Intent.DEFER:
            return lambda: interludes.tomorrow(evening)
        case Intent.TOO_TIRED:
            return lambda: interludes.enough_for_tonight(evening)
        case Intent.MODE_CALM | Intent.LIGHT_ONLY:
            return lambda: interludes.just_breathe(evening)
        case Intent.GROUNDING:
            return lambda: interludes.grounding(evening)
        case Intent.GENTLER | Intent.PRESET_SLOW | Intent.PRESET_SIGH:
            return lambda: interludes.breathing_on_request(interludes.PRESETS[meaning.intent], stage)
        case Intent.ERASE:
            return lambda: interludes.erase(evening)
        case Intent.PHONE_LIST | Intent.SAY_NUMBER:
            return lambda: safety.numbers(evening)
        case _:
            return None


def _talking(meaning: Meaning, evening: Evening, stage: str) -> Interlude | None:
    intent = meaning.intent
    if intent in (Intent.ANGER_RISING, Intent.CONTEMPT) and stage in _TALK:
        return lambda: interludes.anger(evening, intent is Intent.CONTEMPT)
    if intent is Intent.OVERWHELMED and stage in _TALK:
        return lambda: interludes.overwhelmed(evening)
    if in_the_moment(meaning, stage):
        return lambda: interludes.one_breath(evening)
    if not evening.mode.two_people and evening.mode is not Mode.SOLO:
        return None
    match intent:
        case Intent.MODE_COUPLE if leaves_trust(meaning, evening, stage):
            return lambda: interludes.just_a_quarrel(before_talk=stage in _BEFORE_TALK)
        case Intent.PARTNER_LEFT:
            return lambda: interludes.partner_left(evening, bool(meaning.slots.get("left_home")))
        case Intent.PARTNER_UNWILLING if evening.mode.two_people:
            return lambda: interludes.partner_unwilling(evening)
        case Intent.PARTNER_ASLEEP:
            return lambda: interludes.partner_asleep(evening)
        case Intent.MODE_SOLO if meaning.source is Source.READER:
            return None  # "me?": nobody is taken out of an evening of two by a likeness
        case Intent.MY_PART | Intent.MODE_SOLO if stage in _TALK or evening.mode.two_people:
            return lambda: interludes.my_part(evening)
        case _:
            return None
