"""``repair-coach light``: every state of the light, or its curve as numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from device.cli.exit_codes import ExitCode
from device.cli.messages import fail

if TYPE_CHECKING:
    from rich.console import Console

    from device.light.output import LightOutput
    from device.settings.schema import Light

# How long each state is shown; breathing takes two breaths.
SHOWN_SECONDS = 6.0
BREATHING_SECONDS = 14.0


def light(
    trace: Annotated[
        str, typer.Option(help='Print the curve of "breathe", or of a state by its name, as CSV instead.')
    ] = "",
    seconds: Annotated[float, typer.Option(min=0.02, max=86400, help="Length of the trace.")] = 60.0,
    pattern: Annotated[str, typer.Option(help="How to breathe: glide, gentle, slow or sigh.")] = "glide",
) -> None:
    """Show every state of the light, on the light itself and in words.

    --trace prints seconds,level,duty with 50 rows a second, at once: level is brightness as the eye sees it, duty the
    share of time the LED is on.

    Examples: repair-coach light · repair-coach light --trace breathe --seconds 60 > breath.csv
    """
    from device.settings.load import load_settings
    from dialogue.breath import PATTERNS

    settings = load_settings().settings.light
    if pattern not in PATTERNS:
        fail(f"there is no pattern {pattern!r}; there are {', '.join(PATTERNS)}", ExitCode.USAGE)
    if trace:
        _print_trace(trace, seconds, pattern, settings)
    else:
        _show_all(pattern, settings)


def _print_trace(what: str, seconds: float, pattern: str, settings: Light) -> None:
    from device.light.lamp import Lamp
    from device.light.pwm import FLOOR
    from device.light.trace import trace, trace_breathing
    from dialogue.breath import PATTERNS
    from dialogue.commands import SetLight
    from dialogue.states import DeviceState

    lamp = Lamp(settings.night_cap, settings.gamma, FLOOR)
    states = {state.label: state for state in DeviceState if state is not DeviceState.BREATHING}
    if what in {"breathe", DeviceState.BREATHING.label}:
        samples = trace_breathing(PATTERNS[pattern], seconds, lamp)
    elif what in states:
        samples = trace(SetLight(states[what]), seconds, lamp)
    else:
        fail(f"there is no state {what!r}; there are: {' · '.join(['breathe', *states])}", ExitCode.USAGE)
    typer.echo("seconds,level,duty")
    for sample in samples:
        typer.echo(f"{sample.seconds:.2f},{sample.level:.6f},{sample.duty:.6f}")


def _show_all(pattern: str, settings: Light) -> None:
    from rich.console import Console

    from device.light.choose import choose_light
    from device.light.output import LightError

    console = Console()
    try:
        chosen = choose_light(settings, console)
    except LightError as error:
        fail(str(error), ExitCode.NOT_READY)
    for reason in chosen.refused:
        console.print(f"not used: {reason}", style="dim", highlight=False)
    console.print(f"showing on: {chosen.output.name}", highlight=False)
    if chosen.output.name == "no light":
        fail("there is no light to show it on; --trace prints a curve", ExitCode.NOT_READY)
    _play(console, chosen.output, pattern)


def _play(console: Console, output: LightOutput, pattern: str) -> None:
    import time

    from device.light.driver import Light as Driver
    from device.light.patterns import GROUNDING_LEVELS
    from dialogue.breath import PATTERNS, Breath
    from dialogue.commands import SetLight
    from dialogue.states import DeviceState

    driver = Driver(output)
    try:
        for state in DeviceState:
            breathing = state is DeviceState.BREATHING
            ear = "open" if state.ear_open else "closed"
            console.print(f"{state.label} (ear {ear})", highlight=False)
            seconds = BREATHING_SECONDS if breathing else SHOWN_SECONDS
            steps = range(len(GROUNDING_LEVELS)) if state is DeviceState.GROUNDING else range(1)
            for step in steps:
                breath = Breath.begin(PATTERNS[pattern], time.monotonic(), seconds) if breathing else None
                driver.show(SetLight(state, breath, step))
                driver.press()  # where it cannot hear, a press has an answer of its own
                time.sleep(seconds / len(steps))
    finally:
        driver.close()
