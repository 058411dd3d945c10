"""Reads the tables of words (one TOML file of ``scripts/en`` each), and finds their phrases in what was said."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from dialogue.understanding.normalise import normalise

Words = tuple[str, ...]
# A full stop inside a number and a hyphen inside a word part nothing.
_ENDS = re.compile(r"[,;:!?]+|\.(?!\d)|\s[-–—]+\s")
_LONGEST_PHRASE_WORDS = 9


@cache
def read_table(name: str) -> dict[str, Any]:
    """The table ``name`` ("stop" for stop.toml) as it is written there."""
    return tomllib.loads(files("dialogue").joinpath(f"scripts/en/{name}.toml").read_text("utf-8"))


def spelled(phrases: Collection[str]) -> frozenset[Words]:
    """``phrases``, normalised and split into words."""
    return frozenset(tuple(normalise(phrase).split()) for phrase in phrases)


@cache
def read_phrases(name: str, part: str = "words") -> Mapping[str, frozenset[Words]]:
    """The phrases under ``part`` of each group of the table ``name`` that has one, normalised, split into words."""
    return {group: spelled(entry[part]) for group, entry in read_table(name).items() if part in entry}


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


def is_row(words: Words, says: Collection[Words], beside: Collection[Words] = frozenset()) -> bool:
    """Whether ``says`` and what may stand ``beside``, one after another, make up all of ``words``; says at least once.

    No word is ever passed over.
    """
    reached = {(0, False)}
    for start in range(len(words)):
        for has_said in (False, True):
            if (start, has_said) in reached:
                reached.update((end, has_said) for end in ends(words, start, beside))
                reached.update((end, True) for end in ends(words, start, says))
    return (len(words), True) in reached


def without_openers(words: Words, openers: Collection[Words]) -> Words:
    """``words`` without those of ``openers`` that they begin with; never all of them."""
    start = 0
    while found := [end for end in ends(words, start, openers) if end < len(words)]:
        start = found[0]
    return words[start:]
