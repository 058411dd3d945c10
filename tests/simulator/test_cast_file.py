"""Casts: the shipped ones fit the script, and a broken one says what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogue.script import load_script
from simulator.scenario import BadScenario, Person, load_scenario, shipped_scenarios

PLACES = {"calm.breathing"}
CAST = """
title = "Two people."
ends_with = "close.good_night"
[people.first]
voice = "flite rms"
[[turns]]
to = "welcome.choices"
who = "first"
says = "Both of us."
"""


@pytest.mark.parametrize("name", shipped_scenarios())
def test_a_shipped_cast_names_only_what_the_script_has(name: str) -> None:
    cast, script = load_scenario(name), load_script()
    assert cast.ends_with in script.lines
    for turn in cast.turns:
        assert turn.to in script.questions or turn.to in PLACES, turn.to
        assert turn.scene == "" or turn.scene in script.questions


@pytest.mark.parametrize(
    ("written", "instead", "named"),
    [
        ('who = "first"', 'who = "third"', "third"),
        ('says = "Both of us."', 'sings = "Both of us."', "sings"),
        ('says = "Both of us."', "", "neither says nor presses"),
        ('voice = "flite rms"', 'voice = "my own"', "my own"),
        ("[[turns]]", "[[turns", ""),
    ],
)
def test_a_mistake_is_named_with_its_file(written: str, instead: str, named: str, tmp_path: Path) -> None:
    file = tmp_path / "broken.toml"
    file.write_text(CAST.replace(written, instead))
    with pytest.raises(BadScenario) as error:
        load_scenario(str(file))
    assert str(file) in str(error.value)
    assert named in str(error.value)


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(BadScenario, match="calm, couple, solo"):
        load_scenario("nobody")


def test_a_recording_replaces_what_is_said(tmp_path: Path) -> None:
    person = Person("flite rms", recordings=str(tmp_path))
    assert person.recording_of("Both of us.") is None
    (tmp_path / "both_of_us.wav").touch()
    assert person.recording_of("Both of us.") == tmp_path / "both_of_us.wav"
    assert Person("flite rms").recording_of("Both of us.") is None
