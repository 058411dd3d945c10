"""The microphone on a real sound stack."""

from __future__ import annotations

import queue
import time
from pathlib import Path

import numpy as np
import pytest

from audio import pulse as pulse_module
from device.audio.microphone import RATE, Microphone

pytestmark = pytest.mark.sound


class Listener:
    """What a microphone tells."""

    def __init__(self) -> None:
        self.blocks: list[tuple[bytes, float]] = []
        self.news: queue.SimpleQueue[str] = queue.SimpleQueue()

    def microphone(self, device: str = "pulse", constant_seconds: float | None = None) -> Microphone:
        return Microphone(
            lambda block, at: self.blocks.append((block, at)),
            lambda: self.news.put("lost"),
            lambda: self.news.put("back"),
            device,
            constant_seconds,
        )

    def samples(self) -> np.ndarray[tuple[int], np.dtype[np.int16]]:
        return np.frombuffer(b"".join(block for block, _ in self.blocks), np.int16)

    def wait_for_blocks(self, count: int) -> None:
        deadline = time.monotonic() + 20
        while len(self.blocks) < count:
            assert time.monotonic() < deadline, "no sound arrived"
            time.sleep(0.01)


def strongest_hertz(samples: np.ndarray[tuple[int], np.dtype[np.int16]]) -> float:
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.argmax(spectrum) * RATE / len(samples))


def hear_the_room(pulse: pulse_module.Pulse, tone: Path) -> Listener:
    """Listen while the tone of 440 Hz and 0.8 s is played: it arrives whole."""
    listener = Listener()
    microphone = listener.microphone()
    microphone.open()
    try:
        listener.wait_for_blocks(5)
        pulse.play_into_room(tone)
        time.sleep(0.2)
    finally:
        microphone.close()
    loud = np.flatnonzero(np.abs(listener.samples().astype(np.int32)) > 1000)
    assert len(loud), "nothing was heard"
    said = listener.samples()[loud[0] : loud[-1]]
    # A machine that is busy with other things stretches it; nothing may be lost.
    assert 0.79 < len(said) / RATE < 1.6
    assert abs(strongest_hertz(said) - 440.0) < 2.0
    assert microphone.dropped == 0
    return listener


def test_what_is_said_in_the_room_arrives_at_16_khz(pulse: pulse_module.Pulse, tmp_path: Path) -> None:
    tone = tmp_path / "tone.wav"
    pulse_module.write_tone(tone, 440.0, 0.8)

    def listen() -> None:
        listener = hear_the_room(pulse, tone)
        times = [at for _, at in listener.blocks]
        assert times == sorted(times)
        assert listener.news.empty()

    pulse_module.in_a_calm_moment(listen)


def test_a_card_that_refuses_16_khz_is_resampled(
    pulse: pulse_module.Pulse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from device.audio import portaudio  # noqa: PLC0415

    sounddevice = portaudio.library()
    real = sounddevice.RawInputStream

    def only_44100(**options: object) -> object:
        if options["samplerate"] != 44_100:
            raise sounddevice.PortAudioError("Invalid sample rate", -9997)
        return real(**options)

    monkeypatch.setattr(sounddevice, "RawInputStream", only_44100)
    tone = tmp_path / "tone.wav"
    pulse_module.write_tone(tone, 440.0, 0.8)
    pulse_module.in_a_calm_moment(lambda: hear_the_room(pulse, tone))


def test_a_microphone_that_stops_is_lost_and_found_again(
    pulse: pulse_module.Pulse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("device.audio.microphone.RETRY_SECONDS", 1.0)
    pulse.make_room_noise()
    listener = Listener()
    microphone = listener.microphone()
    microphone.open()
    try:
        listener.wait_for_blocks(5)
        pulse.freeze()
        assert listener.news.get(timeout=15) == "lost"
        pulse.thaw()
        assert listener.news.get(timeout=40) == "back"
        count = len(listener.blocks)
        listener.wait_for_blocks(count + 5)
    finally:
        pulse.thaw()
        microphone.close()


def test_a_microphone_that_delivers_zeros_for_ever_is_lost_until_it_sounds(pulse: pulse_module.Pulse) -> None:
    listener = Listener()
    microphone = listener.microphone(constant_seconds=1.0)
    microphone.open()
    try:
        assert listener.news.get(timeout=15) == "lost"
        pulse.make_room_noise(-50.0)
        assert listener.news.get(timeout=40) == "back"
    finally:
        microphone.close()


def test_closing_delivers_nothing_more(pulse: pulse_module.Pulse) -> None:  # noqa: ARG001
    listener = Listener()
    microphone = listener.microphone()
    microphone.open()
    listener.wait_for_blocks(3)
    microphone.close()
    count = len(listener.blocks)
    time.sleep(0.2)
    assert len(listener.blocks) == count
    assert not microphone.is_open
    microphone.open()
    listener.wait_for_blocks(count + 3)
    microphone.close()


def test_a_microphone_that_is_not_there_is_lost_and_says_why(pulse: pulse_module.Pulse) -> None:  # noqa: ARG001
    listener = Listener()
    microphone = listener.microphone(device="Snowball")
    microphone.open()
    try:
        assert listener.news.get(timeout=15) == "lost"
        assert "“Snowball”" in str(microphone.problem)
        assert "“pulse”" in str(microphone.problem)
    finally:
        microphone.close()


def test_gain_makes_it_louder(pulse: pulse_module.Pulse, tmp_path: Path) -> None:
    tone = tmp_path / "tone.wav"
    pulse_module.write_tone(tone, 440.0, 0.8, level_dbfs=-30.0)
    listener = Listener()
    microphone = Microphone(
        lambda block, at: listener.blocks.append((block, at)), lambda: None, lambda: None, "pulse", None, gain_db=12.0
    )
    microphone.open()
    try:
        listener.wait_for_blocks(5)
        pulse.play_into_room(tone)
        time.sleep(0.2)
    finally:
        microphone.close()
    peak = np.abs(listener.samples().astype(np.int32)).max()
    assert 20 * np.log10(peak / 32768) == pytest.approx(-18.0, abs=1.0)
