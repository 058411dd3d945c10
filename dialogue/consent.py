"""Free consent: the yes that opens a talk, keeps a line or goes on after a break (DESIGN 4, METHOD 4 "A yes")."""

from __future__ import annotations

from dialogue.events import Heard
from dialogue.questions import Question
from dialogue.understanding.assent import Assent, assent
from dialogue.understanding.intents import Intent, Meaning, Source
from dialogue.understanding.normalise import normalise

_CONSENTS = frozenset({Intent.YES, Intent.READY})


def free_consent(meaning: Meaning, said: Meaning | None, event: Heard, question: Question) -> Meaning:
    """``meaning``, but a yes only where it is free and every hearing of it agrees.

    said: what the open words mean. A phrase that the ear accepted is agreed on already. Of other words, typed ones were
    heard as they are; of a sound every word must be known, the second choice of words must be a yes as well, it must
    have been speech, and the closed hearing must not have taken it for something else.
    """
    reluctant = said is not None and (said.slots.get("reluctant") or said.slots.get("coerced"))
    if meaning.intent in _CONSENTS and reluctant:
        return Meaning(Intent.NO, because=("reluctant consent is a no",), source=Source.CONSENT)
    if meaning.intent in _CONSENTS and event.answer is None and not _is_agreed(event, question):
        return Meaning(Intent.OUT_OF_SCOPE, because=("consent must be heard clearly",), source=Source.CONSENT)
    return meaning


def _is_agreed(event: Heard, question: Question) -> bool:
    words = normalise(event.open or "")
    reading = assent(words, question)
    if reading.assent is not Assent.YES:
        return False
    if event.sound is None:
        return True
    second = event.second_best is None or assent(normalise(event.second_best), question).assent is Assent.YES
    return reading.is_whole and event.sound.is_speech and second and _agrees(event.sound.closed, words, question)


def _agrees(closed: str | None, words: str, question: Question) -> bool:
    """Whether the closed hearing says nothing against ``words``: no phrase, one that is a yes, or one they hold."""
    if closed is None:
        return True
    meaning = question.phrases.get(closed)
    if meaning is not None:
        return meaning.intent in _CONSENTS
    return f" {normalise(closed)} " in f" {words} "
