"""The microphone and the loudspeaker."""

from __future__ import annotations

from typing import Literal

from device.checks.finding import Finding, Machine, State
from device.settings.schema import Settings


def microphone(settings: Settings, _machine: Machine) -> Finding:
    """The microphone that would listen."""
    return _chosen("input", settings.microphone.device)


def loudspeaker(settings: Settings, _machine: Machine) -> Finding:
    """The loudspeaker that would speak."""
    return _chosen("output", settings.speaker.device)


def _chosen(direction: Literal["input", "output"], name: str) -> Finding:
    from device.audio.portaudio import CALLED, SoundMissing, choose, devices  # noqa: PLC0415

    try:
        device = choose(direction, name or None, devices())
    except SoundMissing as error:
        return Finding(CALLED[direction], State.WRONG, error.problem, error.fix)
    return Finding(CALLED[direction], State.GOOD, f"{device.name}, {device.rate} Hz")
