"""The cache of clips: whole, checked, bounded, honest about a full disk."""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from voices.store import ClipStore, StoreFailed, StoreFull
from voices.wav import Clip, read_wav

CLIP = Clip((5000 * np.sin(np.arange(4410) * 0.2)).astype(np.int16), 22_050)


@contextmanager
def files_limited_to(size_bytes: int) -> Iterator[None]:
    """Every write beyond this fails in its middle, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def the_file(store: ClipStore) -> Path:
    (path,) = store.folder.iterdir()
    return path


@pytest.fixture
def store(tmp_path: Path) -> ClipStore:
    return ClipStore(tmp_path / "clips")


def test_a_clip_comes_back_and_is_a_wav_anyone_can_play(store: ClipStore) -> None:
    assert store.get("key") is None
    store.put("key", CLIP)
    got = store.get("key")
    assert got is not None
    assert np.array_equal(got.samples, CLIP.samples)
    assert np.array_equal(read_wav(the_file(store)).samples, CLIP.samples)


def test_keys_differ_by_every_part_and_its_place() -> None:
    keys = {ClipStore.key(*parts) for parts in (("a", "b"), ("b", "a"), ("ab", ""), ("a", "b", ""), ("a",))}
    assert len(keys) == 5


@pytest.mark.parametrize("damage", ["cut", "flip", "replace", "empty"])
def test_a_damaged_clip_is_absent_and_removed(store: ClipStore, damage: str) -> None:
    store.put("key", CLIP)
    path = the_file(store)
    content = bytearray(path.read_bytes())
    if damage == "flip":
        content[2000] ^= 1
    damaged: dict[str, bytes] = {
        "cut": bytes(content[:-500]),
        "flip": bytes(content),
        "replace": b"RIFF" * 9,
        "empty": b"",
    }
    path.write_bytes(damaged[damage])
    assert store.get("key") is None
    assert not path.exists()


def test_the_clip_of_another_key_is_no_answer(store: ClipStore) -> None:
    store.put("one", CLIP)
    (store.folder / "one.wav").rename(store.folder / "two.wav")
    assert store.get("two") is None


def test_a_full_disk_is_told_and_leaves_nothing_half_written(store: ClipStore) -> None:
    store.put("before", CLIP)
    with files_limited_to(1000), pytest.raises(StoreFull, match=r"free some space"):
        store.put("key", CLIP)
    assert [path.name for path in store.folder.iterdir()] == ["before.wav"]
    assert store.get("before") is not None


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreFailed, match="writable"):
        ClipStore(tmp_path / "file" / "clips").put("key", CLIP)


def test_the_least_recently_used_clips_make_room(tmp_path: Path) -> None:
    store = ClipStore(tmp_path / "clips", limit_bytes=5 * 9000)
    days = 86_400.0
    for index in range(4):
        store.put(str(index), CLIP)
        then = time.time() - (10 - index) * days
        os.utime(store.folder / f"{index}.wav", (then, then))
    assert store.get("0") is not None  # used again: now the newest
    store.put("4", CLIP)
    store.put("5", CLIP)
    kept = {path.stem for path in store.folder.iterdir()}
    assert {"0", "4", "5"} <= kept
    assert "1" not in kept
    assert sum(path.stat().st_size for path in store.folder.iterdir()) <= 5 * 9000


def test_what_an_interrupted_write_left_is_swept_away_later(tmp_path: Path) -> None:
    store = ClipStore(tmp_path / "clips")
    store.put("a", CLIP)
    old, young = store.folder / "b.wav.1.aa.partial", store.folder / "c.wav.1.bb.partial"
    for path in (old, young):
        path.write_bytes(b"half")
    os.utime(old, (1, 1))
    ClipStore(tmp_path / "clips").put("d", CLIP)
    assert not old.exists()
    assert young.exists()
