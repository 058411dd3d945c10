"""What of the sound is there, what is missing and how to mend it: for ``doctor`` and before an evening begins."""

from __future__ import annotations

from dataclasses import dataclass

from device.audio.portaudio import CALLED, Direction, SoundDevice, SoundMissing, choose, devices


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is missing. part: "sound", "microphone" or "loudspeaker"."""

    part: str
    problem: str
    fix: str

    def __str__(self) -> str:
        return f"{self.problem} {self.fix}"


def sound_devices() -> tuple[SoundDevice, ...]:
    """Every microphone and loudspeaker; none where PortAudio is missing."""
    try:
        return devices()
    except SoundMissing:
        return ()


def missing_sound(microphone: str | None = None, speaker: str | None = None) -> tuple[Finding, ...]:
    """What an evening would lack, nothing if all is there. microphone, speaker: parts of the names that are set."""
    try:
        listed = devices()
    except SoundMissing as error:
        return (Finding("sound", error.problem, error.fix),)
    wanted: tuple[tuple[Direction, str | None], ...] = (("input", microphone), ("output", speaker))
    findings = []
    for direction, name in wanted:
        try:
            choose(direction, name, listed)
        except SoundMissing as error:
            findings.append(Finding(CALLED[direction], error.problem, error.fix))
    return tuple(findings)
