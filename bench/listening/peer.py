"""The peer as an engine: what its grammar hears counts, for it has nothing else to say about it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import msgspec

from device.hearing.hearing import Hearing
from device.hearing.recogniser import BYTES_PER_SECOND, RecogniserLost
from dialogue.questions import QuestionKind


class Reply(msgspec.Struct, frozen=True):
    """What the peer's process heard, and the milliseconds it took."""

    text: str
    ms: float


class PocketsphinxPeer:
    """pocketsphinx with a grammar of the expected phrases. python: of an environment where it is installed."""

    name = "pocketsphinx"

    def __init__(self, python: Path) -> None:
        self._python = python
        self._phrases: tuple[str, ...] = ()
        self._sound = bytearray()
        self.restart()

    @property
    def process_id(self) -> int:
        """Its process, to measure its memory."""
        return self._process.pid

    def begin(self, kind: QuestionKind, phrases: tuple[str, ...], question: str) -> None:  # noqa: ARG002
        """Begin an utterance."""
        self._phrases = phrases
        self._sound.clear()

    def feed(self, pcm: bytes) -> None:
        """Keep the sound."""
        self._sound += pcm

    def finish(self) -> Hearing:
        """Within the grammar, or freely where there is none."""
        assert self._process.stdin is not None
        head = msgspec.json.encode({"phrases": self._phrases, "bytes": len(self._sound)}) + b"\n"
        self._process.stdin.write(head + bytes(self._sound))
        self._process.stdin.flush()
        reply = self._reply()
        seconds = len(self._sound) / BYTES_PER_SECOND
        self.discard()
        text = reply.text
        return Hearing(
            open=text,
            closed=text if text in self._phrases else None,
            closed_confidence=1.0,
            speech_seconds=seconds,
            milliseconds=reply.ms,
        )

    def discard(self) -> None:
        """Forget the sound."""
        self._sound.clear()

    def unknown_words(self, phrases: tuple[str, ...]) -> tuple[str, ...]:  # noqa: ARG002
        """Its process leaves phrases out whose words it does not know."""
        return ()

    def close(self) -> None:
        """End its process."""
        self._process.kill()
        self._process.wait()

    def restart(self) -> None:
        """Start its process and wait until it is ready."""
        self._process = subprocess.Popen(
            [str(self._python), str(Path(__file__).with_name("peer_process.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._reply()

    def _reply(self) -> Reply:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RecogniserLost(f"pocketsphinx: {self._python} cannot run it; install pocketsphinx there")
        return msgspec.json.decode(line, type=Reply)
