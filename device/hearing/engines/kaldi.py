"""Vosk's recogniser behind a guard: the inputs that kill the process (STACK 1.2) cannot be expressed.

Fatal are: a grammar that is empty, no JSON list of strings, or holds ``<eps>``; changing the grammar while sound is
decoded; a sample rate of 0; sound that is not ``bytes``. Here a grammar is a checked value, given once when a
recogniser is made; the rate is a constant; and a recogniser goes from FRESH to RUNNING and back, nowhere else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

import msgspec

UNKNOWN_WORD = "[unk]"
# What a vocabulary's words look like, in any script: letters, joined by apostrophes or hyphens. Never "<eps>", "#0".
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class Kaldi(Protocol):
    """What is used of vosk.KaldiRecognizer."""

    def SetWords(self, enable_words: bool) -> None: ...  # noqa: N802
    def AcceptWaveform(self, data: bytes) -> int: ...  # noqa: N802
    def Result(self) -> str: ...  # noqa: N802
    def FinalResult(self) -> str: ...  # noqa: N802
    def Reset(self) -> None: ...  # noqa: N802


class Word(msgspec.Struct, frozen=True):
    """A recognised word. conf: its share among the competing words of the graph; start, end: in seconds."""

    word: str
    conf: float = 0.0
    start: float = 0.0
    end: float = 0.0


class _Result(msgspec.Struct, frozen=True):
    text: str = ""
    result: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Grammar:
    """Phrases a recogniser may choose from: at least one, made of words it knows. Make it with ``of``."""

    phrases: tuple[str, ...]

    @classmethod
    def of(cls, phrases: Iterable[str], knows: Callable[[str], bool]) -> Grammar | None:
        """The grammar of those phrases whose every word is known; None if there is none.

        ``[unk]``, where the model has it, catches what is none of them.
        """
        usable = tuple(
            dict.fromkeys(phrase for phrase in map(_spaced, phrases) if phrase and not unknown_in(phrase, knows))
        )
        if not usable:
            return None
        return cls(usable + ((UNKNOWN_WORD,) if knows(UNKNOWN_WORD) else ()))

    def to_json(self) -> str:
        """As Vosk wants it: it does not decode escapes, so letters stay as they are."""
        return json.dumps(self.phrases, ensure_ascii=False)


def unknown_in(phrase: str, knows: Callable[[str], bool]) -> tuple[str, ...]:
    """The words of a phrase that are no words or not in the vocabulary."""
    return tuple(word for word in phrase.split() if not _WORD.fullmatch(word) or not knows(word))


def _spaced(phrase: str) -> str:
    return " ".join(phrase.split())


class _State(Enum):
    FRESH = "fresh"
    RUNNING = "running"


class GuardedRecogniser:
    """One vosk.KaldiRecognizer, made for one grammar or for free vocabulary, used utterance by utterance."""

    def __init__(self, kaldi: Kaldi) -> None:
        self._kaldi = kaldi
        self._kaldi.SetWords(True)
        self._state = _State.FRESH
        self._words: list[Word] = []

    def feed(self, pcm: bytes) -> None:
        """Decode a piece of int16 sound."""
        if not pcm:
            return
        self._state = _State.RUNNING
        if self._kaldi.AcceptWaveform(bytes(pcm)) > 0:
            # Kaldi sees an endpoint of its own in the middle of a turn: take the words so far and go on.
            self._words += _words(self._kaldi.Result())
            self._state = _State.FRESH

    def finish(self) -> tuple[Word, ...]:
        """The words of the whole utterance; the recogniser is fresh again."""
        if self._state is _State.RUNNING:
            self._words += _words(self._kaldi.FinalResult())
        words = tuple(self._words)
        self.reset()
        return words

    def reset(self) -> None:
        """Drop the utterance in progress."""
        if self._state is _State.RUNNING:
            self._kaldi.Reset()
        self._state = _State.FRESH
        self._words = []


def _words(result: str) -> tuple[Word, ...]:
    return msgspec.json.decode(result, type=_Result).result
