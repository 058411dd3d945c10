"""What reaches the line: every state of the light and a night's breath, through gpiozero into a recorded lgpio.

    python bench/light_levels.py

high: how long the pin is high in each period, in microseconds, once the state is settled (dimmest and brightest).
level: as the eye sees that share of time, the brightest breath being 0.6. Nothing is asked of a chip, so it runs
anywhere; a real line adds what its thread is late by.
"""

from __future__ import annotations

import os
import sys
import tempfile
from itertools import pairwise
from pathlib import Path

from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from recorded_lgpio import Line, Pulse, lgpio_recorded

from device.board import pins as board
from device.light.channels import channels_of
from device.light.driver import UPDATE_SECONDS
from device.light.glow import Glow
from device.light.gpiozero_light import GpiozeroLight
from device.settings.schema import Light as LightSettings
from dialogue.breath import GLIDE, Breath
from dialogue.commands import SetLight
from dialogue.states import DeviceState

SETTLED_SECONDS = 30.0


def follow(line: Line, show: SetLight, seconds: float) -> list[Pulse]:
    """The pulse at every update of a show."""
    settings, glow = LightSettings(), Glow(0.0)
    opened = board.open_pins()
    light = GpiozeroLight(channels_of(settings), settings.night_cap, settings.gamma, opened)
    glow.show(show, 0.0)
    pulses = []
    for index in range(round(seconds / UPDATE_SECONDS)):
        now = index * UPDATE_SECONDS
        light.set(glow.level(now), glow.warmth(now))
        pulses.append(line.pulses[-1])
    light.close()
    opened.factory.close()
    return pulses


def main() -> None:
    """Print both tables."""
    console = Console(width=110)
    with tempfile.TemporaryDirectory() as folder, lgpio_recorded() as line:
        (Path(folder) / "gpiochip0").touch()
        board.DEVICES = Path(folder)
        os.environ |= {"GPIOZERO_PIN_FACTORY": "lgpio", "RUNTIME_DIRECTORY": folder}
        table = Table("state", "ear", "high µs", "duty %", "pulses a second", title="states")
        for state in DeviceState:
            pulses = follow(line, SetLight(state), 2 * SETTLED_SECONDS)[round(SETTLED_SECONDS / UPDATE_SECONDS) :]
            dim, bright = min(pulses, key=_duty), max(pulses, key=_duty)
            high = f"{dim.high}" if dim == bright else f"{dim.high} to {bright.high}"
            duty = f"{100 * dim.duty:.2f}" if dim == bright else f"{100 * dim.duty:.2f} to {100 * bright.duty:.2f}"
            table.add_row(state.label, "open" if state.ear_open else "closed", high, duty, f"{dim.hertz:.0f}")
        console.print(table)
        table = Table("breath", "levels up", "duty %", "largest step", title="a breath of ten seconds")
        for name, seconds in (("first peak, 60 %", 1e9), ("last peak, 25 %", 0.0)):
            breath = Breath.begin(GLIDE.paced(1.0), 0.0, seconds)
            duties = [pulse.duty for pulse in follow(line, SetLight(DeviceState.BREATHING, breath), 44.0)]
            rise = duties[round(30.0 / UPDATE_SECONDS) : round(34.0 / UPDATE_SECONDS) + 1]
            step = max(after / before for before, after in pairwise(rise))
            shown = f"{100 * min(rise):.2f} to {100 * max(rise):.2f}"
            table.add_row(name, str(len(set(rise))), shown, f"{100 * (step - 1):.1f} %")
        console.print(table)


def _duty(pulse: Pulse) -> float:
    return pulse.duty


if __name__ == "__main__":
    main()
