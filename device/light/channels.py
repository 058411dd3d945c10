"""The LEDs of a light and how they mix: one brightness and one warmth become a share for each.

warmth: 1 is the warmest a light can be (amber), 0 the whitest (warm white). One LED has one colour and knows no
warmth. Shares are of power, so two LEDs that take turns stay as bright together.
"""

from __future__ import annotations

from dataclasses import dataclass

from device.settings.schema import Light, light_pins

WARMEST = 1.0

# Shares at the warmest and at the whitest. Of an RGB LED red always leads, and blue, which keeps people awake, is
# never more than a trace.
_MIXES = {
    "one": ((1.0, 1.0),),
    "two": ((1.0, 0.0), (0.0, 1.0)),
    "rgb": ((1.0, 1.0), (0.25, 0.45), (0.0, 0.12)),
}


@dataclass(frozen=True, slots=True)
class Channel:
    """One LED on ``pin`` (BCM), set by ``key``. warmest, whitest: its share of the light's power at either end."""

    key: str
    pin: int
    warmest: float = 1.0
    whitest: float = 1.0

    def share(self, warmth: float) -> float:
        """Its share at ``warmth``, 0 to 1."""
        return self.whitest + (self.warmest - self.whitest) * min(max(warmth, 0.0), 1.0)


def channels_of(settings: Light) -> tuple[Channel, ...]:
    """The LEDs of ``settings``, the one that leads first."""
    pins = light_pins(settings).items()
    return tuple(Channel(key, pin, *mix) for (key, pin), mix in zip(pins, _MIXES[settings.kind], strict=True))
