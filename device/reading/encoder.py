"""A sentence as numbers: a small transformer encoder, evaluated with numpy from one file of weights.

The encoder is BERT's (Devlin 2019, arXiv 1810.04805) in the size of MiniLM (Wang 2020, arXiv 2002.10957), cut to its
first layers and trained on for our lines by ``training/train.py``; the file it wrote is ``model.npz``. Weights are
stored as 8-bit whole numbers with one scale a row and are used as 32-bit floats. A sentence costs some milliseconds on
one core, too little to bring a framework for; ``python bench/understanding.py`` measures it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.processors import TemplateProcessing

from device.reading.weights import DamagedWeights

Floats = NDArray[np.float32]
# BERT's own: keeps the variance of a constant row from being divided by.
_EPSILON = 1e-12


@dataclass(frozen=True, slots=True)
class Weights:
    """Everything in one file of weights.

    arrays: by name, 32-bit floats. vocabulary: the word pieces, their place being their number.
    labels: what each output of the last layer stands for. stages: the names of the rows of ``stage``.
    heads: attention heads a layer. layers: how many.
    """

    arrays: Mapping[str, Floats]
    vocabulary: tuple[str, ...]
    labels: tuple[str, ...]
    stages: tuple[str, ...]
    heads: int
    layers: int


def load_weights(path: Path) -> Weights:
    """The weights in ``path``; raises ``DamagedWeights``."""
    try:
        with np.load(path, allow_pickle=False) as stored:
            raw = {name: stored[name] for name in stored.files}
        told = json.loads(bytes(raw.pop("about")))
        arrays = {name: _restored(raw, name) for name in raw if not name.endswith("/scale")}
        return Weights(
            arrays,
            tuple(told["vocabulary"]),
            tuple(told["labels"]),
            tuple(told["stages"]),
            int(told["heads"]),
            int(told["layers"]),
        )
    except (OSError, EOFError, BadZipFile, ValueError, KeyError) as error:
        raise DamagedWeights(path, type(error).__name__) from None


def _restored(raw: Mapping[str, NDArray[np.generic]], name: str) -> Floats:
    stored = raw[name].astype(np.float32)
    scale = raw.get(f"{name}/scale")
    return stored if scale is None else stored * scale.astype(np.float32)[:, None]


class Encoder:
    """Sentences to vectors of unit-free numbers, the mean over a sentence's word pieces."""

    def __init__(self, weights: Weights) -> None:
        """What lies beyond as many word pieces as ``weights`` have positions for is not read."""
        self._weights = weights
        self._tokenizer = tokenizer(weights.vocabulary, len(weights.arrays["embeddings.position"]))

    def encode(self, text: str) -> Floats:
        """The vector of ``text``: shape (width,)."""
        pieces = self._tokenizer.encode(text).ids
        arrays = self._weights.arrays
        x = arrays["embeddings.word"][pieces] + arrays["embeddings.position"][: len(pieces)]
        x = self._normalised(x, "embeddings.norm")
        for layer in range(self._weights.layers):
            x = self._normalised(x + self._attended(x, f"{layer}.attention"), f"{layer}.attention.norm")
            inner = _gelu(self._linear(x, f"{layer}.inner"))
            x = self._normalised(x + self._linear(inner, f"{layer}.outer"), f"{layer}.norm")
        mean: Floats = x.mean(axis=0)
        return mean

    def _attended(self, x: Floats, name: str) -> Floats:
        """Self-attention of ``x`` (pieces, width): shape as given."""
        pieces, width = x.shape
        heads = self._weights.heads
        joint = self._linear(x, f"{name}.query_key_value").reshape(pieces, 3, heads, width // heads)
        query, key, value = joint.transpose(1, 2, 0, 3)
        scores = query @ key.transpose(0, 2, 1) / np.float32(np.sqrt(width // heads))
        shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
        shares /= shares.sum(axis=-1, keepdims=True)
        return self._linear((shares @ value).transpose(1, 0, 2).reshape(pieces, width), f"{name}.out")

    def _linear(self, x: Floats, name: str) -> Floats:
        arrays = self._weights.arrays
        result: Floats = x @ arrays[f"{name}.weight"].T + arrays[f"{name}.bias"]
        return result

    def _normalised(self, x: Floats, name: str) -> Floats:
        arrays = self._weights.arrays
        centred = x - x.mean(axis=-1, keepdims=True)
        spread = np.sqrt(np.square(centred).mean(axis=-1, keepdims=True) + _EPSILON)
        result: Floats = centred / spread * arrays[f"{name}.weight"] + arrays[f"{name}.bias"]
        return result


def _gelu(x: Floats) -> Floats:
    """Gaussian error linear unit by its tanh approximation (Hendrycks 2016, arXiv 1606.08415)."""
    result: Floats = 0.5 * x * (1 + np.tanh(np.float32(0.7978845608) * (x + np.float32(0.044715) * x * x * x)))
    return result


def tokenizer(vocabulary: Sequence[str], most_pieces: int) -> Tokenizer:
    """Splits text into the pieces of ``vocabulary``, at most ``most_pieces`` of them with the two that frame them."""
    numbers = {piece: number for number, piece in enumerate(vocabulary)}
    tokenizer = Tokenizer(WordPiece(numbers, unk_token="[UNK]"))
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    tokenizer.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", numbers["[CLS]"]), ("[SEP]", numbers["[SEP]"])]
    )
    tokenizer.enable_truncation(most_pieces)
    return tokenizer
