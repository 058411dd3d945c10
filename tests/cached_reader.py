"""For every test: what was read once is not read again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache

# As in the command itself, before anything loads numpy: threads cost more here than they bring.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import pytest

from device.reading.trained_reader import TrainedReader


@pytest.fixture(scope="session", autouse=True)
def cached_readings() -> Iterator[None]:
    """Walks through the conversation say the same few sentences many thousand times; the reader is pure."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TrainedReader, "read", lru_cache(maxsize=20_000)(TrainedReader.read))
        yield
