"""A second reader beside the rules: how probable each intent is, from sentences it has been shown.

Rules hear what somebody thought of writing down. Of sentences by writers who had not seen the rules they heard half the
dangers (``training/README.md``); a trained reader hears most of the other half, but cannot say why and is fooled by
other things. ``arbitration`` says who is believed when.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np

from dialogue.stages import understood_as
from dialogue.understanding.encoder import Encoder, Floats, Weights, load_weights
from dialogue.understanding.figures import in_plain_words
from dialogue.understanding.intents import Intent
from dialogue.understanding.normalise import normalise
from dialogue.understanding.opinion import Opinion

MODEL = Path(__file__).with_name("model.npz")
# A long turn is read in overlapping stretches of so many words: the lines it was trained on are about as long.
_STRETCH_WORDS = 24
_OVERLAP_WORDS = 10


class Classifier:
    """Reads a sentence at a stage."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._encoder = Encoder(weights)
        self._intents = tuple(Intent(label) for label in weights.labels)

    def read(self, text: str, stage: str) -> Opinion:
        """See ``Reader``."""
        said, known_stage = in_plain_words(normalise(text)), understood_as(stage)
        each = np.array([self._probabilities(stretch, known_stage) for stretch in _stretches(said)])
        return Opinion(self._named(each.mean(axis=0)), self._named(each.max(axis=0)))

    def weigh_words(self, text: str, stage: str, intent: Intent) -> tuple[tuple[str, float], ...]:
        """How much less probable ``intent`` is without each word of ``text`` (normalised), the weightiest first.

        Leaving one thing out at a time is the plainest explanation of a reader that has no rules; it reads ``text``
        once a word, so it is for people who ask why and not for a session.
        """
        words = text.split()
        whole = self.read(text, stage).likely[intent]
        without = [" ".join(words[:place] + words[place + 1 :]) for place in range(len(words))]
        each = [
            (word, whole - self.read(rest, stage).likely[intent]) for word, rest in zip(words, without, strict=True)
        ]
        return tuple(sorted(each, key=lambda one: -one[1]))

    def _probabilities(self, text: str, stage: str) -> Floats:
        weights = self._weights
        arrays = weights.arrays
        row = weights.stages.index(stage) if stage in weights.stages else weights.stages.index("any")
        hidden = np.tanh(
            arrays["hidden.weight"] @ self._encoder.encode(text) + arrays["hidden.bias"] + arrays["stage"][row]
        )
        scores = arrays["label.weight"] @ hidden + arrays["label.bias"]
        powers = np.exp(scores - scores.max())
        shares: Floats = powers / powers.sum()
        return shares

    def _named(self, shares: Floats) -> dict[Intent, float]:
        return {intent: float(share) for intent, share in zip(self._intents, shares, strict=True)}


@cache
def classifier() -> Classifier:
    """The one that comes with this package, loaded once; raises ``DamagedModelError``."""
    return Classifier(load_weights(MODEL))


def _stretches(text: str) -> list[str]:
    words = text.split()
    step = _STRETCH_WORDS - _OVERLAP_WORDS
    starts = range(0, max(1, len(words) - _OVERLAP_WORDS), step)
    return [" ".join(words[start : start + _STRETCH_WORDS]) for start in starts]
