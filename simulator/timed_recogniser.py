"""A recogniser whose work is timed, so that the room's clock can be charged with it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from device.hearing.hearing import Hearing
from device.hearing.recogniser import RestartableRecogniser
from dialogue.questions import QuestionKind


class TimedRecogniser:
    """Passes everything on to a real recogniser and notes how long it worked and what it heard.

    fixed_seconds: what a decode counts, where results must not depend on the machine; None counts its wall time.
    """

    def __init__(self, recogniser: RestartableRecogniser, fixed_seconds: float | None = None) -> None:
        self._recogniser = recogniser
        self._fixed_seconds = fixed_seconds
        self._spent_seconds = 0.0
        self.last_hearing: Hearing | None = None

    @property
    def name(self) -> str:
        """The engine's name."""
        return self._recogniser.name

    def take_spent_seconds(self) -> float:
        """Wall time of decodes and restarts since the last call."""
        spent, self._spent_seconds = self._spent_seconds, 0.0
        return spent

    def begin(self, kind: QuestionKind, phrases: tuple[str, ...], question: str) -> None:
        """See Recogniser."""
        self._recogniser.begin(kind, phrases, question)

    def feed(self, pcm: bytes) -> None:
        """See Recogniser."""
        self._recogniser.feed(pcm)

    def finish(self) -> Hearing:
        """See Recogniser."""
        with self._charged():
            self.last_hearing = self._recogniser.finish()
        return self.last_hearing

    def discard(self) -> None:
        """See Recogniser."""
        self._recogniser.discard()

    def unknown_words(self, phrases: tuple[str, ...]) -> tuple[str, ...]:
        """See Recogniser."""
        return self._recogniser.unknown_words(phrases)

    def restart(self) -> None:
        """See RestartableRecogniser."""
        with self._charged():
            self._recogniser.restart()

    def close(self) -> None:
        """See Recogniser."""
        self._recogniser.close()

    @contextmanager
    def _charged(self) -> Iterator[None]:
        """Charges the time spent inside, also where it ends in an error."""
        began_at = time.monotonic()
        try:
            yield
        finally:
            spent = time.monotonic() - began_at
            self._spent_seconds += spent if self._fixed_seconds is None else self._fixed_seconds
