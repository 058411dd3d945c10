"""A synthesiser in child processes: asked over pipes, timed, killed when it hangs, replaced when it dies.

A child reads one JSON object a line ({"text": …, "path": …, …}) and answers each with one line, {"ok": true}
or {"ok": false, "problem": …}. It leaves by itself when nothing has been asked for a while, so that no engine
stays in memory during a long silence.
"""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence

from voices.voice import VoiceFailed, VoiceHung


def python_child(program: str, *arguments: str) -> tuple[str, ...]:
    """The command that runs a module of this package as a program; the current folder is not searched for it."""
    return (sys.executable, "-P", "-m", f"voices.{program}", *arguments)


class EngineProcess:
    """As many children of one command as there are renders at once.

    first_answer_seconds: added to the time-out of a new child, which has to load its voice.
    renders_each: a child is replaced after so many renders; what an engine leaks or confuses ends with it.
    """

    def __init__(
        self, engine: str, command: Sequence[str], fix: str, first_answer_seconds: float, renders_each: int
    ) -> None:
        self._engine = engine
        self._command = tuple(command)
        self._fix = fix
        self._first_answer_seconds = first_answer_seconds
        self._renders_each = renders_each
        self._idle: list[_Child] = []
        self._lock = threading.Lock()

    def ask(self, request: Mapping[str, object], timeout_seconds: float) -> None:
        """Send one request and wait until it is done. Raises VoiceFailed or VoiceHung."""
        child = self._take()
        if child is not None and self._answered(child, request, timeout_seconds, again=True):
            return
        child = _Child(self._command, self._engine, self._fix)
        self._answered(child, request, timeout_seconds + self._first_answer_seconds, again=False)

    def close(self) -> None:
        """End the children that wait."""
        with self._lock:
            children, self._idle = self._idle, []
        for child in children:
            child.end()

    def _take(self) -> _Child | None:
        with self._lock:
            while self._idle:
                child = self._idle.pop()
                if child.alive:
                    return child
                child.end()
        return None

    def _answered(self, child: _Child, request: Mapping[str, object], timeout_seconds: float, again: bool) -> bool:
        """Whether the child did it. With ``again`` False is returned where it turns out to have left meanwhile."""
        try:
            answer = child.ask(request, timeout_seconds)
        except BaseException as error:
            child.end()
            if isinstance(error, VoiceHung) or not isinstance(error, VoiceFailed) or not again:
                raise
            return False
        if child.renders >= self._renders_each:
            child.end()
        else:
            with self._lock:
                self._idle.append(child)
        if answer.get("ok") is not True:
            raise VoiceFailed(f"{self._engine} failed: {answer.get('problem', 'it does not say why')}.", self._fix)
        return True


class _Child:
    def __init__(self, command: Sequence[str], engine: str, fix: str) -> None:
        self._engine, self._fix = engine, fix
        self.renders = 0
        try:
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        except OSError as error:
            raise VoiceFailed(f"{engine} cannot be started: {error.strerror}.", fix) from error

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, request: Mapping[str, object], timeout_seconds: float) -> Mapping[str, object]:
        assert self._process.stdin is not None
        self.renders += 1
        try:
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            self._process.stdin.flush()
        except OSError as error:
            raise VoiceFailed(f"{self._engine} ended unexpectedly.", self._fix) from error
        line = self._read_line(time.monotonic() + timeout_seconds, timeout_seconds)
        try:
            answer = json.loads(line)
        except ValueError:
            answer = None
        if not isinstance(answer, dict):
            raise VoiceFailed(f"{self._engine} ended unexpectedly ({self._exit()}).", self._fix)
        return answer

    def _read_line(self, deadline: float, timeout_seconds: float) -> bytes:
        assert self._process.stdout is not None
        received = b""
        with selectors.DefaultSelector() as selector:
            selector.register(self._process.stdout, selectors.EVENT_READ)
            while not received.endswith(b"\n"):
                left = deadline - time.monotonic()
                if left <= 0 or not selector.select(left):
                    raise VoiceHung(f"{self._engine} did not answer within {timeout_seconds:.0f} s.", self._fix)
                block = os.read(self._process.stdout.fileno(), 65536)
                if not block:
                    break
                received += block
        return received

    def _exit(self) -> str:
        with contextlib.suppress(subprocess.TimeoutExpired):
            code = self._process.wait(1.0)
            return f"signal {-code}" if code < 0 else f"exit code {code}"
        return "without leaving"

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
