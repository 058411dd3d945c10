"""Lines as somebody writes them: each is there when it was written, and none is read before it is wanted."""

from __future__ import annotations

import os
import select
import time
from collections import deque
from collections.abc import Callable, Iterable
from typing import Protocol

# What is taken from a pipe at once; what was not wanted yet stays in order.
_READ_BYTES = 64 * 1024
# More without an end is no line that anybody means.
LONGEST_LINE_BYTES = 64 * 1024


class Lines(Protocol):
    """Where lines come from. ended: whether no line will come any more."""

    @property
    def ended(self) -> bool:
        """No line is left and none will come."""

    def next_written(self) -> str | None:
        """The next line, left where it is; None where none has been written yet."""

    def take(self) -> str:
        """The next line, which must have been written."""

    def wait(self, seconds: float | None) -> None:
        """Come back when a line has been written, all lines have ended, or ``seconds`` have passed (None: never)."""


class GivenLines:
    """Lines that were all written before."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = deque(lines)

    @property
    def ended(self) -> bool:
        return not self._lines

    def next_written(self) -> str | None:
        return self._lines[0] if self._lines else None

    def take(self) -> str:
        return self._lines.popleft()

    def wait(self, seconds: float | None) -> None:
        """All there is is there."""


class StreamedLines:
    """Lines of an open file, a pipe or a terminal, by its number."""

    def __init__(self, file: int) -> None:
        self._file = file
        self._lines: deque[str] = deque()
        self._rest = b""
        self._closed = False

    @property
    def ended(self) -> bool:
        return self._closed and not self._lines

    def next_written(self) -> str | None:
        self.wait(0.0)
        return self._lines[0] if self._lines else None

    def take(self) -> str:
        return self._lines.popleft()

    def wait(self, seconds: float | None) -> None:
        """See Lines; what has been written in part does not count."""
        until = None if seconds is None else time.monotonic() + seconds
        while not self._lines and not self._closed:
            left = None if until is None else max(0.0, until - time.monotonic())
            if not select.select([self._file], [], [], left)[0]:
                return
            self._read()

    def _read(self) -> None:
        written = os.read(self._file, _READ_BYTES)
        self._closed = not written
        *whole, self._rest = (self._rest + written).split(b"\n")
        if (self._closed and self._rest) or len(self._rest) > LONGEST_LINE_BYTES:
            whole.append(self._rest)
            self._rest = b""
        self._lines += (line.decode("utf-8", "replace").rstrip("\r") for line in whole)


class PromptedLines(StreamedLines):
    """Lines of a terminal that echoes them: who is waited for gets a prompt.

    prompted: whether the line taken last was typed behind a prompt.
    """

    def __init__(self, file: int, prompt: Callable[[], None]) -> None:
        super().__init__(file)
        self.prompted = False
        self._waits = False
        self._prompt = prompt

    def wait(self, seconds: float | None) -> None:
        if seconds is None and not self._waits and not self._lines:
            self._waits = True
            self._prompt()
        super().wait(seconds)

    def take(self) -> str:
        self.prompted, self._waits = self._waits, False
        return super().take()
