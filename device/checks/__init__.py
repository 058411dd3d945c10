"""What doctor looks at: one function a part, in the order in which a person would ask.

A further check is a function of the settings and the machine that returns a Finding, and a line below.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from device.checks import (
    board_check,
    clock_check,
    pins_check,
    rights_check,
    service_check,
    software_check,
    sound_check,
    speech_check,
    storage_check,
)
from device.checks.finding import Check

CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "python": software_check.python,
        "libraries": software_check.libraries,
        "script": software_check.script,
        "help numbers": software_check.help_numbers,
        "rights": rights_check.rights,
        "pins": pins_check.pins,
        "button": pins_check.button,
        "light": pins_check.light,
        "microphone": sound_check.microphone,
        "loudspeaker": sound_check.loudspeaker,
        "recogniser": speech_check.recogniser,
        "reader": speech_check.reader,
        "voice": speech_check.voice,
        "storage": storage_check.storage,
        "power": board_check.power,
        "temperature": board_check.temperature,
        "clock": clock_check.clock,
        "service": service_check.service,
    }
)
