"""The check of spoken lines finds each kind of fault."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from dialogue.lines import Line
from dialogue.script import Script
from dialogue.script_check import check_script


def faults(text: str, line: str = "feel.x") -> list[str]:
    """What is wrong with one line."""
    script = Script(MappingProxyType({line: Line(line, (text,))}), MappingProxyType({}))
    return [fault.problem for fault in check_script(script)]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Take a deep breath.", "never said"),
        ("Do you forgive them?", "never said"),
        ("Well done. Shall we go on?", "never said"),
        ("This is proven to work.", "never said"),
        ("You must go on.", "never said"),
        ("How are you? Take your time.", "after the question"),
        (" ".join(["word"] * 21) + ". And you?", "words before the question"),
        (" ".join(["word"] * 40) + ".", "a chunk of"),
    ],
)
def test_each_fault_is_found(text: str, part: str) -> None:
    assert any(part in fault for fault in faults(text))


def test_a_good_line_has_none_and_a_pause_splits_a_long_one() -> None:
    assert faults("Put one plain word to it. What is it?") == []
    half = " ".join(["word"] * 20) + "."
    assert faults(f"{half} {{pause 1}} {half}") == []


def test_silence_before_the_first_words_does_not_make_a_line_longer() -> None:
    assert faults(f"{{pause 0.9}} {' '.join(['word'] * 25)}.") == faults(f"{' '.join(['word'] * 25)}.") == []
