"""The nearest voice: what is louder stays, what is softer around it goes, and a quiet room is left as it is."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from device.hearing.acceptance import accept
from device.hearing.engines.loudest_segment import foreground
from device.hearing.hearing import Hearing
from device.hearing.recogniser import BYTES_PER_SECOND, SAMPLE_RATE
from device.hearing.wav import read_wav
from device.hearing.worker.parent import ChildRecogniser
from dialogue.questions import QuestionKind

RANDOM = np.random.default_rng(5)
COMMANDS = ("yes", "no", "stop", "go")
SILENCE = bytes(BYTES_PER_SECOND // 2)


def among(background_db: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """Two seconds, half a second of a loud tone in the middle, noise of that level against it everywhere."""
    noise = RANDOM.normal(size=2 * SAMPLE_RATE) * 0.2 * 10 ** (background_db / 20)
    tone = np.zeros(2 * SAMPLE_RATE)
    tone[12_000:20_000] = 0.2 * np.sqrt(2) * np.sin(np.arange(8_000) * 0.3)
    return (noise + tone).astype(np.float32)


def test_what_sounds_around_the_nearest_voice_is_silenced() -> None:
    heard = among(-12)
    nearest = foreground(heard)
    assert nearest is not None
    assert len(nearest) == len(heard)
    assert not nearest[:7_000].any()
    assert not nearest[25_000:].any()
    assert np.array_equal(nearest[10_000:22_000], heard[10_000:22_000])


def test_it_begins_and_ends_without_a_click() -> None:
    heard = among(-12)
    nearest = foreground(heard)
    assert nearest is not None
    sounding = np.flatnonzero(nearest)
    for first_millisecond in (slice(sounding[0], sounding[0] + 16), slice(sounding[-1] - 15, sounding[-1] + 1)):
        assert np.abs(nearest[first_millisecond]).max() <= 0.12 * np.abs(heard[first_millisecond]).max()


@pytest.mark.parametrize("background_db", [-40.0, -4.0])
def test_a_quiet_room_and_equal_voices_are_left_as_they_are(background_db: float) -> None:
    assert foreground(among(background_db)) is None


@given(arrays.arrays(np.float32, st.integers(0, 40_000), elements=st.floats(-1, 1, width=32), fill=st.just(0.0)))
def test_any_sound_gives_none_or_as_many_samples_none_of_them_louder(samples: np.ndarray) -> None:
    nearest = foreground(samples)
    assert nearest is None or (len(nearest) == len(samples) and bool(np.all(np.abs(nearest) <= np.abs(samples))))


def test_an_answer_of_the_nearest_voice_is_compared_with_its_own_words() -> None:
    hearing = Hearing(
        open="get me a dog go",
        closed="go",
        closed_confidence=0.9,
        free_confidence=0.2,
        nearest="go",
        speech_seconds=2.0,
    )
    assert accept(hearing, QuestionKind.CHOICE, COMMANDS) == "go"
    alone = Hearing(open="get me a dog go", closed="go", closed_confidence=0.9, free_confidence=0.2, speech_seconds=2.0)
    assert accept(alone, QuestionKind.CHOICE, COMMANDS) is None


def test_a_stop_of_the_nearest_voice_is_a_stop() -> None:
    hearing = Hearing(open="gonna stop that one", closed="go", nearest="stop")
    assert accept(hearing, QuestionKind.CONSENT, COMMANDS) == "stop"


@pytest.mark.recogniser
def test_more_commands_are_heard_among_people_where_a_short_answer_is_asked_for(
    speech: Path, whisper: ChildRecogniser
) -> None:
    labels = [json.loads(line) for line in (speech / "labels.jsonl").read_text("utf-8").splitlines()]
    talk = np.concatenate(
        [_samples(speech / label["file"]) for label in labels if label["file"].startswith("sentences")]
    )
    right = {QuestionKind.CHOICE: 0, QuestionKind.ONE_LINE: 0}
    for place, label in enumerate([label for label in labels if label["file"].startswith("commands")][::4]):
        sound = SILENCE + _among_people(_samples(speech / label["file"]), talk, place) + SILENCE
        for kind in right:
            # Where a line is asked for, the same sound is decoded whole; that is all the difference.
            whisper.begin(kind, COMMANDS, "test")
            whisper.feed(sound)
            right[kind] += accept(whisper.finish(), QuestionKind.CHOICE, COMMANDS) == label["text"]
    # Six or seven more of 25 on three kinds of processor.
    assert right[QuestionKind.CHOICE] >= right[QuestionKind.ONE_LINE] + 2


@pytest.mark.recogniser
@pytest.mark.parametrize("kind", [QuestionKind.CONSENT, QuestionKind.ONE_LINE, QuestionKind.SHARING])
def test_where_all_that_is_said_matters_the_nearest_voice_is_not_heard_alone(
    kind: QuestionKind, whisper: ChildRecogniser
) -> None:
    sound = (among(-12) * 32767).astype("<i2").tobytes()
    nearest = {}
    for asked in (kind, QuestionKind.YES_NO):
        whisper.begin(asked, COMMANDS, "test")
        whisper.feed(sound)
        nearest[asked] = whisper.finish().nearest
    assert nearest[kind] is None
    assert nearest[QuestionKind.YES_NO] is not None


def _among_people(voice: np.ndarray, talk: np.ndarray, place: int) -> bytes:
    """The voice with four people 14 dB softer, who also talk a second before and after it."""
    loud = np.sort(voice**2)[len(voice) // 2 :].mean()
    voice = np.pad(voice, SAMPLE_RATE)
    people = sum(np.roll(talk, (7 * person + place) * SAMPLE_RATE)[: len(voice)] for person in range(4))
    mixed = voice + people * np.sqrt(loud / np.mean(people**2) / 10 ** (14 / 10))
    return bytes(np.clip(mixed, -32768, 32767).astype("<i2").tobytes())


def _samples(path: Path) -> np.ndarray:
    return np.frombuffer(read_wav(path), "<i2").astype(float)
