"""Write trained weights as the small file that ``device.reading.encoder`` reads."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.labelled import stages
from training.network import HEADS

# Rows with fewer numbers than this in all are kept in 16 bits: they weigh little.
_SMALL = 65536


def write(
    arrays: Mapping[str, NDArray[np.float32]],
    path: Path,
    *,
    vocabulary: Sequence[str],
    labels: Sequence[str],
    layers: int,
) -> None:
    """Write ``arrays`` to ``path``: large tables in 8 bits with one scale a row, small ones in 16."""
    stored: dict[str, NDArray[np.generic]] = {}
    for name, array in arrays.items():
        if array.size < _SMALL:
            stored[name] = array.astype(np.float16)
            continue
        scale = (np.abs(array).max(axis=1) / 127).astype(np.float16)
        scale = np.maximum(scale, np.float16(6e-8))
        stored[name] = np.clip(np.rint(array / scale.astype(np.float32)[:, None]), -127, 127).astype(np.int8)
        stored[f"{name}/scale"] = scale
    about = {
        "vocabulary": list(vocabulary),
        "labels": list(labels),
        "stages": list(stages()),
        "heads": HEADS,
        "layers": layers,
    }
    stored["about"] = np.frombuffer(json.dumps(about).encode(), np.uint8)
    np.savez_compressed(path, **stored)  # type: ignore[arg-type]
