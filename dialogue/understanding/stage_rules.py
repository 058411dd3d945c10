"""One rule, one reading: every way in which a stage may take what was said.

A rule takes what was said (normalised) and the stage, and gives a ``Reading`` or None.
``rule_order`` says which are asked where, and in which order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from dialogue.stages import where
from dialogue.understanding import answers, asks, choices, feelings, partner, plans
from dialogue.understanding.blame import blame_or_defence
from dialogue.understanding.forgiveness import forgiveness
from dialogue.understanding.freer_commands import command_slots
from dialogue.understanding.heat import heat
from dialogue.understanding.idioms import MASK, masked
from dialogue.understanding.intents import Intent, Source
from dialogue.understanding.listening import listening
from dialogue.understanding.negation_scope import within_clause
from dialogue.understanding.normalise import bare, peelings
from dialogue.understanding.numbers import is_unclear, numeric, rating
from dialogue.understanding.own_part import own
from dialogue.understanding.reading import Reading, sourced
from dialogue.understanding.sorry import sorry
from dialogue.understanding.spoken_commands import command, exact_command
from dialogue.understanding.stop import Stop, is_no_stop, stop
from dialogue.understanding.voice_controls import control
from dialogue.understanding.wishes import request, thanks

Rule = Callable[[str, str], Reading | None]
TALK_STAGES = frozenset(where(lambda stage: stage.is_shared_in))
_by_form = partial(sourced, source=Source.FORM)


def rating_rule(said: str, _stage: str) -> Reading | None:
    found = rating(said)
    if found is None and is_unclear(said):
        return Reading(Intent.OUT_OF_SCOPE, Source.NUMBER, "numbers: no clear one")
    return Reading(Intent.RATING, Source.NUMBER, "numbers: rating", found.slots) if found else None


def recheck_rating_rule(said: str, _stage: str) -> Reading | None:
    found = rating(said)
    if found is None and is_unclear(said):
        return Reading(Intent.OUT_OF_SCOPE, Source.NUMBER, "numbers: no clear one")
    if found is None or (found.verbal and answers.ready(said) is not None):
        return None
    return Reading(Intent.RATING, Source.NUMBER, "numbers: rating", found.slots)


_ONLY_NUMBER = re.compile(
    r"^(?:(?:about|around|a|an|maybe|i am|at|say|like|probably|still|now|it is|down to|up to|i would say|"
    r"more like|nearly|almost|just|to|or|and|half|point|now|out of ten|ish|solid|i think|under|over|between|"
    r"minus) ?)*(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\b(?: (?:out of ten|"
    r"out of 10|ish|or \w+|now|i think|maybe|and a half|to \w+|point \w+|today|tonight))*$"
)


def bare_number_rule(said: str, _stage: str) -> Reading | None:
    found = numeric(said) if _ONLY_NUMBER.match(said) else None
    return Reading(Intent.RATING, Source.NUMBER, "numbers: a bare number", found.slots) if found else None


def command_rule(said: str, stage: str) -> Reading | None:
    if answers.grudging(said) and stage in answers.GRUDGING_STAGES:
        return Reading(Intent.YES, Source.CONSENT, "answers: go on then", {"reluctant": True})
    found = command(said)
    if found is Intent.STOP and exact_command(said) is None and is_no_stop(said):
        return None
    if found is not None:
        return Reading(found, Source.COMMAND, "commands: all that was said", command_slots(found, said))
    own_words = control(said)
    if own_words is Intent.STOP and is_no_stop(said):
        return None
    if own_words is Intent.HIGHER and stage == "calm" and not re.search(r"\b(?:voice|pitch|speak|talk)\b", said):
        own_words = Intent.GENTLER  # a breath that is too deep
    return Reading(own_words, Source.COMMAND, "controls: every word belongs to it") if own_words else None


def stop_in(said: str, stage: str) -> Stop | None:
    """The stop in ``said``, from the table of commands or in words of one's own. Asked before every other rule."""
    whole = command_in_talk_rule(said, stage) if stage in TALK_STAGES else command_rule(said, stage)
    if whole is not None and whole.intent is Intent.STOP:
        return Stop(whole.rule)
    return None if exact_command(said) is not None else stop(said)


_SKIP_WARM = re.compile(
    r"\b(?:can not|could not|do not|not|nothing|no) (?:\w+ ){0,4}?(?:think of|come up|anything|nothing|one|"
    r"feel like (?:it|saying)|want to (?:say|do) (?:that|this|it|anything))\b|^nothing\b|^(?:no|none)$|"
    r"\b(?:skip|pass|rather not|not in the mood|too soon for that|not feeling it|i have got nothing|"
    r"nothing comes|draw(?:ing)? a blank|blank|not today|not tonight|nope)\b"
)


def elsewhere_rule(said: str, _stage: str) -> Reading | None:
    return None if exact_command(said) is not None else _by_form(asks.elsewhere(said))


def ask_rule(said: str, _stage: str) -> Reading | None:
    return _by_form(asks.ask(said))


def out_of_scope_rule(said: str, _stage: str) -> Reading | None:
    return _by_form(asks.out_of_scope(said))


def partner_rule(said: str, stage: str) -> Reading | None:
    return _by_form(partner.partner(said, stage))


def answer_rule(said: str, _stage: str) -> Reading | None:
    found = answers.answer(said)
    return sourced((*found, "answers: all that was said"), Source.CONSENT) if found else None


def short_answer_rule(said: str, stage: str) -> Reading | None:
    found = answer_rule(said, stage)
    return None if found and found.intent is Intent.UNSURE and len(said.split()) > 5 else found


def ready_rule(said: str, stage: str) -> Reading | None:
    found = answers.ready(said)
    if (
        found
        and found[0] is Intent.READY
        and stage == "invite"
        and re.match(r"^(?:yes|yeah|yep|yup|sure|okay)\b", said)
    ):
        return Reading(Intent.YES, Source.CONSENT, "answers: yes, ready")
    return sourced((*found, "answers: ready or not"), Source.CONSENT) if found else None


def not_landed_rule(said: str, _stage: str) -> Reading | None:
    return (
        Reading(Intent.NO, Source.CONSENT, "answers: not yet", {"landed": False})
        if bare(said) in {"not yet", "no not yet", "not really", "not quite yet"}
        else None
    )


_ABOUT_THIS = re.compile(
    r"\b(?:do (?:this|it)|say yes|agree|come|be here|talk|have to|must|sit here|use this|answer|join|choice)\b"
)


def consent_rule(said: str, stage: str) -> Reading | None:
    if answers.coerced(said) and (stage in {"invite", "welcome"} or _ABOUT_THIS.search(said)):
        return Reading(Intent.NOT_READY, Source.CONSENT, "answers: someone else wants it", {"coerced": True})
    if answers.unwilling_yes(said):
        return Reading(Intent.NOT_READY, Source.CONSENT, "answers: only if it must be", {"reluctant": True})
    return None


def solo_rule(said: str, _stage: str) -> Reading | None:
    """ "Only me, he's away" chooses; it does not report that somebody walked out."""
    return (
        Reading(Intent.MODE_SOLO, Source.PHRASE, "choices: alone") if choices.mode(said) is Intent.MODE_SOLO else None
    )


def mode_rule(said: str, _stage: str) -> Reading | None:
    found = choices.mode(said)
    return Reading(found, Source.PHRASE, "choices: mode or role") if found else None


_MODE_PHRASES: Mapping[str, Intent] = MappingProxyType(
    {
        "just breathe": Intent.MODE_CALM,
        "just breathing": Intent.MODE_CALM,
        "calm only": Intent.MODE_CALM,
        "on my own": Intent.MODE_SOLO,
        "just me": Intent.MODE_SOLO,
        "by myself": Intent.MODE_SOLO,
        "both of us": Intent.MODE_COUPLE,
        "together": Intent.MODE_COUPLE,
        "the two of us": Intent.MODE_COUPLE,
        "broken trust": Intent.MODE_TRUST,
        "tending": Intent.MODE_TRUST,
        "just the breathing": Intent.MODE_CALM,
        "breathe": Intent.MODE_CALM,
        "the breathing": Intent.MODE_CALM,
    }
)


def mode_anywhere_rule(said: str, _stage: str) -> Reading | None:
    for candidate in peelings(said):
        if candidate in _MODE_PHRASES:
            return Reading(_MODE_PHRASES[candidate], Source.PHRASE, "choices: a mode is all that was said")
    return None


def role_rule(said: str, _stage: str) -> Reading | None:
    if re.search(r"\bthe one (?:who|that) (?:was|got|has been) (?:hurt|betrayed|lied|cheated)\b", said):
        return Reading(Intent.ROLE_HURT, Source.PHRASE, "choices: role")
    if len(said.split()) > 12 or re.search(r"\b(?:you|your)\b", said):
        return None  # told to the partner: it is talk
    found = choices.role(said)
    return Reading(found, Source.PHRASE, "choices: role") if found else None


def feeling_rule(said: str, _stage: str) -> Reading | None:
    named = feelings.labels(said)
    return Reading(Intent.FEELING, Source.PHRASE, "feelings: lexicon", {"labels": named}) if named else None


def only_feeling_rule(said: str, stage: str) -> Reading | None:
    if len(said.split()) > 10 or not feelings.is_only_feelings(said):
        return None
    return feeling_rule(said, stage)


_NAMED_NOW = re.compile(
    r"^(?:(?:okay|um|well|right|sorry|oh|now) )*(?:i am|i feel|i can feel myself|i notice (?:i am|myself)|"
    r"i am feeling|feeling|i think i am) (?:\w+ )?(?:getting |being |going |becoming |"
    r"feeling )?(?:\w+ )?(?:defensive|anxious|nervous|upset|sad|ashamed|hurt|scared|panicky|tense|attacked|"
    r"guilty|embarrassed|tearful|jealous)(?: (?:now|again|here|right now|a bit|at the moment|actually|i think|"
    r"with this))*$"
)


def named_now_rule(said: str, stage: str) -> Reading | None:
    """In-the-moment naming: "I'm getting defensive"."""
    return feeling_rule(said, stage) if _NAMED_NOW.match(said) else None


def plan_rule(said: str, _stage: str) -> Reading | None:
    return _by_form(plans.plan(said))


_PLAN_TALK = re.compile(
    r"\b(?:when|every|after|before|as soon as|whenever|each|next time)\b.*\bi (?:\w+ )?will\b|"
    r"\bi (?:\w+ )?will\b.*\b(?:when|every|after|before|as soon as|whenever|each)\b|\bi promise\b|"
    r"\bi will never\b|\bi will always\b|\bi will try\b|\bi am going to (?:try|be)\b"
)


def no_idea_rule(said: str, _stage: str) -> Reading | None:
    blank = re.search(
        r"\b(?:can not|could not) (?:\w+ )?(?:think|come up|imagine)\b|\b(?:no idea|nothing comes|"
        r"drawing a blank|mind is blank)\b",
        said,
    )
    return (
        Reading(Intent.UNSURE, Source.HINT, "stages: nothing comes to mind")
        if blank and len(said.split()) <= 9
        else None
    )


def promise_rule(said: str, stage: str) -> Reading | None:
    if stage == "trust" and not re.search(r"\b(?:i|we) (?:\w+ )?(?:will|am going to|are going to|promise)\b", said):
        return None
    return _by_form(plans.plan(said)) if plans.is_promise(said) else None


def plan_elsewhere_rule(said: str, _stage: str) -> Reading | None:
    return _by_form(plans.plan(said)) if _PLAN_TALK.search(said) else None


def sorry_rule(said: str, stage: str) -> Reading | None:
    return _by_form(sorry(said, stage))


def forgiveness_rule(said: str, stage: str) -> Reading | None:
    return _by_form(forgiveness(said, stage))


def forgiveness_told_rule(said: str, stage: str) -> Reading | None:
    return _by_form(forgiveness(said, stage)) if "forgiv" in said else None


def listening_rule(said: str, stage: str) -> Reading | None:
    return _by_form(listening(said, stage))


def heat_rule(said: str, stage: str) -> Reading | None:
    return _by_form(heat(said, stage))


def thanks_rule(said: str, stage: str) -> Reading | None:
    return _by_form(thanks(said, stage))


def request_rule(said: str, stage: str) -> Reading | None:
    return _by_form(request(said, stage))


def own_rule(said: str, stage: str) -> Reading | None:
    return _by_form(own(said, stage))


def blame_rule(said: str, _stage: str) -> Reading | None:
    return _by_form(blame_or_defence(said))


def skip_warmth_rule(said: str, _stage: str) -> Reading | None:
    return (
        Reading(Intent.SKIP, Source.HINT, "stages: nothing warm to say")
        if len(said.split()) <= 12 and _SKIP_WARM.search(said)
        else None
    )


_POLITELY = re.compile(
    r"^(?:so |and |well |okay |next time )*(?:could|can|would|will) (?:you|we) (?:please |maybe |just |try |"
    r"possibly )+\w+|^(?:please )(?:could|can|would|will) you\b"
)


def polite_request_rule(said: str, _stage: str) -> Reading | None:
    return (
        Reading(Intent.REQUEST, Source.HINT, "stages: asked politely")
        if _POLITELY.search(said) and len(said.split()) >= 5
        else None
    )


_SHARE_FIRST = re.compile(
    r"^(?:i (?:\w+ )?(?:felt|feel)|when (?:you|we|he|she|i|the|it|your|my)|it (?:\w+ )?(?:hurt|hurts|felt|"
    r"feels|made me|makes me)|for me)\b"
)


def feeling_share_rule(said: str, stage: str) -> Reading | None:
    """A feeling told with its occasion is sharing, whatever else stands in it."""
    if not _SHARE_FIRST.match(said) or len(said.split()) < 4:
        return None
    if own(said, stage) and stage in {"own", "trust"}:
        return None
    if re.search(r"\b(?:i would like|what i would like|i need you|could you|i want you|next time)\b", said):
        return Reading(Intent.REQUEST, Source.HINT, "stages: a feeling and a wish")
    return Reading(Intent.SHARE, Source.HINT, "stages: a feeling and its occasion")


def told_lightly_rule(said: str, _stage: str) -> Reading | None:
    """Words of harm that turned out to be an idiom or a denial: told, and left alone."""
    if len(said.split()) >= 4 and (MASK in masked(said) or _DENIED_HARM.search(said)) and command(said) is None:
        return Reading(Intent.SHARE, Source.HINT, "stages: a look-alike, told")
    return None


_DENIED_HARM = within_clause(
    r"\b(?:not|never|no|nobody|would never|has never|have never) (?:<w> ){0,5}?(?:hit|hits|hitting|hurt|"
    r"hurting|die|kill|killed|suicidal|scared|afraid|frightened|violent|abusive|abused|touch|raise|drunk|"
    r"drinking|drop|laid|smack|slapped|threatened|harm|hand|finger|force|forced|unsafe)\b"
)


def listening_plainly_rule(said: str, stage: str) -> Reading | None:
    found = listening(said, stage)
    return _by_form(found) if found and found[0] in {Intent.MIRROR, Intent.VALIDATE, Intent.EMPATHISE} else None


def blame_plainly_rule(said: str, _stage: str) -> Reading | None:
    found = blame_or_defence(said)
    plain = re.search(
        r"\b(?:always|never|fault|every (?:single )?time|because of you|why do you|not my|did not do|not true|"
        r"not fair)\b",
        said,
    )
    return _by_form(found) if found and plain else None


def own_plainly_rule(said: str, stage: str) -> Reading | None:
    found = own(said, stage)
    return (
        _by_form(found)
        if found
        and (
            found[1]
            or re.search(
                r"\b(?:my fault|i should (?:have|not have)|i was wrong|my part|i shouted|i snapped|i lied|"
                r"i let (?:you|him|her) down)\b",
                said,
            )
        )
        else None
    )


_TURN_DONE_WORDS = re.compile(
    r"^(?:(?:okay|right|so|well|and|um|yeah|i think|think|i guess) )*(?:that is (?:all|it|me|everything|"
    r"about it|the lot|my (?:turn|bit|piece|say)|what i wanted)|i (?:am|have|ve) (?:\w+ )?(?:done|finished|"
    r"said (?:it|my|what|all|everything|enough))|done|finished|over to|your turn|you (?:go|can go|"
    r"talk))(?: \w+){0,5}$"
)


def turn_done_rule(said: str, _stage: str) -> Reading | None:
    if re.search(
        r"\b(?:with (?:you|this|him|her|us|it)|for tonight|for the night|hiding|trying|apologising|stop)\b", said
    ):
        return None
    return (
        Reading(Intent.TURN_DONE, Source.HINT, "stages: the turn is over")
        if len(said.split()) <= 9 and _TURN_DONE_WORDS.match(said)
        else None
    )


def command_in_talk_rule(said: str, stage: str) -> Reading | None:
    """Commands between partners: "shut up" and "calm down" are theirs, "stop" is ours."""
    found = command_rule(said, stage)
    if found is None or bare(said) in {
        "shut up",
        "be quiet",
        "quiet",
        "what",
        "what is the point",
        "such as",
        "like what",
        "gently",
        "softer",
        "i do not get it",
        "i do not understand",
        "keep quiet",
        "what do you mean",
        "what do you mean by that",
        "drop it",
        "you what",
        "numbers",
        "i do not like it",
        "i do not like this",
        "too much",
        "get on with it",
        "quickly",
        "this is too hard",
        "it is too hard",
        "over",
        "it is hard to breathe like this",
        "leave it",
        "enough is enough",
        "no more",
        "i have had enough",
        "go away",
    }:
        return None
    return found
