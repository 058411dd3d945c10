"""A short word is noticed however long a fan has been the only sound."""

from __future__ import annotations

import shutil

import numpy as np
import pytest

from device.bedroom.air import ROOM_RATE, Acoustics, Air
from device.bedroom.cast import Person
from device.bedroom.voices_of_people import Wardrobe
from device.hearing.voice_activity import CHUNK_SECONDS, VoiceActivity

BLOCK = 1536


@pytest.mark.parametrize(("voice", "silent_seconds"), [("flite slt", 90.0), ("flite rms", 180.0)])
def test_a_word_is_noticed_after_minutes_of_a_fan(voice: str, silent_seconds: float) -> None:
    if shutil.which("flite") is None:
        pytest.skip("flite is not installed: sudo apt install flite")
    person = Person("flite rms" if voice == "flite rms" else "flite slt")
    word = Wardrobe().sound(person, "Four.")
    sound = np.concatenate([np.zeros(round(silent_seconds * ROOM_RATE), np.float32), word, np.zeros(BLOCK, np.float32)])
    air, activity, spoken = Air(Acoustics(noise_db=15.0), seed=2), VoiceActivity(), []
    for at in range(0, len(sound) // BLOCK * BLOCK, BLOCK):
        heard = air.carry(np.zeros(BLOCK, np.int16), sound[at : at + BLOCK])
        spoken += [chunk.is_speech for chunk in activity.feed(heard)]
    before = round(silent_seconds / CHUNK_SECONDS) - 5
    assert sum(spoken[:before]) * CHUNK_SECONDS < 1.0
    assert sum(spoken[before:]) * CHUNK_SECONDS > 0.15
