"""Where brightness becomes duty: the lamp, a sysfs tree, gpiozero's mock pin, the terminal, the driver's thread."""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from gpiozero.pins.mock import MockFactory, MockPWMPin
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from waiting import happens

from device.board.pins import Pins, PinsError
from device.light.channels import Channel
from device.light.choose import choose_light
from device.light.driver import Light
from device.light.gpiozero_light import GpiozeroLight
from device.light.lamp import Lamp
from device.light.output import LightError, NoLight
from device.light.pwm import PwmLight
from device.light.terminal import TerminalLight, draw
from device.settings.schema import Light as LightSettings
from dialogue.commands import SetLight
from dialogue.states import DeviceState

LED = (Channel("light.pin", 12),)


@pytest.fixture
def pins() -> Iterator[Pins]:
    factory = MockFactory(pin_class=MockPWMPin)
    yield Pins(factory, debounces=False)
    factory.reset()


def pwm_tree(root: Path, address: str, number: int = 0, exported: tuple[int, ...] = ()) -> Path:
    """A pwmchip as the kernel shows it; the files that export makes are there beforehand where ``exported``."""
    device = root / "devices" / address
    chip = root / "class" / f"pwmchip{number}"
    device.mkdir(parents=True)
    chip.mkdir(parents=True)
    (chip / "device").symlink_to(device)
    for name in ("export", "unexport"):
        (chip / name).write_text("")
    for channel in exported:
        (chip / f"pwm{channel}").mkdir()
        for name in ("duty_cycle", "period", "enable"):
            (chip / f"pwm{channel}" / name).write_text("0")
    return chip


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0.01, 1), st.floats(1, 3), st.sampled_from([0.0, 0.003, 0.01]))
def test_duty_grows_with_brightness_within_its_cap(
    level: float, other: float, cap: float, gamma: float, floor: float
) -> None:
    lamp = Lamp(cap, gamma, floor)
    low, high = sorted((level, other))
    assert 0.0 <= lamp.duty(low) <= lamp.duty(high) <= cap + 1e-12
    assert lamp.duty(0.0) == 0.0
    assert lamp.duty(1.0) == pytest.approx(cap)


def test_the_lamp_has_no_step_on_its_way_to_dark() -> None:
    lamp = Lamp(0.25, 2.2, 0.003)
    duties = [lamp.duty(index / 10000) for index in range(10001)]
    assert max(b - a for a, b in pairwise(duties)) < 0.0002


@pytest.mark.parametrize(
    ("address", "pin", "channel"),
    [("1f00098000.pwm", 12, 0), ("1f00098000.pwm", 18, 2), ("fe20c000.pwm", 13, 1), ("3f20c000.pwm", 18, 0)],
)
def test_hardware_pwm_is_found_by_the_chip_s_address(tmp_path: Path, address: str, pin: int, channel: int) -> None:
    pwm_tree(tmp_path, "fan.pwm", number=0, exported=(channel,))
    chip = pwm_tree(tmp_path, address, number=2, exported=(channel,))
    light = PwmLight([Channel("light.pin", pin)], 0.25, 2.2, tmp_path / "class")
    light.set(1.0)
    files = chip / f"pwm{channel}"
    assert (files / "period").read_text() == "1000000"
    assert (files / "duty_cycle").read_text() == "250000"
    assert (files / "enable").read_text() == "1"
    light.close()
    assert (files / "duty_cycle").read_text() == "0"
    assert (files / "enable").read_text() == "0"
    assert (chip / "unexport").read_text() == ""  # somebody else had exported it


def test_hardware_pwm_exports_its_channel_and_waits_for_the_files(tmp_path: Path) -> None:
    chip = pwm_tree(tmp_path, "1f00098000.pwm")

    def kernel() -> None:
        while not (chip / "export").read_text():
            time.sleep(0.005)
        (chip / "pwm0").mkdir()

    thread = threading.Thread(target=kernel)
    thread.start()
    light = PwmLight(LED, 0.25, 2.2, tmp_path / "class")
    thread.join()
    light.close()
    assert (chip / "export").read_text() == (chip / "unexport").read_text() == "0"


def test_hardware_pwm_writes_only_changes(tmp_path: Path) -> None:
    chip = pwm_tree(tmp_path, "1f00098000.pwm", exported=(0,))
    light = PwmLight(LED, 0.25, 2.2, tmp_path / "class")
    light.set(0.15)
    (chip / "pwm0" / "duty_cycle").write_text("untouched")
    light.set(0.15)
    assert (chip / "pwm0" / "duty_cycle").read_text() == "untouched"


def test_hardware_pwm_that_is_off_names_the_overlay(tmp_path: Path) -> None:
    pwm_tree(tmp_path, "fan.pwm")
    with pytest.raises(LightError, match=r"dtoverlay=pwm,pin=12,func=4.*config\.txt"):
        PwmLight(LED, 0.25, 2.2, tmp_path / "class")


def test_a_pin_without_hardware_pwm_is_refused(tmp_path: Path) -> None:
    pwm_tree(tmp_path, "1f00098000.pwm")
    with pytest.raises(LightError, match=r"GPIO22 has no hardware PWM.*\[12, 13, 18, 19\]"):
        PwmLight([Channel("light.pin", 22)], 0.25, 2.2, tmp_path / "class")


def test_a_channel_that_may_not_be_used_is_explained(tmp_path: Path) -> None:
    chip = pwm_tree(tmp_path, "1f00098000.pwm", exported=(0,))
    (chip / "pwm0" / "enable").unlink()
    (chip / "pwm0" / "enable").mkdir()
    with pytest.raises(LightError, match="cannot be used"):
        PwmLight(LED, 0.25, 2.2, tmp_path / "class")


def test_software_pwm_reaches_the_pin(pins: Pins) -> None:
    light = GpiozeroLight(LED, 0.25, 2.2, pins)
    pin = pins.factory.pin("GPIO12")
    light.set(1.0)
    assert pin.state == pytest.approx(0.25)
    assert pin.frequency >= 200
    light.set(0.03)
    assert 0.005 <= pin.state < 0.01
    light.set(0.0)
    assert pin.state == 0.0
    light.close()


def test_a_pin_that_is_taken_is_explained(pins: Pins) -> None:
    light = GpiozeroLight(LED, 0.25, 2.2, pins)
    with pytest.raises(LightError, match=r"GPIO12 cannot be the light.*light\.pin"):
        GpiozeroLight(LED, 0.25, 2.2, pins)
    light.close()


def test_the_drawn_light_widens_and_warms() -> None:
    widths = [draw(index / 50).plain.strip() for index in range(51)]
    assert widths[0] == ""
    assert len(widths[50]) == 40
    lengths = [len(bar) for bar in widths]
    assert lengths == sorted(lengths)


def test_the_terminal_shows_the_light_and_takes_it_away() -> None:
    screen = io.StringIO()
    light = TerminalLight(Console(file=screen, force_terminal=True, width=60, color_system="truecolor"))
    light.set(0.5)
    drawn = screen.getvalue()
    assert "█" * 10 in drawn
    light.set(0.5)
    assert screen.getvalue() == drawn
    light.close()


def no_pins() -> Pins:
    raise PinsError("this machine has no GPIO chip")


def test_the_best_light_is_chosen_with_the_reasons(tmp_path: Path, pins: Pins) -> None:
    console = Console(file=io.StringIO())
    chosen = choose_light(LightSettings(), console, pins=no_pins, sysfs=tmp_path)
    assert isinstance(chosen.output, NoLight)
    assert [reason.split(":")[0] for reason in chosen.refused] == ["pwm", "gpiozero", "terminal"]
    chosen = choose_light(LightSettings(), console, pins=lambda: pins, sysfs=tmp_path)
    assert isinstance(chosen.output, GpiozeroLight)
    chosen.output.close()
    pwm_tree(tmp_path, "1f00098000.pwm", exported=(0,))
    chosen = choose_light(LightSettings(), console, pins=no_pins, sysfs=tmp_path / "class")
    assert isinstance(chosen.output, PwmLight)
    assert chosen.refused == ()


def test_a_named_light_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LightError, match="no GPIO chip"):
        choose_light(LightSettings(backend="gpiozero"), Console(), pins=no_pins, sysfs=tmp_path)


class Recorder:
    """An output that notes what it was told; ``broken`` makes it fail."""

    name = "recorder"

    def __init__(self) -> None:
        self.levels: list[float] = []
        self.warmths: list[float] = []
        self.broken = False
        self.told = threading.Event()

    def set(self, level: float, warmth: float = 1.0) -> None:
        self.told.set()
        if self.broken:
            raise OSError(19, "No such device")
        self.levels.append(level)
        self.warmths.append(warmth)

    def close(self) -> None:
        self.levels.append(-1.0)


def test_the_driver_rests_when_nothing_changes() -> None:
    recorder = Recorder()
    light = Light(recorder)
    light.show(SetLight(DeviceState.SPEAKING))
    assert happens(lambda: recorder.levels and abs(recorder.levels[-1] - 0.06) < 1e-9)
    time.sleep(0.05)
    settled = len(recorder.levels)
    time.sleep(0.2)
    assert len(recorder.levels) == settled
    light.show(SetLight(DeviceState.LISTENING))
    assert happens(lambda: len(recorder.levels) > settled)
    light.close()
    assert recorder.levels[-1] == -1.0


def test_a_press_wakes_a_light_that_rests() -> None:
    recorder = Recorder()
    light = Light(recorder)
    assert happens(lambda: len(recorder.levels) > 0)
    time.sleep(0.05)
    light.show(SetLight(DeviceState.WAKING))
    assert happens(lambda: recorder.levels[-1] > 0.0)
    light.close()


def test_the_driver_updates_on_and_on_but_no_more_than_fifty_times_a_second() -> None:
    recorder = Recorder()
    light = Light(recorder)
    began = time.monotonic()
    light.show(SetLight(DeviceState.ANGER_PAUSE))
    assert happens(lambda: len(recorder.levels) > 25)
    light.close()
    seconds, updates = time.monotonic() - began, len(recorder.levels) - 1
    assert updates <= 50 * seconds + 3  # the first, the one for the show, and a rounded one
    assert recorder.warmths[0] == 1.0 > recorder.warmths[-1]  # the outputs of several LEDs get their colour


def test_a_light_that_is_lost_does_not_end_the_thread(caplog: pytest.LogCaptureFixture) -> None:
    recorder = Recorder()
    recorder.broken = True
    light = Light(recorder)
    light.show(SetLight(DeviceState.WAKING))
    assert recorder.told.wait(20)
    time.sleep(0.1)
    recorder.broken = False
    light.show(SetLight(DeviceState.ANGER_PAUSE))  # by now the other may stand still
    assert happens(lambda: len(recorder.levels) > 0)
    light.close()
    assert caplog.text.count("the light is lost") == 1
