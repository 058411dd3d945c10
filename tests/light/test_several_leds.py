"""Two LEDs or an RGB one: brightness and warmth become duties that neither jump nor leave the night cap."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from gpiozero.pins.mock import MockFactory, MockPWMPin
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from device.board.pins import Pins
from device.light.channels import channels_of
from device.light.choose import choose_light
from device.light.glow import Glow
from device.light.gpiozero_light import GpiozeroLight
from device.light.lamp import Lamp
from device.light.output import LightError
from device.light.pwm import PwmLight
from device.light.terminal import TerminalLight, draw
from device.settings.load import SettingsError, load_settings
from device.settings.schema import Light as LightSettings
from dialogue.breath import FIRST_PEAK, GLIDE, LAST_PEAK, Breath
from dialogue.commands import SetLight
from dialogue.states import DeviceState

ONE = channels_of(LightSettings())
TWO = channels_of(LightSettings(kind="two"))
RGB = channels_of(LightSettings(kind="rgb"))
STEP = 0.02
levels = st.floats(0, 1)
warmths = st.floats(0, 1)
lamps = st.builds(Lamp, st.floats(0.01, 1), st.floats(1, 3), st.sampled_from([0.0, 0.003, 0.01]))


@pytest.fixture
def pins() -> Iterator[Pins]:
    factory = MockFactory(pin_class=MockPWMPin)
    yield Pins(factory, debounces=False)
    factory.reset()


def pwm_chip(root: Path, address: str) -> Path:
    """A pwmchip all of whose channels are exported."""
    chip = root / "class" / "pwmchip0"
    (root / address).mkdir(parents=True)
    for number in range(4):
        (chip / f"pwm{number}").mkdir(parents=True)
    (chip / "device").symlink_to(root / address)
    return chip


def test_which_leds_a_kind_has() -> None:
    assert [(channel.key, channel.pin) for channel in ONE] == [("light.pin", 12)]
    assert [(channel.key, channel.pin) for channel in TWO] == [("light.pin", 12), ("light.white_pin", 13)]
    assert [channel.pin for channel in RGB] == [12, 13, 16]


@given(lamps, levels, warmths)
def test_one_led_knows_no_warmth(lamp: Lamp, level: float, warmth: float) -> None:
    assert lamp.channel_duty(ONE[0], level, warmth) == lamp.duty(level)


@given(lamps, levels, warmths)
def test_two_leds_are_together_as_bright_as_one(lamp: Lamp, level: float, warmth: float) -> None:
    duties = [lamp.channel_duty(channel, level, warmth) for channel in TWO]
    assert sum(duties) == pytest.approx(lamp.duty(level))


@given(lamps, levels, warmths)
def test_no_led_passes_the_night_cap_and_blue_is_a_trace(lamp: Lamp, level: float, warmth: float) -> None:
    red, green, blue = (lamp.channel_duty(channel, level, warmth) for channel in RGB)
    assert red == pytest.approx(lamp.duty(level))
    assert 0.0 <= blue <= green <= red <= lamp.night_cap + 1e-12
    assert blue <= 0.12 * red + 1e-12


def course(show: SetLight, seconds: float, before: SetLight | None = None) -> list[tuple[float, float]]:
    glow = Glow(0.0)
    if before:
        glow.show(before, 1.0)
    glow.show(show, 10.0)
    return [(glow.level(10 + index * STEP), glow.warmth(10 + index * STEP)) for index in range(round(seconds / STEP))]


def test_a_light_comes_up_from_dark_at_its_warmest() -> None:
    seen = course(SetLight(DeviceState.LISTENING), 5.0)
    assert seen[0] == (0.0, 1.0)
    falling = [warmth for _, warmth in seen]
    assert falling == sorted(falling, reverse=True)
    assert falling[-1] == pytest.approx(1 - 0.15 / FIRST_PEAK)


def test_a_breath_whitens_as_it_fills_and_less_so_from_breath_to_breath() -> None:
    seen = course(SetLight(DeviceState.BREATHING, Breath.begin(GLIDE, 10.0, 300.0)), 320.0)
    for before, after in pairwise(seen[100:]):
        assert (after[0] - before[0]) * (after[1] - before[1]) <= 0.0
    assert min(warmth for _, warmth in seen[:500]) == pytest.approx(0.0, abs=0.02)
    assert min(warmth for _, warmth in seen[-500:]) == pytest.approx(1 - LAST_PEAK / FIRST_PEAK, abs=0.02)


@pytest.mark.parametrize("state", [state for state in DeviceState if not state.ear_open])
def test_an_ear_that_is_closed_glows_amber_alone(state: DeviceState) -> None:
    assert {warmth for _, warmth in course(SetLight(state), 30.0)[-200:]} == {1.0}


SHOWS = st.one_of(
    st.sampled_from([state for state in DeviceState if state is not DeviceState.BREATHING]).map(SetLight),
    st.floats(-20, 20).map(lambda began: SetLight(DeviceState.BREATHING, Breath.begin(GLIDE, began, 120.0))),
)


@given(st.lists(st.tuples(st.floats(0, 4), SHOWS, st.integers(-2, 2)), max_size=8))
@settings(max_examples=60)
def test_no_colour_ever_jumps(steps: list[tuple[float, SetLight, int]]) -> None:
    glow, lamp, now, seen = Glow(0.0), Lamp(0.25, 2.2, 0.003), 0.0, []
    for seconds, show, brightness_steps in [*steps, (3.0, SetLight(DeviceState.RESTING), 0)]:
        for _ in range(max(round(seconds / STEP), 1)):
            level, warmth = glow.level(now), glow.warmth(now)
            assert 0.0 <= warmth <= 1.0
            seen.append([lamp.channel_duty(channel, level, warmth) for channel in (*TWO, *RGB)])
            now += STEP
        before = glow.level(now), glow.warmth(now)
        glow.show(show, now)
        glow.turn(brightness_steps, now)
        assert (glow.level(now), glow.warmth(now)) == pytest.approx(before, abs=1e-9)
    # Full power is 0.25; the quickest change is the press that turns a breath's peak, made brighter, dark again.
    assert all(abs(a - b) < 0.05 for one, other in pairwise(seen) for a, b in zip(one, other, strict=True))


def test_a_still_light_keeps_its_colour() -> None:
    for state in DeviceState:
        glow = Glow(0.0)
        glow.show(SetLight(DeviceState.LISTENING), 0.0)
        glow.show(SetLight(state), 0.1)
        now = 0.1
        while now < 40.0 and glow.still_until(now) == now:
            now += STEP
        for moment in (now + 0.3, now + 2.0, now + 9.0):
            if moment < glow.still_until(now):
                assert glow.warmth(moment) == pytest.approx(glow.warmth(now), abs=1e-9), state


def test_hardware_pwm_drives_two_channels(tmp_path: Path) -> None:
    chip = pwm_chip(tmp_path, "fe20c000.pwm")
    light = PwmLight(TWO, 0.25, 2.2, tmp_path / "class")
    light.set(1.0, 0.0)
    assert [(chip / f"pwm{number}" / "duty_cycle").read_text() for number in (0, 1)] == ["3000", "247000"]
    light.set(1.0, 1.0)
    assert [(chip / f"pwm{number}" / "duty_cycle").read_text() for number in (0, 1)] == ["250000", "0"]
    light.close()
    assert [(chip / f"pwm{number}" / "enable").read_text() for number in (0, 1)] == ["0", "0"]


def test_software_pwm_drives_three_pins_and_gives_them_back(pins: Pins) -> None:
    light = GpiozeroLight(RGB, 0.25, 2.2, pins)
    light.set(1.0, 1.0)
    red, green, blue = (pins.factory.pin(f"GPIO{channel.pin}").state for channel in RGB)
    assert red == pytest.approx(0.25)
    assert 0.0 < green < red
    assert blue == 0.0
    light.close()
    GpiozeroLight(RGB, 0.25, 2.2, pins).close()


def test_when_the_second_pin_is_taken_the_first_is_given_back(pins: Pins) -> None:
    taken = GpiozeroLight(channels_of(LightSettings(pin=13)), 0.25, 2.2, pins)
    with pytest.raises(LightError, match=r"GPIO13 cannot be the light.*light\.white_pin"):
        GpiozeroLight(TWO, 0.25, 2.2, pins)
    taken.close()
    GpiozeroLight(TWO, 0.25, 2.2, pins).close()


def test_pins_that_share_a_channel_are_refused_where_they_do(tmp_path: Path) -> None:
    both = channels_of(LightSettings(kind="two", white_pin=18))
    pwm_chip(tmp_path / "pi4", "fe20c000.pwm")
    with pytest.raises(LightError, match=r"GPIO12 and GPIO18 share one PWM channel.*light\.white_pin"):
        PwmLight(both, 0.25, 2.2, tmp_path / "pi4" / "class")
    pwm_chip(tmp_path / "pi5", "1f00098000.pwm")
    PwmLight(both, 0.25, 2.2, tmp_path / "pi5" / "class").close()


def test_hardware_pwm_that_is_off_names_the_overlay_of_two_leds(tmp_path: Path) -> None:
    with pytest.raises(LightError, match=r"`dtoverlay=pwm-2chan,pin=12,func=4,pin2=13,func2=4`"):
        PwmLight(TWO, 0.25, 2.2, tmp_path)
    with pytest.raises(LightError, match='backend = "gpiozero"'):
        PwmLight(RGB, 0.25, 2.2, tmp_path)


@pytest.mark.parametrize(
    ("number", "file", "why"),
    [(errno.EACCES, "export", "Permission denied"), (errno.EBUSY, "export", "resource busy"),
     (errno.EACCES, "duty_cycle", "Permission denied"), (errno.ENODEV, "enable", "No such device")],
)  # fmt: skip
def test_what_the_kernel_refuses_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, file: str, why: str
) -> None:
    chip = pwm_chip(tmp_path, "fe20c000.pwm")
    if file == "export":
        (chip / "pwm0").rmdir()
    write = Path.write_text

    def refusing(path: Path, text: str) -> int:
        if path.name == file:
            raise OSError(number, os.strerror(number))
        return write(path, text)

    monkeypatch.setattr(Path, "write_text", refusing)
    monkeypatch.setattr("device.light.pwm_channel.EXPORT_SECONDS", 0.0)
    with pytest.raises(LightError, match=rf"{why}.*another program.*group gpio"):
        PwmLight(ONE, 0.25, 2.2, tmp_path / "class")


def test_the_best_light_of_two_leds(tmp_path: Path, pins: Pins) -> None:
    wanted = LightSettings(kind="two")
    console = Console(file=io.StringIO(), force_terminal=True)
    assert isinstance(choose_light(wanted, console, pins=lambda: pins, sysfs=tmp_path).output, GpiozeroLight)
    pwm_chip(tmp_path, "fe20c000.pwm")
    chosen = choose_light(wanted, console, pins=lambda: pins, sysfs=tmp_path / "class")
    assert chosen.output.name == "hardware PWM on GPIO12 and GPIO13 (pwmchip0)"


def test_a_drawn_light_is_tinted_only_where_the_real_one_would_be() -> None:
    def drawn(light_settings: LightSettings, warmth: float) -> str:
        screen = io.StringIO()
        console = Console(file=screen, force_terminal=True, width=60, color_system="truecolor")
        output = choose_light(light_settings, console).output
        assert isinstance(output, TerminalLight)
        output.set(0.5, warmth)
        output.close()
        return screen.getvalue()

    one = LightSettings(backend="terminal")
    assert drawn(one, 0.0) == drawn(one, 1.0)
    two = LightSettings(backend="terminal", kind="two")
    assert drawn(two, 0.0) != drawn(two, 1.0) == drawn(one, 1.0)
    assert len(draw(0.5, 0.0).plain.strip()) == len(draw(0.5, 1.0).plain.strip())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('kind = "three"', ["light.kind is 'three'", '"one", "rgb", "two"']),
        ('kind = "two"\nwhite_pin = 40', ["light.white_pin is 40", "from 2 to 27"]),
        ('kind = "rgb"\nblue_pin = 1.5', ["light.blue_pin is 1.5", "a whole number"]),
        ('kind = "two"\nwhite_pin = 12', ["pin 12 is used twice", "light.pin (its default)", "light.white_pin"]),
        ('kind = "two"\nwhite_pin = 17', ["pin 17 is used twice", "button.pin (its default)", "light.white_pin"]),
        ('kind = "rgb"\nblue_pin = 13', ["pin 13 is used twice", "light.green_pin", "light.blue_pin"]),
        ("night_cap = 1.2", ["light.night_cap is 1.2", "from 0.01 to 1"]),
        ("gamma = 0.5", ["light.gamma is 0.5", "from 1 to 3"]),
    ],
)
def test_a_light_that_cannot_be_is_named_with_its_key(tmp_path: Path, text: str, said: list[str]) -> None:
    file = tmp_path / "config.toml"
    file.write_text(f"[light]\n{text}\n")
    with pytest.raises(SettingsError) as caught:
        load_settings({"REPAIR_COACH_CONFIG": str(file)})
    for part in said:
        assert part in str(caught.value)


def test_pins_of_leds_that_are_not_there_clash_with_nothing(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("[button]\npin = 13\n")
    assert load_settings({"REPAIR_COACH_CONFIG": str(file)}).settings.button.pin == 13
