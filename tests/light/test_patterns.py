"""The light's vocabulary: what each state looks like, and that nothing ever jumps, blinks or flickers."""

from __future__ import annotations

from itertools import pairwise
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from device.light.glow import Glow
from device.light.patterns import brightness, still_until, two_dips
from dialogue.breath import GLIDE, PATTERNS, Breath
from dialogue.commands import SetLight
from dialogue.states import DeviceState

STEP = 0.02
STATES = list(DeviceState)


def shown(state: DeviceState, step: int = 0) -> SetLight:
    breath = Breath.begin(GLIDE, 0.0, 300.0) if state is DeviceState.BREATHING else None
    return SetLight(state, breath, step)


def level(state: DeviceState, age: float, previous: float = 0.0, step: int = 0) -> float:
    return brightness(shown(state, step), 0.0, age, previous)


@pytest.mark.parametrize(
    ("state", "settled"),
    [
        (DeviceState.RESTING, 0.0),
        (DeviceState.SPEAKING, 0.06),
        (DeviceState.LISTENING, 0.15),
        (DeviceState.FIRST_SPEAKER, 0.20),
        (DeviceState.SECOND_SPEAKER, 0.20),
        (DeviceState.TURN_ENDING, 0.10),
        (DeviceState.TIME_OUT, 0.08),
        (DeviceState.ENDING, 0.08),
        (DeviceState.DEAF, 0.0),
        (DeviceState.FAULT, 0.0),
    ],
)
def test_what_a_state_settles_at(state: DeviceState, settled: float) -> None:
    assert level(state, 20.0, previous=0.5) == pytest.approx(settled)


def test_waking_fades_in_over_a_second_and_a_half() -> None:
    assert level(DeviceState.WAKING, 0.0) == 0.0
    assert 0.0 < level(DeviceState.WAKING, 0.75) < level(DeviceState.WAKING, 1.49) < level(DeviceState.WAKING, 1.5)
    assert level(DeviceState.WAKING, 1.5) == level(DeviceState.WAKING, 60.0)


def test_breathing_is_the_breath_s_own_curve() -> None:
    breath = Breath.begin(GLIDE, 10.0, 300.0)
    show = SetLight(DeviceState.BREATHING, breath)
    for index in range(3000):
        now = 10.0 + index / 10
        assert brightness(show, 10.0, now, 0.03) == pytest.approx(breath.brightness(now))


def test_joining_a_breath_is_in_phase_once_the_way_there_is_over() -> None:
    breath = Breath.begin(GLIDE, 0.0, 300.0)
    show = SetLight(DeviceState.BREATHING, breath)
    assert brightness(show, 33.0, 33.0, 0.5) == pytest.approx(0.5)
    assert brightness(show, 33.0, 34.0, 0.5) == pytest.approx(breath.brightness(34.0))


def peaks(state: DeviceState, seconds: float) -> int:
    levels = [level(state, index * STEP, previous=0.2) for index in range(round(seconds / STEP))]
    return sum(before < here > after for before, here, after in zip(levels, levels[1:], levels[2:], strict=False))


def test_one_swell_for_the_first_speaker_two_for_the_second() -> None:
    assert peaks(DeviceState.FIRST_SPEAKER, 60) == 1
    assert peaks(DeviceState.SECOND_SPEAKER, 60) == 2


def test_grounding_goes_down_five_steps() -> None:
    levels = [level(DeviceState.GROUNDING, 10.0, step=step) for step in range(5)]
    assert levels == sorted(levels, reverse=True)
    assert len(set(levels)) == 5


def test_tears_barely_move() -> None:
    levels = [level(DeviceState.QUIET, 5 + index * STEP) for index in range(1200)]
    assert (round(min(levels), 3), round(max(levels), 3)) == (0.06, 0.09)
    assert level(DeviceState.QUIET, 6.0) == pytest.approx(0.09)
    assert level(DeviceState.QUIET, 12.0) == pytest.approx(0.06)


def test_the_last_seconds_of_a_turn_dim_slowly() -> None:
    assert level(DeviceState.TURN_ENDING, 7.5, previous=0.2) == pytest.approx(0.15)
    assert level(DeviceState.TURN_ENDING, 15.0, previous=0.2) == pytest.approx(0.10)


def test_time_out_is_steady_and_rises_in_its_last_two_minutes() -> None:
    assert level(DeviceState.TIME_OUT, 1.0) == level(DeviceState.TIME_OUT, 18 * 60.0) == pytest.approx(0.08)
    assert level(DeviceState.TIME_OUT, 19 * 60.0) == pytest.approx(0.14)
    assert level(DeviceState.TIME_OUT, 20 * 60.0) == pytest.approx(0.20)


def test_the_end_fades_over_six_seconds_and_goes_out_after_twenty_minutes() -> None:
    assert level(DeviceState.ENDING, 3.0, previous=0.2) == pytest.approx(0.14)
    assert level(DeviceState.ENDING, 6.0, previous=0.2) == pytest.approx(0.08)
    assert level(DeviceState.ENDING, 20 * 60.0) == pytest.approx(0.08)
    assert level(DeviceState.ENDING, 20 * 60.0 + 6.0) == 0.0


def test_a_cue_while_listening_is_one_soft_swell() -> None:
    assert level(DeviceState.LISTENING, 2.0, previous=0.15, step=1) == pytest.approx(0.22)
    assert level(DeviceState.LISTENING, 4.0, previous=0.15, step=1) == pytest.approx(0.15)


def test_no_pattern_serves_an_open_and_a_closed_ear() -> None:
    """Half a minute of each, once it has settled: somewhere they differ by more than a glance can miss."""

    def course(state: DeviceState, step: int) -> list[float]:
        return [level(state, 20.0 + index / 4, step=step) for index in range(120)]

    looks = [(state, course(state, step)) for state in STATES for step in range(5 if state.name == "GROUNDING" else 1)]
    for state, one in looks:
        for other_state, other in looks:
            if state.ear_open and not other_state.ear_open:
                assert max(abs(a - b) for a, b in zip(one, other, strict=True)) >= 0.02, (state, other_state)


def test_a_device_that_cannot_hear_answers_with_two_slow_dips() -> None:
    levels = [two_dips(index * STEP) for index in range(400)]
    lows = sum(before > here <= after for before, here, after in zip(levels, levels[1:], levels[2:], strict=False))
    assert lows == 3  # two dips, and the dark at the end
    assert levels[0] == levels[-1] == 0.0
    glow = Glow(0.0)
    glow.press(0.5)
    assert glow.level(1.5) == 0.0  # it rests, and a press then begins a session
    glow.show(SetLight(DeviceState.DEAF), 2.0)
    glow.press(10.0)
    assert glow.level(11.0) == pytest.approx(0.12)
    assert glow.level(17.0) == 0.0


@pytest.mark.parametrize("show", [*map(shown, STATES), SetLight(DeviceState.LISTENING, step=1)], ids=str)
@pytest.mark.parametrize("previous", [0.0, 0.3])
def test_it_says_truly_how_long_it_is_still(show: SetLight, previous: float) -> None:
    now = 0.0
    while now < 1300.0:
        until = still_until(show, 0.0, now)
        if until == now:
            now += STEP
            continue
        here = brightness(show, 0.0, now, previous)
        for moment in (now + 0.5, now + 7.3, now + 300.0, until - STEP):
            if now <= moment < until:
                assert brightness(show, 0.0, moment, previous) == pytest.approx(here, abs=1e-9)
        if until == inf:
            break
        now = until


def turns(levels: list[float], least: float) -> list[int]:
    """Where the light changed direction, swings smaller than ``least`` left out."""
    found, extreme, rising = [], levels[0], None
    for index, here in enumerate(levels):
        if (rising is not False and here > extreme) or (rising is not True and here < extreme):
            if rising is None and abs(here - extreme) >= least:
                rising = here > extreme
            if rising is not None:
                extreme = here
        elif abs(here - extreme) >= least:
            found.append(index)
            extreme, rising = here, not rising
    return found


def test_turns_are_counted() -> None:
    assert turns([0.0, 0.5, 1.0, 0.5, 0.0, 0.5, 0.49, 1.0], 0.1) == [3, 5]


SHOWS = st.one_of(
    st.sampled_from(STATES).map(shown),
    st.builds(SetLight, st.just(DeviceState.GROUNDING), st.none(), st.integers(-1, 9)),
    st.builds(
        lambda pattern, began: SetLight(DeviceState.BREATHING, Breath.begin(PATTERNS[pattern], began, 120.0)),
        st.sampled_from(sorted(PATTERNS)),
        st.floats(-20, 20),
    ),
)


def run(steps: list[tuple[float, SetLight]], after: float = 12.0) -> list[float]:
    glow, now, levels = Glow(0.0), 0.0, []
    for seconds, show in [*steps, (after, None)]:
        for _ in range(max(round(seconds / STEP), 1)):
            levels.append(glow.level(now))
            now += STEP
        if show:
            glow.show(show, now)
    return levels


@given(st.lists(st.tuples(st.floats(0, 8), SHOWS), max_size=8))
@settings(max_examples=60)
def test_nothing_jumps_whatever_is_shown(steps: list[tuple[float, SetLight]]) -> None:
    levels = run(steps)
    assert all(0.0 <= here <= 1.0 for here in levels)
    assert max(abs(before - here) for before, here in pairwise(levels)) < 0.04


@given(st.lists(st.tuples(st.floats(1, 8), SHOWS, st.sampled_from(sorted(PATTERNS))), max_size=8))
@settings(max_examples=60)
def test_states_that_last_a_second_turn_the_light_at_most_three_times_in_one(
    steps: list[tuple[float, SetLight, str]],
) -> None:
    """As the conversation shows them: a breath begins when it is shown, or changes its pace from the next one on."""
    now, breath, shows = 0.0, None, []
    for seconds, show, name in steps:
        now += max(round(seconds / STEP), 1) * STEP
        if show.state is DeviceState.BREATHING:
            breath = breath.changed(PATTERNS[name], now) if breath else Breath.begin(PATTERNS[name], now, 120.0)
            shows.append((seconds, SetLight(DeviceState.BREATHING, breath)))
        else:
            breath = None
            shows.append((seconds, show))
    found = turns(run(shows), 0.01)  # a hundredth is the least that an eye in the dark may notice
    for first, fourth in zip(found, found[3:], strict=False):
        assert (fourth - first) * STEP > 1.0


@given(st.lists(st.tuples(st.floats(0, 0.5), SHOWS), max_size=40))
@settings(max_examples=60)
def test_a_storm_of_states_never_flashes(steps: list[tuple[float, SetLight]]) -> None:
    """A flash is a swing of a tenth of full brightness and back; at most three a second (WCAG 2.3.1)."""
    found = turns(run(steps), 0.1)
    for first, fourth in zip(found, found[3:], strict=False):
        assert (fourth - first) * STEP > 1.0
