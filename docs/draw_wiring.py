"""Draws docs/wiring.svg and docs/wiring.png: the button and the light on the Pi's header.

python docs/draw_wiring.py      needs the extra `docs`

The pins are the settings' defaults, so the picture cannot disagree with the program.
"""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path

import matplotlib as mpl
import schemdraw
import schemdraw.elements as parts

from device.settings import Settings

FOLDER = Path(__file__).parent
# Header of every 40-pin Pi, by physical pin; numbers are BCM's GPIO.
NAMES = (
    "3V3", "5V", 2, "5V", 3, "GND", 4, 14, "GND", 15, 17, 18, 27, "GND", 22, 23, "3V3", 24, 10, "GND",
    9, 25, 11, 8, "GND", 7, "ID", "ID", 5, "GND", 6, 12, 13, "GND", 19, 16, 26, 20, "GND", 21,
)  # fmt: skip
BLACK, AMBER, BLUE, GREY = "#222222", "#d98200", "#1b5e9e", "#8a8a8a"


def physical(gpio: int) -> int:
    """Physical pin of a GPIO number."""
    return NAMES.index(gpio) + 1


def ground_beside(pin: int) -> int:
    """The ground nearest to a physical pin, in the same column."""
    grounds = [number for number, name in enumerate(NAMES, 1) if name == "GND" and number % 2 == pin % 2]
    return min(grounds, key=lambda number: (abs(number - pin), -number))


def draw() -> schemdraw.Drawing:
    """The whole picture."""
    settings = Settings()
    button, light = physical(settings.button.pin), physical(settings.light.pin)
    wires = {button: BLUE, ground_beside(button): BLACK, light: AMBER, ground_beside(light): BLACK}

    drawing = schemdraw.Drawing(show=False)
    drawing.config(fontsize=10, lw=1.4, font="DejaVu Sans")
    header = drawing.add(parts.Header(rows=20, cols=2, shownumber=False, pinspacing=0.72).at((0, 0)))
    spots = {number: header.absanchors[f"pin{number}"] for number in range(1, 41)}
    for number, name in enumerate(NAMES, 1):
        x, y = spots[number]
        outwards, align = (-1, "right") if number % 2 else (1, "left")
        color = wires.get(number, GREY)
        if number in wires:
            drawing.add(parts.Dot(radius=0.14).at((x, y)).color(color).fill(color))
        above = 0.04 if number in wires else -0.1  # a wire goes out below its number
        _write(drawing, (x + 0.45 * outwards, y + above), str(number), fontsize=8, halign=align, color=color)
        label = f"GPIO{name}" if isinstance(name, int) else str(name)
        _write(drawing, (x + 1.0 * outwards, y + above), label, fontsize=8, halign=align, color=color)
    _button(drawing, spots[button], spots[ground_beside(button)])
    _light(drawing, spots[light], spots[ground_beside(light)])
    middle, top = (spots[1][0] + spots[2][0]) / 2, spots[1][1]
    _write(drawing, (middle, top + 1.2), "Raspberry Pi, 40-pin header", fontsize=12)
    note = "pin 1 is at the end with the memory card"
    _write(drawing, (middle, top + 0.7), note, fontsize=8, color=GREY)
    return drawing


def _write(drawing: schemdraw.Drawing, place: tuple[float, float], text: str, **style: object) -> None:
    drawing.add(parts.Label().at(place).label(text, **style))


def _path(drawing: schemdraw.Drawing, color: str, *corners: tuple[float, float]) -> None:
    for start, end in pairwise(corners):
        drawing.add(parts.Line().at(start).to(end).color(color))


def _button(drawing: schemdraw.Drawing, live: tuple[float, float], earth: tuple[float, float]) -> None:
    """A push button between its pin and ground, left of the header."""
    bend, far = live[0] - 3.2, live[0] - 4.6
    high, low = max(live[1], earth[1]) + 1.0, min(live[1], earth[1]) - 1.0
    live_end, earth_end = (low, high) if live[1] < earth[1] else (high, low)
    _path(drawing, BLUE, live, (bend, live[1]), (bend, live_end), (far, live_end))
    _path(drawing, BLACK, earth, (bend, earth[1]), (bend, earth_end), (far, earth_end))
    drawing.add(parts.Button().at((far, high)).to((far, low)))
    _write(drawing, (far - 0.5, (high + low) / 2 - 0.12), "push button", halign="right")


def _light(drawing: schemdraw.Drawing, live: tuple[float, float], earth: tuple[float, float]) -> None:
    """An LED with its resistor between its pin and ground, right of the header."""
    bend, far = live[0] + 2.4, live[0] + 5.4
    low = earth[1] - 1.6
    _path(drawing, AMBER, live, (bend, live[1]))
    drawing.add(parts.Resistor().at((bend, live[1])).to((far, live[1])).label("330 Ω"))
    drawing.add(parts.LED().at((far, live[1])).to((far, low)).color(AMBER))
    _write(drawing, (far + 1.1, (live[1] + low) / 2 + 0.1), "LED, amber or red", halign="left")
    _write(drawing, (far + 1.1, (live[1] + low) / 2 - 0.4), "long leg to the resistor", halign="left", fontsize=8)
    _path(drawing, BLACK, (far, low), (bend, low), (bend, earth[1]), earth)


def main() -> None:
    """Write both files."""
    # The same picture gives the same bytes: no time stamp, no random ids.
    mpl.rcParams["svg.hashsalt"] = "wiring"
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    drawing = draw()
    drawing.save(str(FOLDER / "wiring.svg"))
    drawing.save(str(FOLDER / "wiring.png"), dpi=110)


if __name__ == "__main__":
    main()
