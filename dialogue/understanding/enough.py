"""ENOUGH for tonight, in one's own words: the data is ``scripts/en/enough.toml``, here is how it is put together."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from dialogue.understanding.normalise import normalise
from dialogue.understanding.word_tables import Words, clauses_of, ends, find, read_table

# An answer that goes before it in the same clause, as recognisers write it: "four and we've had enough".
_LONGEST_ANSWER_WORDS = 3


def has_had_enough(text: str, *, whole: bool) -> bool:
    """Whether ``text``, as it was typed or recognised, says that it is enough for tonight.

    whole: whether that must be all that is said, as in a turn of telling.
    """
    says, before, after = _phrases()
    clauses = [clause for clause in clauses_of(text) if clause]
    said = [_says_it(clause, says, before, after, answer_before=not whole) for clause in clauses]
    if not whole:
        return any(said)
    padding = before | after
    return any(said) and all(
        is_it or 0 in _starts_of_rows(clause, padding) for is_it, clause in zip(said, clauses, strict=True)
    )


@cache
def _phrases() -> tuple[frozenset[Words], frozenset[Words], frozenset[Words]]:
    table = read_table("enough")
    says, before, after = (
        frozenset(tuple(normalise(phrase).split()) for phrase in table[group]) for group in ("says", "before", "after")
    )
    return says, before, after


def _says_it(
    clause: Words, says: Collection[Words], before: Collection[Words], after: Collection[Words], *, answer_before: bool
) -> bool:
    for start, end in find(clause, says):
        if end != len(clause) and end not in _starts_of_rows(clause, after):
            continue
        if start == 0 or any(
            begin == 0 or (answer_before and begin <= _LONGEST_ANSWER_WORDS)
            for begin in _starts_of_rows(clause[:start], before)
        ):
            return True
    return False


def _starts_of_rows(words: Words, phrases: Collection[Words]) -> set[int]:
    """Where a row of ``phrases`` begins that goes on to the end of ``words``."""
    reached = {len(words)}
    for start in range(len(words) - 1, -1, -1):
        if any(end in reached for end in ends(words, start, phrases)):
            reached.add(start)
    return reached - {len(words)}
