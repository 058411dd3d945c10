"""The encoder that training starts from: MiniLM's first layers, with only the word pieces that couples need."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

# model.safetensors of sentence-transformers/all-MiniLM-L6-v2, Apache 2.0, as its publisher lists it.
_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
# BERT's vocabulary is ordered by how frequent a word is; what is rarer than this is read in pieces.
_FREQUENT = 9000
# No sentence is read further than this many pieces.
_POSITIONS = 64


def load_base(
    folder: Path, layers: int, needed: Iterable[str]
) -> tuple[dict[str, NDArray[np.float32]], tuple[str, ...]]:
    """The first ``layers`` layers in ``folder`` (model.safetensors, vocab.txt) and the word pieces that are kept.

    ``needed``: words that stay whole however rare. Raises ``ValueError`` if the weights are not the publisher's.
    """
    weights = folder / "model.safetensors"
    found = hashlib.sha256(weights.read_bytes()).hexdigest()
    if found != _SHA256:
        message = f"{weights}: sha256 {found}, wanted {_SHA256}; fetch all-MiniLM-L6-v2 again"
        raise ValueError(message)
    raw = load_file(weights)
    pieces = (folder / "vocab.txt").read_text("utf-8").splitlines()
    wanted = set(needed) | {"[PAD]", "[UNK]", "[CLS]", "[SEP]"}
    kept = [
        number
        for number, piece in enumerate(pieces)
        if piece in wanted or (piece.isascii() and not piece.startswith("[") and _useful(number, piece))
    ]
    arrays = {
        "embeddings.word": raw["embeddings.word_embeddings.weight"][kept],
        "embeddings.position": raw["embeddings.position_embeddings.weight"][:_POSITIONS]
        + raw["embeddings.token_type_embeddings.weight"][0],
        **_norm("embeddings.norm", raw, "embeddings.LayerNorm"),
    }
    for layer in range(layers):
        arrays |= _layer(layer, raw)
    return arrays, tuple(pieces[number] for number in kept)


def _useful(number: int, piece: str) -> bool:
    return number < _FREQUENT or piece.startswith("##") or len(piece) == 1


def _layer(layer: int, raw: dict[str, NDArray[np.float32]]) -> dict[str, NDArray[np.float32]]:
    of = f"encoder.layer.{layer}."
    names = [f"{of}attention.self.{part}" for part in ("query", "key", "value")]
    joint = f"{layer}.attention.query_key_value"
    return {
        f"{joint}.weight": np.vstack([raw[f"{name}.weight"] for name in names]),
        f"{joint}.bias": np.concatenate([raw[f"{name}.bias"] for name in names]),
        **_norm(f"{layer}.attention.out", raw, f"{of}attention.output.dense"),
        **_norm(f"{layer}.attention.norm", raw, f"{of}attention.output.LayerNorm"),
        **_norm(f"{layer}.inner", raw, f"{of}intermediate.dense"),
        **_norm(f"{layer}.outer", raw, f"{of}output.dense"),
        **_norm(f"{layer}.norm", raw, f"{of}output.LayerNorm"),
    }


def _norm(name: str, raw: dict[str, NDArray[np.float32]], old: str) -> dict[str, NDArray[np.float32]]:
    return {f"{name}.weight": raw[f"{old}.weight"], f"{name}.bias": raw[f"{old}.bias"]}
