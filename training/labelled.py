"""Labelled lines: what is said at a stage, and every intent that is right for it.

One reader for all of them: what the classifier learns from, what the tests hold and what the bench counts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dialogue.stages import ANYWHERE, where

REPOSITORY = Path(__file__).parent.parent
# What rules and classifier are held to, and what the classifier learns from besides.
LINES = REPOSITORY / "tests" / "understanding" / "lines"
MORE_LINES = REPOSITORY / "training" / "lines"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file: as it is said, its intent, every intent that fits it, and its slots."""

    stage: str
    text: str
    intent: str
    allowed: frozenset[str]
    slots: dict[str, object] = field(default_factory=dict)

    @property
    def is_lookalike(self) -> bool:
        """Whether it only sounds like danger."""
        return "lookalike_of" in self.slots


def read(path: Path) -> Iterator[Line]:
    """The lines of ``path``: JSON Lines with the fields of ``Line``; a ``note`` may name more intents."""
    for row in map(json.loads, path.read_text("utf-8").splitlines()):
        also = re.findall(r"also_ok=([A-Z_]+(?:; ?[A-Z_]{3,}\b)*)", row["note"])
        allowed = {row["intent"], *(name.strip() for names in also for name in names.split(";"))}
        yield Line(row["stage"], row["text"], row["intent"], frozenset(allowed), row["slots"])


def stages() -> tuple[str, ...]:
    """The stages that lines name; the last stands for every one of them."""
    return (*where(lambda stage: stage.has_labelled_lines), ANYWHERE)
