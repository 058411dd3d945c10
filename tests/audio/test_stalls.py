"""A process that was stopped for a while and goes on does not take its sound card for dead."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from waiting import happens

from device.audio import microphone, portaudio, speaker
from device.audio.microphone import Microphone
from device.audio.mixer import Mixer
from device.audio.portaudio import SoundDevice
from device.audio.speaker import Speaker

CARD = SoundDevice(0, "Card", 1, 1, 48_000)
TIMES = SimpleNamespace(currentTime=0.0, inputBufferAdcTime=0.0, outputBufferDacTime=0.0)
NOISE = np.random.default_rng(0).integers(-20, 20, 512).astype("<i2").tobytes()


class Clock:
    """The machine's clock, as a process sees it that slept now and then."""

    def __init__(self) -> None:
        self.slept_seconds = 0.0

    def monotonic(self) -> float:
        return time.monotonic() + self.slept_seconds

    def sleep(self, seconds: float) -> None:
        """Sleep, and let those who look do so once."""
        self.slept_seconds += seconds
        time.sleep(0.1)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(microphone, "time", clock)
    monkeypatch.setattr(speaker, "time", clock)
    monkeypatch.setattr(portaudio, "close_stream", lambda _stream: None)
    monkeypatch.setattr(portaudio, "prefer_this_thread", lambda: None)
    return clock


def await_news(news: queue.SimpleQueue[str], clock: Clock) -> None:
    """The card calls back no more, and whoever looks is late every time."""
    deadline = time.monotonic() + 20.0
    while news.empty():
        assert time.monotonic() < deadline
        clock.sleep(0.5)


def test_a_microphone(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    callbacks: list[Callable[..., None]] = []

    def input_stream(*_: object, callback: Callable[..., None], **__: object) -> tuple[object, int]:
        callbacks.append(callback)
        return object(), microphone.RATE

    monkeypatch.setattr(portaudio, "input_stream", input_stream)
    monkeypatch.setattr(portaudio, "open_stream", lambda _direction, _device, make: make(None, CARD))
    news: queue.SimpleQueue[str] = queue.SimpleQueue()
    heard = Microphone(lambda _block, _at: None, lambda: news.put("lost"), lambda: news.put("back"))
    heard.open()
    try:
        assert happens(lambda: callbacks)
        callbacks[0](NOISE, 512, TIMES, None)
        assert happens(lambda: heard.received == 1)
        clock.sleep(3.0)  # it looks before the card calls back
        callbacks[0](NOISE, 512, TIMES, None)
        assert happens(lambda: heard.received == 2)
        assert news.empty()
        await_news(news, clock)
    finally:
        heard.close()


def test_a_loudspeaker(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    callbacks: list[Callable[..., None]] = []

    def output_stream(*, callback: Callable[..., None], latency: float, **_: object) -> Any:
        callbacks.append(callback)
        return SimpleNamespace(latency=latency)

    sounddevice = SimpleNamespace(RawOutputStream=output_stream)
    monkeypatch.setattr(portaudio, "open_stream", lambda _direction, _device, make: make(sounddevice, CARD))
    news: queue.SimpleQueue[str] = queue.SimpleQueue()
    spoken = Speaker(Mixer(48_000), lambda _utterance, _at: None, on_lost=lambda: news.put("lost"))
    spoken.open()
    try:
        callbacks[0](bytearray(960), 480, TIMES, None)
        clock.sleep(3.0)
        callbacks[0](bytearray(960), 480, TIMES, None)
        assert news.empty()
        assert spoken.alive
        await_news(news, clock)
    finally:
        spoken.close()
