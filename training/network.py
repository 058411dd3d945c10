"""The network that is trained: the encoder of ``device.reading.encoder`` and its last layers, in JAX."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import jax
import jax.numpy as jnp

HEADS = 12
Parameters = Mapping[str, jax.Array]
# Shares of numbers set to nought while training, in the encoder and after it.
_DROPPED = 0.1
_DROPPED_AFTER = 0.2


def log_probabilities(
    parameters: Parameters, batch: Mapping[str, Any], layers: int, key: jax.Array | None = None
) -> jax.Array:
    """Of each label for each sentence, shape (sentences, labels).

    ``batch``: ``pieces`` and ``mask`` (sentences, pieces), ``stage`` (sentences). With a ``key`` numbers are dropped.
    """
    sentence = _sentence(parameters, batch["pieces"], batch["mask"], layers, key)
    hidden = jnp.tanh(
        sentence @ parameters["hidden.weight"].T + parameters["hidden.bias"] + parameters["stage"][batch["stage"]]
    )
    scores = _drop(hidden, key, 1001, _DROPPED_AFTER) @ parameters["label.weight"].T + parameters["label.bias"]
    return jax.nn.log_softmax(scores)


def loss(parameters: Parameters, batch: Mapping[str, Any], layers: int, key: jax.Array) -> jax.Array:
    """Minus the mean logarithm of how probable any right label was held; ``right`` is (sentences, labels), 0 or 1."""
    each = log_probabilities(parameters, batch, layers, key)
    return -jax.nn.logsumexp(jnp.where(batch["right"] > 0, each, -1e9), axis=1).mean()


def _sentence(
    parameters: Parameters, pieces: jax.Array, mask: jax.Array, layers: int, key: jax.Array | None
) -> jax.Array:
    count, length = pieces.shape
    x = parameters["embeddings.word"][pieces] + parameters["embeddings.position"][:length]
    x = _drop(_normalised(parameters, x, "embeddings.norm"), key, 1000, _DROPPED)
    hide = (mask - 1)[:, None, None, :] * 1e9
    for layer in range(layers):
        joint = _linear(parameters, x, f"{layer}.attention.query_key_value")
        query, key_, value = joint.reshape(count, length, 3, HEADS, -1).transpose(2, 0, 3, 1, 4)
        shares = jax.nn.softmax(query @ key_.transpose(0, 1, 3, 2) / query.shape[-1] ** 0.5 + hide, axis=-1)
        mixed = (shares @ value).transpose(0, 2, 1, 3).reshape(count, length, -1)
        attended = _drop(_linear(parameters, mixed, f"{layer}.attention.out"), key, 2 * layer, _DROPPED)
        x = _normalised(parameters, x + attended, f"{layer}.attention.norm")
        inner = jax.nn.gelu(_linear(parameters, x, f"{layer}.inner"), approximate=True)
        outer = _drop(_linear(parameters, inner, f"{layer}.outer"), key, 2 * layer + 1, _DROPPED)
        x = _normalised(parameters, x + outer, f"{layer}.norm")
    return (x * mask[..., None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)


def _linear(parameters: Parameters, x: jax.Array, name: str) -> jax.Array:
    return x @ parameters[f"{name}.weight"].T + parameters[f"{name}.bias"]


def _normalised(parameters: Parameters, x: jax.Array, name: str) -> jax.Array:
    centred = x - x.mean(axis=-1, keepdims=True)
    spread = jnp.sqrt(jnp.square(centred).mean(axis=-1, keepdims=True) + 1e-12)
    return centred / spread * parameters[f"{name}.weight"] + parameters[f"{name}.bias"]


def _drop(x: jax.Array, key: jax.Array | None, place: int, share: float) -> jax.Array:
    if key is None:
        return x
    kept = jax.random.bernoulli(jax.random.fold_in(key, place), 1 - share, x.shape)
    return x * kept / (1 - share)
