"""The network that is trained: an encoder, and four small readings of the vector it makes of a sentence.

At run time the encoder is CTranslate2's and the readings are ``device.reading.network``'s; this is the only place where
the whole is written down.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import nn
from transformers import BertModel

WIDTH = 256
"""Of the layer between the sentence's vector and what is read from it."""
_DROPPED = 0.2


class Readings(NamedTuple):
    """What is read of a batch of sentences, as scores before any softmax or sigmoid."""

    labels: torch.Tensor
    """One intent of many, said in a certain stage: (sentences, labels)."""
    dangers: torch.Tensor
    """Each class of danger by itself, wherever it is said: (sentences, dangers)."""
    when: torch.Tensor
    """Now, over, or not at all: (sentences, 3)."""
    doer: torch.Tensor
    """Me, the partner, another: (sentences, 3)."""


class Network(nn.Module):  # type: ignore[misc]  # torch has no types where only sessions are tested
    """The reader as it is trained."""

    def __init__(self, encoder: BertModel, labels: int, stages: int, dangers: int) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.stage = nn.Embedding(stages, WIDTH)
        self.hidden = nn.Linear(width, WIDTH)
        self.label = nn.Linear(WIDTH, labels)
        self.danger_hidden = nn.Linear(width, WIDTH)
        self.danger = nn.Linear(WIDTH, dangers)
        self.when = nn.Linear(WIDTH, 3)
        self.doer = nn.Linear(WIDTH, 3)
        self.drop = nn.Dropout(_DROPPED)
        nn.init.normal_(self.stage.weight, std=0.1)
        nn.init.constant_(self.danger.bias, -4.0)  # danger is rare

    def forward(self, pieces: torch.Tensor, mask: torch.Tensor, stage: torch.Tensor) -> Readings:
        """Read sentences: ``pieces`` and ``mask`` (sentences, pieces), ``stage`` (sentences)."""
        each = self.encoder(input_ids=pieces, attention_mask=mask).last_hidden_state
        weight = mask[..., None].to(each.dtype)
        vector = (each * weight).sum(1) / weight.sum(1)
        spoken = self.drop(torch.tanh(self.hidden(vector) + self.stage(stage)))
        grave = self.drop(torch.tanh(self.danger_hidden(vector)))
        return Readings(
            self.label(spoken).float(), self.danger(grave).float(), self.when(grave).float(), self.doer(grave).float()
        )
