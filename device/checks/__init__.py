"""What doctor looks at: one function a part, in the order in which a person would ask.

A further check is a function of the settings and the machine that returns a Finding, and a line below.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from device.checks import board, clock, pins, rights, service, software, sound, speech, storage
from device.checks.finding import Check

CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "python": software.python,
        "libraries": software.libraries,
        "script": software.script,
        "help numbers": software.help_numbers,
        "rights": rights.rights,
        "pins": pins.pins,
        "button": pins.button,
        "light": pins.light,
        "microphone": sound.microphone,
        "loudspeaker": sound.loudspeaker,
        "recogniser": speech.recogniser,
        "voice": speech.voice,
        "storage": storage.storage,
        "power": board.power,
        "temperature": board.temperature,
        "clock": clock.clock,
        "service": service.service,
    }
)
