"""METHOD 4's table on the line itself: what lgpio is told, after gpiozero and rounding, on the default pin."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from recorded_lgpio import Line, Pulse, lgpio_recorded
from rich.console import Console

from device.board import pins as board
from device.board.pulse import LONGEST_MICROSECONDS, pulse
from device.light.channels import channels_of
from device.light.choose import choose_light
from device.light.glow import Glow
from device.light.gpiozero_light import GpiozeroLight
from device.light.output import NoLight
from device.settings.schema import Light as LightSettings
from dialogue.breath import GLIDE, LAST_PEAK, Breath
from dialogue.commands import SetLight
from dialogue.states import DeviceState

UPDATE_SECONDS = 0.02
# A lamp that is a tenth stronger than another is not told from it in memory; a quarter is.
TOLD_APART = 1.25
# What a dark-adapted eye notices of a sudden change in a dim light: five percent or more.
JUMP = 1.05
# Below this nobody sees single pulses. Pulses of a dimmer that flickers begin at about 60 a second.
STEADY_HERTZ = 120.0


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Line]:
    (tmp_path / "gpiochip0").touch()
    monkeypatch.setattr(board, "DEVICES", tmp_path)
    monkeypatch.setenv("GPIOZERO_PIN_FACTORY", "lgpio")
    monkeypatch.setenv("RUNTIME_DIRECTORY", str(tmp_path))
    with lgpio_recorded() as recorded:
        yield recorded


def on_the_line(line: Line, shows: list[tuple[SetLight, float]]) -> list[list[Pulse]]:
    """The pulses of each show, one an update, shown one after the other as long as given."""
    settings = LightSettings()
    opened = board.open_pins()
    light = GpiozeroLight(channels_of(settings), settings.night_cap, settings.gamma, opened)
    glow, now, traces = Glow(0.0), 0.0, []
    for show, seconds in shows:
        glow.show(show, now)
        trace = []
        for _ in range(round(seconds / UPDATE_SECONDS)):
            light.set(glow.level(now), glow.warmth(now))
            trace.append(line.pulses[-1])
            now += UPDATE_SECONDS
        traces.append(trace)
    light.close()
    opened.factory.close()
    return traces


def settled(line: Line, state: DeviceState, step: int = 0) -> tuple[float, float]:
    """The dimmest and the brightest duty of a state that has been there for a while."""
    ((_, trace),) = [on_the_line(line, [(SetLight(DeviceState.WAKING), 3.0), (SetLight(state, step=step), 60.0)])]
    duties = [pulse.duty for pulse in trace[round(30.0 / UPDATE_SECONDS) :]]
    return min(duties), max(duties)


# Alike by METHOD's own table, or never one after the other: dark is dark; whose turn it is the swells tell.
ALIKE = [
    {DeviceState.RESTING, DeviceState.DEAF, DeviceState.FAULT},
    {DeviceState.FIRST_SPEAKER, DeviceState.SECOND_SPEAKER},
    {DeviceState.TIME_OUT, DeviceState.ENDING},
    {DeviceState.BREATHING, DeviceState.ANGER_PAUSE},
    {DeviceState.STARTING, DeviceState.PAUSED_DEAF},  # a dawn is told by its rise
    {DeviceState.STARTING, DeviceState.SPEAKING},
]


def test_every_state_is_told_from_every_other(line: Line) -> None:
    seen = {state: settled(line, state) for state in DeviceState}
    for one, other in combinations(DeviceState, 2):
        if any({one, other} <= group for group in ALIKE):
            assert one.ear_open == other.ear_open
            continue
        (low, high), (other_low, other_high) = seen[one], seen[other]
        assert ratio(low, other_low) >= TOLD_APART or ratio(high, other_high) >= TOLD_APART, (one, other, seen)


def ratio(one: float, other: float) -> float:
    small, great = sorted((one, other))
    return great / small if small else (1.0 if great == 0.0 else float("inf"))


def test_an_open_ear_is_more_than_twice_as_bright_as_a_closed_one(line: Line) -> None:
    speaking, listening = (settled(line, state)[0] for state in (DeviceState.SPEAKING, DeviceState.LISTENING))
    assert listening > 2 * speaking > 0.0


def test_the_lowest_breath_of_the_night_has_forty_levels_and_no_jump(line: Line) -> None:
    breath = Breath.begin(GLIDE.paced(1.0), 3.0, 0.0)
    assert breath.peak(20.0) == LAST_PEAK
    _, trace = on_the_line(line, [(SetLight(DeviceState.PAUSED), 3.0), (SetLight(DeviceState.BREATHING, breath), 33.0)])
    duties = [pulse.duty for pulse in trace[round(13.0 / UPDATE_SECONDS) :]]
    assert len(set(duties)) >= 40
    assert max(duties) > 5 * min(duties) > 0.0
    assert max(ratio(before, after) for before, after in pairwise(duties)) < JUMP


def test_five_minutes_keep_their_pace_on_the_line(line: Line) -> None:
    breath = Breath.begin(GLIDE, 3.0, 300.0)
    _, trace = on_the_line(
        line, [(SetLight(DeviceState.PAUSED), 3.0), (SetLight(DeviceState.BREATHING, breath), 300.0)]
    )
    duties = [pulse.duty for pulse in trace]
    settled_from = round(180.0 / UPDATE_SECONDS)
    lows = [
        index
        for index in range(settled_from, len(duties) - 1)
        if duties[index] == min(duties[index - 150 : index + 150]) < min(duties[index - 150 : index])
    ]
    assert len(lows) >= 10
    for low, following in pairwise(lows):
        top = max(range(low, following), key=duties.__getitem__)
        assert (following - low) * UPDATE_SECONDS == pytest.approx(10.0, abs=0.1)
        assert (top - low) / (following - low) == pytest.approx(0.4, abs=0.01)


def test_the_dawn_is_there_from_its_first_second(line: Line) -> None:
    (trace,) = on_the_line(line, [(SetLight(DeviceState.STARTING), 14.0)])
    assert trace[round(1.0 / UPDATE_SECONDS)].high >= 5
    lit = [pulse.duty for pulse in trace]
    assert lit == sorted(lit)


@pytest.mark.parametrize("state", DeviceState)
def test_no_state_flickers(line: Line, state: DeviceState) -> None:
    for trace in on_the_line(
        line, [(SetLight(DeviceState.WAKING), 3.0), (SetLight(state), 20.0), (SetLight(state, step=1), 6.0)]
    ):
        assert all(pulse.hertz >= STEADY_HERTZ for pulse in trace)


def test_a_pin_that_is_closed_is_left_without_pulses(line: Line) -> None:
    on_the_line(line, [(SetLight(DeviceState.WAKING), 3.0)])
    assert line.pulses[-1] == Pulse(0, 0)
    assert line.outputs == set()


def test_a_pin_that_another_program_holds_is_a_refused_light(line: Line) -> None:
    line.taken = {12}
    chosen = choose_light(LightSettings(), Console(file=io.StringIO()), sysfs=Path("/nowhere"))
    assert isinstance(chosen.output, NoLight)
    assert any("GPIO12 cannot be the light: 'GPIO busy'" in reason for reason in chosen.refused)


def test_a_pin_that_is_lost_later_is_an_error_that_the_light_lives_with(line: Line) -> None:
    settings = LightSettings()
    opened = board.open_pins()
    light = GpiozeroLight(channels_of(settings), settings.night_cap, settings.gamma, opened)
    light.set(0.5)
    line.taken = {12}
    with pytest.raises(OSError, match="GPIO12 takes no duty"):
        light.set(0.6)
    line.taken = set()
    light.close()
    opened.factory.close()


def test_pins_open_from_a_folder_that_is_gone(line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    board.open_pins().factory.close()
    assert Path.cwd() == Path("/")
    assert line.pulses == []


def test_pins_open_from_a_folder_that_the_user_may_not_enter(
    line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "closed").mkdir()
    monkeypatch.chdir(tmp_path / "closed")
    change = os.chdir

    def refusing(folder: str | Path) -> None:
        if Path(folder).name == "closed":
            raise PermissionError(13, "Permission denied", str(folder))
        change(folder)

    with monkeypatch.context() as patch:
        patch.setattr(os, "chdir", refusing)
        board.open_pins().factory.close()
    assert Path.cwd() == Path("/")
    assert line.pulses == []


@given(st.floats(0, 1))
def test_a_pulse_is_as_near_to_its_duty_as_the_eye_needs(duty: float) -> None:
    high, period = pulse(duty)
    assert 0 <= high <= period <= LONGEST_MICROSECONDS
    if duty >= 0.002:
        assert high / period == pytest.approx(duty, rel=0.0005)


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_brighter_light_is_never_a_dimmer_pulse(one: float, other: float) -> None:
    (dim_high, dim_period), (high, period) = (pulse(duty) for duty in sorted((one, other)))
    assert dim_high * period <= high * dim_period * 1.0005
