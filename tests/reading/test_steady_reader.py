"""A reader that is lost: who hears always gets the words back, is told in time, and gets the reader back."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import closing

import pytest
from reader_at_hand import ReaderAtHand, trained
from waiting import happens

from device.reading.child_reader import ChildReader
from device.reading.restartable_reader import ReaderLost
from device.reading.steady_reader import SteadyReader
from dialogue.commands import Listen
from dialogue.events import Heard, NothingHeard, ReadingBack, ReadingLost
from dialogue.questions import QuestionKind
from dialogue.understanding.opinion import Opinion

SAID = "you never listen to me"
LISTEN = Listen(3, "dialogue.first_tell", QuestionKind.SHARING, ("Yes", "stop"), 7.0, "dialogue")
HEARD = Heard(3, None, SAID, 1.0, "he hurts me")
READ = Heard(
    3, None, SAID, 1.0, "he hurts me",
    opinion=trained().read(SAID, "dialogue"), second_opinion=trained().read("he hurts me", "dialogue"),
)  # fmt: skip


class BreakableReader(ReaderAtHand):
    """Fails as often as it is told to. restarts: how often it was started."""

    def __init__(self) -> None:
        self.lost_reads = self.lost_starts = self.restarts = self.reads = 0

    def read(self, text: str, stage: str) -> Opinion:
        self.reads += 1
        if self.lost_reads:
            self.lost_reads -= 1
            raise ReaderLost("reader: killed by SIGSEGV")
        return super().read(text, stage)

    def restart(self) -> None:
        self.restarts += 1
        if self.lost_starts:
            self.lost_starts -= 1
            raise ReaderLost("reader: weights: BadZipFile; install repair-coach again to mend it")


class Bench:
    """A steady reader over a breakable one, with a clock turned by hand."""

    def __init__(self, lost_starts: int = 0) -> None:
        self.now = 1000.0
        self.breakable = BreakableReader()
        self.breakable.lost_starts = lost_starts
        self.steady = SteadyReader(self.breakable, again_seconds=300.0, clock=lambda: self.now)


@pytest.fixture
def bench() -> Iterator[Bench]:
    one = Bench()
    with closing(one.steady):
        yield one


def test_what_was_heard_comes_back_with_its_opinions(bench: Bench) -> None:
    assert bench.steady.report(HEARD, LISTEN) == (READ,)
    nothing = bench.steady.report(NothingHeard(3, "he hurts me"), LISTEN)
    assert nothing == (NothingHeard(3, "he hurts me", READ.second_opinion),)


@pytest.mark.parametrize("said", ["stop", "Stop!", "yes", "", None])
def test_what_is_expected_word_for_word_waits_for_no_reader(bench: Bench, said: str | None) -> None:
    bench.breakable.lost_reads = 99
    assert bench.steady.report(Heard(3, None, said, 1.0), LISTEN) == (Heard(3, None, said, 1.0),)
    assert bench.breakable.reads == 0


def test_one_loss_costs_nothing_but_time(bench: Bench) -> None:
    bench.breakable.lost_reads = 1
    assert bench.steady.report(HEARD, LISTEN) == (READ,)
    assert bench.breakable.restarts == 2
    assert bench.steady.present


def test_a_second_loss_is_told_before_the_words_which_go_on_alone(bench: Bench) -> None:
    bench.breakable.lost_reads = 2
    assert bench.steady.report(HEARD, LISTEN) == (ReadingLost(), HEARD)
    assert bench.steady.report(HEARD, LISTEN) == (HEARD,), "it is told once"
    assert bench.breakable.reads == 2, "and asked no more"


def test_losses_far_apart_are_each_mended(bench: Bench) -> None:
    for _ in range(3):
        bench.breakable.lost_reads = 1
        assert bench.steady.report(HEARD, LISTEN) == (READ,)
        bench.now += 301.0


def test_losses_close_to_each_other_are_not(bench: Bench) -> None:
    bench.breakable.lost_reads = 1
    bench.steady.report(HEARD, LISTEN)
    bench.now += 200.0
    bench.breakable.lost_reads = 1
    assert bench.steady.report(HEARD, LISTEN) == (ReadingLost(), HEARD)
    assert bench.breakable.restarts == 2


def test_it_is_back_when_somebody_looks_again(bench: Bench) -> None:
    bench.breakable.lost_reads = 2
    bench.steady.report(HEARD, LISTEN)
    bench.steady.look_again()
    assert happens(lambda: bench.steady.present)
    assert bench.steady.news() == (ReadingBack(),)
    assert bench.steady.news() == ()
    assert bench.steady.report(HEARD, LISTEN) == (READ,)


def test_one_that_was_never_there_says_why_and_is_found_later() -> None:
    bench = Bench(lost_starts=1)
    with closing(bench.steady):
        assert not bench.steady.present
        assert "install repair-coach again" in bench.steady.reason
        assert bench.steady.report(HEARD, LISTEN) == (HEARD,), "the evening was told so when it began"
        bench.steady.look_again()
        assert happens(lambda: bench.steady.present)
        assert bench.steady.report(HEARD, LISTEN) == (ReadingBack(), READ)


def test_nothing_said_is_in_the_log(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    bench.breakable.lost_reads = 2
    bench.steady.report(HEARD, LISTEN)
    assert "SIGSEGV" in caplog.text
    assert "listen" not in caplog.text
    assert "hurts" not in caplog.text


def test_a_real_process_that_is_killed_is_replaced_while_one_waits(child: ChildReader) -> None:
    with closing(SteadyReader(child)) as steady:
        before = child.process_id
        assert before is not None
        os.kill(before, signal.SIGKILL)
        assert steady.report(HEARD, LISTEN) == (READ,)
        assert child.process_id not in {None, before}
        assert child.process_id is not None
        os.kill(child.process_id, signal.SIGKILL)
        assert steady.report(HEARD, LISTEN) == (ReadingLost(), HEARD)
