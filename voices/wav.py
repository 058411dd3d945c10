"""WAV files: read with every way they can be bad named, written whole or not at all."""

from __future__ import annotations

import io
import os
import wave
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.int16]
FULL_SCALE = 32768.0


class BadWav(Exception):
    """A file is not a WAV that can be used. The message says what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Clip:
    """A piece of mono sound. samples: int16. rate: samples a second."""

    samples: Samples
    rate: int

    @property
    def seconds(self) -> float:
        """How long it sounds."""
        return len(self.samples) / self.rate


def read_wav(path: Path) -> Clip:
    """Read a PCM WAV of 16, 24 or 32 bits; more channels are mixed down to one.

    Raises BadWav: unreadable, not a WAV, not PCM, cut off, empty.
    """
    try:
        return decode_wav(path.read_bytes(), str(path))
    except OSError as error:
        raise BadWav(f"{path} cannot be read: {error.strerror}.") from error


def decode_wav(data: bytes, name: str) -> Clip:
    """Like ``read_wav`` for bytes; ``name`` stands for the file in messages."""
    try:
        with wave.open(io.BytesIO(data)) as file:
            channels, width, rate, frames = (
                file.getnchannels(),
                file.getsampwidth(),
                file.getframerate(),
                file.getnframes(),
            )
            raw = file.readframes(frames)
    except (wave.Error, EOFError, ValueError, ZeroDivisionError, RuntimeError) as error:
        raise BadWav(
            f"{name} is not a PCM WAV ({error or 'it ends too early'}): export it as 16-bit PCM WAV."
        ) from error
    if width not in (2, 3, 4):
        raise BadWav(f"{name} has {8 * width} bits a sample: export it as 16-bit PCM WAV.")
    if rate <= 0 or channels <= 0:
        raise BadWav(f"{name} has a header without a rate or channels: export it again as 16-bit PCM WAV.")
    if len(raw) < frames * width * channels:
        raise BadWav(f"{name} is cut off: its header promises {frames} frames; export or copy it again.")
    if frames == 0:
        raise BadWav(f"{name} holds no sound: record it again.")
    return Clip(_to_mono_int16(raw, width, channels), rate)


def _to_mono_int16(raw: bytes, width: int, channels: int) -> Samples:
    # The two highest bytes of a little-endian sample are its 16-bit value.
    octets = np.frombuffer(raw, np.uint8).reshape(-1, width)[:, width - 2 :]
    samples: Samples = np.ascontiguousarray(octets).view("<i2").reshape(-1, channels)
    if channels == 1:
        return samples[:, 0].astype(np.int16)
    mixed: Samples = np.rint(samples.astype(np.float64).mean(axis=1)).astype(np.int16)
    return mixed


def encode_wav(clip: Clip) -> bytes:
    """The clip as the bytes of a 16-bit mono WAV."""
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(clip.rate)
        file.writeframes(clip.samples.astype("<i2").tobytes())
    return buffer.getvalue()


def write_wav(path: Path, clip: Clip) -> None:
    """Write the clip to ``path`` so that a reader sees the whole file or none."""
    write_whole(path, encode_wav(clip))


def write_whole(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` by way of a neighbour that is renamed; on an error the neighbour is removed."""
    partial = path.with_name(f"{path.name}.{os.getpid()}.{os.urandom(4).hex()}.partial")
    try:
        partial.write_bytes(data)
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
