"""A room's impulse response over a stream of blocks."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Sound = npt.NDArray[np.float32]


class Convolver:
    """Gives what a stream of blocks, of any lengths, sounds like through ``response``; nothing is delayed by it."""

    def __init__(self, response: Sound) -> None:
        self._response = response
        self._past = np.zeros(max(len(response) - 1, 0), np.float32)
        self._spectra: dict[int, npt.NDArray[np.complex128]] = {}

    def feed(self, block: Sound) -> Sound:
        """The next block, as it arrives; as long as it was sent."""
        sound = np.concatenate([self._past, block])
        self._past = sound[len(block) :]
        if not sound.any():
            return np.zeros(len(block), np.float32)
        length = 1 << (len(sound) - 1).bit_length()
        if length not in self._spectra:
            self._spectra = {length: np.fft.rfft(self._response, length)}
        # What wraps around falls into the past, which is cut off.
        arrived = np.fft.irfft(np.fft.rfft(sound, length) * self._spectra[length], length)
        return arrived[len(self._past) : len(sound)].astype(np.float32)
