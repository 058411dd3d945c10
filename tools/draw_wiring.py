"""Draws docs/wiring*.svg: the button and each kind of light on the Pi's header.

python tools/draw_wiring.py           draw (needs the extra `docs`)
python tools/draw_wiring.py --check   only say whether the pictures are current

The pins are the settings' defaults, so the pictures cannot disagree with the program.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import schemdraw
import schemdraw.elements as parts

from device.board.header import NAMES, ground_beside, name, physical
from device.settings.schema import Light, Settings, light_pins

FOLDER = Path(__file__).parents[1] / "docs"
BLACK, AMBER, BLUE, GREY, RED, GREEN, WHITE = (
    "#222222", "#d98200", "#1b5e9e", "#8a8a8a", "#c22a1f", "#2e7d32", "#b09a6a",
)  # fmt: skip
# About a milliampere at full power: dim enough for the night without giving away shades of the pulse.
AMBER_OHMS, WHITE_OHMS, LAMP_OHMS = "1.2 kΩ", "820 Ω", "470 Ω"
BUTTON = physical(Settings().button.pin)
Spot = tuple[float, float]
Spots = dict[int, Spot]


class Picture:
    """A drawing with the header in it; ``spots`` are its pins. wires: the colour of each pin that is used."""

    def __init__(self, title: str, wires: dict[int, str]) -> None:
        self.drawing = schemdraw.Drawing(show=False, canvas="svg")
        # The margin is for the ends of long texts: their width is only guessed where no font is at hand.
        self.drawing.config(fontsize=10, lw=1.4, font="sans-serif", margin=1.2, bgcolor="white")
        header = self.drawing.add(parts.Header(rows=20, cols=2, shownumber=False, pinspacing=0.72).at((0, 0)))
        self.spots: Spots = {number: tuple(header.absanchors[f"pin{number}"]) for number in range(1, len(NAMES) + 1)}
        for number in self.spots:
            self._pin(number, wires)
        middle, top = (self.spots[1][0] + self.spots[2][0]) / 2, self.spots[1][1]
        self.write((middle, top + 1.2), f"Raspberry Pi, 40-pin header: {title}", fontsize=12)
        self.write((middle, top + 0.7), "pin 1 is at the end with the memory card", fontsize=8, color=GREY)

    def write(self, place: Spot, text: str, **style: object) -> None:
        """Put text at a place."""
        self.drawing.add(parts.Label().at(place).label(text, **style))

    def path(self, color: str, *corners: Spot) -> None:
        """A wire through corners."""
        for start, end in pairwise(corners):
            self.drawing.add(parts.Line().at(start).to(end).color(color))

    def join(self, place: Spot, color: str) -> None:
        """A dot where wires meet."""
        self.drawing.add(parts.Dot(radius=0.07).at(place).color(color).fill(color))

    def _pin(self, number: int, wires: dict[int, str]) -> None:
        x, y = self.spots[number]
        outwards, align = (-1, "right") if number % 2 else (1, "left")
        color = wires.get(number, GREY)
        above = 0.04 if number in wires else -0.1  # a wire goes out below its number
        if number in wires:
            self.drawing.add(parts.Dot(radius=0.14).at((x, y)).color(color).fill(color))
        self.write((x + 0.45 * outwards, y + above), str(number), fontsize=8, halign=align, color=color)
        self.write((x + 1.0 * outwards, y + above), name(number), fontsize=8, halign=align, color=color)


def draw_one() -> schemdraw.Drawing:
    """A push button and one LED."""
    light = physical(Settings().light.pin)
    ground = ground_beside(light)
    picture = Picture("button and LED", {**_button_wires(), light: AMBER, ground: BLACK})
    _button(picture, "push button")
    live, earth = picture.spots[light], picture.spots[ground]
    bend, far = live[0] + 2.4, live[0] + 5.4
    low = earth[1] - 1.6
    _led(picture, live, (bend, live[1]), far, AMBER, down_to=low)
    picture.write((far + 1.1, (live[1] + low) / 2 + 0.1), "LED, amber or red", halign="left")
    picture.write((far + 1.1, (live[1] + low) / 2 - 0.4), "long leg to the resistor", halign="left", fontsize=8)
    picture.path(BLACK, (far, low), (bend, low), (bend, earth[1]), earth)
    return picture.drawing


def draw_arcade() -> schemdraw.Drawing:
    """An arcade button with a lamp of its own, which wants more volts and current than a pin may give."""
    light = physical(Settings().light.pin)
    ground, power = ground_beside(light), NAMES.index("5V") + 1
    picture = Picture("arcade button with a lamp", {**_button_wires(), light: AMBER, ground: BLACK, power: RED})
    _button(picture, "arcade button")
    live, earth, five = (picture.spots[pin] for pin in (light, ground, power))
    bend, base = live[0] + 2.4, live[0] + 5.0
    picture.path(AMBER, live, (bend, live[1]))
    picture.drawing.add(parts.Resistor().at((bend, live[1])).to((base, live[1])).label("1 kΩ"))
    transistor = picture.drawing.add(parts.BjtNpn(circle=True).at((base, live[1])).anchor("base").right())
    collector, emitter = tuple(transistor.absanchors["collector"]), tuple(transistor.absanchors["emitter"])
    picture.write((emitter[0] + 0.5, live[1] - 0.1), "NPN, as 2N2222 or BC337", halign="left")
    low, high = earth[1] - 1.2, collector[1] + 4.0
    picture.path(BLACK, emitter, (emitter[0], low), (bend, low), (bend, earth[1]), earth)
    picture.drawing.add(parts.LED().at((collector[0], high)).to(collector).color(AMBER))
    picture.write((collector[0] + 1.1, (high + collector[1]) / 2 + 0.1), "the button's lamp, 5 V", halign="left")
    note = "an LED with its resistor inside; + to 5 V"
    picture.write((collector[0] + 1.1, (high + collector[1]) / 2 - 0.4), note, halign="left", fontsize=8)
    picture.path(RED, five, (bend, five[1]))
    picture.drawing.add(parts.Resistor().at((bend, five[1])).to((base, five[1])).label(LAMP_OHMS))
    picture.path(RED, (base, five[1]), (collector[0], five[1]), (collector[0], high))
    return picture.drawing


def draw_two() -> schemdraw.Drawing:
    """A push button, an amber and a warm white LED."""
    return _draw_several(
        Light(kind="two"), "two LEDs", [(AMBER, "amber", AMBER_OHMS), (WHITE, "warm white", WHITE_OHMS)]
    )


def draw_rgb() -> schemdraw.Drawing:
    """A push button and an RGB LED with a common cathode."""
    legs = [(RED, "red", AMBER_OHMS), (GREEN, "green", WHITE_OHMS), (BLUE, "blue", WHITE_OHMS)]
    return _draw_several(Light(kind="rgb"), "RGB LED, common cathode", legs)


def _draw_several(light: Light, title: str, legs: list[tuple[str, str, str]]) -> schemdraw.Drawing:
    """LEDs one below the other; those of pins on the left are reached below the header and so come last."""
    pins = [physical(gpio) for gpio in light_pins(light).values()]
    ground = ground_beside(pins[0], above=True)
    colors = {pin: color for pin, (color, _, _) in zip(pins, legs, strict=True)}
    picture = Picture(title, {**_button_wires(), **colors, ground: BLACK})
    _button(picture, "push button")
    earth, bottom = picture.spots[ground], picture.spots[len(NAMES)][1]
    bend, far = earth[0] + 2.4, earth[0] + 7.4
    row = picture.spots[pins[0]][1]
    high = earth[1] + 0.8
    picture.path(BLACK, earth, (bend, earth[1]), (bend, high), (far, high), (far, row))
    order = sorted(zip(pins, legs, strict=True), key=lambda leg: (leg[0] % 2, leg[0]))
    for pin, (color, called, ohms) in order:
        start = picture.spots[pin]
        if pin % 2:
            row = min(row, bottom - 0.9)
            picture.path(color, start, (start[0] - 2.6, start[1]), (start[0] - 2.6, row), (bend, row))
        else:
            picture.path(color, start, (bend - 0.5, start[1]), (bend - 0.5, row), (bend, row))
        middle = (bend + far) / 2
        picture.drawing.add(parts.Resistor().at((bend, row)).to((middle, row)).label(ohms))
        picture.drawing.add(parts.LED().at((middle, row)).to((far, row)).color(color))
        picture.write((far + 0.4, row - 0.1), called, halign="left", color=color)
        picture.join((far, row), BLACK)
        if pin != order[-1][0]:
            below = min(row - 1.9, bottom - 0.9) if order[-1][0] % 2 and pin == order[-2][0] else row - 1.9
            picture.path(BLACK, (far, row), (far, below))
            row = below
    return picture.drawing


def _button_wires() -> dict[int, str]:
    return {BUTTON: BLUE, ground_beside(BUTTON): BLACK}


def _button(picture: Picture, called: str) -> None:
    """A button between its pin and ground, left of the header."""
    live, earth = picture.spots[BUTTON], picture.spots[ground_beside(BUTTON)]
    bend, far = live[0] - 3.2, live[0] - 4.6
    high, low = max(live[1], earth[1]) + 1.0, min(live[1], earth[1]) - 1.0
    live_end, earth_end = (low, high) if live[1] < earth[1] else (high, low)
    picture.path(BLUE, live, (bend, live[1]), (bend, live_end), (far, live_end))
    picture.path(BLACK, earth, (bend, earth[1]), (bend, earth_end), (far, earth_end))
    picture.drawing.add(parts.Button().at((far, high)).to((far, low)))
    picture.write((far - 0.5, (high + low) / 2 - 0.12), called, halign="right")


def _led(picture: Picture, live: Spot, bend: Spot, far: float, color: str, *, down_to: float) -> None:
    picture.path(color, live, bend)
    picture.drawing.add(parts.Resistor().at(bend).to((far, bend[1])).label(AMBER_OHMS))
    picture.drawing.add(parts.LED().at((far, bend[1])).to((far, down_to)).color(color))


PICTURES: dict[str, Callable[[], schemdraw.Drawing]] = {
    "wiring.svg": draw_one,
    "wiring-arcade.svg": draw_arcade,
    "wiring-two.svg": draw_two,
    "wiring-rgb.svg": draw_rgb,
}


def main() -> int:
    """Write the files, or with --check name those that are not current."""
    schemdraw.svgconfig.text = "text"
    stale = []
    for file, draw in PICTURES.items():
        drawn = draw().get_imagedata("svg").decode() + "\n"
        path = FOLDER / file
        if "--check" not in sys.argv[1:]:
            path.write_text(drawn, "utf-8")
        elif not path.exists() or path.read_text("utf-8") != drawn:
            stale.append(file)
    if stale:
        print(f"not current: {', '.join(stale)}. Run: python tools/draw_wiring.py")  # noqa: T201
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
