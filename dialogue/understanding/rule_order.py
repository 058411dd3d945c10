"""From words to one meaning: what is asked first, and what is left when nothing fits.

Order: small words are nothing -> danger in the whole text, but before most of it a stop -> the question's own phrases
-> stop, which no other reading overrules -> the tables (pushed assent, numbers where asked, commands, phrases of the
stage, ready or not, yes and no, feelings) -> what the trained reader holds for likely -> the rest.

Tables are exact: what one of them knows stands, and nothing in them goes by likeness. How people talk is the reader's
to judge; ``arbitration`` says from when on it is believed. Near-matching (rapidfuzz) is only tried where no table fits,
on the whole phrases of a choice or rating question, tightly; never for consent, never for safety.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from dialogue.stages import understood_as, where
from dialogue.understanding import answers, arbitration, extractors
from dialogue.understanding.assent import Assent, assent
from dialogue.understanding.danger import unmistakable_danger
from dialogue.understanding.denials import Denial, denied
from dialogue.understanding.enough import has_had_enough
from dialogue.understanding.figures import in_plain_words
from dialogue.understanding.intents import Certainty, Intent, Meaning, Source
from dialogue.understanding.normalise import bare, normalise, peelings
from dialogue.understanding.numbers import is_bare_number, is_unclear, numeric, rating
from dialogue.understanding.opinion import Opinion
from dialogue.understanding.quarrels import is_ordinary
from dialogue.understanding.reading import Reading
from dialogue.understanding.small_words import says_nothing
from dialogue.understanding.spoken_commands import command, exact_command
from dialogue.understanding.stage_phrases import TALK, is_said_to_the_partner, meaning_of
from dialogue.understanding.stop import Stop, is_no_stop, stop, stops_something

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
# From so many words on something is told.
_A_SENTENCE = 3
# Where something is proposed to which a pushed yes would answer.
_PROPOSES = frozenset({"welcome", "invite"})
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
    stop = _stop_in(said, stage) or (_stop_in(denial.beside, stage) if denial is not None else None)
    plain = in_plain_words(said)
    is_exact = phrase is not None or stop is not None or exact_command(said) is not None
    reading = None if is_exact else _known(said, denial, stage)
    meant = partial(_meant, text, said, denial, phrase, stop, reading, stage, question, opinion)
    alarm = unmistakable_danger(plain)
    if alarm is not None and not _outranked(alarm.intent, said, stage, stop):
        return _alarming(alarm, plain, stage, meant)
    if opinion is not None and not is_exact:
        danger = arbitration.danger(reading or _rest(said, stage), opinion, said)
        if danger is not None and not _outranked(danger.intent, said, stage) and not _says_enough(text, question):
            return _alarming(danger, plain, stage, meant)
    return meant()


def _alarming(danger: Reading, plain: str, stage: str, otherwise: Callable[[], Meaning]) -> Meaning:
    """``danger``, believed; where it is not sure, with what was said ``otherwise``: the evening may go on with that."""
    meaning = _detailed(danger, plain, stage)
    return meaning if meaning.certainty is Certainty.SURE else replace(meaning, otherwise=otherwise())


def _meant(
    text: str,
    said: str,
    denial: Denial | None,
    phrase: Meaning | None,
    stop: Stop | None,
    reading: Reading | None,
    stage: str,
    question: Question | None,
    opinion: Opinion | None,
) -> Meaning:
    """What ``text`` means if it is no danger; ``reading``: what the tables know of it."""
    if phrase is not None:
        return phrase
    if stop is not None:
        return Reading(Intent.STOP, Source.COMMAND, stop.rule).meaning
    if _says_enough(text, question):
        return _ENOUGH.meaning
    ordinary = _is_ordinary(text, stage, question)
    if exact_command(said) is not None:
        if ordinary:
            return _ORDINARY.meaning
        return (_by_table(said, stage) or _rest(said, stage)).meaning
    otherwise = reading or _rest(said, stage)
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
    decided = arbitration.talk(otherwise, opinion, said, stage) if opinion is not None else otherwise
    if denial is not None and decided.intent in denial.intents:
        return otherwise.meaning
    if decided.intent is Intent.STOP and (is_no_stop(said) or stops_something(said)):
        return otherwise.meaning
    return _detailed(decided, said, stage)


def _known(said: str, denial: Denial | None, stage: str) -> Reading | None:
    """What the tables know of ``said``."""
    return _by_table(said, stage) if denial is None else _undenied(denial, said, stage)


def _says_enough(text: str, question: Question | None) -> bool:
    return has_had_enough(text, whole=question is not None and question.kind == "sharing")


def _detailed(reading: Reading, said: str, stage: str) -> Meaning:
    """``reading``, believed, with what ``said`` tells beside it."""
    intent = extractors.put_right(reading.intent, said, stage)
    slots = {**extractors.slots_of(intent, said, stage), **reading.slots}
    return Reading(intent, reading.source, reading.rule, slots, reading.certainty).meaning


def _by_table(said: str, stage: str) -> Reading | None:
    """What the first table that knows the words makes of them."""
    return next((found for table in _TABLES if (found := table(said, stage))), None)


def _undenied(denial: Denial, said: str, stage: str) -> Reading | None:
    """What is left of what was said when what it denies is taken out; more breathing is never done against a will."""
    left = None if denial.is_all else _by_table(denial.beside, stage)
    if not denial.ends_breathing(stage) or (left is not None and left.intent in _INSTEAD_OF_BREATHING):
        return left
    other_way = _by_table(said, stage)
    if other_way is not None and other_way.intent is Intent.GROUNDING:
        return other_way
    return Reading(Intent.NO_MORE, Source.PHRASE, "denials: no more breathing")


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
        found = rating(said)
        return Reading(Intent.RATING, Source.NUMBER, "numbers: asked", found.slots).meaning if found else None
    if question.kind == "yes_no" and stage not in TALK:
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


# -- the tables ----------------------------------------------------------------------------------------------


def _pushed(said: str, stage: str) -> Reading | None:
    if answers.coerced(said) and stage in _PROPOSES:
        return Reading(Intent.NOT_READY, Source.CONSENT, "answers: someone else wants it", {"coerced": True})
    if answers.unwilling_yes(said):
        return Reading(Intent.NOT_READY, Source.CONSENT, "answers: only if it must be", {"reluctant": True})
    return None


def _number(said: str, stage: str) -> Reading | None:
    if stage not in RATING_STAGES:
        found = numeric(said) if stage not in TALK and is_bare_number(said) else None
        return Reading(Intent.RATING, Source.NUMBER, "numbers: a bare number", found.slots) if found else None
    found = rating(said)
    if found is None and is_unclear(said):
        return Reading(Intent.OUT_OF_SCOPE, Source.NUMBER, "numbers: no clear one")
    if found is None or (found.verbal and stage != "checkin" and answers.ready(said) is not None):
        return None
    return Reading(Intent.RATING, Source.NUMBER, "numbers: rating", found.slots)


def _command(said: str, stage: str) -> Reading | None:
    if answers.grudging(said) and stage in answers.GO_ON_THEN_STAGES:
        return Reading(Intent.YES, Source.CONSENT, "answers: go on then", {"reluctant": True})
    found = command(said)
    if found is None or (stage in TALK and is_said_to_the_partner(said)):
        return None
    if found is Intent.STOP and exact_command(said) is None and is_no_stop(said):
        return None
    return Reading(found, Source.COMMAND, "commands: all that was said")


def _interruption(said: str, stage: str) -> Reading | None:
    if stage not in TALK or not extractors.is_interrupted(said):
        return None
    return Reading(Intent.SHARE, Source.PHRASE, "phrases: interrupted", {"interrupted": True})


def _phrase(said: str, stage: str) -> Reading | None:
    found = meaning_of(said, stage)
    if found is None:
        return None
    return Reading(found, Source.PHRASE, "phrases: of the stage", extractors.slots_of(found, said, stage))


def _readiness(said: str, stage: str) -> Reading | None:
    found = answers.ready(said) if stage not in TALK else None
    if found is Intent.READY and stage == "invite" and assent(said).assent is Assent.YES:
        return Reading(Intent.YES, Source.CONSENT, "answers: yes, ready")
    return Reading(found, Source.CONSENT, "answers: ready or not") if found else None


def _answer(said: str, _stage: str) -> Reading | None:
    found = answers.answer(said)
    return Reading(found[0], Source.CONSENT, "answers: all that was said", found[1]) if found else None


def _feelings(said: str, stage: str) -> Reading | None:
    """Feelings and nothing else, where they are asked for or nobody shares."""
    if (stage in TALK and stage != "feel") or not extractors.is_only_feelings(said):
        return None
    named = extractors.labels(said)
    return Reading(Intent.FEELING, Source.PHRASE, "feelings: nothing else", {"labels": named}) if named else None


# The first that knows the words; each takes them (normalised) and the stage.
_TABLES: tuple[Callable[[str, str], Reading | None], ...] = (
    _pushed,
    _number,
    _interruption,
    _command,
    _phrase,
    _readiness,
    _answer,
    _feelings,
)


def _stop_in(said: str, stage: str) -> Stop | None:
    """The stop in ``said``, from the table of commands or in words of one's own. Asked before every other table."""
    whole = _command(said, stage)
    if whole is not None and whole.intent is Intent.STOP:
        return Stop(whole.rule)
    return None if exact_command(said) is not None else stop(said)


def _rest(said: str, stage: str) -> Reading:
    """Where nothing fits: what the stage asked for, told in too few words; else sharing; else nothing for us."""
    words = said.count(" ") + 1
    if stage == "action" and words >= _A_SENTENCE - 1:
        return Reading(Intent.PLAN_VAGUE, Source.REST, "rest: an act without cue")
    if stage == "close" and words >= _A_SENTENCE:
        return Reading(Intent.APPRECIATE, Source.REST, "rest: told where gladness was asked")
    if stage in TALK or (words >= _A_SENTENCE and extractors.tells_of_somebody(said)):
        return Reading(Intent.SHARE, Source.REST, "rest: told")
    return Reading(Intent.OUT_OF_SCOPE, Source.REST, "nothing fits")
