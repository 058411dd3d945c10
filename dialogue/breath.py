"""The breathing curve: one pure function of time that light, cue words and breath sound all read.

A breath is a chain of strokes, each a raised cosine, so value and slope are continuous within a breath
and both are zero where breaths meet. A change of pace takes effect where a new breath begins; no
change can make the light jump.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import cos, pi


@dataclass(frozen=True, slots=True)
class Stroke:
    """One movement of the chest: a share of the cycle that ends at a height between 0 and 1."""

    share: float
    to_height: float


# 40 % in, 60 % out, no hold: at six breaths a minute a longer out-breath raised vagal activity, and
# 0.4 s pauses added nothing (Laborde 2021, doi 10.3390/su13147775).
IN_AND_OUT = (Stroke(0.4, 1.0), Stroke(0.6, 0.0))
# Two in-breaths, then one long out-breath (Balban 2023, doi 10.1016/j.xcrm.2022.100895).
SIGH = (Stroke(0.26, 0.75), Stroke(0.12, 1.0), Stroke(0.62, 0.0))


@dataclass(frozen=True, slots=True)
class Pattern:
    """How to breathe.

    cycle_seconds: length of one breath once settled. glide_from_seconds, glide_seconds: breaths begin
    at the first length and lengthen over the second. slowest/fastest: how far "slower" and "quicker"
    may take the cycle.
    """

    name: str
    strokes: tuple[Stroke, ...]
    cycle_seconds: float
    glide_from_seconds: float
    glide_seconds: float
    fastest_cycle_seconds: float
    slowest_cycle_seconds: float

    def paced(self, factor: float) -> Pattern:
        """The same pattern with its cycle times ``factor``, within its limits, without a glide."""
        cycle = min(max(self.cycle_seconds * factor, self.fastest_cycle_seconds), self.slowest_cycle_seconds)
        return replace(self, cycle_seconds=cycle, glide_from_seconds=cycle, glide_seconds=0.0)


def _steady(name: str, strokes: tuple[Stroke, ...], cycle: float, fastest: float, slowest: float) -> Pattern:
    return Pattern(name, strokes, cycle, cycle, 0.0, fastest, slowest)


# From ten breaths a minute to six over two minutes: the glide of METHOD 1.1.
GLIDE = Pattern("glide", IN_AND_OUT, 10.0, 6.0, 120.0, 6.0, 12.0)
GENTLE = _steady("gentle", (Stroke(3 / 7, 1.0), Stroke(4 / 7, 0.0)), 7.0, 5.0, 9.0)
SLOW = _steady("slow", (Stroke(4.5 / 11, 1.0), Stroke(6.5 / 11, 0.0)), 11.0, 6.0, 12.0)
SIGHING = _steady("sigh", SIGH, 10.0, 8.0, 12.0)
PATTERNS = {pattern.name: pattern for pattern in (GLIDE, GENTLE, SLOW, SIGHING)}

# Brightness of the light, 0 to 1 as the eye sees it: METHOD 4, "LED vocabulary".
FLOOR = 0.03
FIRST_PEAK = 0.60
LAST_PEAK = 0.25


@dataclass(frozen=True, slots=True)
class Moment:
    """Where in its breath a moment lies.

    index: number of the breath since the pattern's leg began. began_at, cycle_seconds: of that breath.
    height: 0 (empty) to 1 (full). breathing_in: whether the height rises.
    """

    index: int
    began_at: float
    cycle_seconds: float
    height: float
    breathing_in: bool


@dataclass(frozen=True, slots=True)
class Leg:
    """A stretch of breathing with one pattern."""

    began_at: float
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Breath:
    """A breathing exercise in time. Begin it with ``Breath.begin``, change it with ``changed``.

    legs: stretches in order of time. ends_at: when the light's peak has come down to its last value. dims_from,
    dims_since: the peak it comes down from, and when it began to.
    """

    legs: tuple[Leg, ...]
    ends_at: float
    dims_from: float
    dims_since: float

    @classmethod
    def begin(cls, pattern: Pattern, now: float, seconds: float) -> Breath:
        """Breathe ``pattern`` from ``now`` for about ``seconds``."""
        return cls((Leg(now, pattern),), now + seconds, FIRST_PEAK, now)

    @property
    def began_at(self) -> float:
        """When the first breath began."""
        return self.legs[0].began_at

    @property
    def pattern(self) -> Pattern:
        """The pattern of the newest leg."""
        return self.legs[-1].pattern

    def changed(self, pattern: Pattern, now: float) -> Breath:
        """The same exercise with another pattern from the next breath on."""
        moment = self.at(now)
        boundary = moment.began_at + moment.cycle_seconds
        kept = tuple(leg for leg in self.legs if leg.began_at < boundary)
        return replace(self, legs=(*kept, Leg(boundary, pattern)))

    def lengthened(self, ends_at: float, now: float) -> Breath:
        """The same exercise until ``ends_at``: its light dims on from where it is, more slowly."""
        return replace(self, ends_at=ends_at, dims_from=self.peak(now), dims_since=self.at(now).began_at)

    def _leg_at(self, now: float) -> Leg:
        return next(leg for leg in reversed(self.legs) if leg.began_at <= now or leg is self.legs[0])

    def at(self, now: float) -> Moment:
        """The moment ``now``; before the beginning it is the beginning."""
        now = max(now, self.began_at)
        leg = self._leg_at(now)
        index, began_at, cycle = _breath_of(leg, now)
        height, breathing_in = _height(leg.pattern.strokes, (now - began_at) / cycle)
        return Moment(index, began_at, cycle, height, breathing_in)

    def next_stroke_at(self, after: float, *, out: bool) -> float:
        """When the next in-stroke, or out-stroke, begins at ``after`` or later."""
        moment = self.at(after)
        while True:
            rising = sum(stroke.share for stroke in self._leg_at(moment.began_at).pattern.strokes[:-1])
            begins_at = moment.began_at + (rising * moment.cycle_seconds if out else 0.0)
            if begins_at >= after:
                return begins_at
            moment = self.at(moment.began_at + moment.cycle_seconds + 1e-6)

    def breath_ends_at(self, now: float) -> float:
        """When the breath at ``now`` ends; ``now`` itself where one has just ended."""
        moment = self.at(now)
        return now if now - moment.began_at < 0.01 else moment.began_at + moment.cycle_seconds

    def peak(self, now: float) -> float:
        """The light at the top of the breath at ``now``.

        It comes down over the exercise and changes only at the bottom of a breath.
        """
        length = max(self.ends_at - self.dims_since, 1.0)
        done = min(max((self.at(now).began_at - self.dims_since) / length, 0.0), 1.0)
        return self.dims_from + (LAST_PEAK - self.dims_from) * done

    def brightness(self, now: float) -> float:
        """The light, 0 to 1 as the eye sees it, before gamma and night cap."""
        return FLOOR + (self.peak(now) - FLOOR) * self.at(now).height


def _breath_of(leg: Leg, now: float) -> tuple[int, float, float]:
    """Index, beginning and length of the breath of ``leg`` that ``now`` lies in."""
    pattern = leg.pattern
    index, began_at = 0, leg.began_at
    while True:
        age = began_at - leg.began_at
        if age >= pattern.glide_seconds:
            # From here on every breath is equally long: no need to walk through an hour of them.
            passed = int((now - began_at) // pattern.cycle_seconds)
            return index + passed, began_at + passed * pattern.cycle_seconds, pattern.cycle_seconds
        share = age / pattern.glide_seconds
        cycle = pattern.glide_from_seconds + (pattern.cycle_seconds - pattern.glide_from_seconds) * share
        if now < began_at + cycle:
            return index, began_at, cycle
        index, began_at = index + 1, began_at + cycle


def _height(strokes: tuple[Stroke, ...], phase: float) -> tuple[float, bool]:
    """Height and direction at ``phase`` (0 to 1) of a breath."""
    height = 0.0
    for stroke in strokes:
        if phase < stroke.share or stroke is strokes[-1]:
            within = min(phase / stroke.share, 1.0)
            rise = stroke.to_height - height
            return height + rise * (1 - cos(pi * within)) / 2, rise > 0
        phase -= stroke.share
        height = stroke.to_height
    raise AssertionError("a pattern has at least one stroke")
