"""Which light: hardware PWM, else software PWM, else the terminal, else none; each refusal keeps its reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from device.board.pins import Pins, PinsError, open_pins
from device.light.channels import channels_of
from device.light.gpiozero_light import GpiozeroLight
from device.light.output import LightError, LightOutput, NoLight
from device.light.pwm import SYSFS, PwmLight
from device.light.terminal import TerminalLight
from device.settings.schema import Light as LightSettings


@dataclass(frozen=True, slots=True)
class ChosenLight:
    """The output in use. refused: what was tried before it, and why not."""

    output: LightOutput
    refused: tuple[str, ...]


def choose_light(
    settings: LightSettings,
    console: Console,
    *,
    pins: Callable[[], Pins] = open_pins,
    sysfs: Path = SYSFS,
) -> ChosenLight:
    """The light that ``settings.backend`` names, which may raise LightError, or the first that works."""
    channels = channels_of(settings)

    def by_gpiozero() -> LightOutput:
        try:
            opened = pins()
        except PinsError as error:
            raise LightError(str(error)) from None
        return GpiozeroLight(channels, settings.night_cap, settings.gamma, opened)

    def by_terminal() -> LightOutput:
        if not console.is_terminal:
            raise LightError("the output is not a terminal")
        return TerminalLight(console, tinted=len(channels) > 1)

    ways: dict[str, Callable[[], LightOutput]] = {
        "pwm": lambda: PwmLight(channels, settings.night_cap, settings.gamma, sysfs),
        "gpiozero": by_gpiozero,
        "terminal": by_terminal,
        "none": NoLight,
    }
    if settings.backend != "auto":
        return ChosenLight(ways[settings.backend](), ())
    refused: list[str] = []
    for name, open_output in ways.items():
        try:
            return ChosenLight(open_output(), tuple(refused))
        except LightError as error:
            refused.append(f"{name}: {error}")
    raise AssertionError("no light is always possible")
