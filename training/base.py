"""The encoder that training starts from: all of MiniLM, with only the word pieces that couples need."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import torch
from transformers import BertModel

# model.safetensors of sentence-transformers/all-MiniLM-L6-v2, Apache 2.0, as its publisher lists it.
_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
# BERT's vocabulary is ordered by how frequent a word is; what is rarer than this is read in pieces.
_FREQUENT = 9000


def load_base(folder: Path, needed: Iterable[str]) -> tuple[BertModel, tuple[str, ...]]:
    """The encoder in ``folder`` (config.json, model.safetensors, vocab.txt) and the word pieces that it keeps.

    ``needed``: words that stay whole however rare. Raises ``ValueError`` if the weights are not the publisher's.
    """
    weights = folder / "model.safetensors"
    found = hashlib.sha256(weights.read_bytes()).hexdigest()
    if found != _SHA256:
        message = f"{weights}: sha256 {found}, wanted {_SHA256}; fetch all-MiniLM-L6-v2 again"
        raise ValueError(message)
    encoder = BertModel.from_pretrained(folder)
    pieces = (folder / "vocab.txt").read_text("utf-8").splitlines()
    wanted = set(needed) | {"[PAD]", "[UNK]", "[CLS]", "[SEP]"}
    kept = [
        number
        for number, piece in enumerate(pieces)
        if piece in wanted or (piece.isascii() and not piece.startswith("[") and _useful(number, piece))
    ]
    embeddings = torch.nn.Embedding(len(kept), encoder.config.hidden_size, padding_idx=0)
    embeddings.weight.data.copy_(encoder.get_input_embeddings().weight.data[kept])
    encoder.set_input_embeddings(embeddings)
    encoder.config.vocab_size = len(kept)
    return encoder, tuple(pieces[number] for number in kept)


def _useful(number: int, piece: str) -> bool:
    return number < _FREQUENT or piece.startswith("##") or len(piece) == 1
