"""The worker's side: reads requests from standard input, writes replies to standard output.

It ends when its parent closes the pipe or dies, leaves no core dump (memory holds what was said), and keeps native
libraries away from the pipe and the terminal.
"""

from __future__ import annotations

import os
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable
from typing import BinaryIO, Protocol

import msgspec

from device.system.private_memory import keep_memory_private
from device.workers.framing import LENGTH, Failed, Ready, frame


class Work(Protocol):
    """What a worker does."""

    @property
    def name(self) -> str:
        """For messages to people."""

    def answer(self, request: bytes) -> msgspec.Struct | None:
        """Do what ``request`` asks for; None where it wants no reply."""


def serve(load: Callable[[], Work]) -> int:
    """Load, try, tell that it is ready, and serve until the pipe is closed. Returns the exit code."""
    keep_memory_private()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the coach, which then ends this process
    replies = _private_standard_output()
    requests: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_take_requests, args=(sys.stdin.buffer, requests), daemon=True).start()

    began_at = time.monotonic()
    try:
        work = load()
    except Exception as error:  # whatever a native library raises: the person who can mend it must be told why
        _reply(replies, Failed(f"{type(error).__name__}: {error}"))
        return 1
    _reply(replies, Ready(time.monotonic() - began_at))
    while True:
        request = requests.get()
        try:
            answer = work.answer(request)
        except Exception as error:  # the message of an error at work could hold words: only its type is told
            _reply(replies, Failed(f"{work.name} failed with {type(error).__name__}"))
            return 1
        if answer is not None:
            _reply(replies, answer)


def _private_standard_output() -> BinaryIO:
    """The pipe to the parent, out of reach of anything that prints."""
    private = os.fdopen(os.dup(sys.stdout.fileno()), "wb", buffering=0)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    return private


def _reply(replies: BinaryIO, message: msgspec.Struct) -> None:
    rest = memoryview(frame(message))
    while rest:
        rest = rest[replies.write(rest) :]


def _take_requests(source: BinaryIO, requests: queue.SimpleQueue[bytes]) -> None:
    """Take requests off the pipe as they come, so that slow work never holds up who asks; end with the parent."""
    while len(head := source.read(LENGTH.size)) == LENGTH.size:
        (length,) = LENGTH.unpack(head)
        body = source.read(length)
        if len(body) < length:
            break
        requests.put(body)
    os._exit(0)  # work in progress must not outlive who asked for it
