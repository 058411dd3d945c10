"""The interface between whoever hears and a reader that may be lost."""

from __future__ import annotations

from typing import Protocol

from dialogue.understanding.opinion import Reader


class ReaderLost(Exception):
    """The reader crashed, hangs or was never there. Its message says the cause, never what was said."""


class ReaderSlow(ReaderLost):
    """It did not answer in time. Nothing says that it is damaged: the machine may be slow, or busy."""


class RestartableReader(Reader, Protocol):
    """A reader that can be brought back. ``read`` and ``restart`` may raise ReaderLost."""

    def restart(self) -> None:
        """End whatever is left of it and start a fresh one; returns when it is ready."""

    def close(self) -> None:
        """Release everything. Closing twice is fine."""
