"""Play a finished sound for a person at a terminal."""

from __future__ import annotations

from device.cli.exit_codes import ExitCode
from device.cli.messages import fail

ADVICE = "`repair-coach doctor` helps; --out writes a file instead"


def play(sound: bytes, rate: int, device: str, advice: str = ADVICE) -> None:
    """Play int16 mono samples and wait until the last one has sounded; fails with the fix where there is no speaker."""
    from device.audio.portaudio import SoundMissing, choose, devices, library

    try:
        speaker = choose("output", device or None, devices())
        sounddevice = library()
    except SoundMissing as error:
        fail(f"{error} {advice}", ExitCode.NO_SOUND)
    try:
        with sounddevice.RawOutputStream(rate, channels=1, dtype="int16", device=speaker.index) as stream:
            stream.write(sound)
            stream.stop()  # waits until the last sample has sounded
    except sounddevice.PortAudioError as error:
        fail(f"the loudspeaker {speaker.name} cannot be used: {error}. {advice}", ExitCode.NO_SOUND)
