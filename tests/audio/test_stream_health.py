"""When a microphone counts as lost."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from device.audio.stream_health import CONSTANT_SECONDS, FIRST_BLOCK_SECONDS, StreamHealth

NOISE = np.random.default_rng(0).integers(-20, 20, 512).astype(np.int16).tobytes()
ZEROS = bytes(1024)


def fed(block: bytes, seconds: float, period: float = 0.032) -> tuple[StreamHealth, float]:
    health, now = StreamHealth(period, 0.0), 0.0
    while now < seconds:
        now += period
        health.take(block, now)
    return health, now


def test_a_microphone_with_noise_lives() -> None:
    health, now = fed(NOISE, 60)
    assert not health.stopped(now + 0.9)
    assert not health.constant
    assert health.sounding


def test_no_block_for_a_second_is_a_stop() -> None:
    health, now = fed(NOISE, 5)
    assert health.stopped(now + 1.1)


def test_who_was_stopped_does_not_take_a_card_for_dead_but_soon_would() -> None:
    health, now = fed(NOISE, 5)
    health.grant_grace(now + 20.0)
    assert not health.constant
    assert not health.stopped(now + 20.9)
    assert health.stopped(now + 21.1)


def test_who_is_stopped_again_and_again_notices_all_the_same() -> None:
    health, now = fed(NOISE, 5)
    for late in range(1, 5):
        health.grant_grace(now + late)
    assert health.stopped(now + 4.5)


def test_long_periods_are_waited_for() -> None:
    health, now = fed(NOISE, 5, period=0.5)
    assert not health.stopped(now + 1.9)
    assert health.stopped(now + 2.1)


def test_the_first_block_may_take_longer() -> None:
    health = StreamHealth(0.032, 100.0)
    assert not health.stopped(100.0 + FIRST_BLOCK_SECONDS - 0.1)
    assert health.stopped(100.0 + FIRST_BLOCK_SECONDS + 0.1)


@given(st.integers(-32768, 32767))
def test_one_value_for_ever_is_no_microphone(value: int) -> None:
    health, now = fed(np.full(512, value, np.int16).tobytes(), CONSTANT_SECONDS + 0.2, period=1.0)
    assert health.constant
    assert not health.stopped(now)
    assert not health.sounding
    health.take(NOISE, now + 0.1)
    assert not health.constant
    assert health.sounding


def test_a_value_that_changes_from_block_to_block_is_sound() -> None:
    health = StreamHealth(0.032, 0.0)
    health.take(ZEROS, 1.0)
    health.take(np.ones(512, np.int16).tobytes(), 20.0)
    assert not health.constant


def test_silence_can_be_trusted_by_choice() -> None:
    health = StreamHealth(0.032, 0.0, constant_seconds=None)
    health.take(ZEROS, 1000.0)
    assert not health.constant
