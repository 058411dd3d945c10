"""The ear's events: pieces, patience, early ends, noise, long speech, a lost recogniser."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hearing_fakes import (
    NOTHING,
    PHRASES,
    SENTENCE,
    YES,
    Bench,
    NotingRecogniser,
    loud_seconds_of,
    loudness,
    seconds_of,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from device.hearing.ear import Ear
from device.hearing.recogniser import BYTES_PER_SECOND
from device.hearing.turns.endpoint import LIMITS
from device.hearing.turns.voice_activity import VoiceActivity
from dialogue.commands import Listen
from dialogue.events import Heard, HearingBack, HearingLost, NothingHeard, VoiceBegan
from dialogue.questions import QuestionKind


def test_an_answer_is_reported_with_its_listen_and_the_time_of_its_last_voice() -> None:
    bench = Bench(YES)
    bench.listen(number=7)
    bench.silence(1.0)
    bench.voice(0.4)
    last_voice_at = bench.now
    bench.silence(2.0)
    began, heard = (event for _, event in bench.events)
    assert began == VoiceBegan(7)
    assert isinstance(heard, Heard)
    assert (heard.listen, heard.answer, heard.open) == (7, "yes", "yes")
    assert heard.voice_ended_at == pytest.approx(last_voice_at, abs=1e-6)


def test_a_plain_yes_ends_before_its_patience() -> None:
    bench = Bench(YES)
    bench.listen(QuestionKind.YES_NO)
    bench.voice(0.4)
    last_voice_at = bench.now
    bench.silence(2.0)
    heard_at = bench.events[-1][0]
    assert 0.45 <= heard_at - last_voice_at <= 0.6


def test_a_consent_waits_out_its_patience() -> None:
    bench = Bench(YES)
    bench.listen(QuestionKind.CONSENT)
    bench.voice(0.4)
    last_voice_at = bench.now
    bench.silence(2.0)
    assert bench.events[-1][0] - last_voice_at == pytest.approx(1.0, abs=0.05)


def test_what_is_no_answer_yet_waits_out_its_patience_and_is_decoded_once() -> None:
    bench = Bench(SENTENCE)
    bench.listen(QuestionKind.RATING)
    bench.voice(0.8)
    last_voice_at = bench.now
    bench.silence(3.0)
    assert bench.events[-1][0] - last_voice_at == pytest.approx(1.5, abs=0.05)
    assert isinstance(bench.events[-1][1], Heard)
    assert len(bench.recogniser.utterances) == 1


def test_a_voice_that_goes_on_after_a_pause_is_heard_as_a_whole() -> None:
    bench = Bench(SENTENCE, SENTENCE)
    bench.listen(QuestionKind.RATING)
    bench.voice(0.8)
    bench.silence(0.9)  # decoded ahead by now
    bench.voice(0.6)
    bench.silence(3.0)
    assert bench.heard_kinds() == ["VoiceBegan", "Heard"]
    assert loud_seconds_of(bench.recogniser.utterances[-1]) == pytest.approx(1.4, abs=0.1)


def test_silence_that_nothing_follows_is_not_decoded() -> None:
    bench = Bench(SENTENCE)
    bench.listen(QuestionKind.ONE_LINE)
    bench.silence(2.0)
    bench.voice(3.0)
    bench.silence(4.0)
    # Half a second before, the voice, half a second after: not the whole patience.
    assert seconds_of(bench.recogniser.utterances[0]) == pytest.approx(0.5 + 3.0 + 0.5, abs=0.1)


def test_a_sharing_turn_is_reported_in_pieces() -> None:
    bench = Bench(SENTENCE, SENTENCE, SENTENCE)
    bench.listen(QuestionKind.SHARING)
    for _ in range(3):
        bench.voice(1.5)
        bench.silence(0.9)
    assert bench.heard_kinds() == ["VoiceBegan", "Heard"] * 3


def test_a_pause_within_a_sentence_does_not_cut_a_sharing_turn() -> None:
    bench = Bench(SENTENCE)
    bench.listen(QuestionKind.SHARING)
    bench.voice(1.0)
    bench.silence(0.5)
    bench.voice(1.0)
    bench.silence(1.0)
    assert bench.heard_kinds() == ["VoiceBegan", "Heard"]


def test_noise_is_nothing_heard() -> None:
    bench = Bench(NOTHING)
    bench.listen(number=3)
    bench.voice(0.3)
    bench.silence(2.0)
    assert bench.events[-1][1] == NothingHeard(3)


def test_a_sound_that_may_have_been_words_is_told_with_them_where_somebody_seems_to_speak() -> None:
    for no_speech, second_best in ((0.3, "he hits me"), (0.9, None)):
        bench = Bench(replace(NOTHING, second_best="he hits me", no_speech=no_speech))
        bench.listen(number=3)
        bench.voice(0.3)
        bench.silence(2.0)
        assert bench.events[-1][1] == NothingHeard(3, second_best)


def test_minutes_without_a_pause_lose_no_sound() -> None:
    bench = Bench(*[SENTENCE] * 10)
    bench.listen(QuestionKind.SHARING)
    bench.voice(60.0)
    bench.silence(2.0)
    assert len(bench.recogniser.utterances) == 3
    assert all(seconds_of(piece) <= LIMITS.longest_seconds + 0.7 for piece in bench.recogniser.utterances)
    levels = np.concatenate([np.frombuffer(piece, "<i2")[::512] for piece in bench.recogniser.utterances])
    loud = levels[levels > 1000]
    assert len(loud) == len(set(loud.tolist())) == round(60.0 / 0.032)


def test_the_ear_stays_open_after_an_answer() -> None:
    bench = Bench(YES, YES)
    bench.listen()
    for _ in range(2):
        bench.voice(0.4)
        bench.silence(1.5)
    assert bench.heard_kinds() == ["VoiceBegan", "Heard"] * 2


def test_nothing_is_heard_before_the_first_listen() -> None:
    bench = Bench()
    bench.voice(1.0)
    bench.silence(3.0)
    assert bench.events == []


@pytest.mark.parametrize("where", ["begin", "feed", "finish"])
def test_a_lost_recogniser_is_told_and_brought_back(where: str) -> None:
    bench = Bench(YES)
    bench.recogniser.fails_in = {where}
    bench.listen()
    bench.voice(0.4)
    bench.silence(2.0)
    told = [event for _, event in bench.events if isinstance(event, HearingLost | HearingBack)]
    assert told == [HearingLost(), HearingBack()]
    bench.voice(0.4)
    bench.silence(1.5)
    assert isinstance(bench.events[-1][1], Heard)


def test_a_recogniser_lost_while_the_coach_begins_to_speak_is_told_too() -> None:
    bench = Bench()
    bench.listen()
    bench.voice(0.4)
    bench.recogniser.fails_in = {"discard"}
    bench.ear.speaking(True, bench.now)
    assert bench.silence(0.032) == [HearingLost()]
    bench.recogniser.fails_in = set()
    assert bench.silence(0.032) == [HearingBack()]


def test_a_recogniser_that_is_lost_again_is_left_alone_for_five_minutes() -> None:
    bench = Bench(YES)
    bench.listen()
    bench.recogniser.fails_in = {"finish", "always"}
    for _ in range(2):
        bench.voice(0.4)
        bench.silence(2.0)
    told = [event for _, event in bench.events if not isinstance(event, VoiceBegan)]
    assert told == [HearingLost(), HearingBack(), HearingLost(again=True)]
    assert bench.recogniser.restarts == 1
    assert not bench.ear.is_open
    bench.recogniser.fails_in = set()
    bench.silence(302.0)
    assert bench.events[-1][1] == HearingBack()
    assert bench.ear.is_open


def test_a_recogniser_that_does_not_come_back_is_told_as_lost_again() -> None:
    bench = Bench(YES)
    bench.listen()
    bench.recogniser.fails_in = {"finish", "restart"}
    bench.voice(0.4)
    bench.silence(2.0)
    told = [event for _, event in bench.events if not isinstance(event, VoiceBegan)]
    assert told == [HearingLost(), HearingLost(again=True)]


steps = st.lists(
    st.tuples(
        st.sampled_from(["sound", "sound", "sound", "listen", "stop", "speak", "quiet", "break", "mend"]),
        st.integers(0, 9000),
        st.booleans(),
        st.floats(-2.0, 5.0),
    ),
    max_size=60,
)


@settings(max_examples=150)
@given(steps)
def test_whatever_happens_the_ear_answers_only_the_listen_that_is_open(
    steps: list[tuple[str, int, bool, float]],
) -> None:
    """Blocks of any size, odd numbers of bytes, clocks that jump back and forth, an engine that comes and goes."""
    bench = Bench()
    number, is_listening, speaks = 0, False, False
    for step, size, loud, jump in steps:
        if step == "sound":
            bench.now += max(size / 32000 + (jump if size % 7 == 0 else 0.0), -bench.now)
            block = (b"\xff\x20" if loud else b"\x00\x00") * (size // 2) + b"\x00" * (size % 2)
            for event in bench.ear.feed(block, bench.now):
                if isinstance(event, VoiceBegan | Heard | NothingHeard):
                    assert is_listening
                    assert not speaks
                    assert event.listen == number
        elif step == "listen":
            number, is_listening = number + 1, True
            bench.listen(QuestionKind.SHARING if loud else QuestionKind.YES_NO, number)
        elif step == "stop":
            is_listening = False
            bench.ear.stop()
        elif step in {"speak", "quiet"}:
            speaks = step == "speak"
            bench.ear.speaking(speaks, bench.now)
        else:
            bench.recogniser.fails_in = {"begin", "finish"} if step == "break" else set()


@pytest.mark.parametrize(("sure", "heard"), [(0.55, None), (0.9, "we never talk about it")])
def test_what_the_voice_detector_doubts_is_no_speech(sure: float, heard: str | None) -> None:
    recogniser = NotingRecogniser(SENTENCE)
    ear = Ear(recogniser, voice_activity=VoiceActivity(detector=lambda pcm: sure * loudness(pcm)))
    ear.listen(Listen(1, "test", QuestionKind.ONE_LINE, PHRASES, 1.0), 0.0)
    sound = np.concatenate([np.full(BYTES_PER_SECOND, 9000), np.zeros(BYTES_PER_SECOND)]).astype("<i2").tobytes()
    events = ear.feed(sound, len(sound) / BYTES_PER_SECOND)
    assert [getattr(event, "open", None) for event in events if not isinstance(event, VoiceBegan)] == [heard]
