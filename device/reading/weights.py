"""The reader's one file: a zip of CTranslate2's encoder, the last layers and what their numbers stand for.

``training/export.py`` writes it. Every part is held against the checksum that the zip keeps, so a file cut off or
changed is noticed before anything is read with it.
"""

from __future__ import annotations

import io
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import numpy as np
from numpy.typing import NDArray

WEIGHTS = Path(__file__).with_name("reader.weights")
VERSION = 1
"""Of the file's layout and of what its numbers mean; another one is refused."""
ENCODER_FILES = ("model.bin", "config.json", "vocabulary.json")
Floats = NDArray[np.float32]
# What reading a file that is none, or is not whole, raises.
_DAMAGE = (OSError, EOFError, BadZipFile, zlib.error, ValueError, KeyError, TypeError, NotImplementedError)


class DamagedWeights(ValueError):
    """The file of weights is missing, cut off, changed, of another version or not ours."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path}: {why}; install repair-coach again to mend it")


@dataclass(frozen=True, slots=True)
class Weights:
    """Everything in one file of weights."""

    encoder: Mapping[str, bytes]
    """CTranslate2's files by name."""
    layers: Mapping[str, Floats]
    """The last layers, by name: ``hidden``, ``stage``, ``label``, ``danger_hidden``, ``danger``, ``when``, ``doer``."""
    vocabulary: tuple[str, ...]
    """The word pieces, their place being their number."""
    labels: tuple[str, ...]
    """What each number of ``label`` stands for: intents."""
    dangers: tuple[str, ...]
    """What each number of ``danger`` stands for: classes, then families of them."""
    stages: tuple[str, ...]
    """The rows of ``stage``; the last is any."""


def load_weights(path: Path = WEIGHTS) -> Weights:
    """The weights in ``path``; raises ``DamagedWeights``."""
    try:
        with ZipFile(path) as stored:
            parts = {name: stored.read(name) for name in stored.namelist()}
        told = json.loads(parts["about.json"])
        if told["version"] != VERSION:
            raise DamagedWeights(path, f"it is of another version, {told['version']} and not {VERSION}")
        with np.load(io.BytesIO(parts["layers.npz"]), allow_pickle=False) as arrays:
            layers = {name: arrays[name].astype(np.float32) for name in arrays.files}
        return Weights(
            {name: parts[name] for name in ENCODER_FILES},
            layers,
            tuple(told["vocabulary"]),
            tuple(told["labels"]),
            tuple(told["dangers"]),
            tuple(told["stages"]),
        )
    except DamagedWeights:
        raise
    except _DAMAGE as error:
        raise DamagedWeights(path, type(error).__name__) from None
