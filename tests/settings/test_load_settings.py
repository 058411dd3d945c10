"""Settings: one file over the defaults, and errors a person can act on."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from device.cli.settings import settings as print_settings
from device.settings import load as settings_file
from device.settings.load import LARGEST_FILE_BYTES, SettingsError, every_setting, load_settings
from device.settings.schema import Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def load(file: Path, text: str | bytes, **environment: str) -> settings_file.LoadedSettings:
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return load_settings({"REPAIR_COACH_CONFIG": str(file), **environment})


def test_without_a_file_everything_is_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings_file, "SYSTEM_FILE", tmp_path / "none.toml")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "user"))
    loaded = load_settings({})
    assert loaded.settings == Settings()
    assert loaded.file is None
    assert all(setting.source is None for setting in every_setting(loaded))


def test_a_file_changes_only_what_it_names(file: Path) -> None:
    loaded = load(file, "[button]\npin = 22\n[speaker]\nvolume_db = -10\n")
    assert loaded.settings.button.pin == 22
    assert loaded.settings.speaker.volume_db == -10.0
    assert loaded.settings.light == Settings().light
    named = [f"{setting.section}.{setting.key}" for setting in every_setting(loaded) if setting.source == str(file)]
    assert named == ["button.pin", "speaker.volume_db"]


def test_the_machine_s_file_comes_before_the_user_s(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    system = tmp_path / "etc.toml"
    monkeypatch.setattr(settings_file, "SYSTEM_FILE", system)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    user = tmp_path / "repair-coach" / "config.toml"
    user.parent.mkdir()
    user.write_text("[button]\npin = 5\n")
    assert load_settings({}).settings.button.pin == 5
    system.write_text("[button]\npin = 6\n")
    assert load_settings({}).settings.button.pin == 6


def test_the_environment_names_a_vosk_model(file: Path) -> None:
    loaded = load(file, '[hearing]\nengine = "vosk"\nvosk_model = "/a"\n', REPAIR_COACH_VOSK_MODEL="/b")
    assert loaded.settings.hearing.vosk_model == "/b"
    assert loaded.settings.hearing.engine == "vosk"
    assert "REPAIR_COACH_VOSK_MODEL" in loaded.sources["hearing.vosk_model"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[button]\npin = 99", ["button.pin", "99", "from 2 to 27"]),
        ('[button]\npin = "17"', ["button.pin", "'17'", "a whole number"]),
        ("[button]\npin = true", ["button.pin", "True", "a whole number"]),
        ("[button]\npni = 17", ["'button.pni'", "Did you mean pin?", "Allowed: pin"]),
        ("[buton]\npin = 17", ["section 'buton'", "Did you mean button?"]),
        ("button = 17", ["button is 17", "[button]"]),
        ('[light]\nbackend = "neon"', ["light.backend", "'neon'", '"pwm"', '"terminal"']),
        ("[light]\nnight_cap = 40", ["light.night_cap", "40", "0.01 to 1"]),
        ('[session]\ntalk_until = "25:00"', ["session.talk_until"]),
        ('[session]\ntalk_until = "half ten"', ["session.talk_until"]),
        ("[session]\nbreathing_minutes = nan", ["session.breathing_minutes", "nan", "1 to 20"]),
        ("[session]\nbreathing_minutes = inf", ["session.breathing_minutes", "inf", "1 to 20"]),
        (f'[microphone]\ndevice = "{"x" * 5000}"', ["microphone.device", "at most 200 characters"]),
        ("[button]\npin = 12", ["pin 12 is used twice", "button.pin", "light.pin (its default)"]),
        ("[button\npin = 17", ["not TOML", "line 1"]),
        ("a = " + "[" * 30000, ["not TOML"]),
        (b"\xff\xfe[button]", ["not UTF-8", "byte 0"]),
    ],
)
def test_a_mistake_names_file_key_value_and_what_is_allowed(file: Path, text: str | bytes, said: list[str]) -> None:
    with pytest.raises(SettingsError) as caught:
        load(file, text)
    message = str(caught.value)
    assert str(file) in message
    for part in said:
        assert part in message
    assert len(message) < 400 + len(str(file))


def test_a_file_that_is_not_one_is_refused_at_once(file: Path) -> None:
    os.mkfifo(file)
    with pytest.raises(SettingsError, match="not a regular file"):
        load_settings({"REPAIR_COACH_CONFIG": str(file)})
    with pytest.raises(SettingsError, match="not a regular file"):
        load_settings({"REPAIR_COACH_CONFIG": str(file.parent)})


def test_a_huge_file_is_refused(file: Path) -> None:
    with pytest.raises(SettingsError, match="at most"):
        load(file, "# " + "x" * LARGEST_FILE_BYTES)


def test_a_named_file_that_is_missing_is_an_error(file: Path) -> None:
    with pytest.raises(SettingsError, match="does not exist"):
        load_settings({"REPAIR_COACH_CONFIG": str(file)})


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_an_unreadable_file_is_named(file: Path) -> None:
    file.write_text("")
    file.chmod(0)
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings({"REPAIR_COACH_CONFIG": str(file)})


VALUES = st.one_of(st.integers(), st.floats(), st.booleans(), st.text(max_size=20), st.lists(st.integers(), max_size=2))
TREES = st.dictionaries(
    st.sampled_from(["button", "light", "voice", "x y", "§"]),
    st.one_of(VALUES, st.dictionaries(st.sampled_from(["pin", "engine", "gamma", "`", "é"]), VALUES, max_size=3)),
    max_size=3,
)


@given(TREES)
def test_any_tree_gives_settings_or_an_explanation(tree: dict[str, object]) -> None:
    try:
        explained = isinstance(settings_file._decode(tree, "somewhere"), Settings)
    except SettingsError as error:
        explained = str(error).startswith("somewhere: ")
    assert explained


@given(st.binary(max_size=200))
def test_any_bytes_give_a_tree_or_an_explanation(data: bytes) -> None:
    try:
        explained = isinstance(settings_file._parse(Path("f"), data), dict)
    except SettingsError as error:
        explained = str(error).startswith("f is not")
    assert explained


def test_what_settings_prints_can_be_read_back(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = '[microphone]\ndevice = "a \\"quoted\\" \\\\ näme\\u007f"\n[light]\ngamma = 2\n'
    before = load(file, text).settings
    os.environ["REPAIR_COACH_CONFIG"] = str(file)
    try:
        print_settings()
    finally:
        del os.environ["REPAIR_COACH_CONFIG"]
    printed = capsys.readouterr().out
    assert tomllib.loads(printed)["light"]["gamma"] == 2.0
    assert load(file, printed).settings == before
