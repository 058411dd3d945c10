"""Five casts with a fan 15 dB below their voices: each comes to its right end without a press nobody meant.

One runs every time; the others when asked for: pytest -m slow tests/room/test_noisy_casts.py
"""

from __future__ import annotations

from pathlib import Path

import pytest

from device.hearing.worker.parent import ChildRecogniser
from room.bedroom import Bedroom, breathing_ends_early
from simulator.acoustics import Acoustics
from simulator.scenario import Person, Scenario, load_scenario

pytestmark = pytest.mark.recogniser

FAN = Acoustics(noise_db=15.0 - Person("piper").gain_db)
SHIPPED = ("calm", "solo", "couple")


def cast_named(name: str) -> Scenario:
    if name in SHIPPED:
        return breathing_ends_early(load_scenario(name))
    return load_scenario(str(Path(__file__).parent / "casts" / f"{name}.toml"))


@pytest.mark.parametrize(
    "name", ["stops", *(pytest.param(name, marks=pytest.mark.slow) for name in ("calm", "solo", "couple", "trust"))]
)
def test_a_cast_comes_to_its_end_with_a_fan(name: str, bedroom: Bedroom, recogniser: ChildRecogniser) -> None:
    cast = cast_named(name)
    evening = bedroom.spend(cast, recogniser, acoustics=FAN)
    assert evening.ended
    assert evening.lines[-1] == cast.ends_with
    assert evening.unscripted == []
    assert evening.gate.breaches == []
