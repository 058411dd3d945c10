"""Vosk: hears while a person speaks, within a grammar of the expected phrases and with its whole vocabulary."""

from __future__ import annotations

import time
from pathlib import Path

import vosk

from device.hearing.engines.kaldi import Grammar, GuardedRecogniser, Word, unknown_in
from device.hearing.engines.rival_words import decoys_for
from device.hearing.hearing import Hearing
from device.hearing.recogniser import BYTES_PER_SECOND, SAMPLE_RATE
from dialogue.questions import QuestionKind

# Decoding in pieces of this length costs no more than at once, and the ear hands over smaller ones (STACK 1.5).
PIECE_BYTES = BYTES_PER_SECOND // 10


class VoskRecogniser:
    """The engine of the device. model: a folder that ``check_model`` found good.

    Raises whatever Vosk raises if the model cannot be loaded. A crash of it ends only the process it runs in.
    """

    name = "vosk"

    def __init__(self, model: Path) -> None:
        vosk.SetLogLevel(-1)
        self._model = vosk.Model(str(model))
        self._free = GuardedRecogniser(vosk.KaldiRecognizer(self._model, SAMPLE_RATE))
        self._phrases: tuple[str, ...] = ()
        self._closed: GuardedRecogniser | None = None
        self._begun = False
        self._fed_bytes = 0
        self._piece = bytearray()

    def begin(self, kind: QuestionKind, phrases: tuple[str, ...], question: str) -> None:  # noqa: ARG002
        """Begin an utterance. Where no word of the phrases is known, only the open hearing remains."""
        self.discard()
        if phrases != self._phrases:
            self._phrases = phrases
            grammar = Grammar.of((*phrases, *decoys_for(phrases)), self._knows) if phrases else None
            self._closed = (
                GuardedRecogniser(vosk.KaldiRecognizer(self._model, SAMPLE_RATE, grammar.to_json()))
                if grammar is not None
                else None
            )
        self._begun = True

    def feed(self, pcm: bytes) -> None:
        """Decode what has arrived, in pieces."""
        if not self._begun:
            return
        self._fed_bytes += len(pcm)
        self._piece += pcm
        if len(self._piece) >= PIECE_BYTES:
            self._decode()

    def finish(self) -> Hearing:
        """Only the last piece and the lattices are left to do."""
        if not self._begun:
            return Hearing(open="", closed=None)
        began_at = time.monotonic()
        self._decode()
        free = _spoken(self._free.finish())
        closed = self._closed.finish() if self._closed is not None else ()
        heard = " ".join(word.word for word in closed)
        expected = heard != "" and heard in {" ".join(phrase.split()) for phrase in self._phrases}
        speech_seconds = self._fed_bytes / BYTES_PER_SECOND
        self.discard()
        return Hearing(
            open=" ".join(word.word for word in free),
            closed=heard if expected else None,
            closed_confidence=min(word.conf for word in closed) if expected else 0.0,
            speech_seconds=speech_seconds,
            milliseconds=(time.monotonic() - began_at) * 1000,
        )

    def discard(self) -> None:
        """Drop the utterance in progress."""
        self._begun = False
        self._fed_bytes = 0
        self._piece.clear()
        self._free.reset()
        if self._closed is not None:
            self._closed.reset()

    def unknown_words(self, phrases: tuple[str, ...]) -> tuple[str, ...]:
        """Words that the model's vocabulary lacks."""
        return tuple(sorted({word for phrase in phrases for word in unknown_in(phrase, self._knows)}))

    def close(self) -> None:
        """Nothing to release: the end of the process does it."""
        self.discard()

    def _decode(self) -> None:
        piece = bytes(self._piece)
        self._piece.clear()
        self._free.feed(piece)
        if self._closed is not None:
            self._closed.feed(piece)

    def _knows(self, word: str) -> bool:
        return "\0" not in word and self._model.vosk_model_find_word(word) >= 0


def _spoken(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Without the marks for what is no word."""
    return tuple(word for word in words if not word.word.startswith(("[", "<")))
