"""Labelled lines: what is said at a stage, and every intent that is right for it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dialogue.understanding.normalise import normalise


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file of lines: ``text`` is normalised, ``right`` are the names of the intents that fit it."""

    stage: str
    text: str
    right: frozenset[str]


def read(path: Path) -> Iterator[Line]:
    """The lines of ``path``, JSON Lines with ``stage``, ``text``, ``intent`` and ``note`` (``also_ok=A;B``)."""
    for row in map(json.loads, path.read_text("utf-8").splitlines()):
        also = re.findall(r"also_ok=([A-Z_]+(?:; ?[A-Z_]{3,}\b)*)", row["note"])
        others = (name.strip() for names in also for name in names.split(";"))
        yield Line(row["stage"], normalise(row["text"]), frozenset({row["intent"], *others}))


def stages() -> tuple[str, ...]:
    """The stages that lines name; the last stands for every one of them."""
    return (
        *("welcome", "checkin", "calm", "recheck", "feel", "own", "invite"),
        *("dialogue", "amends", "action", "trust", "break", "close", "any"),
    )
