"""A short soak: hours of simulated evenings, a fault every few seconds. The long one is bench/soak.py."""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).parents[2] / "bench" / "soak.py"


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("soak", BENCH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["soak"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def folder(path: Path) -> Path:
    path.mkdir()
    return path


@pytest.mark.parametrize("seed", [1, 2])
def test_after_any_faults_it_is_ready_and_the_disk_holds_what_is_promised(
    bench: ModuleType, seed: int, tmp_path: Path
) -> None:
    soaked = bench.soak(60.0, seed, 5.0, tmp_path)
    assert soaked.ready
    assert soaked.strange_on_disk == []
    assert set(soaked.faults) == set(bench.FAULTS)
    assert sum(soaked.faults.values()) > 500
    assert soaked.evenings > 20


def test_ten_evenings_and_a_hundred_take_the_same_memory(bench: ModuleType, tmp_path: Path) -> None:
    soaked = bench.soak(480.0, 3, 20.0, tmp_path)
    assert soaked.evenings > 100
    assert soaked.growth_percent < 5.0


def test_the_same_seed_gives_the_same_evenings(bench: ModuleType, tmp_path: Path) -> None:
    once, again = (bench.soak(20.0, 4, 10.0, folder(tmp_path / name)) for name in ("once", "again"))
    assert once.evenings > 5
    # The last moment of the simulated clock comes of every moment before it.
    assert once.simulated_minutes == again.simulated_minutes
    assert replace(once, resident_mb=0.0, growth_percent=0.0) == replace(again, resident_mb=0.0, growth_percent=0.0)


def test_what_was_not_promised_is_noticed(bench: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "recording.wav").write_bytes(b"RIFF")
    (tmp_path / "kept.json").write_text('{"plan": "short", "x": "I forgot the pelican"}')
    assert len(bench.strange(tmp_path)) == 2
