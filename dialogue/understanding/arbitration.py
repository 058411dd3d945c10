"""Who is believed when: the rules, which can say why, or the classifier, which has heard more.

Danger: what either hears counts. The classifier's bars differ because mistakes do. A sign of self-harm leads to one
gentle question, so it is asked soon. A sign of violence, fear or control ends the evening without a word, so more is
wanted; and much more where a rule knows the sentence for something else, a command or an answer.

Talk: what an exact table gave (a command, a number, a phrase, yes or no) stands. Where a rule goes by form, a
classifier that is sure of something else is more often right; where no rule had more than a hint, it decides. The bars
were chosen on lines that neither had seen: ``training/README.md``.

Whose reading it is says its ``Source``, never the wording of its rule.
"""

from __future__ import annotations

from dataclasses import dataclass

from dialogue.understanding.intents import BETWEEN_PEOPLE, SAFETY_CLASSES, Certainty, Intent, Source
from dialogue.understanding.opinion import Opinion, When
from dialogue.understanding.reading import Reading


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
_BETWEEN_PEOPLE = Bars(possible=0.8, likely=0.9, sure=0.985)
# A wish to die is asked about from here on; nothing fainter has a consequence.
_OWN_DEATH = Bars(possible=0.85, likely=0.85, sure=0.95)
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
# From here on the classifier's reading of talk is taken: where no rule had one of its own, and where one had. A faint
# likeness to a stop is none: it would end the evening.
_LIKELY = 0.35
_SURE = 0.8
# Nothing is allowed or erased on a likeness, and what means nothing without its value is not taken without it.
_NEVER = frozenset({Intent.RATING, Intent.FEELING, Intent.YES, Intent.READY, Intent.ERASE})
_EXACT = frozenset({Source.COMMAND, Source.PHRASE, Source.NUMBER, Source.CONSENT})
_GIVES_WAY = frozenset({Source.HINT, Source.REST})
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


def danger(otherwise: Reading, opinion: Opinion) -> Reading | None:
    """The danger that no template found and the reader holds for possible; ``otherwise``: what tables and rules say.

    The gravest family first; the surest class of it. What a table knows for a command or an answer holds no danger.
    """
    if otherwise.source in _EXACT or otherwise.intent not in _MAY_HIDE_DANGER:
        return None
    return _own_death(opinion) or _between_people(opinion) or _of_the_body(opinion)


def _own_death(opinion: Opinion) -> Reading | None:
    """Never where harm by another is likelier: "he nearly killed me" is no wish to die."""
    certainty = _OWN_DEATH.certainty(opinion.own_death)
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


def talk(by_rule: Reading, opinion: Opinion) -> Reading:
    """What was said if it is no danger."""
    likely = {intent: share for intent, share in opinion.likely.items() if intent not in SAFETY_CLASSES}
    best = max(likely, key=lambda intent: likely[intent])
    bar = _LIKELY if by_rule.source in _GIVES_WAY and best is not Intent.STOP else _SURE
    if by_rule.intent is Intent.OUT_OF_SCOPE and best is Intent.SHARE:
        return by_rule  # a television tells as well
    if likely[best] < bar or best in _NEVER or best is by_rule.intent or by_rule.source in _EXACT:
        return by_rule
    return _by_reader(best, likely[best])


def _by_reader(intent: Intent, probability: float, certainty: Certainty = Certainty.SURE) -> Reading:
    return Reading(intent, Source.READER, f"reader: {intent} {probability:.2f}", certainty=certainty)
