"""From words to one meaning: what is asked first, what each stage expects, and what is left when nothing fits.

Order: danger (whole text) -> the question's own phrases -> what the stage expects -> commands -> talk -> the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from dialogue.understanding import answers, choices, feelings, safety
from dialogue.understanding.commands import command
from dialogue.understanding.intents import Intent, Meaning, Slot
from dialogue.understanding.normalise import normalise
from dialogue.understanding.numbers import rating

if TYPE_CHECKING:
    from dialogue.questions import Question

Reading = tuple[Intent, Mapping[str, Slot], str]


def understand(text: str, *, stage: str, question: Question | None = None) -> Meaning:
    """What ``text`` means when it is said in ``stage`` (METHOD 5's stage ids), asked by ``question`` if one is open."""
    said = normalise(text)
    if question is not None:
        for phrase, meaning in question.phrases.items():
            if normalise(phrase) == said:
                return meaning
    danger = safety.danger(said)
    if danger is not None:
        intent, slots, because = danger
        return Meaning(intent, MappingProxyType(dict(slots)), (because,))
    for rule in (_rating, _command, _answer, _mode, _feeling):
        found = rule(said, stage)
        if found:
            intent, slots, because = found
            return Meaning(intent, MappingProxyType(dict(slots)), (because,))
    return Meaning(Intent.OUT_OF_SCOPE, MappingProxyType({}), ("nothing fits",))


def _rating(said: str, stage: str) -> Reading | None:
    if stage not in {"checkin", "recheck"}:
        return None
    found = rating(said)
    return (Intent.RATING, found.slots, "numbers: rating") if found else None


def _command(said: str, _stage: str) -> Reading | None:
    found = command(said)
    return (found, {}, "commands: all that was said") if found else None


def _answer(said: str, _stage: str) -> Reading | None:
    found = answers.answer(said)
    return (*found, "answers: all that was said") if found else None


def _mode(said: str, stage: str) -> Reading | None:
    found = choices.mode(said) if stage == "welcome" else None
    return (found, {}, "choices: mode") if found else None


def _feeling(said: str, stage: str) -> Reading | None:
    named = feelings.labels(said) if stage == "feel" else ()
    return (Intent.FEELING, {"labels": named}, "feelings: lexicon") if named else None
