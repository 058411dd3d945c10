"""The microphone and the loudspeaker."""

from __future__ import annotations

from device.checks.finding import Finding, Machine, State
from device.settings import Settings


def microphone(settings: Settings, _machine: Machine) -> Finding:
    """The microphone that would listen."""
    from device.portaudio import SoundMissing, choose, devices  # noqa: PLC0415

    try:
        device = choose("input", settings.microphone.device or None, devices())
    except SoundMissing as error:
        return Finding("microphone", State.WRONG, error.problem, error.fix)
    return Finding("microphone", State.GOOD, f"{device.name}, {device.rate} Hz")


def loudspeaker(settings: Settings, _machine: Machine) -> Finding:
    """The loudspeaker that would speak."""
    from device.portaudio import SoundMissing, choose, devices  # noqa: PLC0415

    try:
        device = choose("output", settings.speaker.device or None, devices())
    except SoundMissing as error:
        return Finding("loudspeaker", State.WRONG, error.problem, error.fix)
    return Finding("loudspeaker", State.GOOD, f"{device.name}, {device.rate} Hz")
