"""Stands in for a recogniser that cannot be loaded: calm goes on without it, and loading is tried again.

When the model is damaged or missing, talking is refused with a spoken reason; breathing, light and button still work.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

from device.hearing.hearing import Hearing
from device.hearing.recogniser import RecogniserLost, RestartableRecogniser
from dialogue.questions import QuestionKind


class Opened(RestartableRecogniser, Protocol):
    """What ``open_again`` returns."""


class UnavailableRecogniser:
    """Raises RecogniserLost until ``open_again`` succeeds; from then on it is that recogniser.

    open_again: opens the real one or raises RecogniserLost; it is called by ``restart``. reason: why there is none.
    """

    def __init__(self, open_again: Callable[[], Opened], reason: str) -> None:
        self.reason = reason
        self._open_again = open_again
        self._opened: Opened | None = None
        self._looking: threading.Thread | None = None

    def look_again(self) -> None:
        """Try in the background; an evening that begins later has it then."""
        if self._opened is None and (self._looking is None or not self._looking.is_alive()):
            self._looking = threading.Thread(target=self._look, name="recogniser-again", daemon=True)
            self._looking.start()

    def _look(self) -> None:
        with suppress(RecogniserLost):
            self._opened = self._open_again()

    @property
    def present(self) -> bool:
        """Whether the real one has been opened meanwhile."""
        return self._opened is not None

    @property
    def name(self) -> str:
        """The real one's name, or ``none``."""
        return self._opened.name if self._opened else "none"

    def restart(self) -> None:
        """Try again."""
        if self._opened is not None:
            self._opened.restart()
        else:
            self._opened = self._open_again()

    def begin(self, kind: QuestionKind, phrases: tuple[str, ...], question: str) -> None:
        """See ``Recogniser``."""
        self._real().begin(kind, phrases, question)

    def feed(self, pcm: bytes) -> None:
        """See ``Recogniser``."""
        self._real().feed(pcm)

    def finish(self) -> Hearing:
        """See ``Recogniser``."""
        return self._real().finish()

    def discard(self) -> None:
        """Nothing is in progress where nothing can be begun."""
        if self._opened is not None:
            self._opened.discard()

    def unknown_words(self, phrases: tuple[str, ...]) -> tuple[str, ...]:
        """See ``Recogniser``."""
        return self._real().unknown_words(phrases)

    def close(self) -> None:
        """See ``Recogniser``."""
        if self._opened is not None:
            self._opened.close()

    def _real(self) -> Opened:
        if self._opened is None:
            raise RecogniserLost(self.reason)
        return self._opened
