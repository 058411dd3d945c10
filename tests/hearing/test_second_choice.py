"""Where a recogniser is torn between two readings it tells both, from its own process through the ear to the event."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from reader_at_hand import understand_heard

from device.hearing.acceptance import second_choice_believed
from device.hearing.ear import Ear
from device.hearing.engines.whisper import WhisperRecogniser
from device.hearing.engines.whisper_weights import find_weights
from device.hearing.recogniser import BYTES_PER_SECOND
from device.hearing.wav import read_wav
from device.hearing.worker.parent import ChildRecogniser
from dialogue.commands import Listen
from dialogue.events import Heard
from dialogue.questions import QuestionKind
from voices.flite_voice import FliteVoice

TORN = (
    "He grabbed my wrist and wouldn't let go.",
    "I took his dad's side about the driveway.",
    "The bathroom was all I had.",
    "He's stoned, so this is pointless.",
    "Hold me.",
)


def returned(*texts: tuple[list[int], float]) -> SimpleNamespace:
    """What Whisper once returned: its texts as pieces of words, each with the mean of its pieces' scores."""
    return SimpleNamespace(
        sequences_ids=[pieces for pieces, _ in texts], scores=[score for _, score in texts], no_speech_prob=0.05
    )


# Recorded on one processor; on another the same sound gets other scores and sometimes other words.
YOU_HOLD_ME = ([921, 1745, 502, 13], -0.9815)
HOLD_ME = returned(([13095, 502, 13], -0.9388), YOU_HOLD_ME)
HOLD_ME_WORD_AFTER_WORD = returned(YOU_HOLD_ME)
SIDE = returned(
    ([314, 1718, 465, 1182, 338, 1735, 546, 262, 33515, 13], -0.2593),
    ([314, 1718, 465, 3996, 338, 1735, 546, 262, 33515, 13], -0.2922),
)
LET_GO = [679, 13176, 616, 15980, 290, 3636, 470, 1309, 467]
WRIST = returned(([*LET_GO, 13], -0.1486), (LET_GO, -0.2748))


@pytest.fixture(scope="module")
def weights_loaded() -> WhisperRecogniser:
    """The engine in this very process, so that what it returns can be exchanged for what was recorded."""
    return WhisperRecogniser(find_weights())


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
    second_best = [event for event in events if event.second_best is not None]
    assert second_best, "none of these was heard in two ways"
    assert all(event.second_best not in {"", event.open} for event in second_best)


@pytest.mark.recogniser
@pytest.mark.parametrize(
    ("searched", "seconds", "words", "second_best"),
    [
        (HOLD_ME, 1.7, "you hold me", "killed me"),
        (HOLD_ME, 2.5, "killed me", None),  # three times likelier: not torn
        (SIDE, 3.0, "i took his head's side about the driveway", "i took his bed's side about the driveway"),
        (WRIST, 3.0, "he grabbed my wrist and wouldn't let go", None),  # the same words
    ],
)
def test_of_a_word_or_two_the_likeliest_word_after_word_stands(
    searched: SimpleNamespace,
    seconds: float,
    words: str,
    second_best: str | None,
    weights_loaded: WhisperRecogniser,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def as_recorded(_engine: object, _encoded: object, _seconds: float, beam_size: int) -> SimpleNamespace:
        return HOLD_ME_WORD_AFTER_WORD if beam_size == 1 else searched

    monkeypatch.setattr(WhisperRecogniser, "_generate", as_recorded)
    weights_loaded.begin(QuestionKind.ONE_LINE, (), "test")
    weights_loaded.feed(bytes(2 * round(seconds * BYTES_PER_SECOND / 2)))
    hearing = weights_loaded.finish()
    assert (hearing.open, hearing.second_best) == (words, second_best)


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
