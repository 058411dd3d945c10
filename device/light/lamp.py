"""From brightness as the eye sees it to the share of time that an LED is on."""

from __future__ import annotations

from dataclasses import dataclass

# Below this brightness the floor fades too, so that a light goes out without a last step.
_FLOOR_FADES_BELOW = 0.02


@dataclass(frozen=True, slots=True)
class Lamp:
    """How one LED is driven.

    night_cap: duty at full brightness, which dims everything and keeps every shape. gamma: how the eye bends
    power. floor: the smallest duty that this output can hold without going dark or stepping.
    """

    night_cap: float
    gamma: float
    floor: float

    def duty(self, level: float) -> float:
        """Share of time on, 0 to ``night_cap``; grows with ``level``, and only 0 is 0."""
        level = min(max(level, 0.0), 1.0)
        floor = min(self.floor, self.night_cap) * min(level / _FLOOR_FADES_BELOW, 1.0)
        return floor + max(self.night_cap - self.floor, 0.0) * float(level**self.gamma)
