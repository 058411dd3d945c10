"""Listens to microphones, first to silence and then to a voice, and finds the one that hears best."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from device.audio.microphone import RATE, Microphone
from device.audio.portaudio import SoundDevice, SoundMissing, devices
from device.audio.sound_levels import Levels, Samples, measure
from device.checks.calibration import Calibration, Warned, calibrate, judge_silence

SILENCE_SECONDS, VOICE_SECONDS = 3.0, 5.0
METER_SECONDS = 0.1
# A stream may take its time, and the first sound of many cards is a click.
START_SECONDS, SETTLE_SECONDS = 4.0, 0.3

# Called ten times a second with the level of that moment and what is going on.
Watch = Callable[[Levels, str], None]


class Nothing(SoundMissing):
    """A microphone that delivers no sound at all."""


@dataclass(frozen=True, slots=True)
class Listened:
    """One microphone after both. calibration: None where it could not be opened; then ``warnings`` say why."""

    name: str
    calibration: Calibration | None
    warnings: tuple[Warned, ...]


def microphones(named: str | None = None) -> tuple[str, ...]:
    """Names of the microphones to try, each once: those whose name contains ``named``, or all.

    A name leaves out the place of the card ("(hw:1,0)"), which changes. Raises SoundMissing.
    """
    able = [device for device in devices() if device.inputs]
    if named:
        able = [device for device in able if named.casefold() in device.name.casefold()]
    cards = [device for device in able if _is_card(device)]
    # Where there are cards, the names that a sound system has for the same ones would only be asked twice.
    return tuple(dict.fromkeys(stable_name(device) for device in (cards or able)))


def stable_name(device: SoundDevice) -> str:
    """The device's name without the number of its card."""
    return device.name.partition(" (hw:")[0]


def listen(name: str, seconds: float, watch: Callable[[Levels], None] = lambda _: None) -> Samples:
    """What a microphone hears in ``seconds``, 16 kHz mono. Raises SoundMissing where it cannot be opened or is mute."""
    blocks: list[bytes] = []
    microphone = Microphone(
        lambda block, _: blocks.append(block), lambda: None, lambda: None, name, constant_seconds=None
    )
    microphone.open()
    try:
        began = time.monotonic()
        while not blocks:
            if microphone.problem is not None:
                raise microphone.problem
            if time.monotonic() - began > START_SECONDS:
                raise Nothing(f"“{name}” delivers no sound.", "Unplug it and plug it in again.")
            time.sleep(0.02)
        time.sleep(SETTLE_SECONDS)
        began, start = time.monotonic(), len(blocks)
        while time.monotonic() - began < seconds:
            at = len(blocks)
            time.sleep(METER_SECONDS)
            watch(measure(_joined(blocks[at:]), RATE))
        return _joined(blocks[start:])
    finally:
        microphone.close()


def check_levels(names: Sequence[str], ask: Callable[[str], None], watch: Watch) -> Iterator[Listened]:
    """Listen to each microphone; ``ask`` tells the person what to do next.

    Silence first, of all of them: one that is dead is not spoken to.
    """
    ask("Please be quiet for a moment.")
    silences: dict[str, Levels] = {}
    for name in names:
        try:
            silences[name] = measure(listen(name, SILENCE_SECONDS, lambda now: watch(now, f"{name}: silence")), RATE)  # noqa: B023
        except SoundMissing as error:
            yield Listened(name, None, (Warned(error.problem, error.fix),))
    for name, silence in silences.items():
        if silence.constant:
            yield Listened(name, None, judge_silence(silence))
            continue
        ask("Now say, as you would in bed: I would like to talk about this evening.")
        try:
            voice = measure(listen(name, VOICE_SECONDS, lambda now: watch(now, f"{name}: voice")), RATE)  # noqa: B023
        except SoundMissing as error:
            yield Listened(name, None, (Warned(error.problem, error.fix),))
            continue
        calibration = calibrate(silence, voice)
        yield Listened(name, calibration, calibration.warnings)


def _is_card(device: SoundDevice) -> bool:
    return "(hw:" in device.name


def _joined(blocks: Sequence[bytes]) -> Samples:
    return np.frombuffer(b"".join(blocks), np.int16)
