"""Python, libraries, the script and the help numbers."""

from __future__ import annotations

import shutil
import sys
from datetime import UTC, datetime

from device.checks.finding import Finding, Machine, State
from device.settings.schema import Settings
from device.system.shared_libraries import loads


def python(_settings: Settings, _machine: Machine) -> Finding:
    """New enough and 64-bit."""
    found = f"Python {sys.version.split()[0]}, {'64' if sys.maxsize > 2**32 else '32'}-bit"
    if sys.maxsize < 2**32:
        return Finding("python", State.WRONG, found, "use the 64-bit Raspberry Pi OS or Debian")
    return Finding("python", State.GOOD, found)


def libraries(_settings: Settings, _machine: Machine) -> Finding:
    """What comes from the system and not from Python packages."""
    wanted = {"libportaudio.so.2": "libportaudio2", "libespeak-ng.so.1": "espeak-ng"}
    missing = {package for library, package in wanted.items() if not loads(library)}
    if not shutil.which("espeak-ng"):
        missing.add("espeak-ng")
    if missing:
        names = " ".join(sorted(missing))
        return Finding("libraries", State.WRONG, f"missing: {names}", f"sudo apt-get install {names}")
    return Finding("libraries", State.GOOD, "PortAudio, espeak-ng")


def script(settings: Settings, _machine: Machine) -> Finding:
    """The spoken lines, with a counsellor's changes."""
    from device.evening.bootstrap import load_words  # noqa: PLC0415
    from dialogue.script import ScriptError  # noqa: PLC0415

    try:
        words = load_words(settings)
    except ScriptError as error:
        return Finding("script", State.WRONG, str(error), "mend that line")
    return Finding("script", State.GOOD, f"{len(words.lines)} lines, {len(words.questions)} questions")


def help_numbers(settings: Settings, _machine: Machine) -> Finding:
    """The numbers that are spoken in need."""
    from dialogue.help_numbers import stale  # noqa: PLC0415

    if old := stale(datetime.now(UTC).date()):
        return Finding("help numbers", State.WRONG, "; ".join(old), "look them up and correct them, or update")
    if not settings.session.locale:
        fix = 'set locale = "US" (or UK, CA, AU, IE, NZ) under [session]'
        return Finding("help numbers", State.NOTE, "none is spoken: no country is set", fix)
    return Finding("help numbers", State.GOOD, f"of {settings.session.locale}, checked within a year")
