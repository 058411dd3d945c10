"""The clauses of what was said, as its marks part them, and where known phrases stand in one."""

from __future__ import annotations

import re
from collections.abc import Collection

from dialogue.understanding.normalise import normalise

Words = tuple[str, ...]
# A full stop inside a number and a hyphen inside a word part nothing.
_ENDS = re.compile(r"[,;:!?]+|\.(?!\d)|\s[-–—]+\s")
_LONGEST_PHRASE_WORDS = 8


def clauses_of(text: str) -> list[Words]:
    """The words of each clause of ``text``, as it was typed or recognised, normalised."""
    return [tuple(normalise(clause).split()) for clause in _ENDS.split(text)]


def ends(words: Words, start: int, phrases: Collection[Words]) -> list[int]:
    """Where one of ``phrases`` that begins at ``start`` ends, the longest first."""
    furthest = min(len(words), start + _LONGEST_PHRASE_WORDS)
    return [end for end in range(furthest, start, -1) if words[start:end] in phrases]


def find(words: Words, phrases: Collection[Words]) -> list[tuple[int, int]]:
    """Beginning and end of every one of ``phrases`` in ``words``."""
    return [(start, end) for start in range(len(words)) for end in ends(words, start, phrases)]
