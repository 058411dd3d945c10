"""Yes and no in any words: an answer is read piece by piece, and every word of it must be known.

The pieces are data (``scripts/en/assent.toml``), with the open question's own phrases put before them. A clear yes has
a yes in it, and beside it only what changes nothing; what is half-hearted, doubted, taken back or said under pressure
is told apart. There is no likeness here: a word that nobody wrote down is a stranger, and strangers are counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from dialogue.understanding import answers
from dialogue.understanding.intents import Intent
from dialogue.understanding.normalise import normalise
from dialogue.understanding.word_tables import read_table

if TYPE_CHECKING:
    from dialogue.questions import Question

# Nobody says yes or no in more words than this and means no more by it.
LONGEST_WORDS = 14
# So many unknown words may stand beside a yes that was typed; of what was heard every word must be known.
MOST_STRANGERS = 2


class Assent(Enum):
    """What an answer to a yes-or-no question is."""

    YES = auto()
    NO = auto()
    LATER = auto()
    RELUCTANT = auto()  # a yes that is not free
    MIXED = auto()  # yes and no in one breath, or doubted: to be asked again
    OTHER = auto()  # something else was said


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read. strangers: how many of its words nobody wrote down."""

    assent: Assent
    strangers: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether every word is accounted for."""
        return self.strangers == 0


class _Piece(Enum):
    YES = "yes"
    MILD = "mild"
    LUKEWARM = "lukewarm"
    NO = "no"
    LATER = "later"
    DOUBT = "doubtful"
    PAD = "pads"


_AGREEING = frozenset({_Piece.YES, _Piece.MILD})
_BY_INTENT = {
    Intent.YES: _Piece.YES,
    Intent.READY: _Piece.YES,
    Intent.MIRROR_OK: _Piece.YES,
    Intent.NO: _Piece.NO,
    Intent.NOT_READY: _Piece.NO,
    Intent.MIRROR_FIX: _Piece.NO,
    Intent.DEFER: _Piece.LATER,
}
_Words = tuple[str, ...]


@cache
def _table() -> Mapping[str, Mapping[str, list[str]]]:
    return read_table("assent")


def _words(text: str) -> _Words:
    return tuple(_normalised(text).split())


# Phrases of the script are spelled once; they are few and never a person's words.
_normalised = lru_cache(maxsize=4096)(normalise)


@cache
def _shared() -> Mapping[_Words, _Piece]:
    """Every phrase of the table. Raises ValueError where two parts claim one."""
    pieces: dict[_Words, _Piece] = {}
    for piece in _Piece:
        for phrase in _table()[piece.value]["words"]:
            words = _words(phrase)
            if words and pieces.setdefault(words, piece) is not piece:
                raise ValueError(f"assent.toml: {phrase!r} stands under {pieces[words].value} and {piece.value}")
    return pieces


@cache
def _reluctant() -> frozenset[_Words]:
    return frozenset(_words(phrase) for phrase in _table()["reluctant"]["anywhere"]) - {()}


@cache
def _guards() -> frozenset[str]:
    return frozenset(_table()["guards"]["words"])


def assent(text: str, question: Question | None = None) -> Reading:
    """What ``text`` (normalised) is as an answer to ``question``, whose own phrases are known as well."""
    words = tuple(text.split())
    if not words or len(words) > LONGEST_WORDS:
        return Reading(Assent.OTHER, len(words))
    own = _own(question)
    if words not in own and _is_reluctant(words, text):
        return Reading(Assent.RELUCTANT)
    pieces = list(_pieces(words, own))
    return _weighed(pieces)


def _own(question: Question | None) -> Mapping[_Words, _Piece]:
    if question is None:
        return {}
    said = {**question.also, **question.phrases}
    return {
        _words(phrase): _BY_INTENT[meaning.intent] for phrase, meaning in said.items() if meaning.intent in _BY_INTENT
    }


def _is_reluctant(words: _Words, text: str) -> bool:
    found = any(phrase in _reluctant() for phrase in _stretches(words))
    return found or answers.coerced(text) or answers.unwilling_yes(text)


def _stretches(words: _Words) -> Iterator[_Words]:
    longest = max(map(len, _reluctant()))
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + longest) + 1):
            yield words[start:end]


def _pieces(words: _Words, own: Mapping[_Words, _Piece]) -> Iterator[_Piece | str]:
    """The pieces from left to right, each the longest known one; a word that belongs to none is given as it is."""
    shared = _shared()
    start = 0
    while start < len(words):
        for end in range(len(words), start, -1):
            piece = own.get(words[start:end]) or shared.get(words[start:end])
            if piece is not None:
                yield piece
                start = end
                break
        else:
            yield words[start]
            start += 1


def _weighed(pieces: list[_Piece | str]) -> Reading:
    strangers = sum(isinstance(piece, str) for piece in pieces)
    found = {piece for piece in pieces if isinstance(piece, _Piece)} - {_Piece.PAD}
    agrees, refuses = found & _AGREEING, found & {_Piece.NO, _Piece.LATER}
    if not agrees and not refuses:
        assent = Assent.MIXED if found and not strangers else Assent.OTHER
    elif _Piece.DOUBT in found or (agrees and refuses):
        assent = Assent.MIXED
    elif refuses:
        assent = Assent.NO if _Piece.NO in found else Assent.LATER
    elif _Piece.LUKEWARM in found and _Piece.YES not in found:
        assent = Assent.MIXED
    elif strangers and not _are_harmless(pieces, strangers):
        assent = Assent.OTHER
    else:
        assent = Assent.YES
    return Reading(assent, strangers)


def _are_harmless(pieces: list[_Piece | str], strangers: int) -> bool:
    """Whether unknown words beside a yes may be passed over: few, after it, and none that could bend it."""
    first = next((piece for piece in pieces if piece is not _Piece.PAD), None)
    return first is _Piece.YES and strangers <= MOST_STRANGERS and _guards().isdisjoint(pieces)
