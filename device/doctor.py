"""What of the device is there, what is wrong, and how to mend it."""

from __future__ import annotations

import ctypes
import io
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from device.settings import Settings

SPARE_MEGABYTES = 300  # for the model, the voice, and what a system needs to breathe


class State(StrEnum):
    """How a part is."""

    GOOD = "good"
    NOTE = "note"  # something is missing that a session can do without
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One part. fix: what a person can do, "" where nothing is to be done."""

    part: str
    state: State
    found: str
    fix: str = ""


Check = Callable[[Settings], Finding]


def examine() -> Iterator[Finding]:
    """Look at every part, one after the other; a check that breaks is a finding too."""
    from device.settings_file import SettingsError, load_settings  # noqa: PLC0415

    settings = Settings()
    try:
        loaded = load_settings()
        settings = loaded.settings
        yield Finding("settings", State.GOOD, str(loaded.file or "the defaults"))
    except SettingsError as error:
        yield Finding("settings", State.WRONG, str(error), "mend that key; until then no session starts")
    for part, check in CHECKS.items():
        try:
            yield check(settings)
        except Exception as error:
            # Its message might hold anything; its name is enough to report the defect.
            yield Finding(part, State.WRONG, f"the check itself failed ({type(error).__name__})", "report this")


def python(_settings: Settings) -> Finding:
    """New enough and 64-bit."""
    found = f"Python {sys.version.split()[0]}, {'64' if sys.maxsize > 2**32 else '32'}-bit"
    if sys.maxsize < 2**32:
        return Finding("python", State.WRONG, found, "use the 64-bit Raspberry Pi OS or Debian")
    return Finding("python", State.GOOD, found)


def libraries(_settings: Settings) -> Finding:
    """What comes from the system and not from Python packages."""
    wanted = {"libportaudio.so.2": "libportaudio2", "libespeak-ng.so.1": "espeak-ng"}
    missing = {package for library, package in wanted.items() if not _loads(library)}
    if not shutil.which("espeak-ng"):
        missing.add("espeak-ng")
    if missing:
        names = " ".join(sorted(missing))
        return Finding("libraries", State.WRONG, f"missing: {names}", f"sudo apt-get install {names}")
    return Finding("libraries", State.GOOD, "PortAudio, espeak-ng")


def script(settings: Settings) -> Finding:
    """The spoken lines, with a counsellor's changes."""
    from device.wiring import load_words  # noqa: PLC0415
    from dialogue.script import ScriptError  # noqa: PLC0415

    try:
        words = load_words(settings)
    except ScriptError as error:
        return Finding("script", State.WRONG, str(error), "mend that line")
    return Finding("script", State.GOOD, f"{len(words.lines)} lines, {len(words.questions)} questions")


def help_numbers(settings: Settings) -> Finding:
    """The numbers that are spoken in need."""
    from dialogue.help_numbers import stale  # noqa: PLC0415

    if old := stale(datetime.now(UTC).date()):
        return Finding("help numbers", State.WRONG, "; ".join(old), "look them up and correct them, or update")
    if not settings.session.locale:
        fix = 'set locale = "US" (or UK, CA, AU, IE, NZ) under [session]'
        return Finding("help numbers", State.NOTE, "none is spoken: no country is set", fix)
    return Finding("help numbers", State.GOOD, f"of {settings.session.locale}, checked within a year")


def pins(_settings: Settings) -> Finding:
    """The GPIO chip."""
    from device.pins import PinsError, open_pins  # noqa: PLC0415

    try:
        opened = open_pins()
    except PinsError as error:
        state = State.WRONG if is_a_pi() else State.NOTE
        return Finding("pins", state, str(error), "" if is_a_pi() else "the space bar and signals are the button")
    return Finding("pins", State.GOOD, type(opened.factory).__name__)


def button(settings: Settings) -> Finding:
    """The button's pin, and that nothing holds it down."""
    from gpiozero import Button, GPIOZeroError  # noqa: PLC0415

    from device.pins import PinsError, open_pins  # noqa: PLC0415

    pin = settings.button.pin
    try:
        with Button(pin, pull_up=True, pin_factory=open_pins().factory) as opened:
            if opened.is_pressed:
                fix = "let go of it, or look for a wire that touches ground"
                return Finding("button", State.WRONG, f"GPIO{pin} is down", fix)
    except PinsError:
        return Finding("button", State.WRONG if is_a_pi() else State.NOTE, "no pin for it", "see pins")
    except (GPIOZeroError, OSError) as error:
        fix = "stop what uses it (systemctl stop repair-coach?) or set button.pin"
        return Finding("button", State.WRONG, f"GPIO{pin} cannot be opened: {error}", fix)
    return Finding("button", State.GOOD, f"GPIO{pin} to ground, up")


def light(settings: Settings) -> Finding:
    """Which light would shine, and why no better one."""
    from rich.console import Console  # noqa: PLC0415

    from device.light.choose import choose_light  # noqa: PLC0415
    from device.light.output import LightError, NoLight  # noqa: PLC0415

    try:
        # A screen of its own, so that a light in the terminal draws nothing here.
        chosen = choose_light(settings.light, Console(file=io.StringIO(), force_terminal=sys.stdout.isatty()))
    except LightError as error:
        return Finding("light", State.WRONG, str(error), 'or set backend = "auto" under [light]')
    chosen.output.close()
    found = "; ".join((chosen.output.name, *(f"not {reason}" for reason in chosen.refused)))
    if isinstance(chosen.output, NoLight) and settings.light.backend != "none":
        return Finding("light", State.NOTE, found, "the voice counts the breath")
    return Finding("light", State.GOOD, found)


def microphone(settings: Settings) -> Finding:
    """The microphone that would listen."""
    return _sound("microphone", settings)


def loudspeaker(settings: Settings) -> Finding:
    """The loudspeaker that would speak."""
    return _sound("loudspeaker", settings)


def recogniser(settings: Settings) -> Finding:
    """Which engine understands, started once in its own process."""
    from device.hearing.engines import open_recogniser  # noqa: PLC0415
    from device.hearing.recogniser import RecogniserLost  # noqa: PLC0415

    named = settings.hearing.vosk_model
    try:
        engine = open_recogniser(settings.hearing.engine, Path(named).expanduser() if named else None)
    except RecogniserLost as error:
        return Finding("recogniser", State.WRONG, str(error), "repair-coach setup")
    engine.close()
    found = f"{engine.name}: {engine.reason}; ready in {engine.load_seconds:.1f} s"
    return Finding("recogniser", State.GOOD, found)


def voice(settings: Settings) -> Finding:
    """Which voice speaks, by letting it say a word into memory."""
    from device.studio import open_studio  # noqa: PLC0415
    from voices.voice import VoiceFailed  # noqa: PLC0415

    studio = open_studio(settings.voice)
    try:
        studio.sound("doctor", 0, ["Good evening."])
    except VoiceFailed as error:
        return Finding("voice", State.WRONG, error.problem, error.fix)
    finally:
        studio.close()
    return Finding("voice", State.GOOD, studio.voice.name)


def storage(_settings: Settings) -> Finding:
    """The folders it writes to, and the room in them."""
    from device.folders import cache_folder  # noqa: PLC0415
    from device.memory import state_folder  # noqa: PLC0415

    for folder in (cache_folder(), state_folder()):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            probe = folder / ".doctor"
            probe.touch()
            probe.unlink()
        except OSError as error:
            return Finding("storage", State.WRONG, f"{folder}: {error.strerror}", "make it writable for this user")
    megabytes = shutil.disk_usage(cache_folder()).free // 1_000_000
    found = f"{megabytes} MB free in {cache_folder()}"
    if megabytes < SPARE_MEGABYTES:
        return Finding("storage", State.WRONG, found, f"make room: {SPARE_MEGABYTES} MB are needed")
    return Finding("storage", State.GOOD, found)


CHECKS: dict[str, Check] = {
    "python": python,
    "libraries": libraries,
    "script": script,
    "help numbers": help_numbers,
    "pins": pins,
    "button": button,
    "light": light,
    "microphone": microphone,
    "loudspeaker": loudspeaker,
    "recogniser": recogniser,
    "voice": voice,
    "storage": storage,
}


def is_a_pi() -> bool:
    """Whether this is a Raspberry Pi, where pins are expected."""
    try:
        return "Raspberry Pi" in Path("/proc/device-tree/model").read_text("utf-8", errors="replace")
    except OSError:
        return False


def _sound(part: str, settings: Settings) -> Finding:
    from device.portaudio import SoundMissing, choose, devices  # noqa: PLC0415

    try:
        if part == "microphone":
            device = choose("input", settings.microphone.device or None, devices())
        else:
            device = choose("output", settings.speaker.device or None, devices())
    except SoundMissing as error:
        return Finding(part, State.WRONG, error.problem, error.fix)
    return Finding(part, State.GOOD, f"{device.name}, {device.rate} Hz")


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
