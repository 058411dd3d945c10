"""The breathing curve: ratio, glide, no jumps, whatever is changed and when."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.breath import FLOOR, GENTLE, GLIDE, PATTERNS, SIGHING, SLOW, Breath, Pattern

STEP = 0.002
patterns = st.sampled_from(list(PATTERNS.values()))


def breaths(breath: Breath, until: float) -> list[tuple[float, float]]:
    """Beginning and length of every breath."""
    found, at = [], breath.began_at
    while at < until:
        moment = breath.at(at + 1e-6)
        found.append((moment.began_at, moment.cycle_seconds))
        at = moment.began_at + moment.cycle_seconds
    return found


def test_the_glide_goes_from_ten_breaths_a_minute_to_six_in_two_minutes() -> None:
    lengths = breaths(Breath.begin(GLIDE, 0.0, 300.0), 300.0)
    assert lengths[0][1] == pytest.approx(6.0)
    assert all(later[1] >= earlier[1] for earlier, later in itertools.pairwise(lengths))
    assert all(cycle == pytest.approx(10.0) for began_at, cycle in lengths if began_at >= 120.0)
    assert 31 <= len(lengths) <= 35  # about 33 in five minutes: METHOD 1.1


@pytest.mark.parametrize("pattern", [GLIDE, GENTLE, SLOW])
def test_in_to_out_is_the_share_of_the_pattern(pattern: Pattern) -> None:
    breath = Breath.begin(pattern, 0.0, 300.0)
    began_at, cycle = breaths(breath, 250.0)[-1]
    samples = [breath.at(began_at + i * cycle / 10_000).breathing_in for i in range(10_000)]
    assert sum(samples) / len(samples) == pytest.approx(pattern.strokes[0].share, abs=0.001)


@given(first=patterns, second=patterns, changed_at=st.floats(0.0, 200.0), began_at=st.floats(0.0, 1e6))
def test_a_change_never_makes_value_or_slope_jump(
    first: Pattern, second: Pattern, changed_at: float, began_at: float
) -> None:
    breath = Breath.begin(first, began_at, 300.0).changed(second, began_at + changed_at)
    start = began_at + max(changed_at - 15.0, 0.0)
    levels = [breath.brightness(start + i * STEP * 10) for i in range(1500)]
    steps = [b - a for a, b in itertools.pairwise(levels)]
    # The steepest raised cosine here is the sigh's second sip: 0.25 in 12 % of 8 s.
    assert max(map(abs, steps)) < 0.02
    bends = [abs(b - a) for a, b in itertools.pairwise(steps)]
    assert max(bends) < 0.004


changes = st.lists(st.tuples(st.floats(0.0, 14.0), st.one_of(patterns, st.sampled_from([1.1, 1 / 1.1]))), max_size=12)


def changed_often(first: Pattern, changes: list[tuple[float, Pattern | float]]) -> tuple[Breath, list[Breath], float]:
    """The exercise after all changes, as it was after each, and when the last one was."""
    breath, now, earlier = Breath.begin(first, 0.0, 300.0), 0.0, []
    for wait, change in changes:
        now += wait
        pattern = change if isinstance(change, Pattern) else breath.pattern.paced(change)
        breath = breath.changed(pattern, now)
        earlier.append(breath)
    return breath, earlier, now


@given(first=patterns, changes=changes)
def test_whatever_is_said_and_when_value_and_slope_stay_continuous(
    first: Pattern, changes: list[tuple[float, Pattern | float]]
) -> None:
    breath, _, last = changed_often(first, changes)
    # Wherever breaths meet, both sides stand still at the bottom; within a breath the curve is smooth by itself.
    for began_at, _ in breaths(breath, last + 30.0)[1:]:
        before, after = (breath.brightness(began_at + side) for side in (-1e-4, 1e-4))
        assert before == pytest.approx(FLOOR, abs=1e-6)
        assert after == pytest.approx(FLOOR, abs=1e-6)
        slopes = [
            (breath.brightness(began_at + side + 1e-4) - breath.brightness(began_at + side)) / 1e-4
            for side in (-2e-4, 1e-4)
        ]
        assert slopes == pytest.approx([0.0, 0.0], abs=1e-3)


@given(first=patterns, changes=changes.filter(bool))
def test_a_change_never_alters_what_was_already_shown(
    first: Pattern, changes: list[tuple[float, Pattern | float]]
) -> None:
    breath, earlier, last = changed_often(first, changes)
    now = 0.0
    for before, (wait, _) in zip([Breath.begin(first, 0.0, 300.0), *earlier], changes, strict=False):
        # The light follows ``before`` until the change comes, and then the breath that knows of it.
        assert before.brightness(now) == pytest.approx(breath.brightness(now), abs=1e-9)
        now += wait
        assert before.brightness(now) == pytest.approx(breath.brightness(now), abs=1e-9)
    assert now == last


@given(first=patterns, changes=changes)
def test_direction_changes_come_no_closer_than_a_second_and_more(
    first: Pattern, changes: list[tuple[float, Pattern | float]]
) -> None:
    """Three a second is the limit of what may flash; breathing stays far from it."""
    breath, _, last = changed_often(first, changes)
    rising = [breath.at(index * 0.05).breathing_in for index in range(round((last + 20.0) / 0.05))]
    turns = [index * 0.05 for index, (a, b) in enumerate(itertools.pairwise(rising)) if a != b]
    assert all(later - earlier > 1.0 for earlier, later in itertools.pairwise(turns))


@given(pattern=patterns, factors=st.lists(st.sampled_from([1.1, 1 / 1.1]), max_size=20))
def test_slower_and_quicker_stay_within_the_limits(pattern: Pattern, factors: list[float]) -> None:
    for factor in factors:
        pattern = pattern.paced(factor)
        assert pattern.fastest_cycle_seconds <= pattern.cycle_seconds <= pattern.slowest_cycle_seconds


@given(pattern=patterns, now=st.floats(-10.0, 4000.0))
def test_height_and_brightness_stay_in_range(pattern: Pattern, now: float) -> None:
    breath = Breath.begin(pattern, 0.0, 300.0)
    assert 0.0 <= breath.at(now).height <= 1.0
    assert FLOOR <= breath.brightness(now) <= 0.6


def test_the_peak_comes_down_over_the_exercise() -> None:
    breath = Breath.begin(GLIDE, 0.0, 300.0)
    first = max(breath.brightness(i * 0.05) for i in range(120))
    last = max(breath.brightness(300 + i * 0.05) for i in range(200))
    assert first == pytest.approx(0.60, abs=0.01)
    assert last == pytest.approx(0.25, abs=0.01)


@given(after=st.floats(0.0, 400.0), out=st.booleans())
def test_a_stroke_is_found_at_or_after_the_moment_asked_for(after: float, out: bool) -> None:
    breath = Breath.begin(GLIDE, 0.0, 300.0)
    at = breath.next_stroke_at(after, out=out)
    assert after <= at <= after + 12.1
    assert breath.at(at + 0.05).breathing_in is not out


@given(pattern=patterns, asked_at=st.lists(st.floats(0.0, 290.0), min_size=1, max_size=4).map(sorted))
def test_more_time_never_makes_the_light_jump(pattern: Pattern, asked_at: list[float]) -> None:
    breath, ends_at = Breath.begin(pattern, 0.0, 300.0), 300.0
    for now in asked_at:
        before, ends_at = breath, ends_at + 120.0
        breath = breath.lengthened(ends_at, now)
        assert breath.brightness(now) == pytest.approx(before.brightness(now), abs=1e-9)
        assert breath.brightness(now + 1e-4) == pytest.approx(before.brightness(now + 1e-4), abs=1e-6)
    peaks = [breath.peak(asked_at[-1] + index) for index in range(900)]
    assert peaks == sorted(peaks, reverse=True)
    assert peaks[-1] == pytest.approx(0.25)


def test_the_sigh_takes_two_sips_of_breath() -> None:
    breath = Breath.begin(SIGHING, 0.0, 60.0)
    assert breath.at(2.6).height == pytest.approx(0.75, abs=0.01)
    assert breath.at(3.8).height == pytest.approx(1.0, abs=0.01)
