"""The air of the room: from the loudspeaker and the mouths to the microphone. Samples are int16 mono at ROOM_RATE."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import soxr

from simulator.convolver import Convolver

ROOM_RATE = 48_000
MICROPHONE_RATE = 16_000
# What an evened voice measures while it speaks (TARGET_LUFS in voices/loudness.py).
SPEECH_RMS = 32768 * 10 ** (-21 / 20)
NOISE_LOOP_SECONDS = 8.0

Samples = npt.NDArray[np.int16]
Sound = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Echo:
    """How the loudspeaker reaches the microphone.

    gain_db: the direct path against what the loudspeaker plays. delay_seconds: of the direct path.
    tail_seconds: how long the room goes on sounding; the tail has fallen by 60 dB then. tail_db: all of the tail
    against the direct path.
    """

    gain_db: float = -20.0
    delay_seconds: float = 0.012
    tail_seconds: float = 0.25
    tail_db: float = -6.0


@dataclass(frozen=True, slots=True, eq=False)
class RoomEcho:
    """The loudspeaker's way into the microphone as an impulse response at ROOM_RATE, measured or computed."""

    response: Sound


@dataclass(frozen=True, slots=True)
class Acoustics:
    """What the microphone hears beside the people.

    noise_db: a steady noise as of a fan, this many dB below a voice (a signal-to-noise ratio); None is silence.
    echo: the loudspeaker's way into the microphone; None is none.
    """

    noise_db: float | None = None
    echo: Echo | RoomEcho | None = None


SILENT_ROOM = Acoustics()


class RoomSound:
    """Mixes what sounds in the room into the microphone's blocks. The same seed gives the same noise."""

    def __init__(self, acoustics: Acoustics, seed: int = 0) -> None:
        random = np.random.default_rng(seed)
        self._noise = None if acoustics.noise_db is None else _fan_noise(acoustics.noise_db, random)
        self._noise_at = 0
        echo = acoustics.echo
        self._room = Convolver(echo.response) if isinstance(echo, RoomEcho) else None
        self._delays, self._gains = _paths(None if isinstance(echo, RoomEcho) else echo, random)
        self._played = np.zeros(int(self._delays.max(initial=0)), np.float32)
        self._carried_seconds = self._delivered_seconds = 0.0
        self._to_microphone = soxr.ResampleStream(ROOM_RATE, MICROPHONE_RATE, 1, dtype="float32")

    def carry(self, speaker: Samples, voices: Sound) -> bytes:
        """The microphone's sound while ``speaker`` plays and ``voices`` (all mouths together) sound.

        The result is 16 kHz int16 and may be a few samples shorter or longer than its share of the block.
        """
        sound = voices.copy()
        if self._room is not None:
            sound += self._room.feed(speaker.astype(np.float32))
        elif len(self._delays):
            sound += self._echo_of(speaker)
        if self._noise is not None:
            sound += self._next_noise(len(sound))
        # In floats, because soxr dithers integers differently every time.
        heard: Sound = self._to_microphone.resample_chunk(sound)
        self._carried_seconds += len(sound) / ROOM_RATE
        self._delivered_seconds += len(heard) / MICROPHONE_RATE
        return bytes(np.clip(np.rint(heard), -32768, 32767).astype("<i2").tobytes())

    @property
    def behind_seconds(self) -> float:
        """How long before the end of the last block the microphone's sound ends: the filter keeps a little back."""
        return self._carried_seconds - self._delivered_seconds

    def _echo_of(self, speaker: Samples) -> Sound:
        past = np.concatenate([self._played, speaker.astype(np.float32)])
        self._played = past[len(speaker) :]
        echo = np.zeros(len(speaker), np.float32)
        if past.any():
            reach = len(self._played)
            for delay, gain in zip(self._delays, self._gains, strict=True):
                echo += gain * past[reach - delay : reach - delay + len(speaker)]
        return echo

    def _next_noise(self, length: int) -> Sound:
        assert self._noise is not None
        places = (self._noise_at + np.arange(length)) % len(self._noise)
        self._noise_at = (self._noise_at + length) % len(self._noise)
        return self._noise[places]


def _paths(echo: Echo | None, random: np.random.Generator) -> tuple[npt.NDArray[np.int64], Sound]:
    """Delays in samples and gains of the direct path and of a sparse tail, which sounds like a dense one."""
    if echo is None:
        return np.zeros(0, np.int64), np.zeros(0, np.float32)
    direct = 10 ** (echo.gain_db / 20)
    seconds = np.sort(random.uniform(0.003, max(echo.tail_seconds, 0.004), 60))
    falling = random.choice([-1.0, 1.0], len(seconds)) * 10 ** (-3 * seconds / max(echo.tail_seconds, 0.004))
    tail = falling / np.sqrt(np.sum(falling**2)) * direct * 10 ** (echo.tail_db / 20)
    delays = np.rint((echo.delay_seconds + np.concatenate([[0.0], seconds])) * ROOM_RATE).astype(np.int64)
    return delays, np.concatenate([[direct], tail]).astype(np.float32)


def _fan_noise(below_voice_db: float, random: np.random.Generator) -> Sound:
    """A loop of noise whose power falls with the frequency, as of a fan, with no seam."""
    length = round(NOISE_LOOP_SECONDS * ROOM_RATE)
    spectrum = random.normal(size=length // 2 + 1) + 1j * random.normal(size=length // 2 + 1)
    hertz = np.fft.rfftfreq(length, 1 / ROOM_RATE)
    # Flat up to 200 Hz, then 3 dB less an octave; nothing that is felt rather than heard or lost on the way.
    spectrum *= np.where(
        (hertz < 50) | (hertz > 0.45 * MICROPHONE_RATE), 0.0, np.minimum(1.0, np.sqrt(200 / np.maximum(hertz, 1.0)))
    )
    noise = np.fft.irfft(spectrum, length)
    noise *= SPEECH_RMS * 10 ** (-below_voice_db / 20) / np.sqrt(np.mean(noise**2))
    return noise.astype(np.float32)
