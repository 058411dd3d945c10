"""Calibrating over the real sound stack: a person in the room, a microphone, and one that is mute."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from audio import pulse as pulse_module
from device.__main__ import app
from device.audio.portaudio import SoundDevice
from device.audio.sound_levels import Levels, Samples
from device.checks import level_check
from device.checks.level_check import check_levels, microphones

pytestmark = pytest.mark.sound


def test_the_gain_is_found_and_saved(
    pulse: pulse_module.Pulse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("device.checks.level_check.SILENCE_SECONDS", 1.2)
    monkeypatch.setattr("device.checks.level_check.VOICE_SECONDS", 2.0)
    monkeypatch.setattr("device.checks.level_check.microphones", lambda: ("pulse",))
    file = tmp_path / "config.toml"
    file.write_text("[button]\npin = 22\n")
    monkeypatch.setenv("REPAIR_COACH_CONFIG", str(file))
    spoken = tmp_path / "voice.wav"
    pulse_module.write_tone(spoken, 300.0, 6.0, level_dbfs=-37.0)  # a sine of -40 dBFS
    pulse.make_room_noise(-70.0)
    spoken_to = []
    listen = level_check.listen

    def listen_to_a_person(name: str, seconds: float, watch: Callable[[Levels], None]) -> Samples:
        if seconds == 2.0:
            spoken_to.append(name)
            pulse.play_into_room(spoken, wait=False)
            time.sleep(0.5)
        return listen(name, seconds, watch)

    monkeypatch.setattr(level_check, "listen", listen_to_a_person)
    done = CliRunner().invoke(app, ["doctor", "--levels"])
    assert done.exit_code == 0, done.output
    assert spoken_to == ["pulse"]
    assert "The best: pulse" in done.output
    settings = file.read_text()
    assert 'device = "pulse"' in settings
    assert "pin = 22" in settings
    gain = float(next(line for line in settings.splitlines() if line.startswith("gain_db")).partition("=")[2])
    assert 13.0 <= gain <= 17.0


def test_a_mute_microphone_is_not_spoken_to(pulse: pulse_module.Pulse, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    monkeypatch.setattr("device.checks.level_check.SILENCE_SECONDS", 0.5)
    said: list[str] = []
    (result,) = check_levels(["pulse"], said.append, lambda *_: None)
    assert result.calibration is None
    assert "mute switch" in result.warnings[0].fix
    assert len(said) == 1


def test_a_microphone_that_is_not_there_is_told(pulse: pulse_module.Pulse) -> None:  # noqa: ARG001
    (result,) = check_levels(["Snowball"], lambda _: None, lambda *_: None)
    assert result.calibration is None
    assert "Snowball" in result.warnings[0].problem


def test_each_card_is_asked_once_and_without_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = (
        SoundDevice(0, "bcm2835 Headphones: - (hw:0,0)", 0, 8, 44_100),
        SoundDevice(1, "USB PnP Sound Device: Audio (hw:1,0)", 1, 0, 48_000),
        SoundDevice(2, "Jabra SPEAK 410: USB Audio (hw:2,0)", 1, 2, 16_000),
        SoundDevice(3, "default", 32, 32, 44_100),
    )
    monkeypatch.setattr("device.checks.level_check.devices", lambda: listed)
    assert microphones() == ("USB PnP Sound Device: Audio", "Jabra SPEAK 410: USB Audio")
    assert microphones("jabra") == ("Jabra SPEAK 410: USB Audio",)
    monkeypatch.setattr("device.checks.level_check.devices", lambda: listed[3:])
    assert microphones() == ("default",)
