"""Where it is played: how far from the microphone, in what room, through what noise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
import pyroomacoustics

from device.hearing.recogniser import SAMPLE_RATE
from listening.recordings import Samples

BEDROOM_METRES = (4.2, 3.6, 2.5)
# Between a bedroom with curtains and an empty one.
REVERBERATION_SECONDS = 0.45
MICROPHONE = np.array([0.8, 0.7, 0.7])
TOWARDS_THE_BED = np.array([0.78, 0.61, 0.14])
# Where the recordings were made, as far as can be told: a hand's breadth to half a metre away.
RECORDED_AT_METRES = 0.5
# What a microphone hears in a silent bedroom: -64 dB of full scale.
FLOOR_LOUDNESS = 20.0
AROUND_SECONDS = 0.25

Babble = Callable[[int], Samples]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """metres: distance in the bedroom; None plays the recording as it is. noise: "fan" or "babble". snr_db: how much
    quieter the noise is than the louder half of the recording.
    """

    name: str
    metres: float | None = None
    noise: str = ""
    snr_db: float = 0.0


SURROUNDINGS = (
    Surroundings("near, quiet"),
    Surroundings("1 m", metres=1.0),
    Surroundings("2.5 m", metres=2.5),
    *(Surroundings(f"fan {db} dB", noise="fan", snr_db=db) for db in (20, 10, 5)),
    *(Surroundings(f"babble {db} dB", noise="babble", snr_db=db) for db in (20, 10, 5)),
)


def as_heard(sound: Samples, surroundings: Surroundings, babble: Babble, random: np.random.Generator) -> bytes:
    """What the microphone delivers: 16-bit samples."""
    if surroundings.metres is None and not surroundings.noise:
        return _pcm(sound)
    around = np.zeros(round(AROUND_SECONDS * SAMPLE_RATE))
    heard = np.concatenate([around, sound, around])
    if surroundings.metres is not None:
        response = response_at(surroundings.metres)
        length = len(heard) + len(response)
        spectrum = np.fft.rfft(heard, length) * np.fft.rfft(response, length)
        heard = np.fft.irfft(spectrum, length)[: len(heard) + SAMPLE_RATE // 2]
        heard = heard + FLOOR_LOUDNESS * pink(len(heard), random)
    if surroundings.noise:
        noise = pink(len(heard), random) if surroundings.noise == "fan" else babble(len(heard))
        noise = noise * np.sqrt(loud_power(sound) / np.mean(noise**2)) * 10 ** (-surroundings.snr_db / 20)
        heard = heard + noise
    return _pcm(heard)


@cache
def response_at(metres: float) -> Samples:
    """From a mouth so far away to the microphone, as loud as it is against where the recordings were made."""
    response, near = _response(metres), _response(RECORDED_AT_METRES)
    return np.asarray(response / np.sqrt(np.sum(near**2)))


def pink(length: int, random: np.random.Generator) -> Samples:
    """The hum of a fan: noise that falls by 3 dB an octave, root mean square 1."""
    spectrum = np.fft.rfft(random.normal(size=length))
    noise = np.fft.irfft(spectrum / np.sqrt(np.maximum(np.arange(len(spectrum)), 1)), length)
    return np.asarray(noise / np.sqrt(np.mean(noise**2)))


def loud_power(sound: Samples) -> float:
    """The power of the louder half: of the speech, not of the silence around it."""
    return float(np.sort(sound**2)[len(sound) // 2 :].mean())


@cache
def _response(metres: float) -> Samples:
    absorption, order = pyroomacoustics.inverse_sabine(REVERBERATION_SECONDS, BEDROOM_METRES)
    room = pyroomacoustics.ShoeBox(
        BEDROOM_METRES, fs=SAMPLE_RATE, materials=pyroomacoustics.Material(absorption), max_order=order
    )
    direction = TOWARDS_THE_BED / np.linalg.norm(TOWARDS_THE_BED)
    room.add_source(MICROPHONE + metres * direction)
    room.add_microphone(MICROPHONE)
    room.compute_rir()
    return np.asarray(room.rir[0][0][: round(1.2 * REVERBERATION_SECONDS * SAMPLE_RATE)], np.float64)


def _pcm(sound: Samples) -> bytes:
    return bytes(np.clip(np.rint(sound), -32768, 32767).astype("<i2").tobytes())
