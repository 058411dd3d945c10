"""What every engine's result must pass before anyone sees it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from voices.loudness import SILENCE_DBFS, from_decibels
from voices.voice import VoiceFailed
from voices.wav import FULL_SCALE, BadWav, read_wav

SHORTEST_SOUND_SECONDS = 0.1


def timeout_seconds(text: str) -> float:
    """How long a render of this text may take: far more than the slowest Pi needs, short enough to notice."""
    return 10.0 + 0.02 * len(text)


@contextmanager
def whole_or_nothing(engine: str, path: Path, fix: str) -> Iterator[Path]:
    """A neighbour of ``path`` to render to; it becomes ``path`` if real sound is in it, and is removed otherwise.

    Raises VoiceFailed for silence, a cut-off file, no file and a folder that cannot be written.
    """
    rendering = path.with_name(f"{path.stem}.{os.urandom(4).hex()}.rendering.wav")
    try:
        yield rendering
        try:
            clip = read_wav(rendering)
        except BadWav as error:
            raise VoiceFailed(f"{engine} wrote no whole sound file.", fix) from error
        loud = np.abs(clip.samples.astype(np.int32)) > FULL_SCALE * from_decibels(SILENCE_DBFS)
        if loud.sum() < SHORTEST_SOUND_SECONDS * clip.rate / 2:
            raise VoiceFailed(f"{engine} rendered silence.", fix)
        rendering.replace(path)
    except OSError as error:
        raise VoiceFailed(f"{engine} cannot write to {path.parent}: {error.strerror}.", fix) from error
    finally:
        rendering.unlink(missing_ok=True)
