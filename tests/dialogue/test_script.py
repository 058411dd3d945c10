"""The script as it is shipped, and what is said of one that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from reader_at_hand import understand
from world import script

from dialogue.commands import Pause, Words
from dialogue.lines import BadLineError, Line
from dialogue.script import ScriptError, load_script


def test_every_phrase_of_every_question_means_what_its_table_says() -> None:
    for question in script().questions.values():
        for phrase, meaning in question.phrases.items():
            understood = understand(phrase, stage=question.stage, question=question)
            assert understood.intent is meaning.intent, f"{question.id}: {phrase}"


def test_every_sentence_can_be_rendered_ahead_and_none_has_a_gap_in_it() -> None:
    texts = script().texts()
    assert len(texts) > 200
    assert not [text for text in texts if "{" in text or "}" in text or not text.strip()]
    assert "Down from eight to five." in texts
    assert "Seven." in texts


def test_pauses_are_data_and_a_question_gets_a_longer_one() -> None:
    parts = Line("x.y", ("One. Two. {pause 3} Four? Five.",)).parts(0, {})
    assert parts == (
        Words("One."), Pause(0.7), Words("Two."), Pause(3.0), Words("Four?"), Pause(0.7), Words("Five."),
    )  # fmt: skip
    assert Line("x.y", ("One. Two?",)).parts(0, {})[1] == Pause(1.5)


def test_a_value_that_begins_a_sentence_gets_a_capital() -> None:
    parts = Line("x.y", ("{level}. From {level} on.",)).parts(0, {"level": "seven"})
    assert parts == (Words("Seven."), Pause(0.7), Words("From seven on."))


@pytest.mark.parametrize("text", ["", "  ", "Hello {name}.", "{pause soon}", "{pause 31}", "{pause", "a } b"])
def test_a_line_that_cannot_be_spoken_is_refused(text: str) -> None:
    with pytest.raises(BadLineError):
        Line("x.y", (text,))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('[lines]\nstill_here = "Here, {name}."', "ladder.toml, line 2: .*unknown placeholder"),
        ('[lines]\nnobody_says_this = "Hello."', "line 2: there is no line ladder.nobody_says_this"),
        ("[lines]\nstill_here = 7", "line 2: .*must be a text"),
        ('[lines\nstill_here = "x"', "not TOML.*line 1"),
        ('[lines]\nstill_here = "{level}."', "line 2: .*not given to this line"),
        ('[linse]\nstill_here = "Hi."', "line 1: unknown part"),
    ],
)
def test_a_mistake_in_an_overlay_is_named_with_file_and_line(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "ladder.toml").write_text(content)
    with pytest.raises(ScriptError, match=message):
        load_script(overlay=tmp_path)


def test_an_overlay_changes_a_line_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "ladder.toml").write_text('[lines]\nlow = "Quite low."')
    changed = load_script(overlay=tmp_path)
    assert changed.lines["ladder.low"].variants == ("Quite low.",)
    assert changed.lines["ladder.high"] == script().lines["ladder.high"]
    with pytest.raises(ScriptError, match="overlay folder is not there"):
        load_script(overlay=tmp_path / "missing")
