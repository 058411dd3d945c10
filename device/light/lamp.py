"""From brightness as the eye sees it to the share of time that an LED is on."""

from __future__ import annotations

from dataclasses import dataclass

from device.light.channels import WARMEST, Channel

# Below this brightness the floor fades too, so that a light goes out without a last step.
_FLOOR_FADES_BELOW = 0.003


@dataclass(frozen=True, slots=True)
class Lamp:
    """How one LED, or each of several, is driven.

    night_cap: duty at full brightness, which dims everything and keeps every shape. gamma: how the eye bends
    power. floor: the smallest duty that this output can hold without going dark or stepping.
    """

    night_cap: float
    gamma: float
    floor: float

    def duty(self, level: float) -> float:
        """Share of time on, 0 to ``night_cap``; grows with ``level``, and only 0 is 0."""
        floor, above = self._parts(level)
        return floor + above

    def channel_duty(self, channel: Channel, level: float, warmth: float = WARMEST) -> float:
        """The duty of one LED of several; together two that take turns are as bright as one.

        The floor belongs to the LEDs that burn at the warmest: near dark a light is its warmest, whatever was asked,
        and none of them falls below what its output can hold.
        """
        floor, above = self._parts(level)
        return floor * channel.warmest + above * channel.share(warmth)

    def _parts(self, level: float) -> tuple[float, float]:
        level = min(max(level, 0.0), 1.0)
        floor = min(self.floor, self.night_cap) * min(level / _FLOOR_FADES_BELOW, 1.0)
        return floor, max(self.night_cap - self.floor, 0.0) * float(level**self.gamma)
