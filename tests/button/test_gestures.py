"""Gestures: every rule of the button, with times handed in."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from device.button.gestures import ButtonEvent, ButtonFreed, ButtonStuck, Gestures, PowerOffAsked
from dialogue.events import ButtonDown, Held, Pressed

Timed = list[tuple[float, ButtonEvent]]


def play(gestures: Gestures, edges: list[tuple[float, bool]], until: float) -> Timed:
    """Feed edges as a driver would, waking the machine when it asks, and note what came when."""
    happened: Timed = []
    for at, down in [*edges, (until, None)]:
        while (wake_at := gestures.wake_at) is not None and wake_at < at:
            happened += [(round(wake_at, 3), event) for event in gestures.wake(wake_at)]
        events = gestures.wake(at) if down is None else gestures.edge(down, at)
        happened += [(round(at, 3), event) for event in events]
    return happened


def press(at: float, seconds: float) -> list[tuple[float, bool]]:
    return [(at, True), (at + seconds, False)]


def test_a_press_counts_on_release() -> None:
    assert play(Gestures(), press(1.0, 0.3), 10) == [(1.02, ButtonDown()), (1.32, Pressed())]


@pytest.mark.parametrize(("seconds", "counts"), [(0.03, True), (0.79, True), (0.81, False), (1.9, False)])
def test_a_press_is_shorter_than_a_hesitation(seconds: float, counts: bool) -> None:
    events = [event for _, event in play(Gestures(), press(1.0, seconds), 10)]
    assert events == ([ButtonDown(), Pressed()] if counts else [ButtonDown()])


def test_a_hold_acts_while_still_down() -> None:
    assert play(Gestures(), press(1.0, 3.0), 10) == [(1.02, ButtonDown()), (3.0, Held())]


def test_six_seconds_ask_for_power_off_and_release_before_cancels() -> None:
    assert play(Gestures(), press(1.0, 5.9), 10)[-1] == (3.0, Held())
    assert play(Gestures(), press(1.0, 6.1), 10)[-1] == (7.0, PowerOffAsked())


def test_half_a_minute_is_a_stuck_button() -> None:
    happened = play(Gestures(), press(1.0, 40.0), 50)
    assert happened[-2:] == [(31.0, ButtonStuck()), (41.02, ButtonFreed())]


def test_down_at_power_up_is_ignored_until_released() -> None:
    gestures = Gestures(down_at_start=True)
    assert play(gestures, [(4.0, False), *press(5.0, 0.2)], 10) == [(5.02, ButtonDown()), (5.22, Pressed())]


def test_stuck_since_power_up_is_noticed() -> None:
    gestures = Gestures(down_at_start=True)
    assert play(gestures, [(40.0, False)], 50) == [(30.0, ButtonStuck()), (40.02, ButtonFreed())]


def test_sparks_and_bounces_are_nothing() -> None:
    spark = press(1.0, 0.015)
    bouncing = [(2.0, True), (2.003, False), (2.006, True), (2.3, False), (2.302, True), (2.31, False)]
    assert play(Gestures(), spark + bouncing, 10) == [(2.026, ButtonDown()), (2.33, Pressed())]


def test_a_bounce_during_a_hold_does_not_end_it() -> None:
    bounced = [(1.0, True), (2.0, False), (2.01, True), (4.0, False)]
    assert play(Gestures(), bounced, 10) == [(1.02, ButtonDown()), (3.0, Held())]


def test_gestures_keep_a_distance() -> None:
    too_soon = press(1.0, 0.2) + press(1.3, 0.2)
    assert [event for _, event in play(Gestures(), too_soon, 10)] == [ButtonDown(), Pressed()]
    far_enough = press(1.0, 0.2) + press(1.4, 0.2)
    assert [event for _, event in play(Gestures(), far_enough, 10)] == [ButtonDown(), Pressed()] * 2


def test_a_hold_right_after_a_press_still_ends_everything() -> None:
    events = [event for _, event in play(Gestures(), press(1.0, 0.2) + press(1.3, 3.0), 10)]
    assert events == [ButtonDown(), Pressed(), Held()]


def test_late_wakes_lose_nothing() -> None:
    gestures = Gestures()
    gestures.edge(True, 1.0)
    assert gestures.edge(False, 9.0) == (ButtonDown(), Held(), PowerOffAsked())
    assert gestures.wake(9.1) == ()


def test_without_settling_a_press_answers_at_once() -> None:
    gestures = Gestures(settle_seconds=0.0)
    assert gestures.edge(True, 1.0) == (ButtonDown(),)
    assert gestures.edge(False, 1.1) == (Pressed(),)


@given(st.lists(st.tuples(st.floats(0, 12), st.booleans()), max_size=40))
def test_any_edges_make_sense(steps: list[tuple[float, bool]]) -> None:
    at, edges = 0.0, []
    for gap, down in steps:
        at += gap
        edges.append((at, down))
    happened = play(Gestures(), [*edges, (at + 1, False)], at + 60)
    allowed_before: dict[type, set[type]] = {
        Pressed: {ButtonDown},
        Held: {ButtonDown, Pressed, Held, PowerOffAsked, ButtonFreed},  # a hold counts however soon it comes
        PowerOffAsked: {Held},
        ButtonStuck: {PowerOffAsked, ButtonDown, Pressed, Held, ButtonFreed},
        ButtonFreed: {ButtonStuck},
    }
    for (_, before), (_, event) in pairwise(happened):
        assert type(before) in allowed_before.get(type(event), {ButtonDown, Pressed, Held, PowerOffAsked, ButtonFreed})
    assert [moment for moment, _ in happened] == sorted(moment for moment, _ in happened)
