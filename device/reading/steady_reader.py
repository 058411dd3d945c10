"""The reader as an evening has it: it may be lost, but whoever hears always gets their words back, and soon.

It is started again once and asked once more. Where that does not help, the words go on without an opinion, the
conversation is told (talk waits, tables and rules go on), and the reader is looked for in the background.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from device.reading.read_heard import read_heard
from device.reading.restartable_reader import ReaderLost, RestartableReader
from dialogue.commands import Listen
from dialogue.events import Event, Heard, NothingHeard, ReadingBack, ReadingLost
from dialogue.understanding.opinion import Opinion

log = logging.getLogger("repair-coach")

# A reader that is lost again within this time of its restart is left alone for as long.
AGAIN_SECONDS = 300.0


class SteadyReader:
    """Has what was heard read. One thread may ask; ``look_again`` and ``close`` may be called from any.

    reason: why there is no reader, "" where there is one.
    """

    def __init__(
        self,
        reader: RestartableReader,
        again_seconds: float = AGAIN_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Starts it and waits until it is ready, or has failed."""
        self.reason = ""
        self._reader = reader
        self._again_seconds = again_seconds
        self._clock = clock
        self._restarted_at = float("-inf")
        self._looking: threading.Thread | None = None
        self._look_now = threading.Event()
        self._closed = False
        try:
            reader.restart()
        except ReaderLost as error:
            self._lose(error)
        self._told_present = self.present

    @property
    def present(self) -> bool:
        """Whether there is a reader."""
        return not self.reason

    def report(self, event: Heard | NothingHeard, listen: Listen) -> tuple[Event, ...]:
        """``event``, which answers ``listen``, with the reader's opinions, and before it what became of the reader."""
        try:
            read: Event = read_heard(event, self, listen)
        except ReaderLost:
            read = event
        return (*self.news(), read)

    def news(self) -> tuple[Event, ...]:
        """What became of the reader since it was last told."""
        present = self.present
        if present is self._told_present:
            return ()
        self._told_present = present
        return (ReadingBack(),) if present else (ReadingLost(),)

    def read(self, text: str, stage: str) -> Opinion:
        """See ``Reader``. Raises ReaderLost where it is lost for now; comes back within a restart and two reads."""
        if self.reason:
            raise ReaderLost(self.reason)
        try:
            return self._reader.read(text, stage)
        except ReaderLost as error:
            if self._clock() - self._restarted_at < self._again_seconds:
                self._lose(error)
                raise
            log.warning("%s; it is started again", error)
        self._restarted_at = self._clock()
        try:
            self._reader.restart()
            return self._reader.read(text, stage)
        except ReaderLost as error:
            self._lose(error)
            raise

    def look_again(self) -> None:
        """Where it is lost, try at once and in the background; an evening that begins later has it then."""
        self._look_now.set()

    def close(self) -> None:
        """End it."""
        self._closed = True
        self._look_now.set()
        if self._looking is not None:
            self._looking.join()
        self._reader.close()

    def _lose(self, error: ReaderLost) -> None:
        log.error("no reader, talking waits: %s", error)
        self.reason = str(error)
        self._look_now.clear()
        self._looking = threading.Thread(target=self._look, name="reader-again", daemon=True)
        self._looking.start()

    def _look(self) -> None:
        """Try until there is one."""
        while True:
            self._look_now.wait(self._again_seconds)
            if self._closed:
                return
            self._look_now.clear()
            try:
                self._reader.restart()
            except ReaderLost as error:
                log.error("still no reader: %s", error)
            else:
                self._restarted_at = self._clock()
                self.reason = ""
                log.info("the reader is back")
                return
