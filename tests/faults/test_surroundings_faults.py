"""What surrounds the coach is broken: settings, lines, recordings, disk, clock, voice, button, light."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from faults.device_under_test import CONFIG, DeviceUnderTest
from faults.fault_report import FaultReport

pytestmark = pytest.mark.recogniser

Start = Callable[..., DeviceUnderTest]
DARK = "fault: dark, two slow dips at a press"


def serves_fault_mode_until_mended(
    coach: DeviceUnderTest, fault_report: FaultReport, line: str, mend: Callable[[], object], cause: str
) -> None:
    """Silent until somebody presses; then it says what is wrong; once that is mended it becomes ready by itself."""
    noticed = coach.await_log(f"fault: {cause}", 0.0, 40.0)
    coach.await_state("fault", 0.0)
    time.sleep(1.0)
    assert coach.lines(0.0) == [], "it speaks although nobody pressed"
    pressed = coach.press()
    coach.await_line(line, pressed - 0.2, 20.0)
    coach.await_("sounds", bool, pressed, 10.0)
    coach.await_dips(pressed - 0.2)
    coach.await_quiet(pressed, 20.0)
    mended = time.monotonic()
    mend()
    ready = coach.await_ready(mended, 40.0)
    assert coach.starts == 1
    assert coach.process.poll() is None
    fault_report.note(
        noticed=noticed.at - coach.started_at,
        light=DARK,
        voice=[line],
        recovered=ready.at - mended,
        recovery="looks every 5 s and starts by itself once it is mended",
    )


def test_setting_with_a_forbidden_value(start: Start, fault_report: FaultReport, tmp_path: Path) -> None:
    """A setting with a value that is not allowed."""
    coach = start(tmp_path, config="[button]\npin = 99\n")
    serves_fault_mode_until_mended(
        coach, fault_report, "fault.settings_key", lambda: coach.config.write_text(CONFIG), "settings, button.pin"
    )


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["fifo", "huge", "bytes"])
def test_settings_file_that_is_none(start: Start, fault_report: FaultReport, tmp_path: Path, kind: str) -> None:
    """A hostile settings file: a FIFO, gigabytes, no text."""
    config = tmp_path / "config.toml"
    if kind == "fifo":
        os.mkfifo(config)
    elif kind == "huge":
        with config.open("wb") as file:
            file.truncate(8 << 30)
    else:
        config.write_bytes(bytes(range(256)))

    def mend() -> None:
        config.unlink()
        config.write_text(CONFIG)

    serves_fault_mode_until_mended(start(tmp_path), fault_report, "fault.settings", mend, "settings")


@pytest.mark.slow
def test_settings_that_lead_elsewhere(start: Start, fault_report: FaultReport, tmp_path: Path) -> None:
    """A hostile settings file: a symlink to it, folders outside (/proc, /dev)."""
    outside = '[script]\noverlay_folder = "/proc/self/fd"\n'
    recordings = 'recordings_folder = "/dev"\n'
    (tmp_path / "real.toml").write_text(CONFIG.replace("[light]", recordings + "[light]") + outside)
    (tmp_path / "config.toml").symlink_to(tmp_path / "real.toml")
    coach = start(tmp_path)
    ready = coach.await_ready()
    coach.begin_evening()
    coach.end_evening()
    fault_report.note(
        noticed=None,
        light="as always",
        recovered=ready.at - coach.started_at,
        recovery="a folder is only read, and only files of known names in it",
    )


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["fifo", "huge", "deep", "placeholder"])
def test_hostile_overlay(start: Start, fault_report: FaultReport, tmp_path: Path, kind: str) -> None:
    """A hostile overlay of the script: a FIFO, gigabytes, nested without end, a value that is not there."""
    overlay = tmp_path / "overlay"
    overlay.mkdir()
    page = overlay / "calm.toml"
    if kind == "fifo":
        os.mkfifo(page)
    elif kind == "huge":
        with page.open("wb") as file:
            file.truncate(8 << 30)
    elif kind == "deep":
        page.write_text("a = " + "[" * 50_000)
    else:
        page.write_text('[lines]\nbegin = "{__class__.__mro__} {plan}"\n')
    coach = start(tmp_path, config=CONFIG + f'[script]\noverlay_folder = "{overlay}"\n')
    serves_fault_mode_until_mended(coach, fault_report, "fault.script", page.unlink, "script overlay")


@pytest.mark.slow
def test_hostile_recordings(start: Start, fault_report: FaultReport, tmp_path: Path) -> None:
    """Hostile recordings: gigabytes, a FIFO, a lying header, a text without end."""
    recordings = tmp_path / "recordings"
    recordings.mkdir()
    os.mkfifo(recordings / "welcome.what_i_am.wav")
    with (recordings / "welcome.choices.wav").open("wb") as file:
        file.truncate(8 << 30)
    (recordings / "welcome.who_for.wav").write_bytes(b"RIFF\xff\xff\xff\xffWAVEfmt \x10\x00\x00\x00" + b"\xff" * 60)
    with (recordings / "welcome.always_fine.txt").open("wb") as file:
        file.truncate(8 << 30)
    (recordings / "welcome.always_fine.wav").write_bytes(b"RIFF")
    coach = start(
        tmp_path,
        config=CONFIG.replace("[light]", f'recordings_folder = "{recordings}"\n[light]'),
        kept={"first_run": False},
    )
    coach.await_ready()
    pressed = coach.press()
    asked = coach.await_state("listening", pressed, 40.0)
    spoken = ("what_i_am", "who_for", "always_fine", "choices")
    assert coach.lines(pressed - 0.2)[:4] == [f"welcome.{name}" for name in spoken]
    megabytes = _peak_megabytes(coach.process.pid)
    assert megabytes < 400, megabytes
    fault_report.note(
        noticed=None,
        light="as always",
        voice=["welcome.choices"],
        recovered=asked.at - pressed,
        recovery="the voice speaks these lines; the log names the files",
    )


def _peak_megabytes(process: int) -> float:
    rows = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(row.split()[1]) for row in rows if row.startswith("VmHWM:")) / 1000


def _with_a_disk(tmp_path: Path, options: str, prepare: str = "true") -> tuple[str, ...]:
    """A wrapper that gives the coach a file system of its own for its state and its cache."""
    if shutil.which("unshare") is None:
        pytest.skip("unshare is not installed: sudo apt install util-linux")
    flags = ["-m"] if os.geteuid() == 0 else ["-rm"]
    probe = subprocess.run(["unshare", *flags, "true"], capture_output=True, check=False)
    if probe.returncode:
        pytest.skip("this machine allows no mount namespaces")
    disk = tmp_path / "disk"
    disk.mkdir()
    script = (
        f"mount -t tmpfs -o size=64k tmpfs {disk} && mkdir {disk}/state {disk}/cache && {prepare} && {options} "
        f'&& export STATE_DIRECTORY={disk}/state CACHE_DIRECTORY={disk}/cache && exec "$@"'
    )
    return ("unshare", *flags, "sh", "-c", script, "sh")


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["full", "read-only"])
def test_disk_that_cannot_be_written(start: Start, fault_report: FaultReport, tmp_path: Path, kind: str) -> None:
    """Disk full, disk read-only."""
    disk = tmp_path / "disk"
    if kind == "full":
        wrapper = _with_a_disk(tmp_path, "true", f"(cat /dev/zero > {disk}/filler; true)")
    else:
        wrapper = _with_a_disk(tmp_path, f"mount -o remount,ro {disk}")
    coach = start(tmp_path, wrapper=wrapper)
    coach.await_ready()
    began = time.monotonic()
    coach.begin_evening()
    coach.end_evening()
    told = coach.await_log("cannot be written", began, 5.0)
    again = time.monotonic()
    listening = coach.begin_evening()
    coach.end_evening()
    fault_report.note(
        noticed=told.at - began,
        light="as always",
        voice=["welcome.choices"],
        recovered=listening - again,
        recovery="evenings go on; what may be kept lasts until it is switched off; the log says what to mend",
    )


def test_clock_jumps_by_years(coach: DeviceUnderTest, fault_report: FaultReport, just_breathe: Path) -> None:
    """The wall clock jumps forty years ahead and back in an evening."""
    coach.begin_evening()
    coach.do("jump_clock", years=40)
    said = coach.do("say", wav=str(just_breathe))
    understood = coach.await_line("welcome.calm_it_is", said, 20.0)
    coach.do("jump_clock", years=-80)
    coach.press_until("calm.in_easy")
    assert "ending" not in coach.states(said)
    fault_report.note(
        noticed=None,
        light="as always",
        voice=["welcome.calm_it_is"],
        recovered=understood.at - said,
        recovery="nothing is scheduled by the wall clock",
    )


def _without_espeak(tmp_path: Path, replacement: str | None) -> dict[str, str]:
    """An environment in which espeak-ng is missing or is ``replacement``, and so is its library for pyttsx3."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for folder in os.environ["PATH"].split(os.pathsep):
        for program in Path(folder).glob("*") if Path(folder).is_dir() else ():
            if "espeak" not in program.name and not (programs / program.name).exists():
                (programs / program.name).symlink_to(program)
    if replacement is not None:
        (programs / "espeak-ng").write_text(replacement)
        (programs / "espeak-ng").chmod(0o755)
    packages = tmp_path / "without"
    (packages / "pyttsx3").mkdir(parents=True)
    (packages / "pyttsx3" / "__init__.py").write_text("raise ImportError('gone')\n")
    tests = str(Path(__file__).parents[1])
    return {"PATH": str(programs), "PYTHONPATH": os.pathsep.join([str(packages), tests])}


def test_voice_engine_missing(start: Start, fault_report: FaultReport, tmp_path: Path) -> None:
    """Every voice engine missing, nothing rendered."""
    coach = start(tmp_path, environment=_without_espeak(tmp_path, None), cache=tmp_path / "empty")
    coach.await_ready()
    pressed = coach.press()
    told = coach.await_log("voice failed: a line was left out", pressed - 0.2, 20.0)
    listening = coach.await_state("listening", pressed, 30.0)
    coach.end_evening()
    fault_report.note(
        noticed=told.at - pressed,
        light="speaking, listening",
        recovered=listening.at - pressed,
        recovery="the evening goes on by light and button; lines that were rendered before still sound",
    )


@pytest.mark.slow
def test_voice_engine_hangs(start: Start, fault_report: FaultReport, tmp_path: Path) -> None:
    """The voice engine hangs, nothing rendered."""
    hung = _without_espeak(tmp_path, "#!/bin/sh\nexec sleep 1000\n")
    coach = start(tmp_path, environment=hung, cache=tmp_path / "empty")
    coach.await_ready()
    pressed = coach.press()
    told = coach.await_log("voice failed: a line was left out", pressed - 0.2, 40.0)
    held = time.monotonic()
    coach.end_evening()
    ended = coach.await_log("session ended", held)
    assert ended.at - held < 3.0, "a hold waits for the voice"
    fault_report.note(
        noticed=told.at - pressed,
        light="speaking",
        recovered=ended.at - held - 2.0,
        recovery="a line is given up after its time-out and left out; a hold ends the evening at once",
    )


@pytest.mark.slow
def test_button_stuck_at_start(start: Start, fault_report: FaultReport) -> None:
    """The button is down when the device starts, for half a minute."""
    coach = start(plan={"before": [{"do": "stick_button"}]})
    ready = coach.await_ready()
    noticed = coach.await_log("button stuck", ready.at, 40.0)
    assert coach.find("log", lambda row: "session begins" in row, 0.0) is None
    freed = coach.do("button", down=False)
    coach.await_log("button freed", freed - 0.1)
    time.sleep(0.3)
    pressed = coach.press()
    begun = coach.await_log("session begins", pressed - 0.2)
    fault_report.note(
        noticed=noticed.at - coach.started_at,
        light="resting",
        recovered=begun.at - pressed,
        recovery="ignored until it is released; the next press begins",
    )


def test_button_bounces(coach: DeviceUnderTest, fault_report: FaultReport) -> None:
    """A worn button: forty edges in 15 ms."""
    began = time.monotonic()
    coach.do("bounce", edges=40, seconds=0.015)
    begun = coach.await_log("session begins", began)
    coach.await_line("welcome.what_i_am", began)
    time.sleep(0.5)
    logged = [one.value for one in coach.happened if one.kind == "log" and one.at >= began]
    assert sum("session begins" in row for row in logged) == 1
    assert coach.lines(began) == ["welcome.what_i_am"], "a bounce was taken for another press"
    fault_report.note(
        noticed=None, light="waking", recovered=begun.at - began, recovery="a level counts once it has lasted 20 ms"
    )


@pytest.mark.parametrize("backend", ["gpiozero", pytest.param("pwm", marks=pytest.mark.slow)])
def test_light_that_cannot_be_had(start: Start, fault_report: FaultReport, tmp_path: Path, backend: str) -> None:
    """The LED's pin is taken, or its PWM is missing or not permitted."""
    coach = start(
        tmp_path,
        config=CONFIG.replace('"gpiozero"', f'"{backend}"'),
        plan={"before": [{"do": "hold_pin", "pin": 12, "seconds": 1000.0}]},
    )
    ready = coach.await_ready()
    told = coach.await_log("no light", 0.0)
    said = coach.await_line("fault.no_light", 0.0)
    assert said.at < ready.at, "it is said before any evening"
    coach.begin_evening()
    coach.end_evening()
    fault_report.note(
        noticed=told.at - coach.started_at,
        light="none; the voice counts the breath",
        voice=["fault.no_light", "welcome.choices"],
        recovered=ready.at - coach.started_at,
        recovery="says so once at the start; evenings go on without it; the log, the status and doctor say why",
    )
