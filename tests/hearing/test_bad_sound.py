"""Sound that no microphone should deliver: the ear takes it without an error, without words, and without growing."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest
from hearing_fakes import SENTENCE, NotingRecogniser
from hypothesis import given, settings
from hypothesis import strategies as st

from device.hearing.ear import Ear
from device.hearing.recogniser import BYTES_PER_SECOND, SAMPLE_RATE
from device.hearing.turns.endpoint import LIMITS
from device.hearing.turns.voice_activity import CHUNK_BYTES, VoiceActivity
from dialogue.commands import Listen
from dialogue.events import Event, Heard
from dialogue.questions import QuestionKind

BLOCK_SECONDS = 0.032


def listening(recogniser: NotingRecogniser, activity: VoiceActivity | None = None) -> Ear:
    ear = Ear(recogniser, voice_activity=activity)
    ear.listen(Listen(1, "test.question", QuestionKind.SHARING, ("stop",), 7.0), 0.0)
    return ear


def fed(ear: Ear, pcm: bytes, block_bytes: int = CHUNK_BYTES) -> list[Event]:
    events: list[Event] = []
    for start in range(0, len(pcm), block_bytes):
        block = pcm[start : start + block_bytes]
        events += ear.feed(block, (start + len(block)) / BYTES_PER_SECOND)
    return events


def square_wave(seconds: float, hertz: float = 100.0) -> bytes:
    times = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    return np.where(np.sin(2 * np.pi * hertz * times) >= 0, 32767, -32768).astype("<i2").tobytes()


def converted(sound: np.ndarray[tuple[int], np.dtype[np.float32]]) -> bytes:
    """As a driver does that does not look: what is not a number becomes the least one."""
    with np.errstate(invalid="ignore"):
        return sound.astype("<i2").tobytes()


NOT_A_NUMBER = np.full(20 * SAMPLE_RATE, np.nan, np.float32)
NOW_AND_THEN = np.where(np.arange(20 * SAMPLE_RATE) % 777 == 0, np.nan, 0.0).astype(np.float32)


@pytest.mark.parametrize(
    "pcm",
    [bytes(20 * BYTES_PER_SECOND), square_wave(20.0), converted(NOT_A_NUMBER), b"\x00\x80" * (20 * SAMPLE_RATE)],
    ids=["zeros", "square wave", "not a number", "least value"],
)
def test_what_is_no_voice_is_never_heard_by_the_real_detector(pcm: bytes) -> None:
    recogniser = NotingRecogniser()
    assert fed(listening(recogniser), pcm) == []
    assert recogniser.utterances == []


def test_single_values_that_are_no_numbers_do_not_break_the_ear() -> None:
    recogniser = NotingRecogniser(*[SENTENCE] * 20)
    fed(listening(recogniser), converted(NOW_AND_THEN))
    assert sum(map(len, recogniser.utterances)) <= 2 * 20 * BYTES_PER_SECOND


@given(st.lists(st.integers(1, 5000), min_size=1, max_size=40))
@settings(max_examples=60)
def test_blocks_of_any_size_make_the_same_utterance(sizes: list[int]) -> None:
    """Odd numbers of bytes too: a sample may be cut in two."""
    loud = (np.arange(SAMPLE_RATE) % 2000 + 2000).astype("<i2").tobytes()
    pcm = bytes(BYTES_PER_SECOND) + loud + bytes(2 * BYTES_PER_SECOND)

    def heard(blocks: list[bytes]) -> list[bytes]:
        recogniser = NotingRecogniser(SENTENCE)
        ear = listening(recogniser, VoiceActivity(detector=_is_loud))
        at = 0
        for block in blocks:
            at += len(block)
            ear.feed(block, at / BYTES_PER_SECOND)
        return recogniser.utterances

    blocks: list[bytes] = []
    at = 0
    while at < len(pcm):
        size = sizes[len(blocks) % len(sizes)]
        blocks.append(pcm[at : at + size])
        at += size
    regular = [pcm[start : start + CHUNK_BYTES] for start in range(0, len(pcm), CHUNK_BYTES)]
    assert heard(blocks) == heard(regular) != []


@given(st.lists(st.floats(-3600, 3600), min_size=1, max_size=30))
@settings(max_examples=60)
def test_time_stamps_that_jump_lose_nothing_that_is_said(jumps: list[float]) -> None:
    """A clock that leaps back and forth while somebody speaks: the utterance counts by its samples."""
    recogniser = NotingRecogniser(SENTENCE)
    ear = listening(recogniser, VoiceActivity(detector=_is_loud))
    loud, quiet = np.full(CHUNK_BYTES // 2, 3000, "<i2").tobytes(), bytes(CHUNK_BYTES)
    events: list[Event] = []
    for index, block in enumerate([loud] * 40 + [quiet] * 40):
        events += ear.feed(block, index * BLOCK_SECONDS + jumps[index % len(jumps)])
    assert sum(isinstance(event, Heard) for event in events) == 1
    assert recogniser.utterances[0].count(loud) == 40


def test_two_hours_of_speech_without_a_pause_stay_small() -> None:
    seconds = 2 * 3600
    told = 0

    class Counting(NotingRecogniser):
        """Keeps the length of what it got, not the sound."""

        longest = 0
        whole = 0

        def finish(self) -> object:  # type: ignore[override]
            hearing = super().finish()
            sound = self.utterances.pop()
            self.longest, self.whole = max(self.longest, len(sound)), self.whole + len(sound)
            self.hearings.append(SENTENCE)
            return hearing

    recogniser = Counting(SENTENCE)
    ear = listening(recogniser, VoiceActivity(detector=_is_loud))
    minute = [(np.arange(CHUNK_BYTES // 2) % 500 + 2000 + index % 97).astype("<i2").tobytes() for index in range(1875)]
    tracemalloc.start()
    grown = []
    for index in range(seconds // 60):
        for number, block in enumerate(minute):
            told += len(ear.feed(block, index * 60 + (number + 1) * BLOCK_SECONDS))
        if index % 30 == 29:
            grown.append(tracemalloc.get_traced_memory()[0])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert recogniser.longest <= (LIMITS.longest_seconds + 1.0) * BYTES_PER_SECOND
    assert recogniser.whole >= (seconds - LIMITS.longest_seconds - 1) * BYTES_PER_SECOND  # nothing was lost
    assert told >= seconds / LIMITS.longest_seconds
    assert peak < 16_000_000
    assert grown[-1] < grown[0] + 2_000_000


def _is_loud(pcm: bytes) -> float:
    return float(np.abs(np.frombuffer(pcm, "<i2").astype(np.int32)).max() > 1000)
