"""The mixer: every line whole, spoken once, faded where it is hushed, never louder than it came."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from device.audio.mixer import FADE_SECONDS, Ended, Mixer, Samples

RATE = 8_000


def ramp(length: int, start: int = 1) -> Samples:
    return np.arange(start, start + length).astype(np.int16)


def drained(mixer: Mixer, sizes: list[int]) -> tuple[Samples, list[tuple[int, int]]]:
    """All samples, and every utterance with the place of its end among them."""
    blocks, ends, passed = [np.zeros(0, np.int16)], [], 0
    while mixer.busy or sizes:
        block, ended = mixer.read(sizes.pop() if sizes else 64)
        ends += [(utterance, passed + offset) for utterance, offset in ended]
        blocks.append(block)
        passed += len(block)
    return np.concatenate(blocks), ends


@given(st.lists(st.integers(0, 300), max_size=6), st.lists(st.integers(1, 200), max_size=20))
def test_lines_come_out_whole_in_order_and_end_once_at_their_last_sample(lengths: list[int], sizes: list[int]) -> None:
    mixer = Mixer(RATE)
    for utterance, length in enumerate(lengths):
        mixer.play(utterance, ramp(length))
    samples, ends = drained(mixer, sizes)
    total = sum(lengths)
    assert np.array_equal(samples[:total], np.concatenate([ramp(length) for length in lengths] or [ramp(0)]))
    assert not samples[total:].any()
    assert ends == [(index, sum(lengths[: index + 1])) for index in range(len(lengths))]


@given(
    st.lists(st.integers(0, 2000), min_size=1, max_size=4),
    st.integers(0, 3000),
    st.lists(st.integers(1, 300), max_size=9),
)
def test_a_hush_fades_within_20_ms_and_ends_every_line_once(
    lengths: list[int], hushed_at: int, sizes: list[int]
) -> None:
    mixer = Mixer(RATE)
    for utterance, length in enumerate(lengths):
        mixer.play(utterance, np.full(length, 20_000, np.int16))
    before, ended = mixer.read(hushed_at)
    mixer.hush()
    samples, ends = drained(mixer, sizes)
    fade = round(FADE_SECONDS * RATE)
    assert not samples[fade:].any()
    assert sorted([utterance for utterance, _ in ended] + [utterance for utterance, _ in ends]) == [
        *range(len(lengths))
    ]
    assert all(end <= fade for _, end in ends)
    joined = np.concatenate((before[-1:], samples)).astype(int)
    if 0 < hushed_at < lengths[0] - fade:
        assert np.abs(np.diff(joined)).max() < 20_000 * 2 / fade


def test_a_second_hush_does_not_cut_the_fade_short() -> None:
    mixer = Mixer(RATE)
    mixer.play(1, np.full(4000, 20_000, np.int16))
    mixer.read(100)
    mixer.hush()
    mixer.hush()
    block, ended = mixer.read(400)
    assert np.abs(np.diff(block.astype(int))).max() < 500
    assert [end.utterance for end in ended] == [1]


def test_all_that_a_hush_ends_is_told_in_the_block_where_its_fade_ends() -> None:
    mixer = Mixer(RATE)
    mixer.play(1, np.full(4000, 20_000, np.int16))
    mixer.play(2, ramp(10))
    mixer.read(100)
    mixer.hush()
    fade = round(FADE_SECONDS * RATE)
    assert mixer.read(fade)[1] == (Ended(1, fade), Ended(2, fade))


def test_a_hush_in_silence_changes_nothing_and_later_lines_sound() -> None:
    mixer = Mixer(RATE)
    mixer.hush()
    assert mixer.read(10)[1] == ()
    mixer.play(3, ramp(5))
    block, ended = mixer.read(10)
    assert block.tolist() == [1, 2, 3, 4, 5, 0, 0, 0, 0, 0]
    assert ended == (Ended(3, 5),)


def test_a_line_queued_after_a_hush_is_not_dropped() -> None:
    mixer = Mixer(RATE)
    mixer.play(1, ramp(1000))
    mixer.read(10)
    mixer.hush()
    mixer.play(2, np.full(7, 99, np.int16))
    samples, ends = drained(mixer, [])
    assert [utterance for utterance, _ in ends] == [1, 2]
    assert (samples == 99).sum() >= 7


@given(st.floats(-80, 40), st.integers(-32768, 32767))
def test_the_volume_never_raises_or_wraps_a_sample(volume_db: float, value: int) -> None:
    mixer = Mixer(RATE, volume_db)
    mixer.play(1, np.full(10, value, np.int16))
    block, _ = mixer.read(10)
    assert abs(int(block[0])) <= abs(value)
    assert int(block[0]) * value >= 0


def test_a_volume_takes_effect_with_the_next_line() -> None:
    mixer = Mixer(RATE)
    mixer.play(1, np.full(10, 1000, np.int16))
    mixer.volume_db = -20.0
    mixer.play(2, np.full(10, 1000, np.int16))
    assert mixer.read(20)[0].tolist() == [1000] * 10 + [100] * 10
    mixer.volume_db = 6.0
    assert mixer.volume_db == pytest.approx(0.0)
