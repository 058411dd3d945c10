"""Stand-ins at the ear's edges: a loudness-based voice detector, a recogniser that writes down what it is given."""

from __future__ import annotations

import numpy as np

from device.hearing.ear import Ear
from device.hearing.hearing import Hearing
from device.hearing.recogniser import BYTES_PER_SECOND, RecogniserLost
from device.hearing.turns.voice_activity import CHUNK_BYTES, CHUNK_SECONDS, VoiceActivity
from dialogue.commands import Listen
from dialogue.events import Event
from dialogue.questions import PATIENCE_SECONDS, QuestionKind

PHRASES = ("yes", "no", "stop", "go")
NOTHING = Hearing(open="", closed=None, no_speech=0.9)
YES = Hearing(open="yes", closed="yes", closed_confidence=1.0, free_confidence=0.9)
SENTENCE = Hearing(open="we never talk about it", closed="no", closed_confidence=0.4, free_confidence=0.0)


def loudness(pcm: bytes) -> float:
    """1 for a loud chunk, 0 for a quiet one: a voice detector that a test can foresee."""
    return float(np.abs(np.frombuffer(pcm, "<i2")).max() > 1000)


class NotingRecogniser:
    """Gives the hearings it was told to, and keeps every utterance it got; raises RecogniserLost when told to.

    fails_in: methods that fail until the next restart, or for good where it holds "always".
    """

    name = "noting"

    def __init__(self, *hearings: Hearing) -> None:
        self.hearings = list(hearings)
        self.utterances: list[bytes] = []
        self.fails_in: set[str] = set()
        self.restarts = 0
        self.closed = False
        self._sound: bytearray | None = None

    def begin(self, kind: QuestionKind, phrases: tuple[str, ...], question: str) -> None:  # noqa: ARG002
        self._maybe_fail("begin")
        self._sound = bytearray()

    def feed(self, pcm: bytes) -> None:
        self._maybe_fail("feed")
        assert self._sound is not None, "sound without a begin"
        self._sound += pcm

    def finish(self) -> Hearing:
        self._maybe_fail("finish")
        assert self._sound is not None, "finish without a begin"
        self.utterances.append(bytes(self._sound))
        self._sound = None
        return self.hearings.pop(0) if self.hearings else YES

    def discard(self) -> None:
        self._maybe_fail("discard")
        self._sound = None

    def unknown_words(self, phrases: tuple[str, ...]) -> tuple[str, ...]:  # noqa: ARG002
        return ()

    def restart(self) -> None:
        self.restarts += 1
        self._maybe_fail("restart")
        if "always" not in self.fails_in:
            self.fails_in = set()

    def close(self) -> None:
        self.closed = True

    def _maybe_fail(self, where: str) -> None:
        if where in self.fails_in:
            raise RecogniserLost("noting: told to fail")


class Bench:
    """An ear with a clock of its own: say what sounds, get the events with the time they came at."""

    def __init__(self, *hearings: Hearing) -> None:
        self.recogniser = NotingRecogniser(*hearings)
        self.ear = Ear(self.recogniser, voice_activity=VoiceActivity(detector=loudness))
        self.now = 0.0
        self.events: list[tuple[float, Event]] = []
        self._level = 0

    def listen(self, kind: QuestionKind = QuestionKind.YES_NO, number: int = 1) -> None:
        self.ear.listen(Listen(number, "test.question", kind, PHRASES, PATIENCE_SECONDS[kind]), self.now)

    def voice(self, seconds: float) -> list[Event]:
        """Loud sound; every chunk of a test has its own level, so that it can be told apart later."""
        return self._sound(seconds, loud=True)

    def silence(self, seconds: float) -> list[Event]:
        return self._sound(seconds, loud=False)

    def heard_kinds(self) -> list[str]:
        return [type(event).__name__ for _, event in self.events]

    def _sound(self, seconds: float, loud: bool) -> list[Event]:
        happened: list[Event] = []
        for _ in range(round(seconds / CHUNK_SECONDS)):
            self._level += 1
            level = 2000 + self._level if loud else self._level % 900
            self.now += CHUNK_SECONDS
            pcm = np.full(CHUNK_BYTES // 2, level, "<i2").tobytes()
            told = self.ear.feed(pcm, self.now)
            happened += told
            self.events += [(self.now, event) for event in told]
        return happened


def seconds_of(pcm: bytes) -> float:
    return len(pcm) / BYTES_PER_SECOND


def loud_seconds_of(pcm: bytes) -> float:
    return float((np.frombuffer(pcm, "<i2") > 1000).sum()) / (BYTES_PER_SECOND / 2)
