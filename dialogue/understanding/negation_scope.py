"""Denials reach as far as their clause: "no, he hit me" tells; "he has never hit me" denies.

Patterns of denial are written with ``<w>`` for a word between the denial and what is denied. Such a word is never
the subject of a new clause, so that no answer, excuse or doubt said before a disclosure takes it back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

Rule = TypeVar("Rule", str, int)  # by name, or by number where none is asked for

_WORD = r"(?!(?:i|he|she|they|you|we|my|and|but|because|so|it|there)\b)\w+"


def within_clause(pattern: str) -> re.Pattern[str]:
    """``pattern`` compiled, each ``<w>`` a word of the same clause."""
    return re.compile(pattern.replace("<w>", _WORD))


def first_undenied(
    rules: Iterable[tuple[Rule, re.Pattern[str]]], text: str, denied: Callable[[str, int, int], bool]
) -> Rule | None:
    """The first of ``rules`` whose pattern ``text`` meets somewhere without being ``denied`` (text, start, end)."""
    for rule, pattern in rules:
        for match in pattern.finditer(text):
            if not denied(text, match.start(), match.end()):
                return rule
    return None
