"""From words to one meaning: what is asked first, what each stage expects, and what is left when nothing fits.

Order: danger in the whole text, but before most of it a stop -> the question's own phrases -> stop, which no other
reading overrules -> speech that is not for the coach -> what the stage expects -> commands -> yes and no -> what
partners do with words -> the rest.

Rules read everything. The reader's opinion is weighed beside them where it is neither a phrase of the question nor a
command word for word, and ``arbitration`` says who is believed. Near-matching (rapidfuzz) is only tried where no rule
fits, on the whole phrases of a choice or rating question, tightly; never for consent, never for safety.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from dialogue.stages import understood_as, where
from dialogue.understanding import arbitration, danger_rules
from dialogue.understanding.assent import Assent, assent
from dialogue.understanding.denials import Denial, denied
from dialogue.understanding.enough import has_had_enough
from dialogue.understanding.figures import in_plain_words
from dialogue.understanding.freer_commands import freer_command
from dialogue.understanding.intents import Intent, Meaning, Source
from dialogue.understanding.normalise import bare, normalise, peelings
from dialogue.understanding.numbers import rating
from dialogue.understanding.opinion import Opinion
from dialogue.understanding.quarrels import is_ordinary
from dialogue.understanding.reading import Reading
from dialogue.understanding.small_words import says_nothing
from dialogue.understanding.spoken_commands import exact_command
from dialogue.understanding.stage_rules import (
    TALK_STAGES,
    Rule,
    answer_rule,
    ask_rule,
    bare_number_rule,
    blame_plainly_rule,
    blame_rule,
    command_in_talk_rule,
    command_rule,
    consent_rule,
    elsewhere_rule,
    feeling_rule,
    feeling_share_rule,
    forgiveness_rule,
    forgiveness_told_rule,
    heat_rule,
    listening_plainly_rule,
    listening_rule,
    mode_anywhere_rule,
    mode_rule,
    named_now_rule,
    no_idea_rule,
    not_landed_rule,
    only_feeling_rule,
    out_of_scope_rule,
    own_plainly_rule,
    own_rule,
    partner_rule,
    plan_elsewhere_rule,
    plan_rule,
    polite_request_rule,
    promise_rule,
    rating_rule,
    ready_rule,
    recheck_rating_rule,
    request_rule,
    role_rule,
    short_answer_rule,
    skip_warmth_rule,
    solo_rule,
    sorry_rule,
    stop_in,
    thanks_rule,
    told_lightly_rule,
    turn_done_rule,
)
from dialogue.understanding.stop import Stop, is_no_stop, stops_something

if TYPE_CHECKING:
    from dialogue.questions import Question


RATING_STAGES = frozenset(where(lambda stage: stage.asks_rating))
NOTHING_SAID = Reading(Intent.OUT_OF_SCOPE, Source.PHRASE, "small words: nothing was said")
_ORDINARY = Reading(Intent.MODE_COUPLE, Source.PHRASE, "quarrels: no broken trust")
_ENOUGH = Reading(Intent.TOO_TIRED, Source.COMMAND, "enough: for tonight")
_IMAGINED = frozenset(where(lambda stage: stage.is_imagined))
# Classes that a rating outranks where one is asked for: "high".
_YIELDS = frozenset({Intent.SELF_HARM_UNCLEAR, Intent.BREATH_DISCOMFORT, Intent.INTOXICATED})
# What is answered at once and aloud, so that not even a stop in the same breath leaves somebody alone with it.
_ANSWERED_AT_ONCE = frozenset({Intent.MEDICAL_URGENT, Intent.SAFE_CHILD, Intent.SAFE_SELF_HARM})
# What may be said beside "no more breathing" and says what is wanted.
_INSTEAD_OF_BREATHING = frozenset(
    {Intent.RATING, Intent.GROUNDING, Intent.TIME_OUT, Intent.DEFER, Intent.PAUSE, Intent.TEARS}
)
# Where a line of one's own may speak of the row itself, and how short one is that speaks to the coach.
_TOLD_IN = frozenset({"own", "feel"})
_SHORT_WORDS = 7
# How like a phrase of the question an answer must be to be taken for it, 0-100, and from what length on.
_NEAR = 88.0
_NEAR_LETTERS = 5


def understand(text: str, *, stage: str, question: Question | None = None, opinion: Opinion | None = None) -> Meaning:
    """What ``text`` means when it is said in ``stage`` (METHOD 5's stage ids), asked by ``question`` if one is open.

    opinion: the reader's, of this text in this stage; None: rules and tables alone decide. Pure and total: any text
    gives a meaning. ``because`` names the rules that decided, never the words.
    """
    said = normalise(text)
    if not said:
        return NOTHING_SAID.meaning
    denial = denied(text)
    phrase = _phrase_of(question, said, padded=denial is None) if question is not None else None
    if phrase is None and exact_command(said) is None and says_nothing(text):
        return NOTHING_SAID.meaning
    stage = understood_as(stage)
    stop = stop_in(said, stage) or (stop_in(denial.beside, stage) if denial is not None else None)
    plain = in_plain_words(said)
    alarm = danger_rules.danger(plain)
    if alarm is not None and not _outranked(alarm.intent, said, stage, stop):
        return alarm.meaning
    if phrase is not None:
        return phrase
    if stop is not None:
        return Reading(Intent.STOP, Source.COMMAND, stop.rule).meaning
    if has_had_enough(text, whole=question is not None and question.kind == "sharing"):
        return _ENOUGH.meaning
    ordinary = _is_ordinary(text, stage, question)
    if exact_command(said) is not None:
        if ordinary:
            return _ORDINARY.meaning
        return (_by_rule(said, stage) or _rest(said, stage)).meaning
    reading = _by_rule(said, stage) if denial is None else _undenied(denial, said, stage)
    otherwise = reading or _rest(said, stage)
    danger = arbitration.danger(otherwise, opinion) if opinion is not None else None
    if danger is not None and not _outranked(danger.intent, said, stage):
        return replace(danger.meaning, otherwise=otherwise.meaning)
    if ordinary and (reading is None or reading.source is not Source.NUMBER):
        return _ORDINARY.meaning
    if denial is not None and (denial.is_all or otherwise.source is not Source.REST):
        return otherwise.meaning
    if question is not None:
        asked = _of_its_kind(question, said, stage) or (_near_phrase(question, said) if reading is None else None)
        if asked is not None:
            return asked
        if question.stage in _IMAGINED:
            return otherwise.meaning
    decided = arbitration.talk(otherwise, opinion) if opinion is not None else otherwise
    if denial is not None and decided.intent in denial.intents:
        return otherwise.meaning
    if decided.intent is Intent.STOP and (is_no_stop(said) or stops_something(said)):
        return otherwise.meaning
    return decided.meaning


def _by_rule(said: str, stage: str) -> Reading | None:
    """What the first rule of the stage that has a reading makes of it."""
    return next((found for rule in _RULES.get(stage, _ANYWHERE) if (found := rule(said, stage))), None)


def _undenied(denial: Denial, said: str, stage: str) -> Reading | None:
    """What is left of what was said when what it denies is taken out; more breathing is never done against a will."""
    left = None if denial.is_all else _by_rule(denial.rest, stage)
    if not denial.ends_breathing(stage) or (left is not None and left.intent in _INSTEAD_OF_BREATHING):
        return left
    other_way = _by_rule(said, stage)
    if other_way is not None and other_way.intent is Intent.GROUNDING:
        return other_way
    return Reading(Intent.NO_MORE, Source.FORM, "denials: no more breathing")


def _is_ordinary(text: str, stage: str, question: Question | None) -> bool:
    """Whether broken trust is denied where it can be left: at a question, or between questions; not in a turn."""
    if question is None:
        return is_ordinary(text, stage=stage)
    if question.kind == "sharing" or Intent.MODE_SOLO in question.takes:
        return False
    if question.kind == "one_line" and (stage in _TOLD_IN or len(text.split()) > _SHORT_WORDS):
        return False  # a plan or a piece of one's own that speaks of a row
    return is_ordinary(text, stage=stage, takes=question.takes)


def _outranked(danger: Intent, said: str, stage: str, stop: Stop | None = None) -> bool:
    """Whether something else counts more than a sign of danger.

    A command word for word does, a stop, and before a weak sign a rating. A stop ends everything without a word, so it
    does not count more than what must be answered at once (METHOD 2.3), nor than "I just want it to stop".
    """
    if exact_command(said) is not None:
        return True
    if stop is not None:
        return danger not in _ANSWERED_AT_ONCE and not (stop.ones_own and danger is Intent.SELF_HARM_UNCLEAR)
    return danger in _YIELDS and stage in RATING_STAGES and rating(said) is not None


# Phrases of the script are spelled once; they are few and never a person's words.
_spelled = lru_cache(maxsize=4096)(normalise)


def _phrase_of(question: Question, said: str, *, padded: bool) -> Meaning | None:
    """The meaning of the question's phrase that this is: word for word where consent is asked, else unpadded too.

    padded: whether there may be padding around it; a denial is none.
    """
    spelled = {_spelled(phrase): meaning for phrase, meaning in question.phrases.items()}
    for candidate in (said,) if question.kind == "consent" or not padded else peelings(said):
        if candidate in spelled:
            meaning = spelled[candidate]
            return Meaning(meaning.intent, meaning.slots, (*meaning.because, "question: its own phrase"))
    for phrase, meaning in question.also.items():
        if _spelled(phrase) == said:
            return Meaning(meaning.intent, meaning.slots, (*meaning.because, "question: also its own"))
    return None


def _of_its_kind(question: Question, said: str, stage: str) -> Meaning | None:
    """What the kind of question expects, wherever it is asked: a number, a yes or no in any words."""
    if question.kind in {"yes_no", "consent"} and question.stage != "safety":
        found_assent = _assent_to(question, said)
        if found_assent is not None:
            return found_assent
    if question.kind == "rating" and stage not in RATING_STAGES:
        found = rating_rule(said, stage)
        return found.meaning if found is not None else None
    if question.kind == "yes_no" and stage not in TALK_STAGES:
        if _SAYS_NO.match(said):
            return Reading(Intent.NO, Source.CONSENT, "question: begins with no").meaning
        if _SAYS_YES.match(said):
            return Reading(Intent.YES, Source.CONSENT, "question: begins with yes").meaning
    return None


def _assent_to(question: Question, said: str) -> Meaning | None:
    """A yes or no to ``question``, every word of it known. Where consent is asked nothing else is a yes."""
    reading = assent(said, question)
    if question.kind == "consent":
        match reading.assent:
            case Assent.YES:
                return Reading(Intent.YES, Source.CONSENT, "assent: a free yes").meaning
            case Assent.RELUCTANT:
                return Reading(Intent.NO, Source.CONSENT, "assent: reluctant, so a no", {"reluctant": True}).meaning
            case Assent.MIXED:
                return Reading(Intent.OUT_OF_SCOPE, Source.CONSENT, "assent: doubted or taken back").meaning
    if reading.assent is Assent.LATER and reading.is_whole and Intent.DEFER in question.takes:
        return Reading(Intent.DEFER, Source.CONSENT, "assent: another time").meaning
    refused = reading.assent is Assent.NO and question.stage == "action" and Intent.PLAN not in question.takes
    if not (reading.is_whole and reading.assent in {Assent.YES, Assent.NO}) and not (refused and _SAYS_NO.match(said)):
        return None
    word, intent = ("yes", Intent.YES) if reading.assent is Assent.YES else ("no", Intent.NO)
    meaning = question.phrases.get(word, Meaning(intent))
    return Reading(meaning.intent, Source.CONSENT, f"assent: {word}, every word known", meaning.slots).meaning


_SAYS_NO = re.compile(r"(?:no|nope|nah)\b(?! (?:go on|idea|clue|way of knowing))")
_SAYS_YES = re.compile(r"(?:yes|yeah|yep|yup)\b(?!.*\b(?:no|not|but|never)\b)")


def _near_phrase(question: Question, said: str) -> Meaning | None:
    """The meaning of a phrase of a choice that this is nearly, letter by letter; never where consent is asked."""
    if question.kind not in {"choice", "rating", "feeling"} or len(said) < _NEAR_LETTERS:
        return None
    spelled = {_spelled(phrase): meaning for phrase, meaning in question.phrases.items()}
    long_enough = [phrase for phrase in spelled if len(phrase) >= _NEAR_LETTERS]
    best = process.extractOne(bare(said), long_enough, scorer=fuzz.ratio, score_cutoff=_NEAR)
    if best is None:
        return None
    meaning = spelled[best[0]]
    return Meaning(
        meaning.intent, meaning.slots, (*meaning.because, f"question: near its phrase, {best[1]:.0f} of 100")
    )


_TALK: tuple[Rule, ...] = (
    forgiveness_rule,
    sorry_rule,
    thanks_rule,
    heat_rule,
    listening_rule,
    plan_elsewhere_rule,
    feeling_share_rule,
    blame_rule,
    own_rule,
    request_rule,
)
_ANYWHERE: tuple[Rule, ...] = (
    elsewhere_rule,
    told_lightly_rule,
    consent_rule,
    command_rule,
    mode_anywhere_rule,
    answer_rule,
    ready_rule,
    bare_number_rule,
    freer_command,
    ask_rule,
    partner_rule,
    out_of_scope_rule,
    only_feeling_rule,
    forgiveness_rule,
    sorry_rule,
    thanks_rule,
    heat_rule,
    listening_plainly_rule,
    plan_elsewhere_rule,
    feeling_share_rule,
    blame_plainly_rule,
    own_plainly_rule,
)
_RULES: Mapping[str, tuple[Rule, ...]] = MappingProxyType(
    {
        "welcome": (
            elsewhere_rule,
            consent_rule,
            command_rule,
            mode_anywhere_rule,
            solo_rule,
            partner_rule,
            freer_command,
            ask_rule,
            mode_rule,
            out_of_scope_rule,
            answer_rule,
            ready_rule,
            only_feeling_rule,
            *_TALK,
        ),
        "checkin": (
            elsewhere_rule,
            consent_rule,
            rating_rule,
            command_rule,
            freer_command,
            ask_rule,
            partner_rule,
            answer_rule,
            ready_rule,
            out_of_scope_rule,
            *_TALK,
        ),
        "calm": (
            elsewhere_rule,
            consent_rule,
            command_rule,
            ready_rule,
            mode_anywhere_rule,
            freer_command,
            answer_rule,
            bare_number_rule,
            partner_rule,
            ask_rule,
            out_of_scope_rule,
            only_feeling_rule,
            *_TALK,
        ),
        "recheck": (
            elsewhere_rule,
            consent_rule,
            recheck_rating_rule,
            command_rule,
            ready_rule,
            freer_command,
            answer_rule,
            ask_rule,
            partner_rule,
            out_of_scope_rule,
            only_feeling_rule,
            *_TALK,
        ),
        "feel": (
            elsewhere_rule,
            only_feeling_rule,
            command_in_talk_rule,
            answer_rule,
            mode_anywhere_rule,
            freer_command,
            ask_rule,
            partner_rule,
            out_of_scope_rule,
            heat_rule,
            blame_rule,
            feeling_rule,
            *_TALK,
        ),
        "own": (
            elsewhere_rule,
            consent_rule,
            turn_done_rule,
            command_in_talk_rule,
            answer_rule,
            freer_command,
            ask_rule,
            own_rule,
            sorry_rule,
            heat_rule,
            blame_rule,
            partner_rule,
            only_feeling_rule,
            out_of_scope_rule,
            *_TALK,
        ),
        "invite": (
            elsewhere_rule,
            consent_rule,
            mode_anywhere_rule,
            command_rule,
            partner_rule,
            ready_rule,
            answer_rule,
            freer_command,
            ask_rule,
            mode_anywhere_rule,
            out_of_scope_rule,
            *_TALK,
        ),
        "dialogue": (
            elsewhere_rule,
            listening_rule,
            command_in_talk_rule,
            turn_done_rule,
            answer_rule,
            named_now_rule,
            freer_command,
            ask_rule,
            forgiveness_rule,
            sorry_rule,
            thanks_rule,
            heat_rule,
            partner_rule,
            plan_elsewhere_rule,
            feeling_share_rule,
            polite_request_rule,
            blame_rule,
            request_rule,
            own_rule,
            out_of_scope_rule,
        ),
        "amends": (
            elsewhere_rule,
            forgiveness_rule,
            sorry_rule,
            turn_done_rule,
            command_in_talk_rule,
            thanks_rule,
            answer_rule,
            freer_command,
            ask_rule,
            heat_rule,
            listening_rule,
            partner_rule,
            plan_elsewhere_rule,
            own_rule,
            blame_rule,
            request_rule,
            out_of_scope_rule,
        ),
        "action": (
            elsewhere_rule,
            command_in_talk_rule,
            turn_done_rule,
            answer_rule,
            no_idea_rule,
            promise_rule,
            blame_rule,
            plan_rule,
            freer_command,
            ask_rule,
            heat_rule,
            partner_rule,
            *_TALK,
            out_of_scope_rule,
        ),
        "trust": (
            elsewhere_rule,
            not_landed_rule,
            forgiveness_told_rule,
            listening_rule,
            command_in_talk_rule,
            turn_done_rule,
            role_rule,
            short_answer_rule,
            freer_command,
            ask_rule,
            forgiveness_rule,
            sorry_rule,
            thanks_rule,
            heat_rule,
            partner_rule,
            own_rule,
            feeling_share_rule,
            promise_rule,
            blame_rule,
            request_rule,
            out_of_scope_rule,
        ),
        "break": (
            elsewhere_rule,
            partner_rule,
            command_rule,
            ready_rule,
            freer_command,
            answer_rule,
            bare_number_rule,
            ask_rule,
            out_of_scope_rule,
            *_TALK,
        ),
        "close": (
            elsewhere_rule,
            command_in_talk_rule,
            thanks_rule,
            answer_rule,
            skip_warmth_rule,
            freer_command,
            ask_rule,
            partner_rule,
            *_TALK,
            out_of_scope_rule,
        ),
    }
)
_FIRST_PERSON = re.compile(r"\b(?:i|we|me|my|our|us|he|she|you|they|it|her|him|that|this|the)\b")


def _rest(said: str, stage: str) -> Reading:
    """Where nothing fits: in talk it is sharing; elsewhere what is told about the two is sharing too."""
    if stage in {"own", "dialogue"} and re.match(
        r"^(?:(?:well|and|but|so|because|yeah|no|oh) )*(?:you|he|she|they|his|her)\b(?! (?:felt|feel|were|"
        r"must))",
        said,
    ):
        return Reading(Intent.BLAME, Source.REST, "stages: told of the other where one's own was asked")
    if stage == "own" and re.match(r"^(?:i|my|me)\b", said):
        return Reading(Intent.OWN, Source.REST, "stages: told of oneself where the own part was asked")
    if stage == "action" and len(said.split()) >= 2:
        return Reading(Intent.PLAN_VAGUE, Source.REST, "stages: an act without cue")
    if stage == "close" and _FIRST_PERSON.search(said):
        return Reading(Intent.APPRECIATE, Source.REST, "stages: told where gladness was asked")
    if stage in TALK_STAGES:
        return Reading(Intent.SHARE, Source.REST, "stages: sharing")
    if len(said.split()) >= 3 and _FIRST_PERSON.search(said):
        return Reading(Intent.SHARE, Source.REST, "stages: told, not asked")
    return Reading(Intent.OUT_OF_SCOPE, Source.REST, "nothing fits")
