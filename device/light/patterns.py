"""What the light shows in each state: pure functions of time, brightness 0 to 1 as the eye sees it.

The vocabulary is METHOD 4's table. No two states of which one listens and the other does not look alike,
nothing blinks, and every change is eased.
"""

from __future__ import annotations

from math import cos, inf, pi

from dialogue.breath import FLOOR, GLIDE, LAST_PEAK, Breath
from dialogue.commands import SetLight
from dialogue.states import DeviceState

EASE_SECONDS = 0.6  # from one state to the next, unless the state takes its time
ENDING_HOLD_SECONDS = 20 * 60.0
TIME_OUT_RISE_BEGINS_SECONDS = 18 * 60.0
TIME_OUT_SECONDS = 20 * 60.0
GROUNDING_LEVELS = (0.40, 0.32, 0.25, 0.18, 0.12)  # one step down a sense
SWELL_SECONDS = 3.0
CUE_SECONDS = 4.0
DIPS_SECONDS = 6.0

# What the states settle at.
_STEADY = {
    DeviceState.STARTING: 0.04,  # power may come back in the middle of the night
    DeviceState.RESTING: 0.0,
    DeviceState.WAKING: 0.30,
    DeviceState.SPEAKING: 0.06,
    DeviceState.LISTENING: 0.15,
    DeviceState.FIRST_SPEAKER: 0.20,
    DeviceState.SECOND_SPEAKER: 0.20,
    DeviceState.TURN_ENDING: 0.10,
    DeviceState.PAUSED_DEAF: FLOOR,
    DeviceState.TIME_OUT: 0.08,
    DeviceState.ENDING: 0.08,
    DeviceState.DEAF: 0.0,
    DeviceState.FAULT: 0.0,
}
# How long the way there takes where that is part of the message.
_EASES = {
    DeviceState.STARTING: 12.0,  # a slow dawn while the model is loaded
    DeviceState.RESTING: 1.5,
    DeviceState.WAKING: 1.5,
    DeviceState.GROUNDING: 1.5,
    DeviceState.QUIET: 2.0,
    DeviceState.TURN_ENDING: 15.0,
    DeviceState.ENDING: 6.0,
}
_CALM_BREATH = GLIDE.paced(1.0)  # ten seconds, 40:60


def brightness(show: SetLight, since: float, now: float, previous: float) -> float:
    """The light at ``now`` for what is shown since ``since``, when it stood at ``previous``.

    The difference between ``previous`` and the new pattern fades away; the pattern's own movement is never
    stretched, so a breath that is joined is in phase from its first moment.
    """
    gap = previous - _pattern(show, since, since)
    left = 1.0 - eased((now - since) / _ease_seconds(show))
    return min(max(_pattern(show, since, now) + gap * left, 0.0), 1.0)


def whiteness(show: SetLight, since: float, now: float, previous: float) -> float:
    """How far white may join in, 0 to 1: wholly in states that listen, not at all in those that do not.

    It changes together with the brightness, so ``still_until`` holds for it too.
    """
    target = 1.0 if show.state.ear_open else 0.0
    return target + (previous - target) * (1.0 - eased((now - since) / _ease_seconds(show)))


def still_until(show: SetLight, since: float, now: float) -> float:
    """Until when the light will not change; ``now`` if it is changing, infinity if it never will again."""
    age = now - since
    busy = _ease_seconds(show)
    match show.state:
        case DeviceState.BREATHING | DeviceState.ANGER_PAUSE | DeviceState.QUIET | DeviceState.PAUSED:
            return now
        case DeviceState.FIRST_SPEAKER | DeviceState.SECOND_SPEAKER:
            busy = max(busy, _swells(show) * SWELL_SECONDS)
        case DeviceState.LISTENING if show.step:
            busy = max(busy, CUE_SECONDS)
        case DeviceState.TIME_OUT if age >= busy:
            if age < TIME_OUT_RISE_BEGINS_SECONDS:
                return since + TIME_OUT_RISE_BEGINS_SECONDS
            busy = TIME_OUT_SECONDS
        case DeviceState.ENDING if age >= busy:
            if age < ENDING_HOLD_SECONDS:
                return since + ENDING_HOLD_SECONDS
            busy = ENDING_HOLD_SECONDS + _EASES[DeviceState.ENDING]
        case _:
            pass
    return now if age < busy else inf


def two_dips(age: float) -> float:
    """The answer of a device that cannot hear to a press ``age`` seconds ago: it glows, dips twice, goes dark."""
    glow, dip = 0.12, 0.08
    if not 0.0 <= age < DIPS_SECONDS:
        return 0.0
    if age < 1.0:
        return glow * eased(age)
    if age < 5.0:
        return glow - dip * _hump((age - 1.0) % 2.0 / 2.0)
    return glow * (1.0 - eased(age - 5.0))


def eased(share: float) -> float:
    """0 to 1, with no slope at either end; beyond them it stays."""
    return (1.0 - cos(pi * min(max(share, 0.0), 1.0))) / 2.0


def _pattern(show: SetLight, since: float, now: float) -> float:
    """The state's own movement, without the way to it."""
    age = max(now - since, 0.0)
    state = show.state
    match state:
        case DeviceState.BREATHING | DeviceState.ANGER_PAUSE:
            return show.breath.brightness(now) if show.breath else _calm_breath(since, now)
        case DeviceState.GROUNDING:
            return GROUNDING_LEVELS[min(max(show.step, 0), len(GROUNDING_LEVELS) - 1)]
        case DeviceState.QUIET:
            return 0.06 + 0.03 * _hump(age % 12.0 / 12.0)
        case DeviceState.PAUSED:
            return 0.09 + 0.04 * _hump(age % 8.0 / 8.0)
        case DeviceState.FIRST_SPEAKER | DeviceState.SECOND_SPEAKER:
            swelling = age < _swells(show) * SWELL_SECONDS
            return _STEADY[state] + (0.20 * _hump(age % SWELL_SECONDS / SWELL_SECONDS) if swelling else 0.0)
        case DeviceState.LISTENING:
            cue = 0.07 * _hump(age / CUE_SECONDS) if show.step and age < CUE_SECONDS else 0.0
            return _STEADY[state] + cue
        case DeviceState.TIME_OUT:
            rise = (age - TIME_OUT_RISE_BEGINS_SECONDS) / (TIME_OUT_SECONDS - TIME_OUT_RISE_BEGINS_SECONDS)
            return _STEADY[state] + (0.20 - _STEADY[state]) * eased(rise)
        case DeviceState.ENDING:
            return _STEADY[state] * (1.0 - eased((age - ENDING_HOLD_SECONDS) / _EASES[state]))
        case _:
            return _STEADY[state]


def _calm_breath(since: float, now: float) -> float:
    """Breaths of ten seconds at the low peak, for a moment of anger."""
    return FLOOR + (LAST_PEAK - FLOOR) * Breath.begin(_CALM_BREATH, since, 0.0).at(now).height


def _swells(show: SetLight) -> int:
    return 1 if show.state is DeviceState.FIRST_SPEAKER else 2


def _ease_seconds(show: SetLight) -> float:
    return _EASES.get(show.state, EASE_SECONDS)


def _hump(share: float) -> float:
    """0 to 1 and back."""
    return (1.0 - cos(2.0 * pi * share)) / 2.0
