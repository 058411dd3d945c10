"""The reader asked in this very process: for tests of what words mean and of whole evenings."""

from __future__ import annotations

from functools import cache

from device.reading.steady_reader import SteadyReader
from device.reading.trained_reader import TrainedReader
from dialogue import understanding
from dialogue.questions import Question
from dialogue.understanding.intents import Meaning
from dialogue.understanding.opinion import Opinion


@cache
def trained() -> TrainedReader:
    """The one that comes with the package, loaded once."""
    return TrainedReader.load()


class ReaderAtHand:
    """Needs no process; see ``RestartableReader``."""

    def read(self, text: str, stage: str) -> Opinion:
        return trained().read(text, stage)

    def restart(self) -> None: ...
    def close(self) -> None: ...


def steady() -> SteadyReader:
    """As an evening has it."""
    return SteadyReader(ReaderAtHand())


def opinion_of(text: str | None, stage: str) -> Opinion | None:
    """The reader's of ``text``, if there is any."""
    return trained().read(text, stage) if text else None


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
