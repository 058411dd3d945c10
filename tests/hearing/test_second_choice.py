"""Where a recogniser is torn between two readings it tells both, from its own process through the ear to the event."""

from __future__ import annotations

from pathlib import Path

import pytest

from device.hearing.acceptance import second_choice_believed
from device.hearing.child import ChildRecogniser
from device.hearing.ear import Ear
from device.hearing.recogniser import BYTES_PER_SECOND
from device.hearing.wav import read_wav
from dialogue.commands import Listen
from dialogue.events import Heard
from dialogue.questions import QuestionKind
from dialogue.understanding import understand_heard
from voices.flite_voice import FliteVoice

TORN = (
    "He grabbed my wrist and wouldn't let go.",
    "I took his dad's side about the driveway.",
    "The bathroom was all I had.",
    "He's stoned, so this is pointless.",
)


def heard(text: str, recogniser: ChildRecogniser, folder: Path) -> Heard:
    """What the ear reports when the text is said."""
    path = folder / "said.wav"
    FliteVoice("slt").render(text, path)
    silence = bytes(BYTES_PER_SECOND)
    sound = silence + read_wav(path) + silence * 4
    ear = Ear(recogniser)
    ear.listen(Listen(1, "test", QuestionKind.ONE_LINE, (), 2.5), 0.0)
    events = [
        event
        for start in range(0, len(sound), 3200)
        for event in ear.feed(sound[start : start + 3200], (start + 3200) / BYTES_PER_SECOND)
    ]
    return next(event for event in events if isinstance(event, Heard))


@pytest.mark.recogniser
def test_both_readings_arrive(whisper: ChildRecogniser, tmp_path: Path) -> None:
    events = [heard(text, whisper, tmp_path) for text in TORN]
    also = [event for event in events if event.also is not None]
    assert also, "none of these was heard in two ways"
    assert all(event.also not in {"", event.open} for event in also)


@pytest.mark.recogniser
def test_of_a_word_or_two_the_likeliest_word_after_word_stands(whisper: ChildRecogniser, tmp_path: Path) -> None:
    # A search makes "killed me" of it.
    assert heard("hold me", whisper, tmp_path).open == "you hold me"


@pytest.mark.recogniser
def test_no_reading_of_a_room_s_noise_is_danger(speech: Path, whisper: ChildRecogniser) -> None:
    noises = sorted((speech / "room_noise").glob("*.wav"))
    assert noises
    for noise in noises:
        whisper.begin(QuestionKind.SHARING, (), "test")
        whisper.feed(read_wav(noise))
        hearing = whisper.finish()
        for words in (hearing.open, second_choice_believed(hearing)):
            understood = understand_heard(words, None, stage="dialogue")
            assert understood is None or understood.safety is None, f"{noise.name}: {words}"
