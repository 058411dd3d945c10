"""The microphone: blocks of 16 kHz sound while a session lasts, and a report when none come any more."""

from __future__ import annotations

import contextlib
import queue
import threading
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import soxr

from device.audio import portaudio
from device.audio.gain import amplified
from device.audio.portaudio import SoundDevice, SoundMissing
from device.audio.stream_health import CONSTANT_SECONDS, StallDetector, StreamHealth

RATE = 16_000
# 512 samples: what the voice-activity detector takes at once.
BLOCK_SECONDS = 0.032
QUEUE_SECONDS = 10.0
# Allows a Python thread to be late; small beside the silence that ends an answer.
LATENCY_SECONDS = 0.1
OTHER_RATES = (48_000, 44_100)
RETRY_SECONDS = 2.0
# After so many failed attempts only a fresh process can help (PortAudio issue 1037).
ATTEMPTS = 15
CLOSE_SECONDS = 1.0


class Microphone:
    """Delivers sound from ``open`` to ``close``; the callbacks come from one thread of its own.

    on_block: int16 mono at RATE and the monotonic time at which its last sample was taken. on_lost: the
    microphone cannot be opened, or nothing comes any more, or nothing but one constant value. on_back: sound comes
    again; it is tried every RETRY_SECONDS. device: part of a name, none for the default. gain_db: how much louder it is
    made, within full scale.
    """

    def __init__(
        self,
        on_block: Callable[[bytes, float], None],
        on_lost: Callable[[], None],
        on_back: Callable[[], None],
        device: str | None = None,
        constant_seconds: float | None = CONSTANT_SECONDS,
        gain_db: float = 0.0,
    ) -> None:
        self._on_block = on_block
        self._on_lost, self._on_back = on_lost, on_back
        self._device = device
        self._constant_seconds = constant_seconds
        self._gain_db = gain_db
        self._blocks: queue.SimpleQueue[tuple[int, bytes, float]] = queue.SimpleQueue()
        self._closing = threading.Event()
        self._closing.set()
        self._worker: threading.Thread | None = None
        self._stream: Any = None
        # Blocks of an earlier stream carry an earlier number and are dropped.
        self._number = 0
        self._resampler: soxr.ResampleStream | None = None
        self._health = StreamHealth(BLOCK_SECONDS, 0.0)
        self.received = self.dropped = self.overflows = 0
        self.problem: SoundMissing | None = None
        self.given_up = False

    @property
    def is_open(self) -> bool:
        """Whether a stream is open, whatever it delivers."""
        return self._stream is not None

    def open(self) -> None:
        """Start listening, without waiting for the microphone. ``problem`` says why if it cannot be opened."""
        if not self._closing.is_set():
            return
        if self._worker is not None:
            self._worker.join(CLOSE_SECONDS)
        self.given_up = False
        self._closing = threading.Event()
        self._worker = threading.Thread(target=self._run, args=(self._closing,), name="microphone", daemon=True)
        self._worker.start()

    def close(self) -> None:
        """Deliver nothing more from now on and close the stream; a card that hangs is waited for CLOSE_SECONDS."""
        self._closing.set()
        if self._worker is not None and self._worker is not threading.current_thread():
            self._worker.join(CLOSE_SECONDS)

    def _made(self, sounddevice: Any, device: SoundDevice, number: int) -> Any:
        """A stream at 16 kHz, or at the first other rate the device knows with a resampler behind it."""
        rates = dict.fromkeys((RATE, *OTHER_RATES, device.rate))
        blocks, limit = self._blocks, round(QUEUE_SECONDS / BLOCK_SECONDS)

        first = True

        def take(data: Any, frames: int, times: Any, status: Any) -> None:
            """PortAudio's callback: copies a block, nothing else."""
            nonlocal first
            if first:
                first = False
                portaudio.prefer_this_thread()
            if status:
                self.overflows += 1
            if blocks.qsize() >= limit:
                self.dropped += 1
                with contextlib.suppress(queue.Empty):
                    blocks.get_nowait()
            now = time.monotonic()
            waited = times.currentTime - times.inputBufferAdcTime - frames / rate
            blocks.put((number, bytes(data), now - waited if 0.0 < waited < 1.0 else now))

        stream, rate = portaudio.input_stream(
            sounddevice, device, rates, block_seconds=BLOCK_SECONDS, latency=LATENCY_SECONDS, callback=take
        )
        self._resampler = None if rate == RATE else soxr.ResampleStream(rate, RATE, 1, dtype="int16")
        return stream

    def _run(self, closing: threading.Event) -> None:
        self._reopen(closing)
        lost, attempts, retry_at = False, 0, time.monotonic() + RETRY_SECONDS
        reopening: threading.Thread | None = None
        stalls = StallDetector(BLOCK_SECONDS, time.monotonic())
        while not closing.is_set():
            now = time.monotonic()
            if stalls.is_late(now) and not lost:
                self._health.grant_grace(now)
            stopped = self._stream is None or self._health.stopped(now)
            constant = self._health.constant
            if not lost and (stopped or constant):
                lost = True
                self._on_lost()
            elif lost and not stopped and not constant and self._health.sounding:
                lost, attempts = False, 0
                self._on_back()
            is_reopening = reopening is not None and reopening.is_alive()
            if stopped and not is_reopening and now >= retry_at and not self.given_up:
                attempts += 1
                self.given_up = attempts >= ATTEMPTS
                retry_at = now + RETRY_SECONDS
                # In a thread of its own: closing a card that was pulled out may take seconds.
                reopening = threading.Thread(target=self._reopen, args=(closing,), name="microphone-mend", daemon=True)
                reopening.start()
            self._take_block(closing)
        self._drop()

    def _take_block(self, closing: threading.Event) -> None:
        try:
            number, block, at = self._blocks.get(timeout=BLOCK_SECONDS)
        except queue.Empty:
            return
        if number != self._number or closing.is_set():
            return
        self.received += 1
        self._health.take(block, time.monotonic())
        if self._resampler is not None:
            block = self._resampler.resample_chunk(np.frombuffer(block, np.int16)).tobytes()
        if block:
            self._on_block(amplified(block, self._gain_db), at)

    def _reopen(self, closing: threading.Event) -> None:
        self._drop()
        self._number += 1
        number = self._number
        try:
            self._stream = portaudio.open_stream(
                "input", self._device, lambda sounddevice, device: self._made(sounddevice, device, number)
            )
            self.problem = None
        except SoundMissing as problem:
            self.problem = problem
        self._health = StreamHealth(BLOCK_SECONDS, time.monotonic(), self._constant_seconds)
        if closing.is_set():
            self._drop()

    def _drop(self) -> None:
        self._number += 1
        stream, self._stream = self._stream, None
        if stream is not None:
            portaudio.close_stream(stream)
