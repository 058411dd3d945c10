"""Software gain for a microphone whose own level cannot be set."""

from __future__ import annotations

import numpy as np


def amplified(pcm: bytes, gain_db: float) -> bytes:
    """int16 samples made louder or softer, kept within full scale; 0 dB returns them as they are."""
    if gain_db == 0.0:
        return pcm
    samples = np.frombuffer(pcm, "<i2").astype(np.float32) * np.float32(10 ** (gain_db / 20))
    return bytes(np.clip(np.rint(samples), -32768, 32767).astype("<i2").tobytes())
