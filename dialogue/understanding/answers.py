"""Yes, no, not knowing, ready or not: short answers that are all that was said.

The words are data (``scripts/en/short_answers.toml``). A yes to a question of consent must be free: what sounds pushed
("if I have to", "he says I must") is no yes, whatever words of assent stand beside it; nothing here goes by likeness.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from dialogue.stages import ANYWHERE, where
from dialogue.understanding.intents import Intent, Slot
from dialogue.understanding.normalise import peelings
from dialogue.understanding.word_tables import Words, find, is_row, read_phrases, without_openers

Answer = tuple[Intent, dict[str, Slot]]
GO_ON_THEN_STAGES = frozenset({*where(lambda stage: stage.takes_go_on_then), ANYWHERE})
"""Where "go on then" is a grudging yes."""


def coerced(text: str) -> bool:
    """Whether ``text`` (normalised) says that someone else wants this of the speaker."""
    words = tuple(text.split())
    if find(words, _part("anywhere")["pushed"]):
        return True
    pushes = _part("pushes")["pushed"]
    return any(found[0] == end for _, end in find(words, _part("who")["pushed"]) for found in find(words, pushes))


def unwilling_yes(text: str) -> bool:
    """Whether ``text`` (normalised) is assent only because it must be ("if I have to")."""
    return any(_is_all(tuple(said.split()), "only_if_it_must_be") for said in peelings(text))


def grudging(text: str) -> bool:
    """Whether ``text`` (normalised) is a grudging yes that is also how one says "continue": "go on then"."""
    return _opened(tuple(text.split()), "go_on_then")


def ready(text: str) -> Intent | None:
    """READY or NOT_READY if ``text`` (normalised) says no more than that."""
    for said in peelings(text):
        words = tuple(said.split())
        if is_row(words, _says()["not_ready"] | _still_stirred(), _part("beside")["not_ready"]):
            return Intent.NOT_READY
        if _is_all(words, "ready"):
            return Intent.READY
    return None


def answer(text: str) -> Answer | None:
    """YES, NO or UNSURE if ``text`` (normalised) says no more than that; the last word wins ("yeah no")."""
    words = tuple(text.split())
    if words[:1] == ("no",) and _is_all(words, "no_means_go_on"):
        return Intent.YES, {}
    if _opened(words, "no_after_all") and words not in _says()["no"] | _says()["yes"]:
        return Intent.NO, {}
    if _opened(words, "grudging") or grudging(text):
        return Intent.YES, {"reluctant": True}
    for said in peelings(text):
        peeled = tuple(said.split())
        if _opened(peeled, "grudging"):
            return Intent.YES, {"reluctant": True}
        if _is_all(peeled, "unsure"):
            return Intent.UNSURE, {}
        if peeled in _says()["no"]:
            return Intent.NO, {}
        if is_row(peeled, _says()["yes"]):
            return Intent.YES, {}
    return None


def _is_all(words: Words, group: str) -> bool:
    return is_row(words, _says()[group], _part("beside").get(group, frozenset()))


def _opened(words: Words, group: str) -> bool:
    """Whether one of ``group`` is all that was said, or all behind its openers."""
    says = _says()[group]
    return words in says or without_openers(words, _part("openers")[group]) in says


@cache
def _still_stirred() -> frozenset[Words]:
    how, words = _part("how")["stirred"], _part("words")["stirred"]
    return frozenset(first + last for first in how for last in words)


def _says() -> Mapping[str, frozenset[Words]]:
    return _part("says")


def _part(part: str) -> Mapping[str, frozenset[Words]]:
    return read_phrases("short_answers", part)
