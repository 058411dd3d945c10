"""The evening as one sound file that one can listen to: the coach in the middle, the people at their sides."""

from __future__ import annotations

import os
import wave
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import numpy as np
import soxr

from simulator.acoustics import ROOM_RATE
from simulator.virtual_room import Block

RECORDING_RATE = 24_000


class RecordingFailed(Exception):
    """The file cannot be written; the message names it, says why and how to mend it."""


class EveningRecording:
    """Writes blocks to a stereo WAV while the evening goes on; use it as a context.

    The file appears under its name when the context ends without an error, whole. Until then it grows beside it as
    ``NAME.partial``, which an error or an interruption removes. sides: -1 left to 1 right, by person.
    """

    def __init__(self, path: Path, sides: Mapping[str, float]) -> None:
        self._path = path
        self._partial = path.with_name(f"{path.name}.partial")
        self._pans = {who: _pan(side) for who, side in sides.items()}
        self._coach_pan = _pan(0.0)
        self._to_file = soxr.ResampleStream(ROOM_RATE, RECORDING_RATE, 2, dtype="float32")
        self._raw: BinaryIO | None = None
        self._file: wave.Wave_write | None = None

    def __enter__(self) -> EveningRecording:
        if self._path.is_dir():
            raise RecordingFailed(f"{self._path} is a folder; give the name of a file")
        try:
            self._raw = self._partial.open("wb")
        except OSError as error:
            raise self._failed(error) from None
        self._file = wave.open(self._raw, "wb")
        self._file.setnchannels(2)
        self._file.setsampwidth(2)
        self._file.setframerate(RECORDING_RATE)
        return self

    def add(self, block: Block) -> None:
        """Append a block. Raises RecordingFailed."""
        sound = np.outer(block.coach.astype(np.float32), self._coach_pan)
        for who, voice in block.people.items():
            sound += np.outer(voice, self._pans[who])
        self._write(self._to_file.resample_chunk(sound))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._file is not None
        assert self._raw is not None
        try:
            if kind is None:
                self._write(self._to_file.resample_chunk(np.zeros((0, 2), np.float32), last=True))
            self._file.close()
            self._raw.close()
            if kind is None:
                self._partial.replace(self._path)
        except OSError as problem:
            if kind is None:
                raise self._failed(problem) from None
        finally:
            self._partial.unlink(missing_ok=True)

    def _write(self, sound: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> None:
        assert self._file is not None
        try:
            self._file.writeframesraw(np.clip(np.rint(sound), -32768, 32767).astype("<i2").tobytes())
        except OSError as error:
            raise self._failed(error) from None

    def _failed(self, error: OSError) -> RecordingFailed:
        return RecordingFailed(
            f"{self._path} cannot be written ({os.strerror(error.errno or 0)}); make room there, or name another place"
        )


def _pan(side: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """Gains of left and right that keep the power the same at every side."""
    angle = (side + 1) * np.pi / 4
    return np.array([np.cos(angle), np.sin(angle)], np.float32)
