"""Changing a key in a settings file leaves everything else as a person wrote it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from device.settings_edit import save_settings
from device.settings_file import SettingsError, load_settings

WRITTEN = """# our bedroom
[button]
pin = 22  # the red one

[microphone]  # by the bed
# device = "old"
device = "USB"
[speaker]
device = "Jabra"
"""


def test_a_key_is_replaced_where_it_stands_and_the_rest_stays(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(WRITTEN)
    save_settings(file, {"microphone.device": 'Blue "Yeti"', "microphone.gain_db": 6.0})
    text = file.read_text()
    loaded = load_settings({"REPAIR_COACH_CONFIG": str(file)}).settings
    assert (loaded.microphone.device, loaded.microphone.gain_db) == ('Blue "Yeti"', 6.0)
    assert (loaded.button.pin, loaded.speaker.device) == (22, "Jabra")
    for kept in ("# our bedroom", "pin = 22  # the red one", "[microphone]  # by the bed", '# device = "old"'):
        assert kept in text
    assert [path.name for path in tmp_path.iterdir()] == ["config.toml"]


def test_a_file_that_is_not_there_is_made_with_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "repair-coach" / "config.toml"
    save_settings(file, {"microphone.device": "USB"})
    assert tomllib.loads(file.read_text()) == {"microphone": {"device": "USB"}}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('microphone = {device = "a"}\n', "by hand"),
        ("[microphone\n", "by hand"),
        ('microphone.device = "a"\n', "by hand"),
        ("[[microphone]]\n", "by hand"),
    ],
)
def test_what_cannot_be_changed_is_left_alone(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text)
    with pytest.raises(SettingsError, match=said):
        save_settings(file, {"microphone.device": "USB"})
    assert file.read_text() == text


def test_a_value_that_is_not_allowed_is_never_written(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(WRITTEN)
    with pytest.raises(SettingsError):
        save_settings(file, {"microphone.gain_db": 99.0})
    assert file.read_text() == WRITTEN


@given(st.text(max_size=200).filter(lambda text: "\x00" not in text))
@settings(deadline=None, max_examples=60)
def test_any_name_comes_back_as_it_was(name: str) -> None:
    import tempfile  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "config.toml"
        try:
            save_settings(file, {"microphone.device": name})
        except SettingsError:
            assert any(0xD800 <= ord(letter) < 0xE000 for letter in name)
        else:
            assert load_settings({"REPAIR_COACH_CONFIG": str(file)}).settings.microphone.device == name
