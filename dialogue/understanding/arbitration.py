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

from dialogue.understanding.intents import BETWEEN_PEOPLE, OF_THE_BODY, SAFETY_CLASSES, SELF_HARM, Intent, Source
from dialogue.understanding.opinion import Opinion
from dialogue.understanding.reading import Reading

_BARS = ((SELF_HARM, 0.6), (BETWEEN_PEOPLE, 0.95), (OF_THE_BODY, 0.8))
_BAR_AGAINST_A_RULE = 0.98
# From here on a likeness to a wish to die is one said outright; below it may have been misheard, and is asked so.
_OUTRIGHT = 0.8
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
    """The danger that the rules of danger did not find and the classifier does; ``otherwise``: what other rules say."""
    known = otherwise.source in _EXACT or otherwise.intent not in _MAY_HIDE_DANGER
    for classes, bar in _BARS:
        if opinion.share(classes) >= (_BAR_AGAINST_A_RULE if known else bar):
            worst = opinion.gravest(classes)
            if worst is Intent.SAFE_SELF_HARM and opinion.alarming[worst] < _OUTRIGHT:
                return _by_reader(Intent.SELF_HARM_UNCLEAR, opinion.alarming[worst])
            return _by_reader(worst, opinion.alarming[worst])
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


def _by_reader(intent: Intent, probability: float) -> Reading:
    return Reading(intent, Source.READER, f"classifier: {intent} {probability:.2f}")
