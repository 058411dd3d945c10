"""Write a trained network as the one file that ``device.reading`` reads."""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import numpy as np
from ctranslate2.specs import common_spec, transformer_spec
from transformers import BertModel

from device.reading.trained_reader import known_stages
from device.reading.weights import ENCODER_FILES, VERSION
from training.examples import DANGERS
from training.network import Network


def export(network: Network, vocabulary: Sequence[str], labels: Sequence[str], path: Path) -> None:
    """Write ``network`` to ``path``: the encoder in 8 bits, the last layers in 16."""
    layers = {
        name: value.detach().numpy().astype(np.float16)
        for name, value in network.state_dict().items()
        if not name.startswith("encoder.")
    }
    packed = io.BytesIO()
    np.savez(packed, **layers)
    about = {
        "version": VERSION,
        "vocabulary": list(vocabulary),
        "labels": list(labels),
        "dangers": list(DANGERS),
        "stages": list(known_stages()),
    }
    with tempfile.TemporaryDirectory() as name, ZipFile(path, "w", ZIP_DEFLATED) as stored:
        folder = Path(name)
        _save_encoder(network.encoder, vocabulary, folder)
        for part in ENCODER_FILES:
            stored.write(folder / part, part)
        stored.writestr("layers.npz", packed.getvalue())
        stored.writestr("about.json", json.dumps(about))


def _save_encoder(encoder: BertModel, vocabulary: Sequence[str], folder: Path) -> None:
    """``encoder`` in CTranslate2's form, its matrices in 8 bits.

    The library's own converter wants a pooling layer and a folder from a hub, and ours has neither.
    """
    config = encoder.config
    spec = transformer_spec.TransformerEncoderModelSpec(
        transformer_spec.TransformerEncoderSpec(
            config.num_hidden_layers,
            config.num_attention_heads,
            pre_norm=False,
            activation=common_spec.Activation.GELU,
            layernorm_embedding=True,
        )
    )
    weights = {name: value.detach().numpy() for name, value in encoder.state_dict().items()}
    whole = spec.encoder
    whole.scale_embeddings = False
    whole.embeddings[0].weight = weights["embeddings.word_embeddings.weight"]
    # Every piece is of the first sentence: its type's vector is the same everywhere.
    whole.position_encodings.encodings = (
        weights["embeddings.position_embeddings.weight"][:128] + weights["embeddings.token_type_embeddings.weight"][0]
    )
    _norm(whole.layernorm_embedding, weights, "embeddings.LayerNorm")
    for number, layer in enumerate(whole.layer):
        of = f"encoder.layer.{number}."
        names = [f"{of}attention.self.{part}" for part in ("query", "key", "value")]
        layer.self_attention.linear[0].weight = np.vstack([weights[f"{name}.weight"] for name in names])
        layer.self_attention.linear[0].bias = np.concatenate([weights[f"{name}.bias"] for name in names])
        _linear(layer.self_attention.linear[1], weights, f"{of}attention.output.dense")
        _norm(layer.self_attention.layer_norm, weights, f"{of}attention.output.LayerNorm")
        _linear(layer.ffn.linear_0, weights, f"{of}intermediate.dense")
        _linear(layer.ffn.linear_1, weights, f"{of}output.dense")
        _norm(layer.ffn.layer_norm, weights, f"{of}output.LayerNorm")
    spec.register_vocabulary(list(vocabulary))
    spec.config.unk_token = "[UNK]"
    spec.config.layer_norm_epsilon = config.layer_norm_eps
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(folder))


def _linear(into: common_spec.LinearSpec, weights: dict[str, np.ndarray], name: str) -> None:
    into.weight, into.bias = weights[f"{name}.weight"], weights[f"{name}.bias"]


def _norm(into: common_spec.LayerNormSpec, weights: dict[str, np.ndarray], name: str) -> None:
    into.gamma, into.beta = weights[f"{name}.weight"], weights[f"{name}.bias"]
