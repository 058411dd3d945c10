"""Changing a key: in its place, comments kept, never a broken file."""

from __future__ import annotations

from pathlib import Path

import pytest

from device.settings.edit import change_settings
from device.settings.load import SettingsError, load_settings

WRITTEN = """# ours
[light]
pin = 12  # amber

[voice]
# how it sounds
pace = 0.95
engine = "espeak"

[session]
locale = "UK"
"""


def changed(file: Path, **values: str) -> tuple[Path, bool]:
    return change_settings("voice", values, {"REPAIR_COACH_CONFIG": str(file)})


def test_a_key_is_set_in_its_place_and_the_rest_stays(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(WRITTEN)
    file.chmod(0o640)
    assert changed(file, engine="pyttsx3", name="en-us+f3") == (file, True)
    assert file.stat().st_mode & 0o777 == 0o640
    lines = file.read_text().splitlines()
    assert 'engine = "pyttsx3"' in lines
    assert set(WRITTEN.splitlines()) - set(lines) == {'engine = "espeak"'}
    settings = load_settings({"REPAIR_COACH_CONFIG": str(file)}).settings
    assert (settings.voice.name, settings.voice.pace, settings.session.locale) == ("en-us+f3", 0.95, "UK")
    assert changed(file, engine="pyttsx3") == (file, False)
    assert [path.name for path in tmp_path.iterdir()] == ["config.toml"]


def test_a_section_that_is_not_there_is_added(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("[light]\npin = 13")
    changed(file, engine="espeak")
    settings = load_settings({"REPAIR_COACH_CONFIG": str(file)}).settings
    assert (settings.voice.engine, settings.light.pin) == ("espeak", 13)


def test_a_text_with_quotes_and_signs_comes_back_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("")
    changed(file, name='C:\\v "x" é.onnx')
    assert load_settings({"REPAIR_COACH_CONFIG": str(file)}).settings.voice.name == 'C:\\v "x" é.onnx'


@pytest.mark.parametrize(
    ("before", "engine"), [(WRITTEN, "parrot"), ("[voice\n", "espeak"), (WRITTEN + "x = 1", "espeak")]
)
def test_what_would_not_be_valid_is_refused_and_the_file_is_as_before(tmp_path: Path, before: str, engine: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(before)
    with pytest.raises(SettingsError, match=r"config\.toml"):
        changed(file, engine=engine)
    assert file.read_text() == before
    assert [path.name for path in tmp_path.iterdir()] == ["config.toml"]


def test_a_number_is_set_as_one(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(WRITTEN)
    change_settings("microphone", {"device": "USB", "gain_db": 6.0}, {"REPAIR_COACH_CONFIG": str(file)})
    microphone = load_settings({"REPAIR_COACH_CONFIG": str(file)}).settings.microphone
    assert (microphone.device, microphone.gain_db) == ("USB", 6.0)
    with pytest.raises(SettingsError, match="gain_db"):
        change_settings("microphone", {"gain_db": 99.0}, {"REPAIR_COACH_CONFIG": str(file)})
