"""The labelled lines: one format, errors that say where, and no line that is learned and examined as well."""

from __future__ import annotations

from pathlib import Path

import pytest
from rapidfuzz import fuzz, process

from device.reading.trained_reader import known_stages
from dialogue.understanding.intents import Intent
from dialogue.understanding.normalise import normalise
from training.labelled import LINES, LineError, Split, lines, read
from training.write_denials import denials

# From here on two lines are nearly the same, 0-100: "by six" and "before six" in a sentence of ten words.
_NEARLY_THE_SAME = 90.0
_GOOD = '{"text": "i sat down", "stage": "any", "intent": "SHARE", "writer": "one", "split": "train"}'


@pytest.mark.parametrize("held_back", [Split.EXAM, Split.CHOOSE])
def test_no_line_is_learned_that_is_measured(held_back: Split) -> None:
    learned = [normalise(line.text) for line in lines(Split.TRAIN)]
    twice = [
        (line.text, found[0])
        for line in lines(held_back)
        if (
            found := process.extractOne(normalise(line.text), learned, scorer=fuzz.ratio, score_cutoff=_NEARLY_THE_SAME)
        )
    ]
    assert not twice


def test_a_writer_has_one_split() -> None:
    splits: dict[str, set[Split]] = {}
    for line in lines():
        splits.setdefault(line.writer, set()).add(line.split)
    assert all(len(these) == 1 for these in splits.values())


def test_every_intent_and_every_stage_has_lines() -> None:
    every = list(lines(Split.TRAIN))
    only_of_tables = {Intent.TOO_TIRED}
    assert {*Intent} - only_of_tables <= {intent for line in every for intent in line.allowed}
    assert {line.stage for line in every} == set(known_stages())


def test_every_class_of_danger_has_many_lines_and_look_alikes_of_several_writers() -> None:
    for danger in (
        "SAFE_VIOLENCE",
        "SAFE_FEAR",
        "SAFE_CONTROL",
        "SAFE_SEXUAL",
        "SAFE_CHILD",
        "SAFE_PERP",
        "INTOXICATED",
    ):
        said = [line for line in lines(Split.TRAIN) if line.intent == danger]
        alike = [line for line in lines(Split.TRAIN) if line.slots.get("lookalike_of") == danger]
        assert len(said) >= 150
        assert len({line.writer for line in said}) >= 3
        assert len(alike) >= 100


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        (_GOOD.replace("SHARE", "SHARES"), "SHARES"),
        (_GOOD.replace("any", "attic"), "attic"),
        (_GOOD.replace("train", "test"), "test"),
        (_GOOD.replace("i sat down", " "), "no text"),
        (_GOOD.replace('"writer": "one", ', ""), "writer"),
        ("{", "line 2"),
    ],
)
def test_a_line_that_is_none_is_named(tmp_path: Path, changed: str, named: str) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text(f"{_GOOD}\n{changed}\n", "utf-8")
    with pytest.raises(LineError, match=named) as raised:
        list(read(file))
    assert "lines.jsonl, line 2" in str(raised.value)


def test_lines_are_kept_as_they_would_be_written() -> None:
    for path in LINES.glob("*.jsonl"):
        assert path.read_text("utf-8").endswith("\n")
        assert list(read(path))


def test_written_denials_are_those_of_their_writer() -> None:
    kept = [line.text for line in read(LINES / "denials.jsonl")]
    written = list(dict.fromkeys(denials()))
    assert set(kept) <= set(written)
    assert len(kept) >= 0.95 * len(written)  # those that an exam has are left out
