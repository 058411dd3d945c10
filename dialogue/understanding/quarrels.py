"""An ordinary quarrel after all: broken trust that is denied, and a quarrel that is named.

The words are data (``scripts/en/quarrels.toml``). It is asked at questions, never in a turn: what is denied there is
said to the partner.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from dialogue.understanding.intents import Intent
from dialogue.understanding.normalise import bare
from dialogue.understanding.word_tables import Words, clauses_of, find, read_phrases

_LONGEST_WORDS = 20
# Between a denial and the trust that it denies.
_MOST_BETWEEN = 4


def is_ordinary(text: str, *, stage: str, takes: frozenset[Intent] = frozenset()) -> bool:
    """Whether ``text``, as it was typed or recognised, says that it is a quarrel and no broken trust.

    takes: what the open question takes; where it is who was hurt, nobody is an answer.
    """
    clauses = clauses_of(text)
    if sum(map(len, clauses)) > _LONGEST_WORDS:
        return False
    wholes = _table()["again"] if stage == "trust" else frozenset()
    if Intent.ROLE_HURT in takes and stage == "trust":
        wholes |= _table()["nobody_hurt"]
    return any(_is_quarrel(clause) or tuple(bare(" ".join(clause)).split()) in wholes for clause in clauses if clause)


def _is_quarrel(words: Words) -> bool:
    denials = find(words, _table()["denying"])
    named = find(words, _table()["quarrel"])
    if named and not any(end <= named[0][0] for _, end in denials):
        return True
    return any(
        0 <= start - end <= _MOST_BETWEEN for _, end in denials for start, _ in find(words, _table()["broken_trust"])
    )


@cache
def _table() -> Mapping[str, frozenset[Words]]:
    return read_phrases("quarrels")
