"""How a loudspeaker on a bedside table sounds at the microphone beside it, in a bedroom computed by pyroomacoustics."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt
import pytest

from simulator.acoustics import ROOM_RATE, RoomEcho

BEDROOM_METRES = (4.2, 3.6, 2.5)
LOUDSPEAKER, MICROPHONE = (0.5, 0.6, 0.7), (0.8, 0.7, 0.7)
# Between a bedroom with curtains and an empty one.
REVERBERATION_SECONDS = 0.45
# What sound card and buffers add.
DELAY_SECONDS = 0.03


@cache
def _response() -> npt.NDArray[np.float32]:
    acoustics = pytest.importorskip("pyroomacoustics", reason="pyroomacoustics is not installed")
    absorption, order = acoustics.inverse_sabine(REVERBERATION_SECONDS, BEDROOM_METRES)
    room = acoustics.ShoeBox(
        BEDROOM_METRES, fs=ROOM_RATE, materials=acoustics.Material(absorption), max_order=min(order, 20)
    )
    room.add_source(LOUDSPEAKER)
    room.add_microphone(MICROPHONE)
    room.compute_rir()
    response = np.asarray(room.rir[0][0], np.float32)[: round(1.2 * REVERBERATION_SECONDS * ROOM_RATE)]
    return np.concatenate([np.zeros(round(DELAY_SECONDS * ROOM_RATE), np.float32), response])


def bedroom_echo(level_db: float) -> RoomEcho:
    """The echo that arrives ``level_db`` against what is played, its reverberation included."""
    response = _response()
    return RoomEcho(response * np.float32(10 ** (level_db / 20) / np.sqrt(np.sum(response**2))))
