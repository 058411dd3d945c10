"""The trained reader: what its network makes of everything that was said, as an opinion for the conversation."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from device.reading.network import Network, Probabilities
from device.reading.weights import WEIGHTS, DamagedWeights, Weights, load_weights
from dialogue.stages import ANYWHERE, understood_as, where
from dialogue.understanding.figures import in_plain_words
from dialogue.understanding.intents import Intent
from dialogue.understanding.normalise import normalise
from dialogue.understanding.opinion import Doer, Opinion, When

# A long turn is read in overlapping stretches of so many words: the sentences it was trained on are about as long.
_STRETCH_WORDS = 24
_OVERLAP_WORDS = 10
_FAMILIES = ("BETWEEN_PEOPLE", "SELF_HARM")


class TrainedReader:
    """Reads a sentence, or a turn, at a stage."""

    def __init__(self, weights: Weights) -> None:
        self._network = Network(weights)
        self._intents = tuple(Intent(label) for label in weights.labels)
        self._classes = tuple(Intent(name) for name in weights.dangers if name not in _FAMILIES)
        self._places = {name: place for place, name in enumerate(weights.dangers)}

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> TrainedReader:
        """The reader whose weights are in ``path``; raises ``DamagedWeights``."""
        weights = load_weights(path)
        known = set(Intent) | set(_FAMILIES)
        if not {*weights.labels, *weights.dangers} <= known or weights.stages != known_stages():
            raise DamagedWeights(path, "it is of another version: other stages or intents")
        return cls(weights)

    def read(self, text: str, stage: str) -> Opinion:
        """What ``text``, as it was said, may mean in ``stage``."""
        words = in_plain_words(normalise(text)).split()
        read = self._network.read(_stretches(words), understood_as(stage))
        likely, worst = read.labels.mean(axis=0), read.dangers.max(axis=0)
        families = [worst[self._places[name]] for name in _FAMILIES]
        gravest = self._most_alarming(read)
        return Opinion(
            likely={intent: float(share) for intent, share in zip(self._intents, likely, strict=True)},
            alarming={danger: float(worst[self._places[danger]]) for danger in self._classes},
            between_people=float(families[0]),
            own_death=float(families[1]),
            when={when: float(share) for when, share in zip(When, read.when[gravest], strict=True)},
            doer={doer: float(share) for doer, share in zip(Doer, read.doer[gravest], strict=True)},
        )

    def _most_alarming(self, read: Probabilities) -> int:
        """Which stretch."""
        return int(np.argmax(read.dangers.max(axis=1)))


def known_stages() -> tuple[str, ...]:
    """The stages it tells apart, in the order of their rows in the weights."""
    return (*where(lambda stage: stage.has_labelled_lines), ANYWHERE)


def _stretches(words: list[str]) -> list[str]:
    """Stretches of ``words``, each once; at least one."""
    step = _STRETCH_WORDS - _OVERLAP_WORDS
    starts = range(0, max(1, len(words) - _OVERLAP_WORDS), step)
    return list(dict.fromkeys(" ".join(words[start : start + _STRETCH_WORDS]) for start in starts))
