"""Small words and sounds: what is said without saying anything ("oh honey", "aww", "I know", "shh shh").

They are data: ``scripts/en/small_words.toml``. Whatever is asked, they are no answer, no command and no anger.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from dialogue.understanding.normalise import NO_SOUNDS, YES_SOUNDS
from dialogue.understanding.word_tables import read_table

# Longer than any row of small words that is said in one breath.
_LONGEST_CHARACTERS = 200
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'"})
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_RUN = re.compile(r"(.)\1+")
_SYLLABLES = re.compile(r"^(.)(.)(?:\1\2)+\1?$")
# "eeeee", "zzzz": no word, whatever letter it is of.
_DRONE = re.compile(r"^([^\W\d])\1{2,}$")


def says_nothing(text: str) -> bool:
    """Whether ``text``, as it was typed or recognised, is made of nothing but small words and sounds.

    A nod or a shake of the voice ("mm hm", "uh uh") is an answer and says something.
    """
    if len(text) > _LONGEST_CHARACTERS:
        return False
    plain = unicodedata.normalize("NFKC", text).translate(_APOSTROPHES).lower()
    if YES_SOUNDS.search(plain) or NO_SOUNDS.search(plain):
        return False
    words = _WORD.findall(plain)
    without_sounds = " ".join(word for word in words if not _is_sound(word))
    return _is_row(words) or without_sounds in small_words()["broken_off"]


@cache
def small_words() -> Mapping[str, frozenset[str]]:
    """The table: the words of each group, as written there."""
    return {group: frozenset(entry["words"]) for group, entry in read_table("small_words").items()}


def _is_row(words: list[str]) -> bool:
    """Whether entries of the table, one after the other, make up all of ``words``."""
    reached = {0}
    for start in range(len(words)):
        if start in reached:
            ends = range(start + 1, min(start + _longest_entry(), len(words)) + 1)
            reached.update(end for end in ends if _is_entry(" ".join(words[start:end])))
    return len(words) in reached


def _is_entry(phrase: str) -> bool:
    return phrase in _said_with_others() or _is_sound(phrase)


def _is_sound(word: str) -> bool:
    return _drawn_in(word) in _sounds() or _DRONE.match(word) is not None


def _drawn_in(word: str) -> str:
    """What a sound is however long it lasts: "awww" is "aw", "hahaha" is "ha~"."""
    return _SYLLABLES.sub(r"\1\2~", _RUN.sub(r"\1", word))


@cache
def _sounds() -> frozenset[str]:
    return frozenset(_drawn_in(word) for word in small_words()["sounds"])


@cache
def _said_with_others() -> frozenset[str]:
    return frozenset().union(*(words for group, words in small_words().items() if group != "broken_off"))


@cache
def _longest_entry() -> int:
    """In words."""
    return max(len(phrase.split()) for phrase in _said_with_others())
