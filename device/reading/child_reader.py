"""The reader in a child process, seen from whoever hears: it may crash, hang or be killed, and only it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from device.reading.reading_wire import Read, Told, read_reply
from device.reading.restartable_reader import ReaderLost, ReaderSlow
from device.reading.weights import WEIGHTS
from device.workers.worker_process import WorkerProcess
from dialogue.understanding.opinion import Opinion


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """Seconds after which the reader counts as hung."""

    load_seconds: float = 60.0
    """From start to ready; it takes one or two, on a slow card more."""
    read_seconds: float = 2.0
    """From a line to its opinion, which takes a small part of that: nobody is kept waiting for longer."""
    take_seconds: float = 1.0
    """To take a line off the pipe, which a live reader always does at once."""


LIMITS = ReadingLimits()
# Whoever types waits for their own machine, which may be busy with anything.
UNHURRIED = ReadingLimits(read_seconds=5.0, take_seconds=5.0)


class ChildReader:
    """A reader that runs in a process of its own; it is started by ``restart``. See ``RestartableReader``.

    weights: what it has learned; None for what comes with this package.
    """

    def __init__(self, weights: Path | None = None, limits: ReadingLimits = LIMITS) -> None:
        self._limits = limits
        self._worker = WorkerProcess(
            "reader",
            "device.reading.reading_child",
            (str(weights or WEIGHTS),),
            read_reply,
            limits.take_seconds,
            ReaderLost,
            ReaderSlow,
        )
        self.load_seconds = 0.0

    @property
    def process_id(self) -> int | None:
        """Its process, or None while there is none."""
        return self._worker.process_id

    def restart(self) -> None:
        """End the process, if any, and start a fresh one; returns when it has read a line."""
        self.load_seconds = self._worker.restart(self._limits.load_seconds)

    def read(self, text: str, stage: str) -> Opinion:
        """See ``Reader``. Raises ReaderLost whenever the process is gone or too slow."""
        self._worker.send(Read(text, stage))
        return self._worker.receive(self._limits.read_seconds, Told).opinion

    def close(self) -> None:
        """End the process."""
        self._worker.close()
