"""An engine in a child process, seen from the ear: it may crash, hang or be killed, and only it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from device.hearing.hearing import Hearing
from device.hearing.recogniser import BYTES_PER_SECOND, RecogniserLost, RecogniserSlow
from device.hearing.worker import wire
from device.workers.worker_process import WorkerProcess
from dialogue.questions import QuestionKind


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
        self._limits = limits
        self._worker = WorkerProcess(
            engine,
            "device.hearing.worker.child",
            (engine, msgspec.json.encode(dict(options)).decode()),
            wire.read_reply,
            limits.take_seconds,
            RecogniserLost,
            RecogniserSlow,
        )
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
        return self._worker.process_id

    def restart(self) -> None:
        """End the process, if any, and start a fresh one; returns when it has decoded a warm-up."""
        self._begun = False
        self.load_seconds = self._worker.restart(self._limits.load_seconds)

    def begin(self, kind: QuestionKind, phrases: tuple[str, ...], question: str) -> None:
        """Begin an utterance; an unfinished one is dropped."""
        self._worker.send(wire.Begin(kind.value, phrases, question))
        self._fed_bytes = 0
        self._begun = True

    def feed(self, pcm: bytes) -> None:
        """Hand over sound; returns at once."""
        if self._begun:
            self._worker.send(wire.Feed(pcm))
            self._fed_bytes += len(pcm)

    def finish(self) -> Hearing:
        """Wait for what was heard; without a ``begin`` nothing was."""
        if not self._begun:
            return Hearing(open="", closed=None)
        self._begun = False
        self._worker.send(wire.Finish())
        sound_seconds = self._fed_bytes / BYTES_PER_SECOND
        allowed = self._limits.decode_seconds + self._limits.decode_seconds_per_second * sound_seconds
        return wire.hearing_of(self._worker.receive(allowed, wire.Result))

    def discard(self) -> None:
        """Drop the utterance in progress, if any."""
        if self._begun:
            self._begun = False
            self._worker.send(wire.Discard())

    def unknown_words(self, phrases: tuple[str, ...]) -> tuple[str, ...]:
        """Words the engine can never hear."""
        self._worker.send(wire.Vocabulary(phrases))
        return self._worker.receive(self._limits.decode_seconds, wire.Unknown).words

    def close(self) -> None:
        """End the process."""
        self._begun = False
        self._worker.close()
