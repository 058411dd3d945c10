"""Made-up people talk with the coach, unchanged, over sound, and come to the end. Solo: test_nothing_kept.py."""

from __future__ import annotations

import numpy as np
import pytest

from device.hearing.worker.parent import ChildRecogniser
from dialogue.states import DeviceState
from room.bedroom import Bedroom, GateWatch, breathing_ends_early
from simulator.acoustics import Acoustics
from simulator.observations import HeardAs, Replied
from simulator.scenario import load_scenario
from simulator.virtual_room import Block

STAGES = {
    "calm": "welcome checkin calm recheck close",
    "couple": "welcome checkin calm recheck feel affirm own invite dialogue amends action close",
}
CLEAR_ANSWERS = {"welcome.choices", "checkin.how_stirred", "checkin.first", "recheck.and_now", "recheck.go_on"}


@pytest.mark.recogniser
@pytest.mark.parametrize("name", ["calm", pytest.param("couple", marks=pytest.mark.slow)])
def test_a_cast_comes_to_its_end(name: str, bedroom: Bedroom, recogniser: ChildRecogniser) -> None:
    cast = breathing_ends_early(load_scenario(name))
    evening = bedroom.spend(cast, recogniser)
    assert evening.ended
    assert evening.lines[-1] == cast.ends_with
    assert [stage for stage in evening.stages if stage != "ladder"] == STAGES[name].split()
    assert evening.gate.breaches == []
    assert len(evening.heard) >= len(evening.said)
    answered = {heard.question for heard in evening.heard if heard.answer is not None}
    asked = {turn.to for turn in cast.turns}
    assert CLEAR_ANSWERS & asked <= answered
    replies = [observation for observation in evening.observations if isinstance(observation, Replied)]
    assert replies
    assert all(reply.after_speech_seconds > reply.after_endpoint_seconds > 0 for reply in replies)


@pytest.mark.recogniser
def test_the_same_seed_gives_the_same_evening(bedroom: Bedroom, recogniser: ChildRecogniser) -> None:
    cast = breathing_ends_early(load_scenario("calm"))
    fan = Acoustics(noise_db=25.0)
    evenings = [bedroom.spend(cast, recogniser, acoustics=fan, longest_seconds=45.0) for _ in range(2)]
    courses = [
        [
            (observation.at, type(observation), observation.answer if isinstance(observation, HeardAs) else observation)
            for observation in evening.observations
        ]
        for evening in evenings
    ]
    assert courses[0] == courses[1]


def block(state: DeviceState, ear_open: bool, coach_speaks: bool = False) -> Block:
    return Block(0.0, np.zeros(1536, np.int16), {}, b"", ear_open, False, coach_speaks, state)


@pytest.mark.parametrize(
    ("state", "ear_open", "coach_speaks"),
    [
        (DeviceState.TIME_OUT, True, False),
        (DeviceState.SPEAKING, True, True),
        (DeviceState.BREATHING, True, True),
        (DeviceState.LISTENING, False, False),
    ],
)
def test_a_light_that_lies_about_the_ear_is_noticed(state: DeviceState, ear_open: bool, coach_speaks: bool) -> None:
    gate = GateWatch()
    for _ in range(20):
        gate.watch(block(state, ear_open, coach_speaks))
    assert gate.breaches
    honest = GateWatch()
    for _ in range(20):
        honest.watch(block(DeviceState.LISTENING, ear_open=True))
        honest.watch(block(DeviceState.SPEAKING, ear_open=False, coach_speaks=True))
    assert honest.breaches == []
