"""What the coach says comes back into its microphone, and it never takes itself for a person."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from device.hearing.turns.voice_activity import VoiceActivity
from device.hearing.worker.parent import ChildRecogniser
from room.bedroom import Bedroom, breathing_ends_early
from room.reverberation import REVERBERATION_SECONDS, bedroom_echo
from simulator.acoustics import ROOM_RATE, Acoustics
from simulator.scenario import load_scenario
from simulator.virtual_room import Block

pytestmark = pytest.mark.recogniser

LEVELS_DB = (-10.0, -20.0, -30.0)
# From somebody's last sample to the report of what they said: patience, decoding, and some to spare.
REPORTED_WITHIN_SECONDS = 5.0


@pytest.mark.parametrize(
    "level_db", [LEVELS_DB[0], *(pytest.param(level_db, marks=pytest.mark.slow) for level_db in LEVELS_DB[1:])]
)
def test_a_talk_goes_as_well_with_the_echo_and_a_fan(
    level_db: float, bedroom: Bedroom, recogniser: ChildRecogniser
) -> None:
    cast = breathing_ends_early(load_scenario("calm"))
    acoustics = Acoustics(noise_db=25.0, echo=bedroom_echo(level_db))
    evening = bedroom.spend(cast, recogniser, acoustics=acoustics)
    assert evening.lines[-1] == cast.ends_with
    assert evening.gate.breaches == []
    # The fan may be taken for a voice and then for nothing; what is taken for words was said by somebody.
    for heard in evening.heard:
        if not heard.nothing:
            assert any(said.at < heard.at < said.until + REPORTED_WITHIN_SECONDS for said in evening.said), (
                heard.question
            )


def test_with_nobody_speaking_nothing_is_heard(bedroom: Bedroom, recogniser: ChildRecogniser) -> None:
    nobody = replace(load_scenario("calm"), turns=[])
    activity = VoiceActivity()
    voiced = 0

    def listen_along(block: Block) -> None:
        nonlocal voiced
        voiced += sum(chunk.is_speech for chunk in activity.feed(block.microphone))

    loud = Acoustics(echo=bedroom_echo(max(LEVELS_DB)))
    evening = bedroom.spend(nobody, recogniser, acoustics=loud, watch=listen_along, longest_seconds=100.0)
    assert "ladder.still_here" in evening.lines
    assert evening.heard == []
    # The echo is a voice indeed: without the gate it would have been heard for many seconds.
    assert voiced * 0.032 > 10.0


def test_the_room_is_as_loud_and_as_long_as_it_says() -> None:
    response = bedroom_echo(-20.0).response
    assert 10 * np.log10(np.sum(response**2)) == pytest.approx(-20.0, abs=0.1)
    # The time in which the energy that is left falls by 30 dB, doubled.
    left = np.cumsum(response[::-1] ** 2)[::-1]
    decibels = 10 * np.log10(left / left[0] + 1e-12)
    seconds = 2 * (np.argmax(decibels < -35.0) - np.argmax(decibels < -5.0)) / ROOM_RATE
    assert seconds == pytest.approx(REVERBERATION_SECONDS, rel=0.35)
