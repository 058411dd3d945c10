"""Every typed cast comes to the end its file says; the transcript of one: python tests/casts/print_cast.py NAME."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from typed_cast import FOLDER, differences, names, read, spend

from dialogue.script import load_script


@pytest.mark.parametrize("name", names())
def test_an_evening_goes_as_its_cast_says(name: str, tmp_path: Path) -> None:
    cast = read(name)
    assert differences(cast, spend(cast, tmp_path)) == []


def test_there_are_enough_of_them_and_each_is_its_own_evening() -> None:
    casts = [read(name) for name in names()]
    assert len(casts) >= 30
    assert len({cast.title for cast in casts}) == len({cast.lines for cast in casts}) == len(casts)


@pytest.mark.parametrize("name", names())
def test_a_cast_names_only_lines_that_exist(name: str) -> None:
    lines = load_script().lines
    cast = read(name)
    assert [line for line in cast.says if line not in lines] == []
    assert cast.ends_with == "stopped" or cast.ends_with in lines
    stages = {line.partition(".")[0] for line in lines}
    assert [line for line in cast.never_says if line.partition(".")[0] not in stages] == []


def test_what_went_differently_is_told(tmp_path: Path) -> None:
    cast = read("calm_only")
    spent = spend(cast, tmp_path)
    changed = msgspec.structs.replace
    assert differences(changed(cast, ends_with="close.good_night"), spent)
    assert differences(changed(cast, ends_with="stopped"), spent)
    assert differences(changed(cast, says=(*reversed(cast.says),)), spent)
    assert differences(changed(cast, never_says=("calm.*",)), spent)
    assert differences(changed(cast, talking_rests=True), spent)
    assert differences(changed(cast, plan="When it rains, I will call."), spent)
    assert differences(changed(cast, lines=(*cast.lines, "never reached")), spent)
    assert differences(changed(cast, minutes=(0.0, 1.0)), spent)


def test_the_transcript_of_a_cast_can_be_printed() -> None:
    done = subprocess.run(
        [sys.executable, str(FOLDER / "print_cast.py"), "calm_only"],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Good night." in done.stdout
    assert "you    just breathe" in done.stdout
