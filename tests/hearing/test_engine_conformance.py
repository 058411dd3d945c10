"""What every engine must do, on the real ones: Whisper with recordings of people, Vosk with its Korean model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from device.hearing.recogniser import BYTES_PER_SECOND
from device.hearing.wav import read_wav
from device.hearing.worker.parent import ChildRecogniser
from dialogue.questions import QuestionKind

pytestmark = pytest.mark.recogniser

SILENCE = bytes(BYTES_PER_SECOND // 2)


@dataclass(frozen=True, slots=True)
class Subject:
    """An engine, phrases, and sound of one of them."""

    recogniser: ChildRecogniser
    phrases: tuple[str, ...]
    said: str
    sound: bytes

    def begin(self) -> None:
        self.recogniser.begin(QuestionKind.CHOICE, self.phrases, "test")

    def feed(self, block_bytes: int = 3200) -> None:
        for start in range(0, len(self.sound), block_bytes):
            self.recogniser.feed(self.sound[start : start + block_bytes])


@pytest.fixture(scope="module", params=["whisper", "vosk"])
def subject(request: pytest.FixtureRequest) -> Iterator[Subject]:
    if request.param == "whisper":
        speech: Path = request.getfixturevalue("speech")
        sound = read_wav(speech / "commands/yes-beb458a4_nohash_1.wav")
        yield Subject(request.getfixturevalue("whisper"), ("yes", "no", "stop", "go"), "yes", SILENCE + sound + SILENCE)
    else:
        korean: Callable[[str], bytes] = request.getfixturevalue("korean")
        phrases = ("네", "정지", "계속", "처음 부터")
        yield Subject(request.getfixturevalue("vosk"), phrases, "정지", SILENCE + korean("정지") + SILENCE)


def test_it_hears_a_phrase_closed_and_open(subject: Subject) -> None:
    subject.begin()
    subject.feed()
    hearing = subject.recogniser.finish()
    assert hearing.closed == subject.said
    assert hearing.closed_confidence > 0.5
    assert hearing.open
    assert hearing.speech_seconds == pytest.approx(len(subject.sound) / BYTES_PER_SECOND)
    assert hearing.milliseconds > 0


def test_the_size_of_blocks_makes_no_difference(subject: Subject) -> None:
    heard = []
    for block_bytes in (640, 3200, 100_000):
        subject.begin()
        subject.feed(block_bytes)
        heard.append(subject.recogniser.finish().closed)
    assert heard == [subject.said] * 3


def test_without_phrases_only_the_open_ear_hears(subject: Subject) -> None:
    subject.recogniser.begin(QuestionKind.SHARING, (), "test")
    subject.feed()
    hearing = subject.recogniser.finish()
    assert hearing.closed is None
    assert hearing.open


def test_phrases_that_no_vocabulary_has_do_no_harm(subject: Subject) -> None:
    subject.recogniser.begin(QuestionKind.CHOICE, ("<eps>", "[unk]", "", '"]', "\u0000"), "test")
    subject.feed()
    subject.recogniser.finish()
    subject.begin()
    subject.feed()
    assert subject.recogniser.finish().closed == subject.said


def test_silence_is_no_words(subject: Subject) -> None:
    subject.begin()
    subject.recogniser.feed(SILENCE * 4)
    hearing = subject.recogniser.finish()
    assert hearing.open == "" or hearing.no_speech > 0.5


def test_nothing_fed_is_nothing_heard(subject: Subject) -> None:
    subject.begin()
    assert subject.recogniser.finish().open in {"", "you"}


def test_sound_without_a_begin_and_a_finish_without_sound_are_harmless(subject: Subject) -> None:
    subject.recogniser.discard()
    subject.feed()
    hearing = subject.recogniser.finish()
    assert (hearing.open, hearing.closed) == ("", None)


def test_what_is_discarded_is_not_heard(subject: Subject) -> None:
    subject.begin()
    subject.feed()
    subject.recogniser.discard()
    subject.begin()
    subject.recogniser.feed(SILENCE * 2)
    assert subject.recogniser.finish().speech_seconds == pytest.approx(1.0)


def test_a_second_begin_drops_the_first(subject: Subject) -> None:
    subject.begin()
    subject.feed()
    subject.begin()
    subject.recogniser.feed(SILENCE * 2)
    assert subject.recogniser.finish().speech_seconds == pytest.approx(1.0)


def test_an_odd_number_of_bytes_is_harmless(subject: Subject) -> None:
    subject.begin()
    subject.feed(3201)
    assert subject.recogniser.finish().open is not None


def test_it_restarts(subject: Subject) -> None:
    before = subject.recogniser.process_id
    subject.recogniser.restart()
    assert subject.recogniser.process_id != before
    subject.begin()
    subject.feed()
    assert subject.recogniser.finish().closed == subject.said


def test_vosk_names_the_words_it_does_not_know(vosk: ChildRecogniser) -> None:
    assert vosk.unknown_words(("네", "정지 yes", "처음 부터", "<eps>")) == ("<eps>", "yes")


def test_whisper_knows_every_word(whisper: ChildRecogniser) -> None:
    assert whisper.unknown_words(("yes", "phone list")) == ()
