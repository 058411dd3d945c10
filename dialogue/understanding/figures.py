"""Figures of speech in plain words: "left holding the baby" tells of no baby.

They are data: ``scripts/en/figures.toml``. Danger is looked for in the plain words, by rules and classifier alike.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from dialogue.understanding.normalise import normalise
from dialogue.understanding.word_tables import read_table


def in_plain_words(text: str) -> str:
    """``text`` (normalised) with every figure of the table put plainly."""
    return _pattern().sub(lambda figure: figures()[figure.group()], text)


@cache
def figures() -> Mapping[str, str]:
    """Every figure of the table, as it is normalised, and its plain words."""
    return {normalise(said): entry["plain"] for entry in read_table("figures")["figure"] for said in entry["said"]}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(figures(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")
