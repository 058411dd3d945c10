"""The loudspeaker: one output stream, open for a whole session, that plays what the mixer gives.

Zeros run between lines, so the first word is never clipped, and the moment a line has sounded is known. Where
the stream dies, the lines pass in silence in their own time: the conversation goes on by light until it is back.
"""

from __future__ import annotations

import contextlib
import queue
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Any

from device.audio import portaudio
from device.audio.mixer import Ended, Mixer, Samples
from device.audio.portaudio import SoundDevice, SoundMissing
from device.audio.stream_health import StallDetector

# Latency and block together keep press to silence under 100 ms with the fade of 20 ms.
LATENCY_SECONDS = 0.04
BLOCK_SECONDS = 0.01
DEAD_SECONDS = 1.0
RETRY_SECONDS = 2.0
WATCH_SECONDS = 0.05


class SpeakerFailed(SoundMissing):
    """There is no loudspeaker that works."""


def _ignore() -> None:
    """Does nothing: for callers that do not ask for these reports."""


class Speaker:
    """Plays a mixer. Open it when a session begins and close it when the session is over.

    post: called from a thread of its own with an utterance and the monotonic time its last sample left the
    loudspeaker, when that time has come. device: part of a name, none for the default. on_lost, on_back: the
    stream died, works again.
    """

    def __init__(
        self,
        mixer: Mixer,
        post: Callable[[int, float], None],
        *,
        device: str | None = None,
        on_lost: Callable[[], None] = _ignore,
        on_back: Callable[[], None] = _ignore,
        latency_seconds: float = LATENCY_SECONDS,
    ) -> None:
        self._mixer = mixer
        self._post = post
        self._device = device
        self._on_lost, self._on_back = on_lost, on_back
        self._latency_seconds = latency_seconds
        self._ended: queue.SimpleQueue[tuple[int, float]] = queue.SimpleQueue()
        self._closing = threading.Event()
        self._watch: threading.Thread | None = None
        self._stream: Any = None
        # Only the newest stream's callback may read the mixer: one of a stream that was given up may still be called.
        self._number = 0
        self._called_at = self._passed_to = self._reported_at = 0.0
        # Held by the one that reads the mixer: the callback or, while there is none, the watching thread.
        self._reading = threading.Lock()
        self._silent = False
        # Granted once between two callbacks; otherwise a machine that is always late would never see a dead card.
        self._grace_granted = False
        self.underruns = 0

    @property
    def alive(self) -> bool:
        """Whether sound comes out."""
        return self._stream is not None and not self._silent

    @property
    def latency_seconds(self) -> float:
        """From a sample handed over to the same sample sounding, about."""
        stream = self._stream
        return BLOCK_SECONDS + (self._latency_seconds if stream is None else float(stream.latency))

    @property
    def volume_db(self) -> float:
        """How loud lines are from the next one on; 0 is the loudest."""
        return self._mixer.volume_db

    @volume_db.setter
    def volume_db(self, decibels: float) -> None:
        self._mixer.volume_db = decibels

    def play(self, utterance: int, samples: Samples) -> None:
        """Queue a line."""
        self._mixer.play(utterance, samples)

    def hush(self) -> None:
        """Fade out and drop what waits."""
        self._mixer.hush()

    def open(self) -> None:
        """Start the stream. Raises SpeakerFailed with what was found and the fix."""
        if self._watch is not None:
            return
        self._closing.clear()
        self._silent = False
        try:
            self._open_stream()
        except SoundMissing as error:
            raise SpeakerFailed(error.problem, error.fix) from error
        self._watch = threading.Thread(target=self._run, name="speaker", daemon=True)
        self._watch.start()

    def close(self) -> None:
        """End at once; what has not sounded is not reported."""
        self._closing.set()
        if self._watch is not None:
            self._watch.join()
            self._watch = None
        self._drop_stream()

    def _open_stream(self) -> None:
        self._number += 1
        number = self._number
        self._called_at = time.monotonic()

        first = True

        def play(out: Any, frames: int, times: Any, status: Any) -> None:
            nonlocal first
            if first:
                first = False
                portaudio.prefer_this_thread()
            self._play(number, out, frames, times, status)

        def make(sounddevice: Any, device: SoundDevice) -> Any:
            return sounddevice.RawOutputStream(
                samplerate=self._mixer.rate,
                blocksize=round(BLOCK_SECONDS * self._mixer.rate),
                device=device.index,
                channels=1,
                dtype="int16",
                latency=self._latency_seconds,
                callback=play,
            )

        self._stream = portaudio.open_stream("output", self._device, make)

    def _drop_stream(self) -> None:
        self._number += 1
        stream, self._stream = self._stream, None
        if stream is not None:
            portaudio.close_stream(stream)

    def _play(self, number: int, out: Any, frames: int, times: Any, status: Any) -> None:
        """PortAudio's callback: copies a block, nothing else."""
        if number != self._number or not self._reading.acquire(blocking=False):
            out[:] = bytes(len(out))
            return
        try:
            now = self._called_at = time.monotonic()
            self._silent = self._grace_granted = False
            if status:
                self.underruns += 1
            delay = times.outputBufferDacTime - times.currentTime
            sounds_at = now + (delay if 0.0 < delay < 1.0 else self._latency_seconds)
            block, ended = self._mixer.read(frames, sounds_at)
        finally:
            self._reading.release()
        out[:] = block.tobytes()
        if ended:
            self._report(ended, sounds_at)

    def _report(self, ended: tuple[Ended, ...], block_at: float) -> None:
        for utterance, offset in ended:
            # The card's estimate of its delay varies; reported times must not go backwards.
            self._reported_at = max(self._reported_at, block_at + offset / self._mixer.rate)
            self._ended.put((utterance, self._reported_at))

    def _run(self) -> None:
        due: deque[tuple[int, float]] = deque()
        lost, stalls = False, StallDetector(WATCH_SECONDS, time.monotonic())
        while not self._closing.is_set():
            now = time.monotonic()
            if stalls.is_late(now) and not self._grace_granted:
                self._called_at, self._grace_granted = now, True
            while due and due[0][1] <= now:
                self._post(*due.popleft())
            if not self._silent and now - self._called_at > DEAD_SECONDS:
                self._passed_to = self._called_at
                self._silent = True
            if self._silent:
                self._pass_silently(now)
            if self._silent and not lost:
                lost = True
                threading.Thread(target=self._mend, name="speaker-mend", daemon=True).start()
                self._on_lost()
            elif lost and not self._silent:
                lost = False
                self._on_back()
            wait = min(WATCH_SECONDS, due[0][1] - now) if due else WATCH_SECONDS
            with contextlib.suppress(queue.Empty):
                due.append(self._ended.get(timeout=max(wait, 0.001)))

    def _pass_silently(self, now: float) -> None:
        """Drop what would have sounded until now, and report the lines that ended in it."""
        with self._reading:
            if not self._silent:
                return
            frames = round((now - self._passed_to) * self._mixer.rate)
            _, ended = self._mixer.read(frames, self._passed_to)
            self._report(ended, self._passed_to)
            self._passed_to += frames / self._mixer.rate

    def _mend(self) -> None:
        """Open new streams until one of them asks for sound."""
        while self._silent and not self._closing.is_set():
            self._drop_stream()
            with contextlib.suppress(SoundMissing):
                self._open_stream()
            self._closing.wait(RETRY_SECONDS)
        if self._closing.is_set():
            self._drop_stream()
