"""Whisper tiny.en through faster-whisper: buffers an utterance, encodes it once and hears it twice."""

from __future__ import annotations

import math
import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
import numpy.typing as npt
from faster_whisper import WhisperModel
from faster_whisper.audio import pad_or_trim

from device.hearing.engines.loudest_segment import foreground
from device.hearing.engines.phonetic_similarity import DIGITS, normalised
from device.hearing.engines.phrase_probability import HOPELESS, PhraseProbability
from device.hearing.hearing import Hearing
from device.hearing.recogniser import BYTES_PER_SECOND, SAMPLE_RATE
from dialogue.questions import SHORT_ANSWERS, QuestionKind

FRAMES_PER_SECOND = 100
LONGEST_FRAMES = 3000
# The encoder is made for 30 s, and its time grows with what it is given. Given 15 s it heard 36 spoken lines as well
# (word error rate 6.0 % against 7.3 %, and at 15 dB of noise 6.7 % against 6.0 %), single words nearly so, and took a
# quarter of the time; given 10 s it heard fewer single words.
SHORTEST_FRAMES = 1500
MARGIN_FRAMES = 200
# Four words a second are fast speech; a decoder that goes on longer repeats itself.
TOKENS_PER_SECOND = 8
SPARE_TOKENS = 12

# With five, 405 lines of danger and look-alikes by three made-up voices at 15 dB of noise had a word error rate of
# 14.1 %, with one 17.1 %; it takes 0.03 s longer.
BEAM_SIZE = 5
# With its lead and the silence after it, a word or two. There a search finds what is likely anyway, "thank you" for a
# "keep it", so the most likely word after word stands and what the search found is only told beside it.
SHORT_SECONDS = 2.0
# From here on the second likeliest words are told: see ``Hearing.second_best``.
NEARLY_AS_LIKELY = 1 / 3

_LOOP = re.compile(r"\b(\S+(?: \S+){0,3}?)(?: \1){3,}\b")


@dataclass(frozen=True, slots=True)
class _Free:
    """An open hearing: its words, other words that are nearly as likely, and whether there was no speech, 0 to 1."""

    words: str
    second_best: str | None
    no_speech: float


class WhisperRecogniser:
    """The embedded engine. weights: folder of the CTranslate2 conversion. threads: of a decode."""

    name = "whisper"

    def __init__(self, weights: Path, threads: int = 2) -> None:
        self._whisper = WhisperModel(
            str(weights), device="cpu", compute_type="int8", cpu_threads=threads, local_files_only=True
        )
        tokens = self._whisper.hf_tokenizer
        self._start = [tokens.token_to_id("<|startoftranscript|>"), tokens.token_to_id("<|notimestamps|>")]
        self._probability = PhraseProbability(self._whisper.model, tokens, self._start)
        self._phrases: tuple[str, ...] | None = None
        self._is_short_answer = False
        self._sound = bytearray()

    def begin(self, kind: QuestionKind, phrases: tuple[str, ...], question: str) -> None:  # noqa: ARG002
        """Begin an utterance; an unfinished one is dropped."""
        self._phrases = phrases
        self._is_short_answer = kind in SHORT_ANSWERS
        self._sound.clear()

    def feed(self, pcm: bytes) -> None:
        """Keep the sound."""
        if self._phrases is not None:
            self._sound += pcm

    def finish(self) -> Hearing:
        """Decode the utterance: freely, and by the probability of each expected phrase.

        Where a short answer is asked for and something softer sounds around the loudest stretch, the answer is looked
        for in that stretch alone.
        """
        phrases, sound = self._phrases, bytes(self._sound)
        self.discard()
        if phrases is None or not sound:
            return Hearing(open="", closed=None)
        began_at = time.monotonic()
        samples = np.frombuffer(sound[: len(sound) // 2 * 2], "<i2").astype(np.float32) / np.float32(32768)
        nearest = foreground(samples) if self._is_short_answer else None
        encoded = self._encode(samples)
        free = self._decode_freely(encoded, len(samples) / SAMPLE_RATE)
        alone = None
        if nearest is not None:
            encoded = self._encode(nearest)
            alone = self._decode_freely(encoded, len(nearest) / SAMPLE_RATE)
        likely = self._probability.of(encoded, phrases)
        closed = max(likely, key=likely.__getitem__) if likely else None
        expected = sum(likely.values())
        # A number that is not likely anyway need not be compared.
        rivals = (
            self._probability.of_rivals(encoded, phrases) if closed in DIGITS and likely[closed] > HOPELESS else 0.0
        )
        return Hearing(
            open=free.words,
            closed=closed,
            closed_confidence=likely[closed] / (expected + rivals) if closed is not None and expected > 0 else 0.0,
            free_confidence=min(expected, 1.0),
            second_best=free.second_best,
            nearest=alone.words if alone is not None else None,
            no_speech=(alone or free).no_speech,
            speech_seconds=len(sound) / BYTES_PER_SECOND,
            milliseconds=(time.monotonic() - began_at) * 1000,
        )

    def discard(self) -> None:
        """Forget the sound."""
        self._phrases = None
        self._sound.clear()

    def unknown_words(self, phrases: tuple[str, ...]) -> tuple[str, ...]:  # noqa: ARG002
        """None: it spells words out of pieces."""
        return ()

    def close(self) -> None:
        """Forget the sound; memory goes with the process."""
        self.discard()

    def _decode_freely(self, encoded: ctranslate2.StorageView, seconds: float) -> _Free:
        searched = self._generate(encoded, seconds, BEAM_SIZE)
        written = [self._written(ids) for ids in searched.sequences_ids]
        # Scores are means over the tokens.
        likely = [score * len(ids) for score, ids in zip(searched.scores, searched.sequences_ids, strict=True)]
        words = written[0]
        if seconds <= SHORT_SECONDS:
            words = self._written(self._generate(encoded, seconds, 1).sequences_ids[0])
        bar = likely[0] + math.log(NEARLY_AS_LIKELY)
        near = (text for text, at in zip(written, likely, strict=True) if at >= bar)
        second_best = next((text for text in near if text not in {"", words}), None)
        return _Free(words, second_best, searched.no_speech_prob)

    def _generate(self, encoded: ctranslate2.StorageView, seconds: float, beam_size: int) -> Any:
        """A ctranslate2.models.WhisperGenerationResult with the likeliest texts, one or two."""
        return self._whisper.model.generate(
            encoded,
            [self._start],
            beam_size=beam_size,
            num_hypotheses=min(beam_size, 2),
            max_length=len(self._start) + SPARE_TOKENS + round(seconds * TOKENS_PER_SECOND),
            return_scores=True,
            return_no_speech_prob=True,
        )[0]

    def _written(self, ids: list[int]) -> str:
        return without_loops(normalised(self._whisper.hf_tokenizer.decode(ids)))

    def _encode(self, samples: npt.NDArray[np.float32]) -> ctranslate2.StorageView:
        frames = len(samples) * FRAMES_PER_SECOND // SAMPLE_RATE + MARGIN_FRAMES
        frames = min(max(frames, SHORTEST_FRAMES), LONGEST_FRAMES)
        return self._whisper.encode(pad_or_trim(self._whisper.feature_extractor(samples), frames))


def without_loops(text: str) -> str:
    """The text with words that are said four times or more in a row said once: short sounds make the decoder loop."""
    return _LOOP.sub(r"\1", text)
