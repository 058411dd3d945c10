"""What every way of making light has in common."""

from __future__ import annotations

from typing import Protocol

from device.light.channels import WARMEST


class LightOutput(Protocol):
    """Something that glows. ``name`` is for a person."""

    @property
    def name(self) -> str:
        """What it is and where, in a few words."""

    def set(self, level: float, warmth: float = WARMEST) -> None:
        """Glow with this brightness, 0 to 1 as the eye sees it, and this warmth (device.light.channels), if it
        has more than one colour. May raise OSError."""

    def close(self) -> None:
        """Go dark and give back what is held."""


class NoLight:
    """For a device without a light: the voice counts the breath."""

    name = "no light"

    def set(self, level: float, warmth: float = WARMEST) -> None:
        """Do nothing."""

    def close(self) -> None:
        """Do nothing."""


class LightError(Exception):
    """A light cannot be used. The message says why and the fix."""
