"""repair-coach demo, as a user starts it: a process of its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import wave
from pathlib import Path

import pytest

CAST = """
title = "Somebody leaves at once."
ends_with = "close.good_night_calm"
[people.first]
voice = "flite rms"
[[turns]]
to = "welcome.choices"
who = "first"
says = "Just breathe."
[[turns]]
to = "checkin.how_stirred"
who = "first"
says = "Stop."
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A machine with the quickest voice and nothing of the user's own."""
    if shutil.which("flite") is None:
        pytest.skip("flite is not installed: sudo apt install flite")
    config = tmp_path / "config.toml"
    config.write_text('[voice]\nengine = "espeak"\n')
    folders = {name: str(tmp_path / name.lower()) for name in ("CACHE_DIRECTORY", "STATE_DIRECTORY")}
    return {**os.environ, **folders, "REPAIR_COACH_CONFIG": str(config), "COLUMNS": "120"}


def demo(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "device", "demo", "--seed", "2", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)


@pytest.mark.recogniser
def test_a_whole_evening_is_printed_summed_up_and_written(environment: dict[str, str], tmp_path: Path) -> None:
    wav = tmp_path / "evening.wav"
    done = demo(environment, "--cast", "calm", "--wav", str(wav), "--noise-db", "30", "--echo-db", "-20")
    assert done.returncode == 0, done.stderr
    for row in ("“Just breathe.”", "heard: “just breathe” → just breathe", "breathing, ear open", "Good night"):
        assert row in done.stdout, row
    assert "Stages: welcome → checkin → calm → recheck → close" in done.stdout
    assert "the endpoint was decided" in done.stdout
    with wave.open(str(wav)) as file:
        assert 90 < file.getnframes() / file.getframerate() < 200
    assert not (tmp_path / "state_directory").exists(), "a made-up evening must leave the real state alone"


@pytest.mark.recogniser
def test_an_evening_that_stops_early_says_where(environment: dict[str, str], tmp_path: Path) -> None:
    cast = tmp_path / "leaves.toml"
    cast.write_text(CAST)
    done = demo(environment, "--cast", str(cast))
    assert done.returncode == 3
    assert "it stopped in checkin" in done.stderr


def test_what_cannot_be_is_named_at_once(environment: dict[str, str], tmp_path: Path) -> None:
    nobody = demo(environment, "--cast", "nobody")
    assert nobody.returncode == 2
    assert "couple" in nobody.stderr
    nowhere = demo(environment, "--cast", "calm", "--wav", str(tmp_path / "missing" / "evening.wav"))
    assert nowhere.returncode == 6
    assert "missing/evening.wav cannot be written (No such file or directory)" in nowhere.stderr
    assert "Good night" not in nowhere.stdout


@pytest.mark.recogniser
def test_ctrl_c_leaves_nothing_behind(environment: dict[str, str], tmp_path: Path) -> None:
    wav = tmp_path / "evening.wav"
    command = [sys.executable, "-m", "device", "demo", "--seed", "2", "--wav", str(wav)]
    process = subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # Tests that were themselves started in the background inherit, and pass on, an ignored Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads here
    )
    assert process.stdout is not None
    for row in process.stdout:
        if "which_quarrel" in row or "ordinary quarrel" in row:
            break
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "Traceback" not in errors
    assert not list(tmp_path.glob("evening.wav*"))
    assert not still_running(process.pid)


def still_running(session: int) -> list[str]:
    """Commands of processes that the session's leader left behind."""
    deadline = time.monotonic() + 20.0
    left = ["?"]
    while left and time.monotonic() < deadline:
        listing = subprocess.run(["ps", "-eo", "sid,ppid,args"], capture_output=True, text=True, check=True).stdout
        left = [row for row in listing.splitlines()[1:] if row.split()[0] == str(session)]
        time.sleep(0.1)
    return left
