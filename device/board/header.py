"""The 40-pin header that every Pi since 2014 has: which physical pin is what."""

from __future__ import annotations

# By physical pin, odd ones on the left; numbers are BCM's GPIO.
NAMES: tuple[int | str, ...] = (
    "3V3", "5V", 2, "5V", 3, "GND", 4, 14, "GND", 15, 17, 18, 27, "GND", 22, 23, "3V3", 24, 10, "GND",
    9, 25, 11, 8, "GND", 7, "ID", "ID", 5, "GND", 6, 12, 13, "GND", 19, 16, 26, 20, "GND", 21,
)  # fmt: skip


def physical(gpio: int) -> int:
    """Physical pin of a GPIO number that the header carries."""
    return NAMES.index(gpio) + 1


def name(pin: int) -> str:
    """What a physical pin is called: ``GPIO17``, ``GND``."""
    named = NAMES[pin - 1]
    return f"GPIO{named}" if isinstance(named, int) else named


def ground_beside(pin: int, *, above: bool = False) -> int:
    """The ground nearest to a physical pin, in the same column; of two as near the one below, or ``above``."""
    grounds = [number for number, named in enumerate(NAMES, 1) if named == "GND" and number % 2 == pin % 2]
    return min(grounds, key=lambda number: (abs(number - pin), number if above else -number))
