"""The recogniser dies in the middle of an answer: it is started anew and the talk goes on."""

from __future__ import annotations

import os
import signal

import pytest

from device.hearing.engine_choice import open_recogniser
from room.bedroom import Bedroom, breathing_ends_early
from simulator.observations import CoachSaid, HearingTrouble, Observation, PartnerSaid
from simulator.scenario import load_scenario

pytestmark = pytest.mark.recogniser


def test_a_killed_recogniser_is_restarted_and_the_question_asked_again(bedroom: Bedroom) -> None:
    recogniser = open_recogniser()
    killed: list[int] = []

    def kill_while_somebody_answers(observation: Observation) -> None:
        if isinstance(observation, PartnerSaid) and observation.words == "Seven." and not killed:
            assert recogniser.process_id is not None
            killed.append(recogniser.process_id)
            os.kill(killed[0], signal.SIGKILL)

    cast = breathing_ends_early(load_scenario("calm"))
    try:
        evening = bedroom.spend(cast, recogniser, tell=kill_while_somebody_answers)
        assert recogniser.process_id not in {None, *killed}
    finally:
        recogniser.close()
    assert killed
    assert [trouble.back for trouble in evening.observations if isinstance(trouble, HearingTrouble)] == [False, True]
    assert "fault.moment" in evening.lines
    assert any(said.words == "Seven." and said.again for said in evening.said)
    assert evening.lines[-1] == cast.ends_with
    assert evening.gate.breaches == []


@pytest.mark.slow
def test_a_press_goes_on_while_it_starts_anew(bedroom: Bedroom) -> None:
    """The ear is busy with the restart; the button is not."""
    recogniser = open_recogniser()
    evening_cast = breathing_ends_early(load_scenario("calm"))

    def kill_in_the_breathing(observation: Observation) -> None:
        if isinstance(observation, CoachSaid) and observation.line == "calm.in_small" and recogniser.process_id:
            os.kill(recogniser.process_id, signal.SIGKILL)

    try:
        evening = bedroom.spend(evening_cast, recogniser, tell=kill_in_the_breathing)
    finally:
        recogniser.close()
    assert evening.lines[-1] == evening_cast.ends_with
