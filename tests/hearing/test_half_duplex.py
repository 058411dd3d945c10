"""What the gate lets through, seen from the ear: the coach's voice never, a partner's first syllable always."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hearing_fakes import Bench, loud_seconds_of
from hypothesis import given
from hypothesis import strategies as st

from device.hearing.turns.half_duplex import HalfDuplex, TimedChunk
from device.hearing.turns.voice_activity import CHUNK_SECONDS
from dialogue.questions import QuestionKind


def test_nothing_that_sounds_while_the_coach_speaks_is_heard() -> None:
    bench = Bench()
    bench.ear.speaking(True, bench.now)
    bench.listen()
    bench.voice(2.0)
    bench.silence(3.0)
    assert bench.events == []
    assert bench.recogniser.utterances == []
    assert not bench.ear.is_open


def test_the_ear_opens_a_tail_after_the_last_sample() -> None:
    bench = Bench()
    bench.ear.speaking(True, bench.now)
    bench.voice(1.0)
    bench.ear.speaking(False, bench.now)
    last_sample_at = bench.now
    bench.listen()
    while not bench.ear.is_open:
        bench.silence(0.032)
    assert 0.3 <= bench.now - last_sample_at <= 0.3 + 2 * 0.032


def test_an_echo_that_rings_out_within_the_tail_is_not_heard() -> None:
    bench = Bench()
    bench.ear.speaking(True, bench.now)
    bench.voice(1.0)
    bench.ear.speaking(False, bench.now)
    bench.listen()
    bench.voice(0.25)
    bench.silence(3.0)
    assert bench.events == []


def test_an_eager_answer_keeps_its_first_syllable() -> None:
    bench = Bench()
    bench.ear.speaking(True, bench.now)
    bench.voice(1.0)
    bench.ear.speaking(False, bench.now)
    bench.listen()
    bench.silence(0.1)
    bench.voice(0.5)  # from 0.1 s after the coach: it goes on when the ear opens at 0.3 s
    bench.silence(2.0)
    assert bench.heard_kinds() == ["VoiceBegan", "Heard"]
    assert loud_seconds_of(bench.recogniser.utterances[0]) >= 0.47


def test_of_a_voice_that_began_under_the_coach_only_what_follows_the_tail_is_heard() -> None:
    bench = Bench()
    bench.ear.speaking(True, bench.now)
    bench.voice(1.0)
    bench.ear.speaking(False, bench.now)
    bench.listen()
    bench.voice(1.0)
    bench.silence(2.0)
    assert loud_seconds_of(bench.recogniser.utterances[0]) <= 0.7 + 0.05


def test_a_short_word_that_was_over_before_the_ear_opened_is_not_made_up() -> None:
    bench = Bench()
    bench.ear.speaking(True, bench.now)
    bench.ear.speaking(False, bench.now)
    bench.listen()
    bench.silence(0.05)
    bench.voice(0.16)
    bench.silence(3.0)
    assert bench.recogniser.utterances == []


def test_when_the_coach_begins_to_speak_what_was_half_heard_is_dropped() -> None:
    bench = Bench()
    bench.listen()
    bench.silence(0.5)
    bench.voice(0.4)
    bench.ear.speaking(True, bench.now)
    bench.silence(3.0)
    assert bench.heard_kinds() == ["VoiceBegan"]
    assert bench.recogniser.utterances == []


def test_stop_drops_what_was_half_heard_and_a_new_listen_hears_none_of_it() -> None:
    bench = Bench()
    bench.listen()
    bench.voice(0.4)
    bench.ear.stop()
    bench.listen(number=2)
    bench.silence(3.0)
    assert bench.recogniser.utterances == []


def test_a_listen_that_replaces_another_hears_none_of_the_answer_to_the_first() -> None:
    bench = Bench()
    bench.listen()
    bench.voice(0.6)
    bench.listen(number=2)
    bench.voice(0.3)
    bench.silence(2.0)
    assert loud_seconds_of(bench.recogniser.utterances[0]) <= 0.35


@given(
    st.lists(
        st.tuples(st.sampled_from(["speak", "quiet", "open", "close", "chunk"]), st.booleans()),
        min_size=1,
        max_size=200,
    )
)
def test_no_chunk_from_under_the_coach_ever_passes_and_none_passes_twice(steps: list[tuple[str, bool]]) -> None:
    gate, now, speaks, last_sample_at = HalfDuplex(), 0.0, False, float("-inf")
    passed: list[float] = []
    under_the_coach: set[float] = set()
    for step, is_speech in steps:
        if step == "speak":
            speaks = True
            gate.speaking(True, now)
        elif step == "quiet" and speaks:
            speaks, last_sample_at = False, now
            gate.speaking(False, now)
        elif step == "open":
            gate.open()
        elif step == "close":
            gate.close()
        elif step == "chunk":
            chunk = TimedChunk(np.zeros(512, "<i2").tobytes(), is_speech, now, now + 0.032)
            if speaks:
                under_the_coach.add(now)
            admitted = gate.admit(chunk)
            now += 0.032
            assert not (admitted and (speaks or chunk.began_at < last_sample_at + 0.3))
            passed += [each.began_at for each in admitted]
    assert not under_the_coach & set(passed)
    assert passed == sorted(set(passed))


def test_sharing_opens_by_the_same_gate() -> None:
    bench = Bench()
    bench.ear.speaking(True, bench.now)
    bench.listen(QuestionKind.SHARING)
    bench.voice(1.0)
    assert bench.events == []


def chunk_at(at: float, loudness: float, is_speech: bool = True) -> TimedChunk:
    """A chunk of a steady tone."""
    pcm = (loudness * np.sign(np.sin(np.arange(512) * 0.4))).astype("<i2").tobytes()
    return TimedChunk(pcm, is_speech, at, at + CHUNK_SECONDS)


def admitted(loudness: Callable[[float], float]) -> list[TimedChunk]:
    """What is let through at last of a voice without a gap; the coach's last sample is at 1.0 s."""
    gate = HalfDuplex()
    gate.speaking(True, 0.0)
    found: list[TimedChunk] = []
    for place in range(round(2.0 / CHUNK_SECONDS)):
        at = place * CHUNK_SECONDS
        if 1.0 <= at < 1.0 + CHUNK_SECONDS:
            gate.speaking(False, 1.0)
            gate.open()
        found = gate.admit(chunk_at(at, loudness(at)))
        if found:
            break
    return found


def echo(at: float) -> float:
    """The coach at the microphone: steady, then falling by 60 dB in 0.45 s."""
    return 1000.0 * 10 ** (-max(0.0, at - 1.02) / 0.45 * 60 / 20)


@pytest.mark.parametrize("begins", [1.06, 1.1, 1.2])
def test_an_answer_that_begins_in_the_coachs_echo_keeps_its_first_syllable(begins: float) -> None:
    found = admitted(lambda at: echo(at) + (3000.0 if at >= begins else 0.0))
    assert begins - 0.1 <= found[0].began_at <= begins + CHUNK_SECONDS
    assert found[0].began_at >= 1.0


def test_an_echo_alone_is_not_let_through() -> None:
    assert len(admitted(lambda at: echo(at) + 20.0)) == 1


def test_a_bump_in_the_echo_that_dies_away_is_not_let_through() -> None:
    assert len(admitted(lambda at: echo(at) * (8.0 if 1.1 <= at < 1.16 else 1.0) + 20.0)) == 1


def test_a_voice_that_only_goes_on_from_under_the_coach_is_heard_from_the_tail_on() -> None:
    assert len(admitted(lambda _: 2000.0)) == 1
