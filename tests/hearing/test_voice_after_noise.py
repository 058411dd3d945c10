"""A short word is noticed however long a fan has been the only sound, and whatever was said before that."""

from __future__ import annotations

import shutil

import numpy as np
import pytest

from device.hearing.turns.voice_activity import CHUNK_SECONDS, VoiceActivity
from simulator.acoustics import ROOM_RATE, Acoustics, RoomSound
from simulator.scenario import Person
from simulator.voices_of_people import Wardrobe

BLOCK = 1536
VOICES = {"rms": Person("flite rms"), "slt": Person("flite slt")}


@pytest.mark.parametrize(("voice", "before_seconds", "between_seconds"), [("rms", 20.0, 40.0), ("slt", 1.0, 90.0)])
def test_a_word_is_noticed_after_a_word_and_a_fan(voice: str, before_seconds: float, between_seconds: float) -> None:
    if shutil.which("flite") is None:
        pytest.skip("flite is not installed: sudo apt install flite")
    wardrobe = Wardrobe()
    first, second = (wardrobe.sound(VOICES[voice], text) for text in ("Seven.", "Four."))

    def nobody(seconds: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
        return np.zeros(round(seconds * ROOM_RATE), np.float32)

    sound = np.concatenate([nobody(before_seconds), first, nobody(between_seconds), second, nobody(1.0)])
    air, activity, spoken = RoomSound(Acoustics(noise_db=15.0), seed=2), VoiceActivity(), []
    for at in range(0, len(sound) // BLOCK * BLOCK, BLOCK):
        heard = air.carry(np.zeros(BLOCK, np.int16), sound[at : at + BLOCK])
        spoken += [chunk.is_speech for chunk in activity.feed(heard)]
    word = round((before_seconds + len(first) / ROOM_RATE + between_seconds) / CHUNK_SECONDS)
    assert sum(spoken[word - 5 :]) * CHUNK_SECONDS > 0.15
    assert sum(spoken[: word - 5]) * CHUNK_SECONDS < 1.5
