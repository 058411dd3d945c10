"""Labelled lines: what is said at a stage, and every intent that is right for it.

One reader for all of them: what the trained reader learns from, what the tests hold and what the bench counts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import msgspec

from device.reading.trained_reader import known_stages
from dialogue.understanding.intents import SAFETY_CLASSES, Certainty, Intent

REPOSITORY = Path(__file__).parent.parent
LINES = REPOSITORY / "lines" / "en"
"""Every line that is labelled: one folder, one format, for training and for exams."""


ORDINARY = "ORDINARY"
"""Stands for an intent where a line's writer said only that it is no danger, whatever else it may be."""
NO_DANGER = frozenset(map(str, frozenset(Intent) - SAFETY_CLASSES))


class Split(StrEnum):
    """What a line may be used for."""

    TRAIN = "train"
    """The reader learns it."""
    CHOOSE = "choose"
    """Choices are made on it (bars, templates, when to stop); the reader never sees it."""
    EXAM = "exam"
    """Only ever measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a file."""

    text: str
    """As it is said."""
    stage: str
    """Where: an id of ``dialogue.stages``, or "any"."""
    intent: str
    """What is meant: an intent, or ``ORDINARY``."""
    also: tuple[str, ...] = ()
    """What is right as well."""
    slots: dict[str, object] = field(default_factory=dict)
    """Its details: the value of a rating, a feeling's labels … ``lookalike_of``: the danger it only sounds like."""
    certainty: Certainty = Certainty.SURE
    """Of a danger: whether it is said plainly or only half-said."""
    note: str = ""
    """For people."""
    writer: str
    """Who wrote it: a name for all lines of one hand."""
    split: Split

    @property
    def allowed(self) -> frozenset[str]:
        """Every intent that is right."""
        return frozenset({self.intent, *self.also}) | (NO_DANGER if self.intent == ORDINARY else frozenset())

    @property
    def is_danger(self) -> bool:
        """Whether what is meant is a danger."""
        return self.intent in map(str, SAFETY_CLASSES)

    @property
    def is_lookalike(self) -> bool:
        """Whether it only sounds like danger."""
        return "lookalike_of" in self.slots


class LineError(ValueError):
    """A line that is none; says file, line number and what is wrong."""


def read(path: Path) -> Iterator[Line]:
    """The lines of ``path`` (JSON Lines with the fields of ``Line``). Raises ``LineError``."""
    for number, row in enumerate(path.read_text("utf-8").splitlines(), start=1):
        try:
            line = msgspec.json.decode(row, type=Line)
            _check(line)
        except (msgspec.DecodeError, ValueError) as error:
            message = f"{path.name}, line {number}: {error}"
            raise LineError(message) from None
        yield line


def lines(split: Split | None = None) -> Iterator[Line]:
    """Every line in ``lines/en``, or those of one ``split``."""
    for path in sorted(LINES.glob("*.jsonl")):
        yield from (line for line in read(path) if split is None or line.split is split)


def read_shared(path: Path) -> Iterator[Line]:
    """Lines in the older form of ``utterances-dev.jsonl``: a ``note`` may name more intents, and nobody is named."""
    for row in map(json.loads, path.read_text("utf-8").splitlines()):
        named = re.findall(r"also_ok=([A-Z_]+(?:; ?[A-Z_]{3,}\b)*)", row["note"])
        also = tuple(name.strip() for names in named for name in names.split(";"))
        yield Line(
            text=row["text"],
            stage=row["stage"],
            intent=row["intent"],
            also=also,
            slots=row["slots"],
            writer=path.stem,
            split=Split.CHOOSE,
        )


def _check(line: Line) -> None:
    if line.stage not in known_stages():
        message = f"unknown stage {line.stage!r}; there are {', '.join(known_stages())}"
        raise ValueError(message)
    unknown = sorted(line.allowed - {*Intent, ORDINARY})
    if unknown:
        message = f"unknown intent {unknown[0]!r}; dialogue/understanding/intents.py has them all"
        raise ValueError(message)
    if not line.text.strip():
        message = "no text"
        raise ValueError(message)
