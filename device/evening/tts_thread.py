"""Text-to-speech in a thread of its own, so that the event loop never waits for a voice engine."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable

from device.audio.mixer import Samples
from dialogue.commands import Speak, plain_parts
from voices.synthesiser import Synthesiser
from voices.voice import VoiceFailed


class TtsThread:
    """Turns Speak commands into samples. play: called with each utterance that was not hushed meanwhile.

    failed: called with the utterance that no voice could make.
    """

    def __init__(
        self, synthesiser: Synthesiser, play: Callable[[int, Samples], None], failed: Callable[[int], None]
    ) -> None:
        self._synthesiser = synthesiser
        self._play = play
        self._failed = failed
        self._wanted: int | None = None
        self._busy_since: float | None = None
        self._lock = threading.Lock()
        self._work: queue.SimpleQueue[Speak | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="voice", daemon=True)
        self._thread.start()

    def busy_seconds(self, now: float) -> float:
        """For how many seconds it has been making one line, 0 while it waits; ``now`` is time.monotonic()."""
        since = self._busy_since
        return 0.0 if since is None else now - since

    def speak(self, command: Speak) -> None:
        """Make and play this line."""
        with self._lock:
            self._wanted = command.utterance
        self._work.put(command)

    def hush(self) -> None:
        """What is not playing yet will not be played."""
        with self._lock:
            self._wanted = None

    def close(self) -> None:
        """End the thread."""
        self.hush()
        self._work.put(None)
        self._thread.join(timeout=2.0)

    def _run(self) -> None:
        while (command := self._work.get()) is not None:
            self._busy_since = time.monotonic()
            parts = plain_parts(command.parts)
            try:
                samples = self._synthesiser.sound(command.line, command.variant, parts)
            except VoiceFailed:
                self._failed(command.utterance)
            else:
                with self._lock:
                    if self._wanted == command.utterance:
                        self._play(command.utterance, samples)
            self._busy_since = None
