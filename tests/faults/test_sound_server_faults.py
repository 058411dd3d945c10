"""The sound server dies under open streams and comes back: PortAudio, ALSA and PulseAudio as they are."""

from __future__ import annotations

import queue
import subprocess
import time
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from audio import pulse as pulse_module

from device.audio import portaudio
from device.audio.microphone import Microphone
from device.audio.mixer import Mixer
from device.audio.portaudio import SoundMissing
from device.audio.speaker import Speaker
from faults.fault_report import FaultReport

pytestmark = pytest.mark.sound


@pytest.fixture
def pulse(monkeypatch: pytest.MonkeyPatch) -> Iterator[pulse_module.Pulse]:
    """A private sound server with a faintly noisy room."""
    try:
        running = pulse_module.start()
    except pulse_module.NoPulse as error:
        pytest.skip(str(error))
    for name, value in running.environment.items():
        monkeypatch.setenv(name, value)
    try:
        if "pulse" not in [device.name for device in portaudio.devices()]:
            pytest.skip("PortAudio sees no PulseAudio: sudo apt install libasound2-plugins")
    except SoundMissing as error:
        pytest.skip(str(error))
    running.make_room_noise()
    yield running
    running.stop()


def next_of(news: queue.Queue[tuple[str, float]], wanted: set[str], seconds: float) -> dict[str, float]:
    """When each of these came."""
    came: dict[str, float] = {}
    deadline = time.monotonic() + seconds
    while wanted - came.keys():
        word, at = news.get(timeout=max(deadline - time.monotonic(), 0.01))
        came.setdefault(word, at)
    return came


def outlives(fault_report: FaultReport, break_it: Callable[[], object], mend_it: Callable[[], object]) -> None:
    """Both streams notice, a line passes meanwhile, and both come back."""
    news: queue.Queue[tuple[str, float]] = queue.Queue()

    def tell(word: str) -> None:
        news.put((word, time.monotonic()))

    spoken: queue.Queue[int] = queue.Queue()
    microphone = Microphone(lambda *_: None, lambda: tell("microphone lost"), lambda: tell("microphone back"))
    speaker = Speaker(
        Mixer(48_000),
        lambda utterance, _at: spoken.put(utterance),
        on_lost=lambda: tell("loudspeaker lost"),
        on_back=lambda: tell("loudspeaker back"),
    )
    parts = {"microphone", "loudspeaker"}
    speaker.open()
    microphone.open()
    try:
        time.sleep(1.0)
        break_it()
        broken = time.monotonic()
        lost = next_of(news, {f"{part} lost" for part in parts}, 20.0)
        speaker.play(1, np.full(24_000, 3000, np.int16))
        assert spoken.get(timeout=15.0) == 1, "a line that cannot sound holds up the evening"
        mend_it()
        mended = time.monotonic()
        back = next_of(news, {f"{part} back" for part in parts}, 60.0)
    finally:
        mend_it()
        microphone.close()
        speaker.close()
    fault_report.note(
        noticed=max(lost.values()) - broken,
        light="(streams alone)",
        recovered=max(back.values()) - mended,
        recovery="streams are opened anew every 2 s; lines pass in silence meanwhile",
    )


def test_sound_server_hangs_and_goes_on(pulse: pulse_module.Pulse, fault_report: FaultReport) -> None:
    """The sound server hangs for some seconds, with microphone and loudspeaker open."""
    outlives(fault_report, pulse.freeze, pulse.thaw)


def test_sound_server_dies_and_is_started_again(pulse: pulse_module.Pulse, fault_report: FaultReport) -> None:
    """The sound server is killed and started again, with microphone and loudspeaker open."""
    server = pulse._processes[0]
    started: list[object] = []

    def kill() -> None:
        server.kill()
        server.wait()

    def start_again() -> None:
        if started:
            return
        started.append(pulse._start(*[str(argument) for argument in server.args]))  # type: ignore[union-attr]
        deadline = time.monotonic() + 30.0
        while True:
            try:
                pulse._run("pactl", "set-default-source", "mic")
                pulse._run("pactl", "set-default-sink", "speaker")
            except subprocess.SubprocessError:
                assert time.monotonic() < deadline
                time.sleep(0.1)
            else:
                break
        pulse._start("pacat", "--device=room", "--raw", "--latency-msec=20", "/dev/zero")
        pulse.make_room_noise()

    outlives(fault_report, kill, start_again)
