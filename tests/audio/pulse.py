"""A sound card made of software: a private PulseAudio with a loudspeaker and a room that a microphone hears.

Nothing of the user's own sound server is touched: the daemon has its own home, runtime folder and socket.
"""

from __future__ import annotations

import json
import math
import os
import shutil
import signal
import subprocess
import tempfile
import time
import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.int16]

ATTEMPTS = 4
NEEDED = ("pulseaudio", "pactl", "paplay", "parec", "pacat")
START_SECONDS = 10.0


class NoPulse(Exception):
    """PulseAudio cannot be had here; the message says why."""


class Pulse:
    """A running daemon. Sinks: ``speaker`` (what the coach plays), ``room`` (what the microphone ``mic`` hears).

    environment: the variables with which another process, or this one, uses it by default.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            "XDG_RUNTIME_DIR": str(folder / "run"),
            "PULSE_RUNTIME_PATH": str(folder / "run" / "pulse"),
            "PULSE_STATE_PATH": str(folder / "state"),
            "PULSE_SERVER": f"unix:{folder / 'socket'}",
            "PULSE_COOKIE": str(folder / "cookie"),
        }
        self._processes: list[subprocess.Popen[bytes]] = []

    @property
    def whole_environment(self) -> dict[str, str]:
        """This process's environment with the daemon's variables, for a child process."""
        return {**os.environ, **self.environment}

    @property
    def microphones_in_use(self) -> int:
        """How many programs record from the microphone."""
        listed, sources = (
            json.loads(self._answer("pactl", "--format=json", "list", what)) for what in ("source-outputs", "sources")
        )
        (microphone,) = (source["index"] for source in sources if source["name"] == "mic")
        return sum(output["source"] == microphone for output in listed)

    def play_into_room(self, wav: Path, wait: bool = True) -> subprocess.Popen[bytes]:
        """Let a person say ``wav`` in the room; returns when it has sounded, or at once without ``wait``."""
        playing = self._start("paplay", "--device=room", "--latency-msec=30", str(wav))
        if wait:
            playing.wait(60)
        return playing

    def make_room_noise(self, level_dbfs: float = -66.0) -> subprocess.Popen[bytes]:
        """Fill the room with faint noise until the daemon ends: a real microphone never delivers plain zeros."""
        amplitude = 32768 * 10 ** (level_dbfs / 20)
        noise = np.rint(np.random.default_rng(1).normal(0, amplitude, 16000 * 600)).astype("<i2")
        path = self.folder / "noise.raw"
        path.write_bytes(noise.tobytes())
        return self._start(
            "pacat", "--device=room", "--raw", "--rate=16000", "--channels=1", "--format=s16le", str(path)
        )

    def feed_back(self, level_db: float) -> None:
        """Let what the coach plays arrive in the room too, ``level_db`` against what is played."""
        module = self._answer(
            "pactl", "load-module", "module-loopback", "source=speaker.monitor", "sink=room", "latency_msec=40"
        ).strip()
        inputs = json.loads(self._answer("pactl", "--format=json", "list", "sink-inputs"))
        (looped,) = (entry["index"] for entry in inputs if str(entry["owner_module"]) == module)
        self._run("pactl", "set-sink-input-volume", str(looped), f"{level_db:g}dB")

    def record_speaker(self, seconds: float, rate: int = 48_000) -> Samples:
        """What the coach plays during the next ``seconds``: int16 mono."""
        with self.recording_speaker(rate) as recording:
            time.sleep(seconds)
            return recording.samples()

    def recording_speaker(self, rate: int = 48_000) -> Recording:
        """A recording of what the coach plays, from entering the context on."""
        return Recording(self, "speaker.monitor", rate)

    def _keep_room_awake(self) -> None:
        """A sink that nobody plays to works in blocks of two seconds; a silent player makes it as quick as a card.

        The first such block has to pass before the microphone hears anything.
        """
        self._start("pacat", "--device=room", "--raw", "--latency-msec=20", "/dev/zero")
        with Recording(self, "mic", 16_000):
            pass

    def quieten(self) -> None:
        """End all that was started to play into the room."""
        self._end(self._processes[2:])
        del self._processes[2:]

    def freeze(self) -> None:
        """Stop the daemon in its tracks, as a card does that PortAudio waits for in vain."""
        self._processes[0].send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self._processes[0].send_signal(signal.SIGCONT)

    def stop(self) -> None:
        """End the daemon and everything that plays on it."""
        self._end(self._processes)
        shutil.rmtree(self.folder, ignore_errors=True)

    @staticmethod
    def _end(processes: list[subprocess.Popen[bytes]]) -> None:
        for process in reversed(processes):
            process.terminate()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _start(self, *command: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            command,
            env=self.whole_environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._processes.append(process)
        return process

    def _answer(self, *command: str) -> str:
        done = subprocess.run(
            command, env=self.whole_environment, check=True, capture_output=True, timeout=10, text=True
        )
        return done.stdout

    def _run(self, *command: str) -> None:
        subprocess.run(command, env=self.whole_environment, check=True, capture_output=True, timeout=10)


class Recording:
    """What sounds at a source while the context is open."""

    def __init__(self, pulse: Pulse, source: str, rate: int) -> None:
        self._pulse, self._source, self.rate = pulse, source, rate
        self._path = pulse.folder / f"{source}.{time.monotonic_ns()}.raw"

    def __enter__(self) -> Recording:
        self._file = self._path.open("wb")
        self._process = subprocess.Popen(
            [
                "parec",
                f"--device={self._source}",
                f"--rate={self.rate}",
                "--channels=1",
                "--format=s16le",
                "--latency-msec=10",
            ],
            env=self._pulse.whole_environment,
            stdout=self._file,
            stderr=subprocess.DEVNULL,
        )
        # The first bytes tell that it listens.
        deadline = time.monotonic() + 5
        while self._path.stat().st_size == 0 and time.monotonic() < deadline:
            time.sleep(0.01)
        return self

    def samples(self) -> Samples:
        """All that was heard so far."""
        data = self._path.read_bytes()
        return np.frombuffer(data[: len(data) // 2 * 2], "<i2").astype(np.int16)

    def __exit__(self, *exception: object) -> None:
        self._process.terminate()
        self._process.wait(5)
        self._file.close()


def start() -> Pulse:
    """Start a daemon with the two sinks and the microphone. Raises NoPulse."""
    missing = [program for program in NEEDED if shutil.which(program) is None]
    if missing:
        raise NoPulse(f"{', '.join(missing)} missing: sudo apt install pulseaudio pulseaudio-utils libasound2-plugins")
    pulse = Pulse(Path(tempfile.mkdtemp(prefix="repair-coach-pulse-")))
    for name in ("run", "run/pulse", "state"):
        (pulse.folder / name).mkdir(mode=0o700)
    modules = (
        f"module-native-protocol-unix auth-anonymous=1 socket={pulse.folder / 'socket'}",
        "module-null-sink sink_name=speaker rate=48000 channels=1",
        "module-null-sink sink_name=room rate=48000 channels=1",
        "module-remap-source master=room.monitor source_name=mic",
    )
    command = ["pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1", "--high-priority=yes"]
    command += ["--log-target=stderr", "--log-level=error", *(f"--load={module}" for module in modules)]
    pulse._start(*command)
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            pulse._run("pactl", "set-default-source", "mic")
            pulse._run("pactl", "set-default-sink", "speaker")
        except subprocess.SubprocessError as error:
            if time.monotonic() > deadline:
                pulse.stop()
                raise NoPulse("PulseAudio does not start here") from error
            time.sleep(0.05)
        else:
            pulse._keep_room_awake()
            return pulse


def write_tone(path: Path, hertz: float, seconds: float, rate: int = 48_000, level_dbfs: float = -12.0) -> None:
    """A WAV of a sine tone."""
    times = np.arange(round(seconds * rate)) / rate
    tone = np.rint(32767 * 10 ** (level_dbfs / 20) * np.sin(2 * math.pi * hertz * times)).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(tone.tobytes())


def in_a_calm_moment(attempt: Callable[[], object]) -> None:
    """Until ``attempt`` passes, ATTEMPTS times: on a machine that is busy with other things sound is held up."""
    for left in reversed(range(ATTEMPTS)):
        try:
            attempt()
        except AssertionError:
            if not left:
                raise
        else:
            return
