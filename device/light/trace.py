"""A state's light over time without waiting for it: the same curve and the same duty as on the pin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from device.light.driver import UPDATE_SECONDS
from device.light.lamp import Lamp
from device.light.patterns import brightness
from dialogue.breath import FLOOR, Breath, Pattern
from dialogue.commands import SetLight
from dialogue.states import DeviceState


@dataclass(frozen=True, slots=True)
class Sample:
    """The light at one update. level: as the eye sees it. duty: share of time on. Both 0 to 1."""

    seconds: float
    level: float
    duty: float


def trace(show: SetLight, seconds: float, lamp: Lamp, previous: float = 0.0) -> Iterator[Sample]:
    """One sample an update from 0 to ``seconds``."""
    for index in range(round(seconds / UPDATE_SECONDS)):
        now = round(index * UPDATE_SECONDS, 6)
        level = brightness(show, 0.0, now, previous)
        yield Sample(now, level, lamp.duty(level))


def trace_breathing(pattern: Pattern, seconds: float, lamp: Lamp) -> Iterator[Sample]:
    """A breathing exercise of that length, from the bottom of its first breath."""
    return trace(SetLight(DeviceState.BREATHING, Breath.begin(pattern, 0.0, seconds)), seconds, lamp, FLOOR)
