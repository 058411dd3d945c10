"""The coach itself crashes, hangs or starves; it is started again, rests, and remembers nothing of the evening."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from device.evening.state_store import PersistentState, StateStore
from faults.device_under_test import DeviceUnderTest
from faults.fault_report import FaultReport

pytestmark = pytest.mark.recogniser

AFRESH = "a fresh process; it rests, nothing of the evening is recovered"


def is_ready_again_and_rests(
    coach: DeviceUnderTest, fault_report: FaultReport, broken: float, noticed: float | None = None
) -> None:
    left = coach.await_exit(broken, 20.0)
    kept = (coach.state / "kept.json").read_bytes() if (coach.state / "kept.json").exists() else b""
    ready = coach.await_ready(left.at, 40.0)
    assert coach.find("log", lambda row: "session begins" in row, left.at) is None
    assert coach.lines(left.at) == [], "it speaks although nobody pressed"
    # The dawn of a start goes out again.
    coach.await_("light", lambda _: coach.duties(left.at)[-1] == 0.0, left.at, 5.0)
    after = (coach.state / "kept.json").read_bytes() if (coach.state / "kept.json").exists() else b""
    assert after == kept
    assert coach.process.poll() is None
    fault_report.note(
        noticed=(noticed or left.at) - broken,
        light="dark, then resting",
        recovered=ready.at - left.at,
        recovery=AFRESH,
    )


def test_coach_crashes_in_an_evening(coach: DeviceUnderTest, fault_report: FaultReport) -> None:
    """The coach itself dies by SIGSEGV in an evening."""
    coach.begin_evening()
    child = coach.recogniser()
    broken = coach.kill(signal.SIGSEGV)
    is_ready_again_and_rests(coach, fault_report, broken)
    assert not Path(f"/proc/{child}").exists(), "the recogniser outlives its coach"


@pytest.mark.slow
def test_coach_stopped_in_its_tracks(coach: DeviceUnderTest, fault_report: FaultReport) -> None:
    """The coach itself is stopped (SIGSTOP)."""
    coach.begin_evening()
    broken = coach.kill(signal.SIGSTOP)
    noticed = coach.await_("watchdog", lambda _: True, broken, 15.0)
    is_ready_again_and_rests(coach, fault_report, broken, noticed.at)


def test_main_loop_hangs(coach: DeviceUnderTest, fault_report: FaultReport) -> None:
    """The main loop hangs while threads go on."""
    coach.begin_evening()
    broken = coach.do("hang_main_loop")
    coach.press()
    noticed = coach.await_("watchdog", lambda _: True, broken, 15.0)
    is_ready_again_and_rests(coach, fault_report, broken, noticed.at)


@pytest.mark.parametrize("thread", ["ear", pytest.param("voice", marks=pytest.mark.slow)])
def test_defect_in_a_thread(coach: DeviceUnderTest, fault_report: FaultReport, thread: str) -> None:
    """A defect ends one of its threads."""
    pressed = coach.press()
    coach.await_("sounds", bool, pressed, 10.0)
    broken = time.monotonic()
    coach.ask("break_thread", name=thread)
    coach.ask("press")
    left = coach.await_exit(broken, 15.0)
    assert left.value == 70
    told = coach.await_log("defect: ZeroDivisionError", broken)
    assert "words that were said" not in "".join(one.value for one in coach.happened if one.kind == "log")
    is_ready_again_and_rests(coach, fault_report, broken, told.at)


@pytest.mark.slow
def test_coach_runs_out_of_memory(coach: DeviceUnderTest, fault_report: FaultReport) -> None:
    """The coach itself gets no more memory (address space used up)."""
    broken = time.monotonic()
    pages = int(Path(f"/proc/{coach.process.pid}/statm").read_text().split()[0])
    limit = pages * resource.getpagesize()
    resource.prlimit(coach.process.pid, resource.RLIMIT_AS, (limit, limit))
    began_with = coach.process.pid
    deadline = time.monotonic() + 60.0
    while coach.process.pid == began_with and coach.process.poll() is None and time.monotonic() < deadline:
        coach.ask("press")
        time.sleep(1.0)
    is_ready_again_and_rests(coach, fault_report, broken)


def inode(file: Path) -> int | None:
    try:
        return file.stat().st_ino
    except FileNotFoundError:
        return None


def test_power_cut_while_the_state_is_written(fault_report: FaultReport, tmp_path: Path) -> None:
    """Power cut (SIGKILL) at any moment while the state is written."""
    writer = (
        "import sys, itertools\nfrom pathlib import Path\nfrom device.evening.state_store import StateStore\n"
        "store = StateStore(Path(sys.argv[1]))\n"
        "for number in itertools.count():\n store.keep_plan(f'plan {number} ' + 'x' * 250)\n"
    )
    for attempt in range(10):
        before = inode(tmp_path / "kept.json")
        process = subprocess.Popen([sys.executable, "-c", writer, str(tmp_path)])
        try:
            deadline = time.monotonic() + 60.0
            while inode(tmp_path / "kept.json") == before:  # until this very process writes
                assert time.monotonic() < deadline
                time.sleep(0.002)
            time.sleep(0.002 * attempt)
        finally:
            process.kill()
            process.wait()
        plan = StateStore(tmp_path).kept.plan
        assert plan is not None
        assert plan.endswith("x" * 250)
    assert {file.name for file in tmp_path.iterdir()} <= {"kept.json", "kept.partial"}
    StateStore(tmp_path).forget()
    assert list(tmp_path.iterdir()) == [], "what was being written when the power went outlives forgetting"
    fault_report.note(
        noticed=None, light="as always", recovered=0.0, recovery="the old state or the new one, never a torn one"
    )


def test_state_torn_at_any_byte(
    start: Callable[..., DeviceUnderTest], fault_report: FaultReport, tmp_path: Path
) -> None:
    """The state's file torn at any byte."""
    state_store = StateStore(tmp_path / "state")
    state_store.keep_plan("When it rains, I will call.")
    whole = state_store.path.read_bytes()
    for length in range(len(whole)):
        state_store.path.write_bytes(whole[:length])
        assert StateStore(tmp_path / "state").kept == PersistentState()
    state_store.path.write_bytes(whole[: len(whole) // 2])
    coach = start(tmp_path)
    ready = coach.await_ready()
    coach.begin_evening()
    coach.end_evening()
    after = StateStore(tmp_path / "state")
    assert after.kept == PersistentState()
    after.remember_evening()
    assert StateStore(tmp_path / "state").kept == PersistentState(first_run=False)
    fault_report.note(
        noticed=None,
        light="as always",
        recovered=ready.at - coach.started_at,
        recovery="counts as none; the next change writes it anew",
    )


@pytest.mark.slow
def test_second_coach_on_the_same_state(
    coach: DeviceUnderTest, start: Callable[..., DeviceUnderTest], fault_report: FaultReport
) -> None:
    """Two services at once."""
    second = start(environment={"STATE_DIRECTORY": str(coach.state)}, as_service=False)
    began = second.started_at
    left = second.await_exit(began, 30.0)
    assert left.value == 5
    assert second.find("log", lambda row: "another repair-coach is running" in row, began)
    coach.begin_evening()  # the first one is not disturbed
    fault_report.note(
        noticed=left.at - began,
        light="the first one's, undisturbed",
        recovered=None,
        recovery="the second waits 10 s for the first to end, then leaves (exit 5) and names the fix",
    )


@pytest.mark.slow
def test_start_while_the_earlier_process_is_ending(
    start: Callable[..., DeviceUnderTest], fault_report: FaultReport
) -> None:
    """A start while the earlier process still runs and holds pins and sound."""
    first = start()
    first.await_ready()
    second = start(environment={"STATE_DIRECTORY": str(first.state)})
    time.sleep(3.0)
    assert second.find("log", lambda row: "ready" in row, 0.0) is None
    ended = first.kill(signal.SIGTERM)
    ready = second.await_ready(ended, 30.0)
    assert first.process.wait(10) == 0
    fault_report.note(
        noticed=None,
        light="dark, then resting",
        recovered=ready.at - ended,
        recovery="waits up to 10 s until the earlier one has gone",
    )


def test_pins_still_held_at_start(start: Callable[..., DeviceUnderTest], fault_report: FaultReport) -> None:
    """The button's pin still held by another process at start."""
    coach = start(plan={"before": [{"do": "hold_pin", "pin": 17, "seconds": 5.0}]})
    ready = coach.await_ready()
    assert coach.find("log", lambda row: "button on GPIO17" in row, 0.0)
    pressed = coach.press()
    coach.await_log("session begins", pressed)
    fault_report.note(
        noticed=None,
        light="dark, then resting",
        recovered=ready.at - coach.started_at,
        recovery="looks again every 0.5 s for 10 s",
    )


@pytest.mark.slow
def test_pins_held_by_another_program(start: Callable[..., DeviceUnderTest], fault_report: FaultReport) -> None:
    """The button's and the light's pins held by another program for long."""
    coach = start(plan={"before": [{"do": "hold_pin", "pin": 17}, {"do": "hold_pin", "pin": 12}]})
    said = coach.await_line("fault.no_button_and_light", 0.0, 40.0)
    ready = coach.await_ready()
    assert said.at < ready.at, "it is said before any evening"
    assert coach.find("log", lambda row: "button: button on GPIO17" in row, 0.0) is None
    freed = coach.do("free_pin", pin=17)
    coach.do("free_pin", pin=12)
    come = coach.await_log("button: button on GPIO17", freed - 0.1, 20.0)
    pressed = coach.press()
    coach.await_log("session begins", pressed - 0.2)
    coach.await_log("light: software PWM on GPIO12", freed - 0.1)
    coach.await_("light", bool, pressed - 0.2, 10.0)
    coach.end_evening()
    assert coach.starts == 1
    assert coach.lines(0.0).count("fault.no_button_and_light") == 1
    fault_report.note(
        noticed=said.at - coach.started_at,
        light="none, then as always",
        voice=["fault.no_button_and_light"],
        recovered=come.at - freed,
        recovery="ready without them; looks for the button every 5 s, for the light whenever it is still",
    )
