"""A small picture of the pin header in text, with the pins of the settings marked: what to connect where."""

from __future__ import annotations

from device.board.header import NAMES, ground_beside, name, physical
from device.settings.schema import Settings, light_pins

_WIDTH = 22  # of what is said on the left: the longest common text
_COLOURS = {
    "one": ("the light",),
    "two": ("the amber light", "the white light"),
    "rgb": ("red", "green", "blue"),
}


def header_picture(settings: Settings) -> list[str]:
    """Twenty lines of text, one a row of the header, pin 1 at the top left, as it lies with the card at the top.

    A pin that the settings use is filled and says what is connected to it, as is the ground that lies nearest; pins
    that two keys claim name both.
    """
    wired = _wired(settings)
    return [_row(left, wired).rstrip() for left in range(1, len(NAMES), 2)]


def _wired(settings: Settings) -> dict[int, str]:
    """What is connected to each physical pin."""
    wired: dict[int, str] = {}

    def connect(pin: int, what: str) -> None:
        wired[pin] = f"{wired[pin]}, {what}" if pin in wired else what

    lights = [physical(gpio) for gpio in light_pins(settings.light).values()]
    connect(physical(settings.button.pin), "the button")
    for pin, what in zip(lights, _COLOURS[settings.light.kind], strict=True):
        connect(pin, what)
    connect(ground_beside(physical(settings.button.pin)), "the button's other leg")
    connect(ground_beside(lights[0], above=len(lights) > 1), "the light's other leg")
    return wired


def _row(left: int, wired: dict[int, str]) -> str:
    right = left + 1
    return (
        f"{wired.get(left, ''):>{_WIDTH}}  {name(left):>6} {left:>2} {_dot(left, wired)} "
        f"{_dot(right, wired)} {right:<2} {name(right):<6}  {wired.get(right, '')}"
    )


def _dot(pin: int, wired: dict[int, str]) -> str:
    return "●" if pin in wired else "○"
