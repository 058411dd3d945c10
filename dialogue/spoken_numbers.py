"""Help numbers as words, or what is said where the place is not set. A number is never guessed."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

GENERIC: Mapping[str, str] = MappingProxyType(
    {
        "emergency": "your local emergency number",
        "crisis": "the crisis line on the card",
        "domestic": "The number is on the card",
    }
)


def spoken_numbers(locale: str | None) -> Mapping[str, str]:
    """Values for {emergency}, {crisis} and {domestic}."""
    return GENERIC
