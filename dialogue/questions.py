"""A question owns its phrases: what may be answered, and what each answer means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from dialogue.clear_answers import ClearAnswer
from dialogue.understanding.intents import Intent, Meaning


class QuestionKind(StrEnum):
    """How an answer is listened to: it decides patience and how strictly it must be heard."""

    YES_NO = "yes_no"
    CONSENT = "consent"  # a yes that must be free and clearly heard
    CHOICE = "choice"
    RATING = "rating"
    FEELING = "feeling"
    ONE_LINE = "one_line"  # a free sentence: never repeated, only understood
    SHARING = "sharing"  # a free turn of up to two minutes


class Who(StrEnum):
    """Whom a question is put to, of two people. SPEAKER, LISTENER: by whose turn to tell it is."""

    FIRST = "first"
    SECOND = "second"
    BOTH = "both"  # either may answer for both
    SPEAKER = "speaker"
    LISTENER = "listener"


# Answered by a short expected phrase. Consent is not: it may be taken back, so all of what is said must be heard.
SHORT_ANSWERS = frozenset({QuestionKind.YES_NO, QuestionKind.CHOICE, QuestionKind.RATING, QuestionKind.FEELING})

# Silence that ends an answer, in seconds. Source: METHOD 4, "End of turn".
PATIENCE_SECONDS: Mapping[QuestionKind, float] = {
    QuestionKind.YES_NO: 1.0,
    QuestionKind.CONSENT: 1.0,
    QuestionKind.CHOICE: 1.0,
    QuestionKind.RATING: 1.5,
    QuestionKind.FEELING: 1.5,
    QuestionKind.ONE_LINE: 2.5,
    QuestionKind.SHARING: 7.0,
}


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the script.

    id: ``stage.name``. line: id of the line that asks it. phrases: every phrase that is expected
    word for word (lower case, no punctuation) and its meaning. also: phrases that are understood like these, alone or
    beside a yes or a no, but that the ear does not listen for. takes: the intents the flow can go on
    with; any other meaning is a command, a branch or a no-match. rephrased, narrowed: lines for the
    first and second no-match. otherwise: what is assumed when nothing was understood three times.
    press: what a press of the button means while this question waits (None: go on without an answer).
    silence_seconds: after so much silence ``otherwise`` is assumed (None: the usual patience and then rest).
    prompted: whether a silence is spoken into; after tears and breaks it is not. who: whom it is put to (None: whoever
    is there). says_back: whether it asks for the other's words, so that a sign in them is not one's own. clear: of a
    safety question, the one answer that must be perfectly clear; all else is ``otherwise``.
    """

    id: str
    stage: str
    line: str
    kind: QuestionKind
    phrases: Mapping[str, Meaning]
    takes: frozenset[Intent]
    rephrased: str = ""
    narrowed: str = ""
    otherwise: Meaning = field(default_factory=lambda: Meaning(Intent.SKIP))
    press: Meaning | None = None
    silence_seconds: float | None = None
    prompted: bool = True
    who: Who | None = None
    clear: ClearAnswer | None = None
    also: Mapping[str, Meaning] = field(default_factory=lambda: MappingProxyType({}))
    says_back: bool = False

    @property
    def patience_seconds(self) -> float:
        """Silence after which the answer counts as finished."""
        return PATIENCE_SECONDS[self.kind]
