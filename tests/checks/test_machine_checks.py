"""Checks of the machine, on made-up trees of /sys, /dev and /run."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from device.checks import CHECKS
from device.checks.aloud import GOOD, WRONG, spoken
from device.checks.finding import Finding, Machine, State
from device.checks.pins_check import HELD
from device.reading.weights import WEIGHTS
from device.settings.schema import Settings


def look(part: str, root: Path, printed: str | None = None) -> Finding:
    def run(_command: Sequence[str]) -> str | None:
        return printed

    return CHECKS[part](Settings(), Machine(root, run))


def put(root: Path, path: str, text: str) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


@pytest.mark.parametrize(
    ("word", "state", "said"),
    [
        ("throttled=0x0", State.GOOD, "no under-voltage"),
        ("throttled=0x50005", State.WRONG, "now: under-voltage, it is throttled"),
        ("throttled=0x50000", State.NOTE, "since it was started: under-voltage, it is throttled"),
        ("throttled=0x80008", State.WRONG, "temperature limit"),
        ("VCHI initialization failed", State.NOTE, "nobody measures it"),
    ],
)
def test_the_firmware_s_word_is_read(tmp_path: Path, word: str, state: State, said: str) -> None:
    finding = look("power", tmp_path, word)
    assert finding.state is state
    assert said in finding.found
    if "under-voltage" in said and state is not State.GOOD:
        assert "power supply" in finding.fix


def test_without_the_firmware_s_command_the_kernel_s_files_are_read(tmp_path: Path) -> None:
    put(tmp_path, "sys/class/hwmon/hwmon0/name", "cpu_thermal\n")
    put(tmp_path, "sys/class/hwmon/hwmon1/name", "rpi_volt\n")
    put(tmp_path, "sys/class/hwmon/hwmon1/in0_lcrit_alarm", "0\n")
    assert look("power", tmp_path).state is State.GOOD
    put(tmp_path, "sys/class/hwmon/hwmon1/in0_lcrit_alarm", "1\n")
    assert look("power", tmp_path).state is State.WRONG
    put(tmp_path, "sys/devices/platform/soc/soc:firmware/get_throttled", "0\n")
    assert look("power", tmp_path).state is State.GOOD


@pytest.mark.parametrize(("millidegrees", "state"), [("48312", "good"), ("72000", "note"), ("84100", "wrong")])
def test_the_warmest_zone_counts(tmp_path: Path, millidegrees: str, state: str) -> None:
    put(tmp_path, "sys/class/thermal/thermal_zone0/temp", "30000\n")
    put(tmp_path, "sys/class/thermal/thermal_zone1/temp", millidegrees + "\n")
    finding = look("temperature", tmp_path)
    assert finding.state == state
    assert f"{int(millidegrees) / 1000:.0f} °C" in finding.found


def test_no_thermometer_is_a_note(tmp_path: Path) -> None:
    put(tmp_path, "sys/class/thermal/thermal_zone0/temp", "?")
    assert look("temperature", tmp_path).state is State.NOTE


def test_a_clock_is_known_by_network_or_battery_only(tmp_path: Path) -> None:
    assert look("clock", tmp_path).state is State.NOTE
    put(tmp_path, "sys/class/rtc/rtc0/hctosys", "0\n")
    assert look("clock", tmp_path).state is State.NOTE
    put(tmp_path, "sys/class/rtc/rtc1/hctosys", "1\n")
    assert look("clock", tmp_path).state is State.GOOD
    other = tmp_path / "other"
    put(other, "run/systemd/timesync/synchronized", "")
    assert look("clock", other).state is State.GOOD


def test_rights_name_the_missing_group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert look("rights", tmp_path).state is State.NOTE
    put(tmp_path, "dev/snd/pcmC0D0p", "")
    put(tmp_path, "dev/gpiochip0", "")
    assert look("rights", tmp_path).state is State.GOOD
    allowed = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: "gpiochip" not in str(path) and allowed(path, mode))
    finding = look("rights", tmp_path)
    assert finding.state is State.WRONG
    assert "/dev/gpiochip0" in finding.found
    assert "usermod -aG gpio " in finding.fix


@pytest.mark.parametrize(
    ("told", "state", "said"),
    [
        (None, State.NOTE, "no systemd"),
        ("LoadState=not-found\nActiveState=inactive\n", State.NOTE, "not installed"),
        (
            "LoadState=loaded\nActiveState=active\nSubState=running\nNRestarts=0\nStatusText=resting\n",
            "good",
            "resting",
        ),
        ("LoadState=loaded\nActiveState=active\nSubState=running\nNRestarts=9\n", State.WRONG, "restarted 9 times"),
        ("LoadState=loaded\nActiveState=failed\nResult=exit-code\n", State.WRONG, "exit-code"),
        ("LoadState=loaded\nActiveState=activating\nStatusText=fault: no loudspeaker\n", State.WRONG, "no loudspeaker"),
        ("LoadState=loaded\nActiveState=active\nUnitFileState=disabled\n", State.NOTE, "not started at boot"),
    ],
)
def test_the_service_as_systemd_tells_it(tmp_path: Path, told: str | None, state: State, said: str) -> None:
    finding = look("service", tmp_path, told)
    assert finding.state == state
    assert said in finding.found
    if state is State.WRONG:
        assert "journalctl" in finding.fix


def test_what_a_running_service_holds_is_left_to_it(tmp_path: Path) -> None:
    assert "held by the coach" in look("light", tmp_path, "active\n").found


def test_the_light_beside_a_running_service_is_named_with_what_it_cannot_show(tmp_path: Path) -> None:
    put(tmp_path, "run/repair-coach/light", "software PWM on GPIO12")
    finding = look("light", tmp_path, "active\n")
    assert finding.state is State.GOOD
    assert "software PWM on GPIO12; held by the coach" in finding.found
    assert "tremble" in finding.found
    assert "dtoverlay=pwm,pin=12,func=4" in finding.fix
    put(tmp_path, "run/repair-coach/light", "hardware PWM on GPIO12 (pwmchip0)")
    finding = look("light", tmp_path, "active\n")
    assert (finding.found.count("tremble"), finding.fix) == (0, "")
    put(tmp_path, "run/repair-coach/light", "no light")
    assert look("light", tmp_path, "active\n").state is State.NOTE


def test_a_button_that_the_running_service_does_without_is_wrong_and_says_why(tmp_path: Path) -> None:
    put(tmp_path, "run/repair-coach/button", 'no button: GPIO17 cannot be the button: busy, held as "lg"')
    put(tmp_path, "run/repair-coach/light", "no light: no library for the pins is installed")
    finding = look("button", tmp_path, "active\n")
    assert finding.state is State.WRONG
    assert "GPIO17 cannot be the button: busy, held as" in finding.found
    assert "button.pin" in finding.fix
    finding = look("light", tmp_path, "active\n")
    assert finding.state is State.NOTE
    assert "no library for the pins" in finding.found
    assert HELD not in finding.found


def test_doctor_speaks_plainly_and_knows_every_part() -> None:
    assert set(WRONG) == {"settings", *CHECKS}
    for sentence in WRONG.values():
        assert not any(mark in sentence for mark in "/_`=")
    fine = Finding("voice", State.GOOD, "espeak")
    assert list(spoken([fine])) == [GOOD]
    broken = Finding("microphone", State.WRONG, "/dev/snd")
    assert list(spoken([fine, broken])) == ["One thing is wrong.", WRONG["microphone"]]
    assert next(spoken([broken, broken, fine])) == "2 of 3 things are wrong."


def test_a_damaged_reader_is_named_with_the_fix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    weights = tmp_path / "weights"
    weights.write_bytes(WEIGHTS.read_bytes()[:-1000])
    monkeypatch.setattr("device.reading.child_reader.WEIGHTS", weights)
    finding = look("reader", tmp_path)
    assert finding.state is State.WRONG
    assert str(weights) in finding.found
    assert "install repair-coach again" in finding.fix


def test_a_whole_reader_is_good(tmp_path: Path) -> None:
    assert look("reader", tmp_path).state is State.GOOD
