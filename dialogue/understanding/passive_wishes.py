"""Not minding to be dead, half said, from two lists that stand near each other: ``scripts/en/passive_wishes.toml``."""

from __future__ import annotations

import re
from functools import cache

from dialogue.understanding.normalise import normalise
from dialogue.understanding.word_tables import read_table


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A shrug and an end near each other; somebody dead; a wish to be with them."""
    table = read_table("passive_wishes")
    between = rf"(?: \w+){{0,{int(table['most_words_between'])}}} "
    shrug, end, dead, with_them = (_any_of(table[name]) for name in ("shrugs", "ends", "dead", "with_them"))
    near = rf"{shrug}{between}{end}|{shrug} {end}|{end}{between}{shrug}|{end} {shrug}"
    return re.compile(rf"\b(?:{near})\b"), re.compile(rf"\b{dead}\b"), re.compile(rf"\b{with_them}\b")


def _any_of(pieces: list[str]) -> str:
    spelled = sorted({normalise(piece) for piece in pieces}, key=len, reverse=True)
    return f"(?:{'|'.join(re.escape(piece) for piece in spelled)})"


def passive_wish(text: str) -> bool:
    """Whether ``text`` (normalised) half says a wish not to live, of the speaker."""
    near, dead, with_them = _patterns()
    if near.search(text):
        return True
    return dead.search(text) is not None and with_them.search(text) is not None


def without_passive_wishes(text: str) -> str:
    """``text`` (normalised) without them: who does not mind not waking up has not collapsed."""
    near, _, _ = _patterns()
    return near.sub(" ", text)
