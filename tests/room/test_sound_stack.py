"""A calm evening over the real sound stack: `repair-coach` as its own process, PortAudio, PulseAudio, real time.

The microphone hears the loudspeaker too; the coach must never answer itself.
The partner knows only what a person would: what comes out of the loudspeaker, and the light.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from audio import pulse as pulse_module
from waiting import happens

from room.bedroom import speech_folder
from voices.flite_voice import FliteVoice

pytestmark = [pytest.mark.sound, pytest.mark.recogniser]

AUDIBLE = 200
MONITOR_RATE = 16_000
# A pause inside a question is shorter; a person who waits this long knows that it was all.
END_OF_QUESTION_SECONDS = 0.8
LONGEST_EVENING_SECONDS = 180.0
# What comes back from the loudspeaker; -10 is where microphone and loudspeaker stand side by side.
ECHO_DB = float(os.environ.get("REPAIR_COACH_ECHO_DB", "-10"))
# What the light shows while it waits for an answer; the second after a longer silence.
LISTENS = ("listening", "quiet")


class Loudspeaker:
    """Listens to what the coach plays and knows for how long it has been quiet."""

    def __init__(self, pulse: pulse_module.Pulse) -> None:
        command = ["parec", "--device=speaker.monitor", "--raw", "--latency-msec=30", "--channels=1", "--format=s16le"]
        command.append(f"--rate={MONITOR_RATE}")
        self._process = subprocess.Popen(command, env=pulse.whole_environment, stdout=subprocess.PIPE)
        self.sounded_at = time.monotonic()
        self.sounded_seconds = 0.0
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def quiet_seconds(self) -> float:
        """Since the last audible sample."""
        return time.monotonic() - self.sounded_at

    def close(self) -> None:
        """Stop listening."""
        self._process.terminate()
        self._process.wait(5)

    def _listen(self) -> None:
        assert self._process.stdout is not None
        block_bytes = 2 * MONITOR_RATE // 50
        while block := self._process.stdout.read(block_bytes):
            if np.abs(np.frombuffer(block[: len(block) // 2 * 2], "<i2").astype(np.int32)).max() > AUDIBLE:
                self.sounded_at = time.monotonic()
                self.sounded_seconds += 0.02


class Coach:
    """The process, its log and its light."""

    def __init__(self, pulse: pulse_module.Pulse, folder: Path) -> None:
        config = folder / "config.toml"
        config.write_text('[voice]\nengine = "espeak"\n[light]\nbackend = "none"\n')
        folders = {name: str(folder / name.lower()) for name in ("CACHE_DIRECTORY", "STATE_DIRECTORY")}
        environment = {**pulse.whole_environment, **folders, "REPAIR_COACH_CONFIG": str(config)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "device"],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.log: list[str] = []
        self.light = ""
        threading.Thread(target=self._read, daemon=True).start()

    def press(self) -> None:
        """Press the button."""
        self.process.send_signal(signal.SIGUSR1)

    def says(self, words: str) -> bool:
        """Whether the log holds these words."""
        return any(words in line for line in self.log)

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.log.append(line.rstrip())
            if state := re.search(r"state: (.+)", line):
                self.light = state.group(1).strip()


class Partner:
    """Answers when the question has ended and the light listens; ends the breathing by the button."""

    def __init__(self, pulse: pulse_module.Pulse, coach: Coach, loudspeaker: Loudspeaker, words: list[Path]) -> None:
        self._pulse = pulse
        self._coach = coach
        self._loudspeaker = loudspeaker
        self._mode, self._before, self._after = words
        self.answers = 0
        self._breathed = False

    def take_part(self) -> None:
        """Look and listen once; answer or press where it is time."""
        quiet = self._loudspeaker.quiet_seconds > END_OF_QUESTION_SECONDS
        if self._coach.light == "breathing" and self._loudspeaker.quiet_seconds > 2.0:
            self._breathed = True
            self._coach.press()
            time.sleep(1.0)
        elif self._coach.light in LISTENS and quiet:
            self._pulse.play_into_room(self._next_answer())
            self.answers += 1
            heard_at = time.monotonic()
            # Wait for the reply; a person who gets none says it again.
            happens(lambda: self._loudspeaker.sounded_at > heard_at or self._coach.light not in LISTENS, 8.0)

    def _next_answer(self) -> Path:
        if self._breathed:
            return self._after
        return self._before if self.answers else self._mode


@pytest.fixture
def stack() -> Iterator[pulse_module.Pulse]:
    try:
        running = pulse_module.start()
    except pulse_module.NoPulse as error:
        pytest.skip(str(error))
    running.make_room_noise()
    running.feed_back(ECHO_DB)
    yield running
    running.stop()


@pytest.fixture
def words(tmp_path: Path) -> list[Path]:
    """Just breathe, seven, four: human voices where the word was recorded."""
    if shutil.which("flite") is None:
        pytest.skip("flite is not installed: sudo apt install flite")
    spoken = {"just breathe": tmp_path / "mode.wav"}
    FliteVoice("rms").render("just breathe", spoken["just breathe"])
    folder = speech_folder()
    for label in map(json.loads, (folder / "labels.jsonl").read_text().splitlines()):
        if label["file"].startswith("digits/") and label["text"] in {"seven", "four"}:
            spoken.setdefault(label["text"], folder / label["file"])
    return [spoken["just breathe"], spoken["seven"], spoken["four"]]


def test_a_calm_evening_over_portaudio(stack: pulse_module.Pulse, words: list[Path], tmp_path: Path) -> None:
    with contextlib.ExitStack() as closing:
        coach = Coach(stack, tmp_path)
        closing.callback(coach.process.kill)
        assert happens(lambda: coach.says("ready: press to begin"), 60.0), coach.log
        assert stack.microphones_in_use == 0
        loudspeaker = Loudspeaker(stack)
        closing.callback(loudspeaker.close)
        coach.press()
        assert happens(lambda: loudspeaker.sounded_seconds > 0.5, 10.0), coach.log
        assert happens(lambda: stack.microphones_in_use == 1, 20.0), coach.log
        coach.press()  # the welcome is cut to its question
        partner = Partner(stack, coach, loudspeaker, words)
        deadline = time.monotonic() + LONGEST_EVENING_SECONDS
        while not coach.says("session ended"):
            assert time.monotonic() < deadline, "\n".join(coach.log)
            assert coach.process.poll() is None, "\n".join(coach.log)
            partner.take_part()
            time.sleep(0.02)
        assert happens(lambda: stack.microphones_in_use == 0, 5.0)
        coach.process.send_signal(signal.SIGTERM)
        assert coach.process.wait(10.0) == 0
    states = [line.partition("state: ")[2] for line in coach.log if "state: " in line]
    assert "breathing" in states
    assert "ending" in states
    replies = sum("latency: end of speech to reply" in line for line in coach.log)
    assert 3 <= replies <= partner.answers, coach.log  # and none to what it said itself
    assert not any(word in " ".join(coach.log).lower() for word in ("just breathe", "seven", "four"))
    report = os.environ.get("REPAIR_COACH_SHOW_LOG")
    if report:
        Path(report).write_text("\n".join(coach.log) + "\n")
