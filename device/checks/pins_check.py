"""The GPIO chip, the button, the light."""

from __future__ import annotations

import io
import sys

from device.checks.finding import Finding, Machine, State
from device.settings.schema import Settings
from device.system.part_notes import BUTTON, FOLDER, LIGHT, lacking

HELD = "held by the coach that runs as a service"
_FREE_IT = "end the program that uses it (sudo fuser -v /dev/gpiochip*), or set button.pin"


def pins(_settings: Settings, machine: Machine) -> Finding:
    """The GPIO chip."""
    from device.board.pins import NoPinLibrary, PinsError, open_pins  # noqa: PLC0415

    try:
        opened = open_pins()
    except PinsError as error:
        if machine.is_a_pi:
            # What is missing has its mending in its reason.
            fix = "" if isinstance(error, NoPinLibrary) else "see rights, or start the Pi again"
            return Finding("pins", State.WRONG, str(error), fix)
        return Finding("pins", State.NOTE, str(error), "the space bar and signals are the button")
    return Finding("pins", State.GOOD, "lgpio" if opened.debounces else type(opened.factory).__name__)


def button(settings: Settings, machine: Machine) -> Finding:
    """The button's pin, and that nothing holds it down."""
    from gpiozero import Button  # noqa: PLC0415

    from device.board.holder import holder  # noqa: PLC0415
    from device.board.pins import PinsError, open_pins  # noqa: PLC0415

    pin = settings.button.pin
    if machine.service_runs and (told := _noted(machine, BUTTON)).startswith(lacking(BUTTON)):
        return Finding("button", State.WRONG, f"the running coach has {told}", _FREE_IT)
    try:
        with Button(pin, pull_up=True, pin_factory=open_pins().factory) as opened:
            if opened.is_pressed:
                fix = "let go of it, or look for a wire that touches ground"
                return Finding("button", State.WRONG, f"GPIO{pin} is down", fix)
    except PinsError:
        return Finding("button", State.WRONG if machine.is_a_pi else State.NOTE, "no pin for it", "see pins")
    except Exception as error:  # lgpio's error for a pin that is taken is a plain Exception
        if machine.service_runs:
            return Finding("button", State.GOOD, f"GPIO{pin}, {HELD}")
        who = holder(open_pins().factory, pin)
        return Finding("button", State.WRONG, f"GPIO{pin} cannot be opened: {error}{who and f', {who}'}", _FREE_IT)
    return Finding("button", State.GOOD, f"GPIO{pin} to ground, up")


def light(settings: Settings, machine: Machine) -> Finding:
    """Which light would shine, and why no better one: pins, PWM and the right to use it."""
    from rich.console import Console  # noqa: PLC0415

    from device.light.choose import choose_light  # noqa: PLC0415
    from device.light.output import LightError  # noqa: PLC0415

    if machine.service_runs:  # opening its PWM here would put it out there
        told = _noted(machine, LIGHT)
        return _serving(settings, machine, told, *(() if told.startswith(lacking(LIGHT)) else (HELD,)))
    try:
        # A screen of its own, so that a light in the terminal draws nothing here.
        chosen = choose_light(settings.light, Console(file=io.StringIO(), force_terminal=sys.stdout.isatty()))
    except LightError as error:
        return Finding("light", State.WRONG, str(error), 'or set backend = "auto" under [light]')
    chosen.output.close()
    return _serving(settings, machine, chosen.output.name, *(f"not {reason}" for reason in chosen.refused))


def _noted(machine: Machine, part: str) -> str:
    """What the running service says of a part; "" where it says nothing, or this user may not read it."""
    return machine.read(f"{FOLDER}/{part}") or ""


def _serving(settings: Settings, machine: Machine, light: str, *more: str) -> Finding:
    """The light that serves, by its name ("" where nobody knows it), and what it cannot show."""
    from device.light.channels import channels_of  # noqa: PLC0415
    from device.light.gpiozero_light import LIMITS, SOFTWARE  # noqa: PLC0415
    from device.light.pwm import why_not  # noqa: PLC0415

    found = "; ".join(part for part in (light, *more) if part)
    if light.startswith(SOFTWARE):
        better = why_not(channels_of(settings.light), machine.root / "sys/class/pwm")
        return Finding("light", State.GOOD, f"{found}; {LIMITS}", f"steadier: {better}" if better else "")
    if light.startswith(lacking(LIGHT)) and settings.light.backend != "none":
        return Finding("light", State.NOTE, found, "the voice counts the breath")
    return Finding("light", State.GOOD, found)
