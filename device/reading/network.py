"""The trained network at run time: CTranslate2 makes a sentence a vector, four small layers read it.

The encoder's weights are 8-bit on disk and used as 32-bit floats: 8-bit arithmetic is another one on each processor,
and a decision at a bar must not be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import ctranslate2
import numpy as np

from device.reading.pieces import tokenizer
from device.reading.weights import Floats, Weights

_MOST_PIECES = 64


@dataclass(frozen=True, slots=True)
class Probabilities:
    """What the network makes of some sentences, each number from 0 to 1; a row a sentence."""

    labels: Floats
    """By ``Weights.labels``; a row adds up to 1."""
    dangers: Floats
    """By ``Weights.dangers``; each by itself."""
    when: Floats
    """Now, over, not at all; a row adds up to 1."""
    doer: Floats
    """Me, the partner, another; a row adds up to 1."""


class Network:
    """Reads sentences said at a stage."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._pieces = tokenizer(weights.vocabulary, _MOST_PIECES)
        self._encoder = ctranslate2.Encoder(
            "reader", files=dict(weights.encoder), compute_type="float32", intra_threads=1
        )

    def read(self, texts: Sequence[str], stage: str) -> Probabilities:
        """What ``texts`` (normalised, at least one) may mean; ``stage``: an unknown one stands for any."""
        layers, stages = self._weights.layers, self._weights.stages
        vectors = np.stack([self._vector(text) for text in texts])
        row = stages.index(stage) if stage in stages else len(stages) - 1
        spoken = np.tanh(self._linear(vectors, "hidden") + layers["stage.weight"][row])
        grave = np.tanh(self._linear(vectors, "danger_hidden"))
        return Probabilities(
            _shares(self._linear(spoken, "label")),
            _each(self._linear(grave, "danger")),
            _shares(self._linear(grave, "when")),
            _shares(self._linear(grave, "doer")),
        )

    def _vector(self, text: str) -> Floats:
        """The mean over the sentence's pieces, read alone: beside others it would be padded, and rounded otherwise."""
        pieces = self._pieces.encode(text).ids
        output = self._encoder.forward_batch([pieces])
        each = np.asarray(output.last_hidden_state.to(ctranslate2.DataType.float32))[0]
        mean: Floats = each.mean(axis=0)
        return mean

    def _linear(self, x: Floats, name: str) -> Floats:
        layers = self._weights.layers
        result: Floats = x @ layers[f"{name}.weight"].T + layers[f"{name}.bias"]
        return result


def _shares(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    result: Floats = powers / powers.sum(axis=1, keepdims=True)
    return result


def _each(scores: Floats) -> Floats:
    result: Floats = (1 / (1 + np.exp(-scores))).astype(np.float32)
    return result
