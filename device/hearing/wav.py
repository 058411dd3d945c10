"""Read a WAV of any rate, width and number of channels as what the ear hears."""

from __future__ import annotations

import struct
import wave
from pathlib import Path

import numpy as np
import numpy.typing as npt
import soxr

from device.hearing.recogniser import SAMPLE_RATE

LONGEST_SECONDS = 600.0


class WavUnreadable(Exception):
    """The file is no WAV that can be heard; the message names the file, what is wrong and the fix."""


def read_wav(path: Path) -> bytes:
    """The sound of a WAV as 16 kHz mono int16; channels are averaged, other rates resampled. Raises WavUnreadable."""
    try:
        with wave.open(str(path), "rb") as file:
            channels, width, rate, promised, *_ = file.getparams()
            if not 0 < rate <= 768_000 or promised > LONGEST_SECONDS * rate:
                raise WavUnreadable(f"{path}: {promised} frames at {rate} Hz; give up to {LONGEST_SECONDS:.0f} s")
            content = file.readframes(promised)
    except EOFError:
        raise WavUnreadable(f"{path} is empty or cut short; record it again") from None
    except (wave.Error, struct.error, RuntimeError) as error:
        raise WavUnreadable(
            f"{path} is not a WAV with uncompressed sound ({error}); convert it to 16-bit PCM"
        ) from None
    except OSError as error:
        raise WavUnreadable(f"{path} cannot be read: {error.strerror}") from None
    frames = len(content) // (channels * width)
    if frames == 0:
        raise WavUnreadable(f"{path} holds no sound; record it again")
    if frames < promised:
        raise WavUnreadable(f"{path} is cut short: {frames} of {promised} frames are there; record or copy it again")
    samples = _samples(content[: frames * channels * width], width, path).reshape(frames, channels).mean(axis=1)
    if rate != SAMPLE_RATE:
        samples = soxr.resample(samples, rate, SAMPLE_RATE)
    return bytes(np.clip(np.rint(samples * 32768), -32768, 32767).astype("<i2").tobytes())


def _samples(content: bytes, width: int, path: Path) -> npt.NDArray[np.float32]:
    """Samples between -1 and 1."""
    if width == 1:
        return (np.frombuffer(content, np.uint8).astype(np.float32) - np.float32(128)) / np.float32(128)
    if width == 2:
        return np.frombuffer(content, "<i2").astype(np.float32) / np.float32(32768)
    if width == 3:
        padded = np.zeros((len(content) // 3, 4), np.uint8)
        padded[:, 1:] = np.frombuffer(content, np.uint8).reshape(-1, 3)
        return (padded.view("<i4").reshape(-1) / 2**31).astype(np.float32)
    if width == 4:
        return (np.frombuffer(content, "<i4") / 2**31).astype(np.float32)
    raise WavUnreadable(f"{path}: samples of {width} bytes are unknown; convert it to 16-bit PCM")
