"""The trained reader: how probable each intent is, from sentences it has been shown.

Rules hear what somebody thought of writing down. Of sentences by writers who had not seen the rules they heard half the
dangers (``training/README.md``); a trained reader hears most of the other half, but cannot say why and is fooled by
other things. ``dialogue.understanding.arbitration`` says who is believed when.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from device.reading.encoder import Encoder, Floats, Weights, load_weights
from device.reading.weights import WEIGHTS, DamagedWeights
from dialogue.stages import ANYWHERE, understood_as, where
from dialogue.understanding.figures import in_plain_words
from dialogue.understanding.intents import Intent
from dialogue.understanding.normalise import normalise
from dialogue.understanding.opinion import Opinion

# A long turn is read in overlapping stretches of so many words: the lines it was trained on are about as long.
_STRETCH_WORDS = 24
_OVERLAP_WORDS = 10


class TrainedReader:
    """Reads a sentence at a stage; see ``Reader``."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._encoder = Encoder(weights)
        self._intents = tuple(Intent(label) for label in weights.labels)

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> TrainedReader:
        """The one whose weights are in ``path``; raises ``DamagedWeights``."""
        weights = load_weights(path)
        if not set(weights.labels) <= set(Intent) or not set(known_stages()) <= set(weights.stages):
            raise DamagedWeights(path, "it is of another version")
        return cls(weights)

    def read(self, text: str, stage: str) -> Opinion:
        """See ``Reader``."""
        said, known_stage = in_plain_words(normalise(text)), understood_as(stage)
        each = np.array([self._probabilities(stretch, known_stage) for stretch in _stretches(said)])
        return Opinion(self._named(each.mean(axis=0)), self._named(each.max(axis=0)))

    def _probabilities(self, text: str, stage: str) -> Floats:
        weights = self._weights
        arrays = weights.arrays
        row = weights.stages.index(stage) if stage in weights.stages else weights.stages.index(ANYWHERE)
        hidden = np.tanh(
            arrays["hidden.weight"] @ self._encoder.encode(text) + arrays["hidden.bias"] + arrays["stage"][row]
        )
        scores = arrays["label.weight"] @ hidden + arrays["label.bias"]
        powers = np.exp(scores - scores.max())
        shares: Floats = powers / powers.sum()
        return shares

    def _named(self, shares: Floats) -> dict[Intent, float]:
        return {intent: float(share) for intent, share in zip(self._intents, shares, strict=True)}


def known_stages() -> tuple[str, ...]:
    """The stages it tells apart, in the order of their rows in the weights."""
    return (*where(lambda stage: stage.has_labelled_lines), ANYWHERE)


def _stretches(text: str) -> list[str]:
    words = text.split()
    step = _STRETCH_WORDS - _OVERLAP_WORDS
    starts = range(0, max(1, len(words) - _OVERLAP_WORDS), step)
    return [" ".join(words[start : start + _STRETCH_WORDS]) for start in starts]
