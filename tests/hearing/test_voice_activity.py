"""Voice activity on blocks of any size."""

from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import pytest
from hearing_fakes import loudness
from hypothesis import given
from hypothesis import strategies as st

from device.hearing.recogniser import BYTES_PER_SECOND
from device.hearing.turns.voice_activity import CHUNK_BYTES, CHUNK_SECONDS, VoiceActivity


@given(st.integers(0, 9000), st.lists(st.integers(0, 3000), max_size=12))
def test_how_sound_is_cut_into_blocks_makes_no_difference(length: int, cuts: list[int]) -> None:
    sound = np.random.default_rng(7).integers(0, 256, length, "u1").tobytes()
    whole = [(chunk.pcm, chunk.is_speech) for chunk in VoiceActivity(detector=loudness).feed(sound)]
    activity, in_blocks, rest = VoiceActivity(detector=loudness), [], sound
    for cut in [*cuts, len(sound)]:
        block, rest = rest[:cut], rest[cut:]
        in_blocks += [(chunk.pcm, chunk.is_speech) for chunk in activity.feed(block)]
    assert in_blocks == whole
    assert len(whole) == len(sound) // CHUNK_BYTES


def test_every_chunk_knows_how_long_ago_it_ended() -> None:
    behind = [chunk.behind_seconds for chunk in VoiceActivity(detector=loudness).feed(bytes(3 * CHUNK_BYTES + 100))]
    rest = 100 / BYTES_PER_SECOND
    assert behind == pytest.approx([2 * CHUNK_SECONDS + rest, CHUNK_SECONDS + rest, rest])


def test_speech_stays_speech_between_the_two_thresholds() -> None:
    probabilities = iter([0.4, 0.6, 0.4, 0.3, 0.4])
    activity = VoiceActivity(detector=lambda _: next(probabilities))
    assert [chunk.is_speech for chunk in activity.feed(bytes(5 * CHUNK_BYTES))] == [False, True, True, False, False]


@pytest.mark.parametrize(
    "sound",
    [
        np.zeros(32000, "<i2"),
        np.where(np.arange(32000) // 40 % 2, 32767, -32768).astype("<i2"),  # a full-scale square wave
        np.random.default_rng(3).normal(0, 800, 32000).astype("<i2"),
    ],
    ids=["zeros", "square wave", "hiss"],
)
def test_what_no_person_makes_is_not_speech_for_long(sound: np.ndarray) -> None:
    chunks = list(VoiceActivity().feed(sound.tobytes()))
    assert sum(chunk.is_speech for chunk in chunks) * CHUNK_SECONDS < 0.3


def test_the_detector_keeps_to_one_thread_and_leaves_the_environment_as_it_was() -> None:
    code = (
        "import os; from device.hearing.turns import voice_activity as v; a = v.VoiceActivity();"
        "list(a.feed(bytes(v.CHUNK_BYTES * 4)));"
        "print(len(os.listdir('/proc/self/task')), os.environ.get('OMP_THREAD_LIMIT'))"
    )
    environment = {name: value for name, value in os.environ.items() if name != "OMP_THREAD_LIMIT"}
    environment["OPENBLAS_NUM_THREADS"] = "1"
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    threads, limit = done.stdout.split()
    assert int(threads) <= 2
    assert limit == "None"
