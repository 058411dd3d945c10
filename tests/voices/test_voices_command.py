"""``repair-coach voices``: choosing a voice, and what cannot be chosen."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from device.__main__ import app
from device.settings.load import load_settings

Voices = Callable[..., Result]

pytestmark = pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "config.toml"
    file.write_text("[voice]\npace = 0.95  # ours\n")
    monkeypatch.setenv("REPAIR_COACH_CONFIG", str(file))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return file


def voices(*options: str) -> Result:
    return CliRunner().invoke(app, ["voices", *options])


def test_a_voice_is_chosen_in_the_settings_file(config: Path) -> None:
    done = voices("--choose", "espeak", "--name", "en-us+f3")
    assert done.exit_code == 0, done.output
    chosen = load_settings().settings.voice
    assert (chosen.engine, chosen.name, chosen.pace) == ("espeak", "en-us+f3", 0.95)
    assert "# ours" in config.read_text()
    assert "espeak   in use" in voices().output


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--choose", "parrot"), 2, "use one of auto, piper, pyttsx3, espeak"),
        (("--name", "en-us"), 2, "--name goes with --choose"),
        (("--choose", "pyttsx3", "--name", "no-such-voice"), 5, "does not know the voice"),
        (("--choose", "piper", "--name", "/nowhere/voice.onnx"), 5, "no Piper voice at /nowhere"),
    ],
)
def test_what_cannot_speak_is_not_chosen(config: Path, options: tuple[str, ...], code: int, said: str) -> None:
    before = config.read_text()
    done = voices(*options)
    assert done.exit_code == code
    assert said in done.output
    assert config.read_text() == before
