"""A private PulseAudio for the tests of this folder; they are skipped, saying so, where it cannot be had."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from audio import pulse as pulse_module
from device.audio import portaudio
from device.audio.portaudio import SoundMissing


@pytest.fixture(scope="package")
def daemon() -> Iterator[pulse_module.Pulse]:
    """One daemon for all tests here: it takes two seconds to come to life."""
    try:
        running = pulse_module.start()
    except pulse_module.NoPulse as error:
        pytest.skip(str(error))
    yield running
    running.stop()


@pytest.fixture
def pulse(daemon: pulse_module.Pulse, monkeypatch: pytest.MonkeyPatch) -> Iterator[pulse_module.Pulse]:
    """The daemon, with a silent room; this process's PortAudio uses it during the test."""
    for name, value in daemon.environment.items():
        monkeypatch.setenv(name, value)
    try:
        names = [device.name for device in portaudio.devices()]
    except SoundMissing as error:
        pytest.skip(str(error))
    if "pulse" not in names:
        pytest.skip("PortAudio sees no PulseAudio: sudo apt install libasound2-plugins")
    yield daemon
    daemon.quieten()
