"""Settings: what may be set, its default, and what is allowed. This file is the one place.

A setting is a field of a section below. Its description is printed as a comment by
``repair-coach settings``; its type and bounds are what ``device.settings.load`` checks.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Annotated, Literal

from msgspec import Meta, Struct

# BCM numbers that the 40-pin header carries and that are free to use; 0 and 1 belong to the HAT's memory chip.
Pin = Annotated[int, Meta(ge=2, le=27)]
Decibels = Annotated[float, Meta(ge=-60.0, le=0.0)]
Name = Annotated[str, Meta(max_length=200)]
Path = Annotated[str, Meta(max_length=1000)]


class Button(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The one button, between its pin and ground."""

    pin: Annotated[Pin, Meta(description="BCM number of the pin")] = 17


class Light(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The breathing light."""

    kind: Annotated[
        Literal["one", "two", "rgb"],
        Meta(description="one LED; two, of which the second is warm white; or an RGB LED with a common cathode"),
    ] = "one"
    pin: Annotated[
        Pin,
        Meta(
            description="BCM number of the pin; hardware PWM exists on 12, 13, 18 and 19. "
            "Of two LEDs the amber one, of an RGB LED its red"
        ),
    ] = 12
    white_pin: Annotated[Pin, Meta(description='of kind "two": the warm white LED')] = 13
    green_pin: Annotated[Pin, Meta(description='of kind "rgb": green')] = 13
    blue_pin: Annotated[Pin, Meta(description='of kind "rgb": blue')] = 16
    backend: Annotated[
        Literal["auto", "pwm", "gpiozero", "terminal", "none"],
        Meta(description="who drives it; auto takes the first of pwm, gpiozero, terminal that works"),
    ] = "auto"
    night_cap: Annotated[
        float,
        Meta(
            ge=0.01,
            le=1.0,
            description="share of the LED's full power at full brightness; breathing peaks at a third of it. "
            "The whole of it has the most shades: dim with the resistor first",
        ),
    ] = 1.0
    gamma: Annotated[
        float,
        Meta(ge=1.0, le=3.0, description="how the eye bends power into brightness"),
    ] = 2.2


class Microphone(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What it listens with."""

    device: Annotated[Name, Meta(description="part of the device's name; \"\" takes the system's default")] = ""
    gain_db: Annotated[
        float,
        Meta(ge=-12.0, le=20.0, description="louder (+) or softer (-); `repair-coach doctor --levels` finds it"),
    ] = 0.0


class Speaker(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What it speaks through."""

    device: Annotated[Name, Meta(description="part of the device's name; \"\" takes the system's default")] = ""
    volume_db: Annotated[Decibels, Meta(description="by day; 0 is as loud as the lines were rendered")] = -6.0
    night_volume_db: Annotated[Decibels, Meta(description="from 21:00, where the time is known")] = -14.0
    breath_sound: Annotated[
        bool, Meta(description="a soft sound that swells with the breathing light, 14 dB below the voice")
    ] = False
    whisper_quiet: Annotated[
        bool, Meta(description="every line softer and 10 dB quieter still, where somebody else sleeps near")
    ] = False


class Voice(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How it sounds."""

    engine: Annotated[
        Literal["auto", "piper", "pyttsx3", "espeak"],
        Meta(description="auto takes piper where the extra `natural` is installed, else pyttsx3"),
    ] = "auto"
    name: Annotated[
        Path,
        Meta(description='of espeak-ng, as "en-us+f3", or a Piper model (.onnx) with its path; "" takes the usual one'),
    ] = ""
    pace: Annotated[
        float, Meta(ge=0.7, le=1.4, description="1 is calm; most of the slowness comes from pauses, not from this")
    ] = 1.0
    pitch_semitones: Annotated[float, Meta(ge=-4.0, le=4.0, description="higher (+) or lower (-)")] = 0.0
    recordings_folder: Annotated[
        Path, Meta(description='WAVs of a person (<line>.wav) that replace spoken lines; "" for none')
    ] = ""


class Hearing(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What understands speech."""

    engine: Annotated[
        Literal["auto", "vosk", "whisper"],
        Meta(description="auto takes vosk where its model is there, else the embedded whisper"),
    ] = "auto"
    vosk_model: Annotated[Path, Meta(description='folder of a Vosk model; "" takes the one `setup` fetched')] = ""


class Session(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An evening."""

    locale: Annotated[
        Literal["", "US", "UK", "CA", "AU", "IE", "NZ"],
        Meta(description='whose help numbers may be spoken; "" speaks none'),
    ] = ""
    breathing_minutes: Annotated[float, Meta(ge=1.0, le=20.0, description="of one calm stage")] = 5.0
    cap_minutes: Annotated[float, Meta(ge=5.0, le=60.0, description="after which talking ends at the next turn")] = 30.0
    talk_until: Annotated[
        str,
        Meta(
            pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9])?$",
            description='an hour as "23:30", after which two people\'s talk ends at the next turn; "" sets none',
        ),
    ] = ""


class Script(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What it says."""

    overlay_folder: Annotated[Path, Meta(description='changed lines, in TOML as in the script; "" for none')] = ""


class Settings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything that may be set, by section."""

    button: Button = Button()
    light: Light = Light()
    microphone: Microphone = Microphone()
    speaker: Speaker = Speaker()
    voice: Voice = Voice()
    hearing: Hearing = Hearing()
    session: Session = Session()
    script: Script = Script()


def light_pins(light: Light) -> dict[str, int]:
    """The pins that a light of its kind uses, by key, its first LED first."""
    keys = {"one": ("pin",), "two": ("pin", "white_pin"), "rgb": ("pin", "green_pin", "blue_pin")}[light.kind]
    return {f"light.{key}": getattr(light, key) for key in keys}


def shared_pins(settings: Settings) -> dict[int, list[str]]:
    """Pins that more than one key claims, with those keys."""
    claims: defaultdict[int, list[str]] = defaultdict(list)
    for key, pin in {"button.pin": settings.button.pin, **light_pins(settings.light)}.items():
        claims[pin].append(key)
    return {pin: keys for pin, keys in claims.items() if len(keys) > 1}
