"""Recordings of people through the whole ear: a sample of what ``bench/hearing.py`` measures in full."""

from __future__ import annotations

import json
import wave
from pathlib import Path

import numpy as np
import pytest

from device.hearing.engines.phonetic_similarity import DIGITS
from device.hearing.listen_file import HeardFile, hear_file, hear_files, kind_of
from device.hearing.wav import WavUnreadable
from device.hearing.worker.parent import ChildRecogniser
from dialogue.questions import QuestionKind

pytestmark = pytest.mark.recogniser

COMMANDS = ("yes", "no", "stop", "go")


def recordings(speech: Path, folder: str, every: int) -> dict[Path, str | None]:
    """Every so-manieth recording of a folder and what is said in it."""
    labels = [json.loads(line) for line in (speech / "labels.jsonl").read_text().splitlines()]
    chosen = sorted((label["file"], label["text"]) for label in labels if label["file"].startswith(f"{folder}/"))
    return {speech / file: text for file, text in chosen[::every]}


def heard(files: dict[Path, str | None], phrases: tuple[str, ...], whisper: ChildRecogniser) -> list[HeardFile]:
    return list(hear_files(files, kind_of(phrases), phrases, whisper))


def share_right(files: dict[Path, str | None], phrases: tuple[str, ...], whisper: ChildRecogniser) -> float:
    results = heard(files, phrases, whisper)
    return sum(result["answer"] == text for result, text in zip(results, files.values(), strict=True)) / len(files)


def test_commands_are_heard(speech: Path, whisper: ChildRecogniser) -> None:
    files = recordings(speech, "commands", every=2)
    right = [
        result["answer"] == text for result, text in zip(heard(files, COMMANDS, whisper), files.values(), strict=True)
    ]
    assert sum(right) >= 0.9 * len(right)


def test_digits_are_heard(speech: Path, whisper: ChildRecogniser) -> None:
    files = recordings(speech, "digits", every=4)
    right = [
        result["answer"] == text for result, text in zip(heard(files, DIGITS, whisper), files.values(), strict=True)
    ]
    assert sum(right) >= 0.8 * len(right)


@pytest.mark.parametrize(("folder", "every"), [("other_words", 4), ("room_noise", 3), ("sentences", 3)])
def test_nothing_else_is_taken_for_an_answer(speech: Path, whisper: ChildRecogniser, folder: str, every: int) -> None:
    taken = [result for result in heard(recordings(speech, folder, every), COMMANDS, whisper) if result["answer"]]
    assert taken == []


def test_the_open_ear_understands_sentences(speech: Path, whisper: ChildRecogniser) -> None:
    labels = [json.loads(line) for line in (speech / "labels.jsonl").read_text().splitlines()]
    found = []
    for label in sorted((label for label in labels if "contains" in label), key=lambda label: str(label["file"]))[::3]:
        result = hear_file(speech / label["file"], QuestionKind.ONE_LINE, COMMANDS, whisper)
        assert result["answer"] is None
        found += [part.strip() in (result["open"] or "") for part in label["contains"]]
    assert sum(found) >= 0.7 * len(found)


def test_the_result_has_the_promised_fields(speech: Path, whisper: ChildRecogniser) -> None:
    result = hear_file(speech / "commands/stop-ca4d5368_nohash_3.wav", QuestionKind.CHOICE, COMMANDS, whisper)
    assert result["closed"] == result["answer"] == "stop"
    assert set(json.loads(json.dumps(result))) == {"file", "open", "closed", "answer", "means", "ms"}
    assert result["means"] == "STOP"
    assert result["ms"] > 0


def test_silence_and_noise_are_no_voice(tmp_path: Path, whisper: ChildRecogniser) -> None:
    path = tmp_path / "hiss.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 16_000, 0, "NONE", ""))
        file.writeframes(np.random.default_rng(1).normal(0, 300, 32_000).astype("<i2").tobytes())
    result = hear_file(path, QuestionKind.CHOICE, COMMANDS, whisper)
    assert (result["open"], result["answer"]) == ("", None)


def test_a_bad_file_is_named(tmp_path: Path, whisper: ChildRecogniser) -> None:
    (tmp_path / "bad.wav").write_bytes(b"RIFF")
    with pytest.raises(WavUnreadable, match=r"bad\.wav"):
        hear_file(tmp_path / "bad.wav", QuestionKind.CHOICE, COMMANDS, whisper)


@pytest.mark.parametrize(
    ("phrases", "kind"),
    [(DIGITS, QuestionKind.RATING), (("one", "two"), QuestionKind.RATING), (("yes", "one"), QuestionKind.CHOICE)],
)
def test_the_kind_follows_from_the_phrases(phrases: tuple[str, ...], kind: QuestionKind) -> None:
    assert kind_of(phrases) is kind
