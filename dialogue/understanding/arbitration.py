"""Who is believed when: tables and templates, which can say why, or the trained reader, which has heard more.

Danger: what a template hears is unmistakable. What only the reader hears counts by how probable it holds it: a sure
sign between people ends the talk without a word, so it must be nearly certain; a possible one moves a breath forward,
so more of them are let through; a wish to die leads to one gentle question. What a table knows for something else, a
command or an answer, holds no danger.

Talk: what a table knows (a command, a number, a phrase, yes or no) stands; all else is the reader's to judge, by one
bar for what leads on and higher ones for what would end, stop or interrupt an evening. They were chosen on lines that
nobody had seen and on real ordinary talk: ``training/README.md``.

Whose reading it is says its ``Source``, never the wording of its rule.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from dialogue.stages import where
from dialogue.understanding.extractors import has_heat, labels
from dialogue.understanding.intents import BETWEEN_PEOPLE, SAFETY_CLASSES, Certainty, Intent, Source
from dialogue.understanding.opinion import Opinion, When
from dialogue.understanding.reading import Reading
from dialogue.understanding.word_tables import find, read_phrases


@dataclass(frozen=True, slots=True)
class Bars:
    """From which probability on a danger is possible, a strong possible sign, and sure."""

    possible: float
    likely: float
    sure: float

    def certainty(self, probability: float) -> Certainty | None:
        """How surely a danger of this ``probability`` was heard; None: not at all."""
        if probability >= self.sure:
            return Certainty.SURE
        if probability >= self.likely:
            return Certainty.LIKELY
        return Certainty.POSSIBLE if probability >= self.possible else None


# Chosen on the half "choose" of the real talk, with the templates beside them: docs/understanding.md has the curve.
_BETWEEN_PEOPLE = Bars(possible=0.9, likely=0.96, sure=0.985)
# A wish to die is asked about from here on; nothing fainter has a consequence. Where words of dying stand in what was
# said, less is wanted: of 36 explicit sentences of that half 36 are heard then, with 2.6 alarms in 1,000, and without
# this 33 with 4.1.
_OWN_DEATH = Bars(possible=0.97, likely=0.97, sure=0.97)
_OWN_DEATH_IN_ITS_WORDS = Bars(possible=0.4, likely=0.6, sure=0.9)
# From here on a likeness to a wish to die is one said outright; below it may have been misheard, and is asked so.
_OUTRIGHT = 0.8
_OF_THE_BODY = {
    Intent.MEDICAL_URGENT: Bars(possible=0.9, likely=0.9, sure=0.9),
    Intent.BREATH_DISCOMFORT: Bars(possible=0.9, likely=0.9, sure=0.9),
    Intent.INTOXICATED: Bars(possible=0.7, likely=0.95, sure=0.98),
    Intent.PAST_TRAUMA: Bars(possible=0.9, likely=0.9, sure=0.9),
}
# A class of its own family that is likelier than the danger itself: over, or not at all.
_NOT_NOW = 0.5
# From here on the reader is believed about talk that no table knows.
_LIKELY = 0.25
# What leads on from where one is (a command, a mode, an answer, a break), and so is not merely told, takes more.
_LIKELY_TO_LEAD = 0.5
_TOLD = frozenset(
    {
        *(Intent.SHARE, Intent.BLAME, Intent.DEFENCE, Intent.OWN, Intent.APOLOGY, Intent.NON_APOLOGY, Intent.FEELING),
        *(Intent.MIRROR, Intent.MIRROR_OK, Intent.MIRROR_FIX, Intent.MORE, Intent.VALIDATE, Intent.EMPATHISE),
        *(Intent.REQUEST, Intent.PLAN, Intent.PLAN_VAGUE, Intent.PLAN_GRAND, Intent.THANKS, Intent.APPRECIATE),
        *(Intent.FORGIVE_NOT_YET, Intent.ROLE_HURT, Intent.ROLE_CAUSED, Intent.ROLE_BOTH),
    }
)
# Where a mistake would lead the evening astray, much more is wanted. A stop ends it; heat stops it, and needs words
# that say it or a reading that is nearly certain; the rest interrupts somebody who is telling something.
_BAR_OF_A_STOP = 0.8
_BAR_OF_HEAT = 0.5
_BAR_OF_HEAT_WITHOUT_ITS_WORDS = 0.97
_BAR_WHILE_TELLING = 0.9
# A television tells as well: where nothing is to be told, somebody does so only surely.
_BAR_OF_TELLING_UNASKED = 0.8
_HEAT = frozenset({Intent.ANGER_RISING, Intent.CONTEMPT})
_INTERRUPTS = frozenset(
    {
        *(Intent.ASK_PRIVACY, Intent.NOT_FOR_DEVICE, Intent.FORGIVE_PRESSURE),
        *(Intent.MODE_CALM, Intent.MODE_SOLO, Intent.MODE_COUPLE, Intent.MODE_TRUST, Intent.LIGHT_ONLY),
        *(Intent.SKIP, Intent.PAUSE, Intent.TIME_OUT, Intent.DEFER, Intent.BACK, Intent.REPEAT, Intent.HELP),
    }
)
_TELLING_STAGES = frozenset({"welcome", *where(lambda stage: stage.is_shared_in)})
# So many words to the coach are no telling.
_TELLING_WORDS = 6
# Nothing is allowed or erased on a likeness, and what means nothing without its value is not taken without it.
_NEVER = frozenset({Intent.RATING, Intent.YES, Intent.READY, Intent.ERASE})
_EXACT = frozenset({Source.COMMAND, Source.PHRASE, Source.NUMBER, Source.CONSENT})
# What people also say while they tell of something worse. Everything else a rule knows for what it is.
_MAY_HIDE_DANGER = frozenset(
    {
        *(Intent.SHARE, Intent.BLAME, Intent.CONTEMPT, Intent.DEFENCE, Intent.OWN, Intent.APOLOGY, Intent.NON_APOLOGY),
        *(Intent.OVERWHELMED, Intent.ANGER_RISING, Intent.FORGIVE_NOT_YET, Intent.FORGIVE_PRESSURE),
        *(Intent.REQUEST, Intent.PLAN, Intent.PLAN_VAGUE, Intent.PLAN_GRAND, Intent.APPRECIATE, Intent.THANKS),
        *(Intent.MIRROR, Intent.VALIDATE, Intent.EMPATHISE, Intent.MORE, Intent.NO_MORE, Intent.NO, Intent.UNSURE),
        *(Intent.NOT_READY, Intent.ASK_JUDGE, Intent.ASK_ADVICE, Intent.OUT_OF_SCOPE, Intent.NOT_FOR_DEVICE),
    }
)


def danger(otherwise: Reading, opinion: Opinion, said: str) -> Reading | None:
    """The danger in ``said`` that no template found and the reader holds for possible; ``otherwise``: what tables say.

    The gravest family first; the surest class of it. What a table knows for a command or an answer holds no danger.
    """
    if otherwise.source in _EXACT or otherwise.intent not in _MAY_HIDE_DANGER:
        return None
    return _own_death(opinion, said) or _between_people(opinion) or _of_the_body(opinion)


def _own_death(opinion: Opinion, said: str) -> Reading | None:
    """Never where harm by another is likelier: "he nearly killed me" is no wish to die."""
    speaks_of_dying = bool(find(tuple(said.split()), read_phrases("words_of_dying")["dying"]))
    certainty = (_OWN_DEATH_IN_ITS_WORDS if speaks_of_dying else _OWN_DEATH).certainty(opinion.own_death)
    if certainty is None or opinion.between_people >= opinion.own_death:
        return None
    outright = opinion.alarming.get(Intent.SAFE_SELF_HARM, 0.0) >= _OUTRIGHT
    intent = Intent.SAFE_SELF_HARM if outright else Intent.SELF_HARM_UNCLEAR
    return _by_reader(intent, opinion.own_death, certainty)


def _between_people(opinion: Opinion) -> Reading | None:
    certainty = _BETWEEN_PEOPLE.certainty(opinion.between_people)
    if certainty is None or opinion.when.get(When.NOT, 0.0) >= _NOT_NOW:
        return None
    if opinion.when.get(When.OVER, 0.0) >= _NOT_NOW:
        return _by_reader(Intent.PAST_TRAUMA, opinion.between_people, certainty)
    return _by_reader(opinion.gravest(BETWEEN_PEOPLE), opinion.between_people, certainty)


def _of_the_body(opinion: Opinion) -> Reading | None:
    for intent, bars in _OF_THE_BODY.items():
        probability = opinion.alarming.get(intent, 0.0)
        certainty = bars.certainty(probability)
        if certainty is not None:
            return _by_reader(intent, probability, certainty)
    return None


def talk(otherwise: Reading, opinion: Opinion, said: str, stage: str) -> Reading:
    """What ``said`` (normalised) in ``stage`` was if it is no danger; ``otherwise``: what the tables say.

    What misses its bar is left out, and the next likeliest is looked at.
    """
    if otherwise.source is not Source.REST:
        return otherwise
    left = 1.0
    for intent, share in sorted(opinion.likely.items(), key=lambda one: -one[1]):
        if intent in SAFETY_CLASSES:
            continue
        if left <= 0 or share / left < _LIKELY:
            break
        if intent is Intent.SHARE and otherwise.intent is Intent.OUT_OF_SCOPE:
            break  # a television tells as well
        likely = _LIKELY if intent in _TOLD else _LIKELY_TO_LEAD
        if intent not in _NEVER and share / left >= likely and share >= _bar(intent, said, stage):
            return _by_reader(intent, share)
        left -= share
    return otherwise


def _bar(intent: Intent, said: str, stage: str) -> float:
    """How probable ``intent`` must be held to be believed of ``said`` in ``stage``."""
    if intent is Intent.STOP:
        return _BAR_OF_A_STOP
    if intent in _HEAT:
        return _BAR_OF_HEAT if has_heat(said) else _BAR_OF_HEAT_WITHOUT_ITS_WORDS
    if intent in _INTERRUPTS and stage in _TELLING_STAGES and said.count(" ") + 1 > _TELLING_WORDS:
        return _BAR_WHILE_TELLING
    if intent is Intent.SHARE and stage not in _TELLING_STAGES - {"welcome"}:
        return _BAR_OF_TELLING_UNASKED
    if intent is Intent.FEELING and not labels(said):
        return math.inf
    return 0.0


def _by_reader(intent: Intent, probability: float, certainty: Certainty = Certainty.SURE) -> Reading:
    return Reading(intent, Source.READER, f"reader: {intent} {probability:.2f}", certainty=certainty)
