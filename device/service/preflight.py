"""What is looked at before the service may serve: the first thing that stands in the way, and how to say it aloud."""

from __future__ import annotations

from device.checks.missing_sound import missing_sound
from device.evening.bootstrap import load_words
from device.service.fault_mode import Fault
from device.service.fault_voice import say_fault, say_settings_fault
from device.settings.load import SettingsError, load_settings
from device.settings.schema import Settings
from dialogue.script import ScriptError


def obstacle() -> tuple[Settings, Fault | None]:
    """The settings in force (the defaults where they cannot be read), and what stands in the way, if anything.

    A missing microphone does not: breathing needs none, and it may be plugged in during the evening.
    """
    try:
        settings = load_settings().settings
    except SettingsError as error:
        key = error.key
        name = f"settings, {key}" if key else "settings"
        return Settings(), Fault(name, lambda: say_settings_fault(key), _mended)
    try:
        load_words(settings)
    except ScriptError:
        return settings, Fault("script overlay", lambda: say_fault("fault.script"), _mended)
    if any(finding.part != "microphone" for finding in missing_sound(None, settings.speaker.device or None)):
        return settings, Fault("no loudspeaker", lambda: None, _mended)
    return settings, None


def _mended() -> bool:
    return obstacle()[1] is None
