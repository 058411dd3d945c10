"""The air: what the microphone hears of voices, of the loudspeaker and of a fan."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.acoustics import MICROPHONE_RATE, ROOM_RATE, SPEECH_RMS, Acoustics, Echo, RoomEcho, RoomSound
from simulator.convolver import Convolver

BLOCK = 1536
Microphone = npt.NDArray[np.float64]


def microphone(air: RoomSound, speaker: npt.NDArray[np.int16], voices: npt.NDArray[np.float32]) -> Microphone:
    blocks = [air.carry(speaker[at : at + BLOCK], voices[at : at + BLOCK]) for at in range(0, len(speaker), BLOCK)]
    return np.frombuffer(b"".join(blocks), np.int16).astype(np.float64)


def tone(seconds: float, amplitude: float) -> npt.NDArray[np.float32]:
    length = round(seconds * ROOM_RATE / BLOCK) * BLOCK
    return np.asarray(amplitude * np.sin(2 * np.pi * 440 * np.arange(length) / ROOM_RATE), np.float32)


def rms(sound: Microphone) -> float:
    return float(np.sqrt(np.mean(sound**2)))


def test_a_voice_arrives_as_loud_as_it_is_and_no_later_than_told() -> None:
    voice = np.concatenate([np.zeros(ROOM_RATE, np.float32), tone(2.0, 8000.0)])
    voice = voice[: len(voice) // BLOCK * BLOCK]
    air = RoomSound(Acoustics())
    heard = microphone(air, np.zeros(len(voice), np.int16), voice)
    assert len(heard) / MICROPHONE_RATE == pytest.approx(len(voice) / ROOM_RATE - air.behind_seconds, abs=1e-6)
    assert 0.0 <= air.behind_seconds < 0.05
    assert int(np.flatnonzero(np.abs(heard) > 1000)[0]) / MICROPHONE_RATE == pytest.approx(1.0, abs=0.001)
    assert rms(heard[20000:-4000]) == pytest.approx(8000 / np.sqrt(2), rel=0.01)


def test_without_an_echo_the_loudspeaker_is_not_heard() -> None:
    speaker = tone(1.0, 20000.0).astype(np.int16)
    assert not microphone(RoomSound(Acoustics()), speaker, np.zeros(len(speaker), np.float32)).any()


def test_an_echo_comes_late_softer_and_dies_away() -> None:
    echo = Echo(gain_db=-20.0, delay_seconds=0.05, tail_seconds=0.2, tail_db=-40.0)
    speaker = np.concatenate([tone(1.0, 20000.0).astype(np.int16), np.zeros(BLOCK * 31, np.int16)])
    heard = microphone(RoomSound(Acoustics(echo=echo)), speaker, np.zeros(len(speaker), np.float32))
    began = int(np.flatnonzero(np.abs(heard) > 200)[0]) / MICROPHONE_RATE
    assert began == pytest.approx(0.05, abs=0.005)
    assert rms(heard[4000:14000]) == pytest.approx(2000 / np.sqrt(2), rel=0.1)
    assert np.abs(heard[round(1.4 * MICROPHONE_RATE) :]).max() <= 1


def test_noise_lies_as_far_below_a_voice_as_asked_and_is_the_same_for_a_seed() -> None:
    silence = np.zeros(BLOCK * 94, np.float32)
    nothing = np.zeros(len(silence), np.int16)
    soft = microphone(RoomSound(Acoustics(noise_db=20.0), seed=4), nothing, silence)
    again = microphone(RoomSound(Acoustics(noise_db=20.0), seed=4), nothing, silence)
    loud = microphone(RoomSound(Acoustics(noise_db=10.0), seed=4), nothing, silence)
    assert np.array_equal(soft, again)
    # The microphone's filter takes what lies above 8 kHz.
    assert rms(soft) == pytest.approx(SPEECH_RMS / 10, rel=0.1)
    assert rms(loud) / rms(soft) == pytest.approx(10**0.5, rel=0.02)


@given(st.lists(st.integers(1, 700), min_size=1, max_size=12), st.integers(1, 900))
@settings(max_examples=40)
def test_an_impulse_response_is_convolved_over_blocks_of_any_size(sizes: list[int], taps: int) -> None:
    random = np.random.default_rng(taps)
    response = random.normal(size=taps).astype(np.float32)
    sent = random.normal(size=sum(sizes)).astype(np.float32)
    convolver, at, arrived = Convolver(response), 0, []
    for size in sizes:
        arrived.append(convolver.feed(sent[at : at + size]))
        at += size
    np.testing.assert_allclose(np.concatenate(arrived), np.convolve(sent, response)[: len(sent)], atol=1e-3)


def test_a_room_s_echo_reaches_the_microphone() -> None:
    response = np.zeros(4800, np.float32)
    response[2400] = 0.5  # 50 ms
    air = RoomSound(Acoustics(echo=RoomEcho(response)))
    click = np.zeros(9600, np.int16)
    click[100] = 20_000
    heard = np.frombuffer(air.carry(click, np.zeros(9600, np.float32)), "<i2")
    assert np.argmax(np.abs(heard)) == pytest.approx(2500 / 3, abs=2)
