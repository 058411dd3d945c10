"""A service that cannot coach stays up and says so: dark light, two slow dips and a sentence at a press.

It looks every few seconds whether the fault is gone, and then the start goes on. So whoever mends a setting or plugs
in a loudspeaker need not restart anything, and nobody hears a word in the night who did not press.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass

from rich.console import Console

from device.button.gestures import ButtonFreed, ButtonStuck
from device.button.inputs import open_button
from device.evening.event_loop import Inbox, Quit
from device.light.choose import choose_light
from device.light.driver import Light
from device.light.output import LightError, NoLight
from device.settings.schema import Settings
from device.system.systemd_notify import Systemd
from dialogue.commands import SetLight
from dialogue.events import ButtonDown, Pressed
from dialogue.states import DeviceState

log = logging.getLogger("repair-coach")

LOOK_SECONDS = 5.0
# How long systemd is asked to go on waiting, again at every look; longer than LOOK_SECONDS.
ALLOWED_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Fault:
    """Why no evening can begin. name: for the log. say: speaks it aloud. gone: whether it has been mended."""

    name: str
    say: Callable[[], None]
    gone: Callable[[], bool]


def serve_fault_mode(fault: Fault, settings: Settings, inbox: Inbox, systemd: Systemd) -> bool:
    """Serve until the fault is gone (True) or the service is told to quit (False); a press says what is wrong."""
    log.error("fault: %s; waiting until it is mended", fault.name)
    with ExitStack() as stack:
        button = open_button(settings.button, inbox.post, found=lambda how: log.info("button: %s", how))
        stack.callback(button.close)
        light = stack.enter_context(closing(_light(settings)))
        light.show(SetLight(DeviceState.FAULT))
        log.info("state: %s", DeviceState.FAULT.label)
        while True:
            systemd.starting(f"fault: {fault.name}", ALLOWED_SECONDS)
            came = inbox.take(LOOK_SECONDS)
            if came is None:
                if fault.gone():
                    log.info("mended: %s", fault.name)
                    return True
                continue
            match came[0]:
                case Quit():
                    return False
                case ButtonDown():
                    light.press()
                case Pressed():
                    fault.say()
                case ButtonStuck() | ButtonFreed():
                    log.warning("button: stuck or freed")
                case _:
                    pass


def _light(settings: Settings) -> Light:
    try:
        output = choose_light(settings.light, Console(stderr=True)).output
    except LightError:
        output = NoLight()
    return Light(output)
