"""Whisper tiny.en through faster-whisper: buffers an utterance, encodes it once and hears it twice."""

from __future__ import annotations

import math
import time
from pathlib import Path

import ctranslate2
import numpy as np
from faster_whisper import WhisperModel
from faster_whisper.audio import pad_or_trim

from device.hearing.hearing import Hearing
from device.hearing.recogniser import SAMPLE_RATE
from dialogue.questions import QuestionKind


class WhisperRecogniser:
    """The embedded engine. weights: folder of the CTranslate2 conversion. threads: of a decode."""

    name = "whisper"

    def __init__(self, weights: Path, threads: int = 2) -> None:
        model = WhisperModel(
            str(weights), device="cpu", compute_type="int8", cpu_threads=threads, local_files_only=True
        )
        self._model = model
        self._tokens = model.hf_tokenizer
        self._start = self._tokens.token_to_id("<|startoftranscript|>")
        self._no_timestamps = self._tokens.token_to_id("<|notimestamps|>")
        self._phrases: tuple[str, ...] | None = None
        self._sound = bytearray()

    def begin(self, kind: QuestionKind, phrases: tuple[str, ...], question: str) -> None:
        self._phrases = phrases
        self._sound.clear()

    def feed(self, pcm: bytes) -> None:
        if self._phrases is not None:
            self._sound += pcm

    def discard(self) -> None:
        self._phrases = None
        self._sound.clear()

    def close(self) -> None:
        self.discard()

    def unknown_words(self, phrases: tuple[str, ...]) -> tuple[str, ...]:
        return ()

    def finish(self) -> Hearing:
        phrases, sound = self._phrases, bytes(self._sound)
        self.discard()
        if phrases is None:
            return Hearing(open="", closed=None)
        began_at = time.monotonic()
        samples = np.frombuffer(sound[: len(sound) // 2 * 2], np.int16).astype(np.float32) / 32768
        features = pad_or_trim(self._model.feature_extractor(samples), 3000)
        encoded = self._model.encode(features)
        free = self._model.model.generate(
            encoded,
            [[self._start, self._no_timestamps]],
            beam_size=1,
            max_length=200,
            return_scores=True,
            return_no_speech_prob=True,
        )[0]
        text = self._tokens.decode(free.sequences_ids[0]).strip()
        closed, closed_confidence, free_confidence = self._closed(encoded, phrases)
        return Hearing(
            open=text.lower().strip(" .,!?"),
            closed=closed,
            closed_confidence=closed_confidence,
            free_confidence=free_confidence,
            open_confidence=math.exp(free.scores[0]),
            no_speech=free.no_speech_prob,
            speech_seconds=len(samples) / SAMPLE_RATE,
            milliseconds=(time.monotonic() - began_at) * 1000,
        )

    def _closed(self, encoded: ctranslate2.StorageView, phrases: tuple[str, ...]) -> tuple[str | None, float, float]:
        if not phrases:
            return None, 0.0, 0.0
        forms = [(phrase, " " + phrase.capitalize() + ".") for phrase in phrases]
        ids = [self._tokens.encode(form, add_special_tokens=False).ids for _, form in forms]
        repeated = ctranslate2.StorageView.from_array(np.repeat(np.asarray(encoded), len(ids), 0))
        aligned = self._model.model.align(repeated, [self._start], ids, [150] * len(ids))
        scores = {
            phrase: float(np.prod(result.text_token_probs)) for (phrase, _), result in zip(forms, aligned, strict=True)
        }
        best = max(scores, key=scores.__getitem__)
        total = sum(scores.values()) or 1.0
        return best, scores[best] / total, scores[best]
