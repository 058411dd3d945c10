"""``repair-coach record`` as it is run: piped answers, a voice in the room, the real recogniser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from audio import pulse as pulse_module
from device.recorder.recording_lines import recordable_lines
from dialogue.script import load_script
from voices.flite_voice import FliteVoice
from voices.loudness import TARGET_LUFS, loudness
from voices.wav import Clip, read_wav, write_wav

pytestmark = [pytest.mark.sound, pytest.mark.recogniser]

STAGE = "affirm"
OTHER_WORDS = "The weather in the mountains was cold and grey."
LONGEST_SECONDS = 60.0


class Recording:
    """The command, run with pipes."""

    def __init__(self, pulse: pulse_module.Pulse, folder: Path, *options: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "device", "record", "--folder", str(folder), *options],
            env={**pulse.whole_environment, "XDG_CONFIG_HOME": str(folder.parent), "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        assert self.process.stdout is not None
        os.set_blocking(self.process.stdout.fileno(), False)
        self.told = ""

    def type(self, line: str) -> None:
        """Type a line."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n".encode())
        self.process.stdin.flush()

    def wait_for(self, words: str) -> None:
        """Until it has told these words since the last time."""
        assert self.process.stdout is not None
        deadline = time.monotonic() + LONGEST_SECONDS
        while words not in self.told:
            assert time.monotonic() < deadline, self.told
            self.told += (self.process.stdout.read() or b"").decode()
            time.sleep(0.02)
        self.told = self.told.partition(words)[2]

    def wait_until_it_listens(self, pulse: pulse_module.Pulse) -> None:
        """Until its microphone is open and has taken up some of the room."""
        deadline = time.monotonic() + LONGEST_SECONDS
        while pulse.microphones_in_use == 0:
            assert time.monotonic() < deadline, self.told
            time.sleep(0.05)
        time.sleep(0.3)

    def end(self) -> int:
        """Wait until it ends; its exit code."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        return self.process.wait(LONGEST_SECONDS)


@pytest.fixture
def spoken(tmp_path: Path) -> dict[str, Path]:
    """The first line of the stage and other words, spoken by a person of sorts."""
    if shutil.which("flite") is None:
        pytest.skip("flite is not installed: sudo apt install flite")
    line = next(recordable_lines(load_script(), STAGE))
    files = {"right": tmp_path / "right.wav", "wrong": tmp_path / "wrong.wav"}
    FliteVoice("slt").render(line.words, files["right"])
    FliteVoice("slt").render(OTHER_WORDS, files["wrong"])
    return files


@pytest.mark.slow
def test_a_line_is_recorded_checked_kept_and_found_good(
    pulse: pulse_module.Pulse, spoken: dict[str, Path], tmp_path: Path
) -> None:
    pulse.make_room_noise()
    folder = tmp_path / "own"
    line = next(recordable_lines(load_script(), STAGE))
    recording = Recording(pulse, folder, "--stage", STAGE)
    try:
        recording.wait_for(line.prompt)
        for take, told in (("wrong", "The recogniser heard"), ("right", "Kept, ")):
            recording.type("")
            recording.wait_for("Speak now")
            recording.wait_until_it_listens(pulse)
            pulse.play_into_room(spoken[take])
            recording.wait_for(told)
        recording.type("q")
        recording.wait_for("1 kept")
        assert recording.end() == 0
    finally:
        recording.process.kill()
    clip = read_wav(folder / f"{line.name}.wav")
    assert clip.rate == 48_000
    assert loudness(clip.samples / 32768, clip.rate) == pytest.approx(TARGET_LUFS, abs=0.4)
    assert clip.seconds == pytest.approx(read_wav(spoken["right"]).seconds, abs=0.5)
    assert (folder / f"{line.name}.txt").read_text().strip() == line.words

    good = Recording(pulse, folder, "--check")
    good.wait_for("1 recordings, 1 good")
    assert good.end() == 0
    write_wav(folder / "of.nothing.wav", clip)
    write_wav(folder / "calm.both.wav", Clip(clip.samples * 0, clip.rate))
    bad = Recording(pulse, folder, "--check")
    bad.wait_for("calm.both.wav: holds only silence")
    bad.wait_for("of.nothing.wav: is of no line of the script")
    bad.wait_for("3 recordings, 1 good")
    assert bad.end() == 6


def test_input_that_ends_early_is_an_exit_code_of_its_own(pulse: pulse_module.Pulse, tmp_path: Path) -> None:
    recording = Recording(pulse, tmp_path / "own", "--stage", STAGE)
    recording.wait_for("Enter: record")
    assert recording.end() == 3
    assert not (tmp_path / "own").exists()
