"""A light that could not be had: looked for again, never in the middle of a movement."""

from __future__ import annotations

from device.light.awaited import LOOK_SECONDS, AwaitedLight
from device.light.output import LightError, LightOutput


class Lamp:
    """Notes what it shows."""

    name = "lamp"

    def __init__(self) -> None:
        self.levels: list[float] = []
        self.closed = False

    def set(self, level: float, warmth: float = 0.0) -> None:  # noqa: ARG002
        self.levels.append(level)

    def close(self) -> None:
        self.closed = True


class Bench:
    """A light that is awaited, with a clock of its own. free: whether its pin can be had."""

    def __init__(self) -> None:
        self.now, self.free, self.looks = 100.0, False, 0
        self.lamp = Lamp()
        self.found: list[str] = []
        self.light = AwaitedLight(self._open, self.found.append, lambda: self.now)

    def _open(self) -> LightOutput:
        self.looks += 1
        if not self.free:
            raise LightError("GPIO12 is taken")
        return self.lamp

    def at(self, seconds: float, level: float) -> None:
        self.now = 100.0 + seconds
        self.light.set(level)


def test_a_light_that_comes_shines_from_then_on_and_is_told_once() -> None:
    bench = Bench()
    bench.at(LOOK_SECONDS, 0.0)
    assert (bench.light.name, bench.found, bench.looks) == ("no light", [], 1)
    bench.free = True
    bench.at(2 * LOOK_SECONDS, 0.3)
    bench.at(2 * LOOK_SECONDS + 0.02, 0.4)
    assert (bench.light.name, bench.found, bench.lamp.levels) == ("lamp", ["lamp"], [0.3, 0.4])
    bench.light.close()
    assert bench.lamp.closed


def test_it_is_not_looked_for_while_the_light_would_move() -> None:
    bench = Bench()
    bench.at(0.5, 0.0)
    bench.free = True
    for update in range(1, 1000):  # twenty seconds of a breath
        bench.at(0.5 + update * 0.02, 0.2)
    assert bench.looks == 0
    bench.at(30.0, 0.0)
    assert bench.lamp.levels == [0.0]


def test_it_is_not_looked_for_all_the_time() -> None:
    bench = Bench()
    for second in range(1, 61):
        bench.at(second * 1.0, 0.1)
    assert bench.looks == 60 / LOOK_SECONDS


def test_one_that_never_came_closes() -> None:
    Bench().light.close()
