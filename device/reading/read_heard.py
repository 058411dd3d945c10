"""What was heard, with the reader's opinions of it: the conversation decides at once and never waits for a reader."""

from __future__ import annotations

from dataclasses import replace

from dialogue.events import Heard, NothingHeard
from dialogue.understanding.opinion import Reader


def read_heard(event: Heard | NothingHeard, reader: Reader, stage: str) -> Heard | NothingHeard:
    """``event`` with the opinions of all its words, which were heard in ``stage``."""
    second_opinion = reader.read(event.second_best, stage) if event.second_best else None
    if isinstance(event, NothingHeard):
        return replace(event, second_opinion=second_opinion)
    opinion = reader.read(event.open, stage) if event.open else None
    return replace(event, opinion=opinion, second_opinion=second_opinion)
