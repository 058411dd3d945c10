"""How likely is it that exactly this phrase was said, when anything may be said?

Whisper is a language model over all texts, so every phrase has a probability given the sound: the product of its
tokens' probabilities and of the end after them. The decoder is told the expected phrases beforehand, as it would be
told a title: that lifts them where the sound fits and, unlike a grammar, does not make anything else impossible.
So the same number chooses among the phrases and rejects what is none of them.

For numbers that is not enough: told "zero, one, two", it takes "no" for nine and "tree" for three. So their rivals,
everyday words and near-rhymes, are told and scored as well, and what is likely for a rival counts against the number.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import ctranslate2
import numpy as np
import numpy.typing as npt

from device.hearing.engines.phonetic_similarity import DIGITS
from device.hearing.engines.rival_words import EVERYDAY, decoys_for

LARGEST_HINT_TOKENS = 200
# A question's own phrases come first in what is expected; few questions have more.
LARGEST_GROUP = 12
FEWEST_NUMBERS = 3
# A spelling whose first token is less likely than this is not worth its time: it could not be accepted.
HOPELESS = 0.01
LARGEST_BATCH = 8
ENDS = (".", "!", "?", ",", "...")


class PhraseProbability:
    """Scores phrases against one encoded utterance.

    model: ctranslate2.models.Whisper. tokens: its tokenizers.Tokenizer. start: the tokens a transcript begins with.
    """

    def __init__(self, model: Any, tokens: Any, start: Sequence[int]) -> None:
        self._model = model
        self._tokens = tokens
        self._start = list(start)
        self._previous = tokens.token_to_id("<|startofprev|>")
        ends = [tokens.token_to_id("<|endoftext|>"), *(tokens.token_to_id(end) for end in ENDS)]
        self._ends = np.array([token for token in ends if token is not None])

    def of(self, encoded: ctranslate2.StorageView, phrases: tuple[str, ...]) -> dict[str, float]:
        """Probability of each phrase, 0 to 1, each under the hint of its own group."""
        found: dict[str, float] = {}
        for group in _groups(tuple(phrase for phrase in phrases if phrase.strip())):
            found |= self._of_group(encoded, group)
        return found

    def of_rivals(self, encoded: ctranslate2.StorageView, phrases: tuple[str, ...]) -> float:
        """Probability, 0 to 1, that a rival of the numbers among ``phrases`` was said that is not expected itself."""
        numbers = _numbers(phrases)
        rivals = tuple(word for word in dict.fromkeys((*EVERYDAY, *decoys_for(numbers))) if word not in phrases)
        if not numbers:
            return 0.0
        found = self._of_group(encoded, (*numbers, *rivals))
        return sum(found[rival] for rival in rivals)

    def _of_group(self, encoded: ctranslate2.StorageView, phrases: tuple[str, ...]) -> dict[str, float]:
        start = self._hint(phrases) + self._start
        spellings = [(phrase, ids) for phrase in phrases for text in _spellings(phrase) if (ids := self._ids(text))]
        first = self._log_probabilities(encoded, start, [[]])[0][0]
        # A phrase is at most as likely as its first token, so most need no second look.
        spellings.sort(key=lambda spelling: -first[spelling[1][0]])
        hopeful = [spelling for spelling in spellings[:LARGEST_BATCH] if first[spelling[1][0]] > np.log(HOPELESS)]
        found = dict.fromkeys(phrases, 0.0)
        for length in sorted({len(ids) for _, ids in hopeful}):
            alike = [(phrase, ids) for phrase, ids in hopeful if len(ids) == length]
            steps = self._log_probabilities(encoded, start, [ids for _, ids in alike])
            for (phrase, ids), step in zip(alike, steps, strict=True):
                words = sum(step[place][token] for place, token in enumerate(ids))
                found[phrase] += float(np.exp(words + np.logaddexp.reduce(step[length][self._ends])))
        return found

    def _hint(self, phrases: tuple[str, ...]) -> list[int]:
        """The expected phrases as the sentence that came before; those that do not fit are still scored."""
        text = ""
        for phrase in phrases:
            longer = f"{text}, {phrase}" if text else f" {phrase}"
            if len(self._ids(longer)) > LARGEST_HINT_TOKENS:
                break
            text = longer
        return [self._previous, *self._ids(f"{text}.")]

    def _ids(self, text: str) -> list[int]:
        return list(self._tokens.encode(text, add_special_tokens=False).ids)

    def _log_probabilities(
        self, encoded: ctranslate2.StorageView, start: list[int], prefixes: list[list[int]]
    ) -> list[list[npt.NDArray[np.float64]]]:
        """For each prefix (all of one length): the log-probabilities of the next token at its every place and after."""
        sound = np.asarray(encoded)
        repeated = ctranslate2.StorageView.from_array(np.repeat(sound, len(prefixes), axis=0))
        results = self._model.generate(
            repeated,
            [start + prefix for prefix in prefixes],
            beam_size=1,
            max_length=len(start) + 2 * len(prefixes[0]) + 2,
            return_logits_vocab=True,
            suppress_blank=False,
            suppress_tokens=[],
        )
        return [[_log_softmax(np.asarray(step).reshape(-1)) for step in result.logits[0]] for result in results]


def _groups(phrases: tuple[str, ...]) -> list[tuple[str, ...]]:
    """What is hinted together: numbers, or the question's own phrases, which come first; then the rest.

    A hint helps the better the shorter and the more alike it is: sixty phrases at once heard 52 of 60 digits.
    """
    own = _numbers(phrases) or phrases[:LARGEST_GROUP]
    return [group for group in (own, tuple(phrase for phrase in phrases if phrase not in own)) if group]


def _numbers(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """The numbers among them, where they are what the question asks for."""
    numbers = tuple(phrase for phrase in phrases if phrase in DIGITS)
    return numbers if len(numbers) >= FEWEST_NUMBERS else ()


def _spellings(phrase: str) -> tuple[str, ...]:
    """The ways a transcript may write a phrase, as a sentence or in the middle of one.

    Without a space before them they would be taken for the list of the hint going on, whatever sounds.
    """
    written = [phrase[:1].upper() + phrase[1:], phrase]
    if phrase in DIGITS:
        written.append(str(DIGITS.index(phrase)))
    return tuple(dict.fromkeys(f" {text}" for text in written))


def _log_softmax(logits: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
    shifted = logits.astype(np.float64) - float(logits.max())
    return np.asarray(shifted - np.log(np.exp(shifted).sum()))
