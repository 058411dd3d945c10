"""A worker seen from whoever asks it: started, asked, timed, killed when it hangs, and started again."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from typing import TypeVar

import msgspec

from device.workers.framing import LENGTH, LONGEST_MESSAGE, Failed, Ready, frame

R = TypeVar("R", bound=msgspec.Struct)

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


class WorkerProcess:
    """Runs ``python -m module arguments`` and talks with it.

    name: for messages to people. read_reply: decodes any of its replies; raises MsgspecError at what is none.
    take_seconds: in which it must take a message off the pipe, as a live one always does at once. lost: what every
    method but ``close`` raises where the process crashed, hangs or could not be loaded; it names the worker and the
    cause, never what was said. slow: the same where it gave no answer in time, which need be nobody's fault.
    """

    def __init__(
        self,
        name: str,
        module: str,
        arguments: tuple[str, ...],
        read_reply: Callable[[bytes], msgspec.Struct],
        take_seconds: float,
        lost: type[Exception],
        slow: type[Exception],
    ) -> None:
        self._name = name
        self._command = (sys.executable, "-P", "-m", module, *arguments)
        self._read_reply = read_reply
        self._take_seconds = take_seconds
        self._lost_error = lost
        self._slow_error = slow
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def process_id(self) -> int | None:
        """The process, or None while there is none."""
        return self._process.pid if self._process else None

    def restart(self, load_seconds: float) -> float:
        """End the process, if any, start a fresh one, wait until it is ready; returns the seconds that it loaded."""
        self.close()
        self._process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env={**os.environ, **QUIET_ENVIRONMENT},
            start_new_session=True,
        )
        assert self._process.stdin is not None
        os.set_blocking(self._process.stdin.fileno(), False)
        return self.receive(load_seconds, Ready).load_seconds

    def close(self) -> None:
        """Kill the process: it has nothing to save, and a hung one would not react to a polite signal."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()

    def send(self, request: msgspec.Struct) -> None:
        """Hand over a request; returns at once."""
        process = self._alive()
        assert process.stdin is not None
        descriptor = process.stdin.fileno()
        rest = memoryview(frame(request))
        deadline = time.monotonic() + self._take_seconds
        poll = select.poll()
        poll.register(descriptor, select.POLLOUT)
        while rest:
            try:
                rest = rest[os.write(descriptor, rest) :]
            except BlockingIOError:
                left = deadline - time.monotonic()
                if left <= 0 or not poll.poll(left * 1000):
                    raise self._lost(f"takes nothing more for {self._take_seconds:g} s") from None
            except OSError:
                raise self._lost(None) from None

    def receive(self, seconds: float, expected: type[R]) -> R:
        """Its next reply, which must be an ``expected`` one and come within so many seconds."""
        deadline = time.monotonic() + seconds
        (length,) = LENGTH.unpack(self._read(LENGTH.size, deadline))
        if length > LONGEST_MESSAGE:
            raise self._lost("sends what is no reply")
        try:
            reply = self._read_reply(self._read(length, deadline))
        except msgspec.MsgspecError:
            raise self._lost("sends what is no reply") from None
        if isinstance(reply, expected):
            return reply
        raise self._lost(reply.reason if isinstance(reply, Failed) else "sends an answer to another question")

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
                raise self._slow_error(f"{self._name}: gives no answer in time")
            part = os.read(descriptor, count - len(parts))
            if not part:
                raise self._lost(None)
            parts += part
        return bytes(parts)

    def _alive(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            raise self._lost_error(f"{self._name}: its process has ended")
        return self._process

    def _lost(self, cause: str | None) -> Exception:
        """End the process and say why; without a cause, how it ended by itself."""
        process = self._alive()
        if cause is None:
            try:
                cause = _how_it_ended(process.wait(timeout=1.0))
            except subprocess.TimeoutExpired:
                cause = "closed its pipe"
        self.close()
        return self._lost_error(f"{self._name}: {cause}")


def _how_it_ended(code: int) -> str:
    return f"killed by {signal.Signals(-code).name}" if code < 0 else f"ended with code {code}"
