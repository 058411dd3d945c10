"""Who has the floor while a safety flow runs: only stop, hold, its own clear answer and graver danger. METHOD 2.3.

Pure judgements; the conversation acts on them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum
from types import MappingProxyType

from dialogue.evening import Mode
from dialogue.events import Heard
from dialogue.moves import Ask, Breathe, BreatheTogether, GiveFloor, Ground, Move, Reply, Rest
from dialogue.questions import Question, QuestionKind
from dialogue.script import Script
from dialogue.understanding.intents import BETWEEN_PEOPLE, SELF_HARM, Intent, Meaning
from dialogue.understanding.normalise import NO_SOUNDS, normalise


class Gravity(IntEnum):
    """How grave a danger is: the greater is met first where several are heard. Source: METHOD 2.3, "Order"."""

    HELP_ASKED = 0  # no danger was said: somebody asked for the numbers
    LONG_AGO = 1
    DRINK = 2
    BODY = 3
    HALF_SAID = 4
    BETWEEN_PEOPLE = 5
    OWN_WISH_TO_DIE = 6
    HURT_CHILD = 7
    MEDICAL_NOW = 8


_GRAVITY: Mapping[Intent, Gravity] = MappingProxyType(
    {
        **dict.fromkeys(BETWEEN_PEOPLE, Gravity.BETWEEN_PEOPLE),
        Intent.MEDICAL_URGENT: Gravity.MEDICAL_NOW,
        Intent.SAFE_SELF_HARM: Gravity.OWN_WISH_TO_DIE,
        Intent.SELF_HARM_UNCLEAR: Gravity.HALF_SAID,
        Intent.BREATH_DISCOMFORT: Gravity.BODY,
        Intent.INTOXICATED: Gravity.DRINK,
        Intent.PAST_TRAUMA: Gravity.LONG_AGO,
        Intent.PHONE_LIST: Gravity.HELP_ASKED,
        Intent.SAY_NUMBER: Gravity.HELP_ASKED,
    }
)
_NOS = frozenset({Intent.NO, Intent.NOT_READY, Intent.DEFER, Intent.PARTNER_UNWILLING})
_OF_SELF_HARM = frozenset({Gravity.HALF_SAID, Gravity.OWN_WISH_TO_DIE})


def gravity(meaning: Meaning) -> Gravity | None:
    """How grave what was meant is; None where it calls for no safety flow."""
    if meaning.intent is Intent.SAFE_CHILD and meaning.slots.get("hurt"):
        return Gravity.HURT_CHILD
    return _GRAVITY.get(meaning.intent)


def acts_at_once(said: Meaning) -> bool:
    """Whether a danger does not wait until who speaks is done: METHOD 2.3, "When a sure sign acts"."""
    if not said.is_sure:
        return False
    if said.intent in (Intent.MEDICAL_URGENT, Intent.SAFE_SELF_HARM):
        return True
    if said.intent is Intent.SAFE_CHILD and (said.slots.get("hurt") or said.slots.get("crying")):
        return True
    return said.intent in BETWEEN_PEOPLE and bool(said.slots.get("immediate"))


def waits_for_turn_end(said: Meaning, move: Move | None, mode: Mode) -> bool:
    """Whether a danger heard in ``move`` is answered when that is done. An answer is done once it is heard.

    With two people what is between them waits for the end of a breathing or a rest as well. Alone nobody waits so long.
    """
    if acts_at_once(said):
        return False
    if isinstance(move, GiveFloor):
        return True
    silent = isinstance(move, Breathe | BreatheTogether | Ground | Rest)
    return silent and said.intent in BETWEEN_PEOPLE and mode is not Mode.SOLO


def replaces(said: Meaning, guarded: Gravity, *, asked: bool) -> bool:
    """Whether what was said is a graver danger than the one whose flow has the floor.

    asked: whether a question is open. A wish to die said into the question about it is its answer; said after another
    flow has told where help is, it is never left alone.
    """
    found = gravity(said) if said.safety is not None else None
    if found is None or (found in _OF_SELF_HARM and guarded in _OF_SELF_HARM):
        return False
    return found > guarded or (not asked and said.intent in SELF_HARM)


def is_never_taken_back(told: Sequence[tuple[Move, Reply]], script: Script) -> bool:
    """Whether the last answer was a no to a consent or a plan: METHOD 2.3, "Never taken back by voice"."""
    answers = [(move, reply) for move, reply in told if isinstance(move, Ask | GiveFloor)]
    if not answers or not isinstance(answers[-1][1], Meaning):
        return False
    question = script.questions[answers[-1][0].question]
    is_asked_freely = question.kind is QuestionKind.CONSENT or question.stage == "action"
    return is_asked_freely and answers[-1][1].intent in _NOS


def clear_answer(question: Question, words: str | None, phrase: str | None, said: Meaning | None) -> Meaning | None:
    """The one answer on which a safety question goes on; None where it is not perfectly clear: the safer one counts.

    words: the open hearing. phrase: the expected phrase that was accepted, if any. said: what the words mean.
    """
    clear = question.clear
    if clear is None or words is None or (said is not None and said.safety is not None):
        return None
    if NO_SOUNDS.search(words.lower()):
        return None  # a sob may sound like it
    heard = normalise(words).split()
    if phrase is not None and len(heard) <= len(phrase.split()):
        heard = normalise(phrase).split()  # both hearings; the open one spelled its sound otherwise
    return clear.meaning if clear.is_given_by(tuple(heard)) else None


def may_be_no_stop(question: Question | None, event: Heard) -> bool:
    """Whether what sounds like a stop may be the answer to this safety question: one's life that is to stop."""
    if question is None or question.clear is None:
        return False
    heard = (words for words in (event.open, event.answer) if words is not None)
    return any(question.clear.may_be_no_stop(tuple(normalise(words).split())) for words in heard)
