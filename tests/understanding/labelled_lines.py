"""Reads the files of labelled lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LINES = Path(__file__).parent / "lines"


@dataclass(frozen=True, slots=True)
class Line:
    """What is said where, every intent that is right, and its slots."""

    stage: str
    text: str
    intent: str
    allowed: frozenset[str]
    slots: dict[str, object]

    @property
    def is_lookalike(self) -> bool:
        """Whether it only sounds like danger."""
        return "lookalike_of" in self.slots


def read(path: Path) -> Iterator[Line]:
    """The lines of ``path``."""
    for row in map(json.loads, path.read_text("utf-8").splitlines()):
        also = re.findall(r"also_ok=([A-Z_]+(?:; ?[A-Z_]{3,}\b)*)", row["note"])
        allowed = {row["intent"], *(name.strip() for names in also for name in names.split(";"))}
        yield Line(row["stage"], row["text"], row["intent"], frozenset(allowed), row["slots"])
