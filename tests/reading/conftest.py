"""A reader in its own process, as the device has it; a busy machine is no fault of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from device.reading.child_reader import ChildReader, ReadingLimits

PATIENT = ReadingLimits(load_seconds=120.0, read_seconds=30.0, take_seconds=30.0)


@pytest.fixture
def child() -> Iterator[ChildReader]:
    reader = ChildReader(limits=PATIENT)
    reader.restart()
    yield reader
    reader.close()
