"""The evening's sound file: whole or absent, everybody at their side."""

from __future__ import annotations

import wave
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from simulator.recording import RECORDING_RATE, EveningRecording, RecordingFailed
from simulator.virtual_room import BLOCK_FRAMES, BLOCK_SECONDS, Block


def block(coach: int, **people: int) -> Block:
    mouths = {who: np.full(BLOCK_FRAMES, level, np.float32) for who, level in people.items()}
    return Block(0.0, np.full(BLOCK_FRAMES, coach, np.int16), mouths, b"", False, False, False, None)


def test_it_holds_the_evening_with_everybody_at_their_side(tmp_path: Path) -> None:
    path = tmp_path / "evening.wav"
    with EveningRecording(path, {"first": -1.0, "second": 1.0}) as recording:
        for sounding in (block(4000), block(0, first=4000), block(0, second=4000)):
            for _ in range(50):
                recording.add(sounding)
        assert not path.exists()
    assert [file.name for file in tmp_path.iterdir()] == ["evening.wav"]
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getframerate(), file.getsampwidth()) == (2, RECORDING_RATE, 2)
        sound = np.frombuffer(file.readframes(file.getnframes()), np.int16).reshape(-1, 2)
    assert len(sound) / RECORDING_RATE == pytest.approx(150 * BLOCK_SECONDS, abs=0.01)
    third = len(sound) // 3
    coach, first, second = (sound[at * third + third // 2] for at in range(3))
    assert coach[0] == coach[1] == pytest.approx(4000 / 2**0.5, rel=0.01)
    assert first[0] == pytest.approx(4000, rel=0.01)
    assert second[1] == pytest.approx(4000, rel=0.01)
    assert abs(first[1]) + abs(second[0]) <= 2


def record_for_ever(path: Path) -> None:
    with EveningRecording(path, {}) as recording:
        while True:
            recording.add(block(4000))


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, RuntimeError])
def test_an_interruption_leaves_the_old_file_and_nothing_else(
    interruption: type[BaseException], tmp_path: Path
) -> None:
    path = tmp_path / "evening.wav"
    path.write_bytes(b"the last one")
    with suppress(interruption), EveningRecording(path, {}) as recording:
        recording.add(block(4000))
        raise interruption
    assert path.read_bytes() == b"the last one"
    assert [file.name for file in tmp_path.iterdir()] == ["evening.wav"]


def test_a_place_that_cannot_be_written_is_named_before_anything_is_played(tmp_path: Path) -> None:
    nowhere = tmp_path / "no such folder" / "evening.wav"
    with pytest.raises(RecordingFailed, match="no such folder"), EveningRecording(nowhere, {}):
        pytest.fail("it must not begin")
    with pytest.raises(RecordingFailed, match="is a folder"), EveningRecording(tmp_path, {}):
        pytest.fail("it must not begin")


def test_a_full_disk_is_named(tmp_path: Path) -> None:
    path = tmp_path / "evening.wav"
    (tmp_path / "evening.wav.partial").symlink_to("/dev/full")
    with pytest.raises(RecordingFailed, match="No space left"):
        record_for_ever(path)
    assert not path.exists()
