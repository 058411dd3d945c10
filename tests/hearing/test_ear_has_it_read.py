"""The ear's thread waits for the reader, and nobody else does: every piece, every second-best word comes read."""

from __future__ import annotations

import threading
from dataclasses import replace

import numpy as np
from hearing_fakes import Bench, loudness
from reader_at_hand import ReaderAtHand, trained
from waiting import happens

from device.hearing.ear import Ear
from device.hearing.hearing import Hearing
from device.hearing.stt_thread import SttThread
from device.hearing.turns.voice_activity import CHUNK_BYTES, VoiceActivity
from device.reading.restartable_reader import ReaderLost
from device.reading.steady_reader import SteadyReader
from dialogue.commands import Listen
from dialogue.events import Event, Heard, NothingHeard, ReadingBack, ReadingLost, VoiceBegan
from dialogue.questions import QuestionKind
from dialogue.understanding.opinion import Opinion

SAID, INSTEAD = "you walked out again", "he hurt me again"
SHARING = Listen(7, "dialogue.first_tell", QuestionKind.SHARING, ("stop",), 7.0, "dialogue")
SENTENCE = Hearing(open=SAID, closed=None, second_best=INSTEAD, no_speech=0.1, speech_seconds=1.0)


class Obstinate(ReaderAtHand):
    """Reads only when it is let; lost: it never does."""

    def __init__(self) -> None:
        self.may_read = threading.Event()
        self.asked = threading.Event()
        self.lost = False

    def read(self, text: str, stage: str) -> Opinion:
        self.asked.set()
        if self.lost:
            raise ReaderLost("reader: killed by SIGKILL")
        self.may_read.wait()
        return super().read(text, stage)


def bench_with(reader: Obstinate, *hearings: Hearing) -> Bench:
    bench = Bench(*hearings)
    bench.ear = Ear(bench.recogniser, voice_activity=VoiceActivity(detector=loudness), reader=SteadyReader(reader))
    return bench


def test_every_piece_of_a_turn_comes_with_the_opinions_of_its_stage() -> None:
    reader = Obstinate()
    reader.may_read.set()
    bench = bench_with(reader, SENTENCE, SENTENCE)
    bench.ear.listen(SHARING, bench.now)
    for _ in range(2):
        bench.voice(1.0)
        bench.silence(1.0)
    pieces = [event for _, event in bench.events if isinstance(event, Heard)]
    assert [piece.open for piece in pieces] == [SAID, SAID]
    assert {piece.second_best for piece in pieces} == {INSTEAD}
    for piece in pieces:
        assert piece.opinion == trained().read(SAID, "dialogue")
        assert piece.second_opinion == trained().read(INSTEAD, "dialogue")


def test_words_behind_a_noise_come_read() -> None:
    reader = Obstinate()
    reader.may_read.set()
    bench = bench_with(reader, Hearing(open="", closed=None, second_best="he hits me", no_speech=0.3))
    bench.ear.listen(SHARING, bench.now)
    bench.voice(0.3)
    bench.silence(2.0)
    assert bench.events[-1][1] == NothingHeard(7, "he hits me", trained().read("he hits me", "dialogue"))


def test_the_loss_is_told_before_the_words_and_the_return_without_any() -> None:
    reader = Obstinate()
    reader.may_read.set()
    reader.lost = True
    bench = bench_with(reader, SENTENCE, replace(SENTENCE, second_best=None))
    bench.ear.listen(SHARING, bench.now)
    bench.voice(1.0)
    bench.silence(1.0)
    told = [event for _, event in bench.events]
    assert [type(event) for event in told] == [VoiceBegan, ReadingLost, Heard]
    assert isinstance(told[-1], Heard)
    assert told[-1].opinion is None
    reader.lost = False
    steady = bench.ear._reader
    assert steady is not None
    steady.look_again()
    assert happens(lambda: steady.present)
    assert bench.silence(0.1) == [ReadingBack()]
    steady.close()


def test_whoever_opens_and_closes_the_ear_never_waits_for_the_reader() -> None:
    reader, posted = Obstinate(), list[Event]()
    bench = bench_with(reader, SENTENCE)
    thread = SttThread(bench.ear, posted.append)
    thread.listen(SHARING, 0.0)
    for number in range(80):
        level = 2000 if number < 40 else 0
        thread.hear(np.full(CHUNK_BYTES // 2, level, "<i2").tobytes(), 0.032 * (number + 1))
    assert reader.asked.wait(20.0)
    # It is being read, for as long as it may take; orders are taken all the same, and nothing has been told yet.
    thread.speaking(True, 3.0)
    thread.stop()
    assert not any(isinstance(event, Heard) for event in posted)
    reader.may_read.set()
    assert happens(lambda: any(isinstance(event, Heard) and event.opinion is not None for event in posted))
    thread.close()
