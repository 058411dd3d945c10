"""Understanding with the reader asked in this very process: for tests of what words mean."""

from __future__ import annotations

from dialogue import understanding
from dialogue.questions import Question
from dialogue.understanding.classifier import classifier
from dialogue.understanding.intents import Meaning
from dialogue.understanding.opinion import Opinion


def opinion_of(text: str | None, stage: str) -> Opinion | None:
    """The reader's of ``text``, if there is any."""
    return classifier().read(text, stage) if text else None


def understand(text: str, *, stage: str, question: Question | None = None) -> Meaning:
    """What ``text`` means, the reader's opinion weighed."""
    return understanding.understand(text, stage=stage, question=question, opinion=opinion_of(text, stage))


def understand_heard(
    words: str | None, second_best: str | None, *, stage: str, question: Question | None = None
) -> Meaning | None:
    """What was heard means, the reader's opinions weighed."""
    return understanding.understand_heard(
        words,
        second_best,
        stage=stage,
        question=question,
        opinion=opinion_of(words, stage),
        second_opinion=opinion_of(second_best, stage),
    )
