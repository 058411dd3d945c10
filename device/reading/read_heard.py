"""What was heard, with the reader's opinions: the conversation decides at once and never waits for a reader."""

from __future__ import annotations

from dataclasses import replace

from dialogue.commands import Listen
from dialogue.events import Heard, NothingHeard
from dialogue.understanding.normalise import normalise
from dialogue.understanding.opinion import Opinion, Reader


def read_heard(event: Heard | NothingHeard, reader: Reader, listen: Listen) -> Heard | NothingHeard:
    """``event``, which answers ``listen``, with the opinions of all its words that are not expected word for word.

    What is expected (an answer, "stop") means what its table says whatever a reader holds, so it waits for none.
    """
    expected = {normalise(phrase) for phrase in listen.phrases}

    def opinion_of(words: str | None) -> Opinion | None:
        return reader.read(words, listen.stage) if words and normalise(words) not in expected else None

    second_opinion = opinion_of(event.second_best)
    if isinstance(event, NothingHeard):
        return replace(event, second_opinion=second_opinion)
    return replace(event, opinion=opinion_of(event.open), second_opinion=second_opinion)
