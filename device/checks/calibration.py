"""What a microphone's levels mean: what to warn of, and which gain makes a voice as loud as it should be.

First some seconds of silence, then some of a voice. The recogniser is content with a voice between -30 and -18 dBFS;
more than one sample in a thousand at full scale is distortion.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from device.audio.sound_levels import Levels

QUIETEST_VOICE_DB, LOUDEST_VOICE_DB, WANTED_VOICE_DB = -30.0, -18.0, -24.0
CLIPPED_SHARE = 0.001
# More gain would make hiss of every silence; less cannot mend what was cut off before.
LEAST_GAIN_DB, MOST_GAIN_DB = -12.0, 20.0
HIGHEST_PEAK_DB = -3.0
NEEDED_DISTANCE_DB = 10.0  # of a voice above the silence
LOUD_SILENCE_DB = -40.0
HUM_DB = -55.0


@dataclass(frozen=True, slots=True)
class Warned:
    """Something wrong with a microphone. fix: what a person can do."""

    problem: str
    fix: str


@dataclass(frozen=True, slots=True)
class Calibration:
    """What is known after listening. works: whether a voice came through. gain_db: what would make it right."""

    works: bool
    voice_db: float
    gain_db: float
    warnings: tuple[Warned, ...]


def judge_silence(silence: Levels) -> tuple[Warned, ...]:
    """What is wrong before anybody speaks."""
    if silence.constant and silence.value == 0:
        return (Warned("It delivers nothing but zeros.", "Look for a mute switch on the microphone, then its plug."),)
    if silence.constant:
        return (Warned("It delivers one constant value.", "Unplug it and plug it in again; else it is broken."),)
    warnings = []
    if silence.clipped_share > CLIPPED_SHARE:
        warnings.append(Warned("It is at full scale in silence.", "Lower its level: alsamixer, F4."))
    if silence.hum_hertz is not None and silence.hum_db > HUM_DB:
        warnings.append(
            Warned(
                f"It hums with the mains ({silence.hum_hertz:g} Hz, {silence.hum_db:.0f} dBFS).",
                "Move it and its cable away from power supplies, or try another one.",
            )
        )
    elif silence.rms_db > LOUD_SILENCE_DB:
        warnings.append(
            Warned(f"The room is loud ({silence.rms_db:.0f} dBFS).", "Move it away from the fan, or lower its level.")
        )
    return tuple(warnings)


def calibrate(silence: Levels, voice: Levels) -> Calibration:
    """Both together. The gain stays within its bounds and never lifts the highest sample above HIGHEST_PEAK_DB."""
    warnings = list(judge_silence(silence))
    if voice.constant or (silence.constant and voice.loud_db < QUIETEST_VOICE_DB):
        return Calibration(False, voice.loud_db, 0.0, tuple(warnings or judge_silence(voice)))
    if voice.loud_db - silence.rms_db < NEEDED_DISTANCE_DB:
        warnings.append(
            Warned(
                f"A voice was hardly louder than the silence ({voice.loud_db:.0f} against {silence.rms_db:.0f} dBFS).",
                "Speak as you would in bed; bring the microphone nearer, or choose another one.",
            )
        )
        return Calibration(False, voice.loud_db, 0.0, tuple(warnings))
    if voice.clipped_share > CLIPPED_SHARE:
        warnings.append(
            Warned(
                f"The voice is cut off at full scale ({voice.clipped_share:.1%} of it).",
                "Lower the microphone's own level (alsamixer, F4) and listen again: no gain mends this.",
            )
        )
    gain_db = _gain(voice)
    if voice.loud_db + gain_db < QUIETEST_VOICE_DB:
        warnings.append(
            Warned(
                f"The voice is faint ({voice.loud_db:.0f} dBFS), and more gain would only lift the hiss.",
                "Raise the microphone's own level (alsamixer, F4), or bring it nearer.",
            )
        )
    return Calibration(True, voice.loud_db, gain_db, tuple(warnings))


def loudest(found: Mapping[str, Calibration]) -> str | None:
    """The name of the microphone that works and hears a voice best; None where none does."""
    working = {name: calibration for name, calibration in found.items() if calibration.works}
    return max(working, key=lambda name: working[name].voice_db, default=None)


def _gain(voice: Levels) -> float:
    if QUIETEST_VOICE_DB <= voice.loud_db <= LOUDEST_VOICE_DB:
        return 0.0
    wanted = min(WANTED_VOICE_DB - voice.loud_db, HIGHEST_PEAK_DB - voice.peak_db)
    return float(round(min(max(wanted, LEAST_GAIN_DB), MOST_GAIN_DB)))
