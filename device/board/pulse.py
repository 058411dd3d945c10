"""From a duty to a pulse in whole microseconds, the only ones that lgpio can time.

A short pulse in a fixed period has few shades: of 5 ms a night's breath is a few dozen microseconds long. So the
period gives way as well: a pulse of 22 microseconds every 4,782 lies between those of 22 and 23 every 5,000. The eye
takes the mean of both, so nothing has to be scattered over time, and the same duty is always the same pulse.
"""

from __future__ import annotations

# 222 pulses a second for all but the dimmest duties, which take 125 to 250: above what an eye sees flicker.
USUAL_MICROSECONDS = 4_500
LONGEST_MICROSECONDS = 8_000


def pulse(duty: float) -> tuple[int, int]:
    """How long the pin is high, and from one rise to the next, in microseconds, for a share of time from 0 to 1."""
    duty = min(max(duty, 0.0), 1.0)
    high = max(round(duty * USUAL_MICROSECONDS), 1)
    period = round(high / duty) if duty > 1 / LONGEST_MICROSECONDS else LONGEST_MICROSECONDS
    if 2 * duty * LONGEST_MICROSECONDS < 1:
        return 0, USUAL_MICROSECONDS
    return high, max(min(period, LONGEST_MICROSECONDS), high)
