"""Record one take: from the first voice to a silence, at the best rate the microphone has."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import soxr

from device.audio import portaudio
from device.audio.portaudio import SoundDevice, SoundMissing
from device.hearing.recogniser import SAMPLE_RATE
from device.hearing.turns.voice_activity import VoiceActivity
from device.recorder.recording_round import NothingSaid
from voices.loudness import to_decibels
from voices.wav import FULL_SCALE, Clip, Samples

# The rates that recordings may have, the best first.
RATES = (48_000, 44_100, 24_000, 22_050)
BLOCK_SECONDS = 0.032
# A click of the mouse or the creak of a chair at the beginning is not kept.
SETTLE_SECONDS = 0.3
NOBODY_SECONDS = 15.0
LONGEST_SECONDS = 60.0
# Silence that ends a take, beyond the longest pause that the line itself has.
END_SECONDS = 1.2
KEPT_AROUND_SECONDS = 0.4
DEAD_SECONDS = 5.0

Meter = Callable[[float], None]


class TakeMicrophone:
    """A microphone for takes. device: part of its name, none for the default. meter: is told the level in dBFS."""

    def __init__(self, device: str | None, meter: Meter) -> None:
        self._device = device
        self._meter = meter
        self._blocks: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._rate = RATES[0]

    def take(self, longest_pause_seconds: float = 0.0) -> Clip:
        """What is said from now on until a silence. Raises NothingSaid and SoundMissing."""
        self._blocks = queue.SimpleQueue()
        stream = portaudio.open_stream("input", self._device, self._made)
        try:
            return self._listen(longest_pause_seconds + END_SECONDS)
        finally:
            portaudio.close_stream(stream)

    def _made(self, sounddevice: Any, device: SoundDevice) -> Any:
        blocks = self._blocks

        def put(data: Any, _frames: int, _times: Any, _status: Any) -> None:
            blocks.put(bytes(data))

        stream, self._rate = portaudio.input_stream(
            sounddevice, device, RATES, block_seconds=BLOCK_SECONDS, latency="high", callback=put
        )
        return stream

    def _listen(self, end_seconds: float) -> Clip:
        ears = VoiceActivity()
        to_ears = soxr.ResampleStream(self._rate, SAMPLE_RATE, 1, dtype="int16")
        taken: list[Samples] = []
        seconds = 0.0
        began_at = voiced_at = None
        while seconds < LONGEST_SECONDS:
            block = self._block()
            taken.append(block)
            seconds += len(block) / self._rate
            self._meter(to_decibels(float(np.abs(block.astype(np.int32)).max(initial=0)) / FULL_SCALE))
            heard = any(chunk.is_speech for chunk in ears.feed(to_ears.resample_chunk(block).tobytes()))
            if heard and seconds > SETTLE_SECONDS:
                began_at, voiced_at = seconds if began_at is None else began_at, seconds
            if voiced_at is not None and seconds - voiced_at > end_seconds:
                break
            if voiced_at is None and seconds > NOBODY_SECONDS:
                break
        if began_at is None or voiced_at is None:
            raise NothingSaid
        # The voice was noticed up to a block after it began.
        first = max(began_at - BLOCK_SECONDS - KEPT_AROUND_SECONDS, 0.0)
        sound = np.concatenate(taken)
        return Clip(
            sound[round(first * self._rate) : round((voiced_at + KEPT_AROUND_SECONDS) * self._rate)], self._rate
        )

    def _block(self) -> Samples:
        deadline = time.monotonic() + DEAD_SECONDS
        try:
            return np.frombuffer(self._blocks.get(timeout=max(deadline - time.monotonic(), 0.0)), "<i2").astype(
                np.int16
            )
        except queue.Empty:
            raise SoundMissing("The microphone delivers nothing.", "Unplug it and plug it in again.") from None
