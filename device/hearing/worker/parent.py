"""An engine in a child process, seen from the ear: it may crash, hang or be killed, and only it."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from device.hearing.hearing import Hearing
from device.hearing.recogniser import RecogniserLost, RecogniserSlow
from device.hearing.worker import wire
from dialogue.questions import QuestionKind

R = TypeVar("R", bound=wire.Reply)

# Linear algebra on tiny matrices gains nothing from threads and starves the light of its core (vosk-api PR 1414).
QUIET_ENVIRONMENT = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_WAIT_POLICY": "passive",  # threads that spin after a decode take the light's core as well
    "KMP_BLOCKTIME": "0",
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "ORT_DISABLE_TELEMETRY": "1",
    "PYTHONUNBUFFERED": "1",
}


@dataclass(frozen=True, slots=True)
class TimeLimits:
    """Seconds after which an engine counts as hung."""

    load_seconds: float = 60.0
    """From start to ready; a large model from a slow card takes 10 s."""
    decode_seconds: float = 10.0
    """From the end of an utterance to its hearing, and ``decode_seconds_per_second`` for every second of sound."""
    decode_seconds_per_second: float = 1.5
    """See ``decode_seconds``."""
    take_seconds: float = 3.0
    """To take sound off the pipe, which a live engine always does at once."""


LIMITS = TimeLimits()


class ChildRecogniser:
    """A recogniser whose engine runs in a process of its own.

    engine: name as in ``engine_choice.py``. options: what the engine is loaded with. reason: why this one was chosen,
    for doctor and the log. Raises RecogniserLost whenever the process is gone or too slow; ``restart`` brings it back.
    """

    def __init__(self, engine: str, options: Mapping[str, str], reason: str = "", limits: TimeLimits = LIMITS) -> None:
        self.reason = reason
        self._engine = engine
        self._options = dict(options)
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._fed_bytes = 0
        self._begun = False
        self.load_seconds = 0.0
        self.restart()

    @property
    def name(self) -> str:
        """The engine's name."""
        return self._engine

    @property
    def present(self) -> bool:
        """Always: a lost process is brought back."""
        return True

    @property
    def process_id(self) -> int | None:
        """The engine's process, or None while there is none."""
        return self._process.pid if self._process else None

    def restart(self) -> None:
        """End the process, if any, and start a fresh one; returns when it has decoded a warm-up."""
        self.close()
        self._process = subprocess.Popen(
            [
                sys.executable,
                "-P",
                "-m",
                "device.hearing.worker.child",
                self._engine,
                msgspec.json.encode(self._options).decode(),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env={**os.environ, **QUIET_ENVIRONMENT},
            start_new_session=True,
        )
        assert self._process.stdin is not None
        os.set_blocking(self._process.stdin.fileno(), False)
        ready = self._receive(self._limits.load_seconds, wire.Ready)
        self.load_seconds = ready.load_seconds

    def begin(self, kind: QuestionKind, phrases: tuple[str, ...], question: str) -> None:
        """Begin an utterance; an unfinished one is dropped."""
        self._send(wire.Begin(kind.value, phrases, question))
        self._fed_bytes = 0
        self._begun = True

    def feed(self, pcm: bytes) -> None:
        """Hand over sound; returns at once."""
        if self._begun:
            self._send(wire.Feed(pcm))
            self._fed_bytes += len(pcm)

    def finish(self) -> Hearing:
        """Wait for what was heard; without a ``begin`` nothing was."""
        if not self._begun:
            return Hearing(open="", closed=None)
        self._begun = False
        self._send(wire.Finish())
        sound_seconds = self._fed_bytes / 32_000
        allowed = self._limits.decode_seconds + self._limits.decode_seconds_per_second * sound_seconds
        return wire.hearing_of(self._receive(allowed, wire.Result))

    def discard(self) -> None:
        """Drop the utterance in progress, if any."""
        if self._begun:
            self._begun = False
            self._send(wire.Discard())

    def unknown_words(self, phrases: tuple[str, ...]) -> tuple[str, ...]:
        """Words the engine can never hear."""
        self._send(wire.Vocabulary(phrases))
        return self._receive(self._limits.decode_seconds, wire.Unknown).words

    def close(self) -> None:
        """Kill the process: it has nothing to save, and a hung one would not react to a polite signal."""
        process, self._process = self._process, None
        self._begun = False
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()

    def _send(self, request: wire.Request) -> None:
        process = self._alive()
        assert process.stdin is not None
        descriptor = process.stdin.fileno()
        rest = memoryview(wire.frame(request))
        deadline = time.monotonic() + self._limits.take_seconds
        poll = select.poll()
        poll.register(descriptor, select.POLLOUT)
        while rest:
            try:
                rest = rest[os.write(descriptor, rest) :]
            except BlockingIOError:
                left = deadline - time.monotonic()
                if left <= 0 or not poll.poll(left * 1000):
                    raise self._lost(f"takes no more sound for {self._limits.take_seconds:g} s") from None
            except OSError:
                raise self._lost(None) from None

    def _receive(self, seconds: float, expected: type[R]) -> R:
        deadline = time.monotonic() + seconds
        (length,) = wire.LENGTH.unpack(self._read(wire.LENGTH.size, deadline))
        if length > wire.LONGEST_MESSAGE:
            raise self._lost("sends what is no reply")
        try:
            reply = wire.read_reply(self._read(length, deadline))
        except msgspec.MsgspecError:
            raise self._lost("sends what is no reply") from None
        if isinstance(reply, expected):
            return reply
        raise self._lost(reply.reason if isinstance(reply, wire.Failed) else "sends an answer to another question")

    def _read(self, count: int, deadline: float) -> bytes:
        process = self._alive()
        assert process.stdout is not None
        descriptor = process.stdout.fileno()
        poll = select.poll()
        poll.register(descriptor, select.POLLIN)
        parts = bytearray()
        while len(parts) < count:
            left = deadline - time.monotonic()
            if left <= 0 or not poll.poll(left * 1000):
                self._lost("gives no answer in time")
                raise RecogniserSlow(f"{self._engine}: gives no answer in time")
            part = os.read(descriptor, count - len(parts))
            if not part:
                raise self._lost(None)
            parts += part
        return bytes(parts)

    def _alive(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            raise RecogniserLost(f"{self._engine}: its process has ended")
        return self._process

    def _lost(self, cause: str | None) -> RecogniserLost:
        """End the process and say why; without a cause, how it ended by itself."""
        process = self._alive()
        if cause is None:
            try:
                cause = _how_it_ended(process.wait(timeout=1.0))
            except subprocess.TimeoutExpired:
                cause = "closed its pipe"
        self.close()
        return RecogniserLost(f"{self._engine}: {cause}")


def _how_it_ended(code: int) -> str:
    return f"killed by {signal.Signals(-code).name}" if code < 0 else f"ended with code {code}"
