"""One coach for the faults that it survives, fresh ones for the others, and a fault_report of what they did."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from faults.device_under_test import DeviceUnderTest
from faults.fault_report import FaultReport
from voices.flite_voice import FliteVoice

TROUBLES = ("busy", "hangs", "stalled", "silent")


@pytest.fixture
def fault_report(request: pytest.FixtureRequest) -> FaultReport:
    """Where the test notes what it measured; the fault is the first line of its docstring."""
    function = request.node.function
    assert function.__doc__, f"{function.__name__} must say which fault it injects"
    return FaultReport(function.__name__, function.__doc__.strip().splitlines()[0].rstrip("."))


@pytest.fixture(scope="session")
def clips(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Rendered lines, shared."""
    return tmp_path_factory.mktemp("clips")


@pytest.fixture(scope="session")
def just_breathe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Somebody says “just breathe”."""
    if shutil.which("flite") is None:
        pytest.skip("flite is not installed: sudo apt install flite")
    path = tmp_path_factory.mktemp("words") / "just-breathe.wav"
    FliteVoice("rms").render("just breathe", path.with_suffix(".full.wav"))
    _at_16k(path.with_suffix(".full.wav"), path)
    return path


@pytest.fixture
def start(tmp_path_factory: pytest.TempPathFactory, clips: Path) -> Iterator[Callable[..., DeviceUnderTest]]:
    """Starts coaches; all of them end with the test."""
    running: list[DeviceUnderTest] = []

    def begin(folder: Path | None = None, **how: object) -> DeviceUnderTest:
        how.setdefault("cache", clips)
        coach = DeviceUnderTest(folder or tmp_path_factory.mktemp("night"), **how)  # type: ignore[arg-type]
        running.append(coach)
        return coach

    yield begin
    for coach in running:
        coach.close()


@pytest.fixture(scope="session")
def lasting(tmp_path_factory: pytest.TempPathFactory, clips: Path) -> Iterator[DeviceUnderTest]:
    """A coach that stays up for many tests, and is started again whenever it ends."""
    coach = DeviceUnderTest(tmp_path_factory.mktemp("night"), cache=clips, restarts=True)
    yield coach
    coach.close()


@pytest.fixture
def coach(lasting: DeviceUnderTest) -> Iterator[DeviceUnderTest]:
    """The lasting coach, ready and at rest, every card in its place."""
    lasting.await_ready(lasting.started_at)
    yield lasting
    lasting.await_ready(lasting.started_at)
    for name, place in (("Headset", 0), ("Snowball", 1)):
        lasting.do("card", name=name, place=place, plugged=True, rates=None, **dict.fromkeys(TROUBLES, False))
    lasting.do("unplug_extras")
    lasting.do("button", down=False)
    if lasting.in_evening:
        lasting.end_evening()
    time.sleep(0.5)  # the loudspeaker closes a moment after the evening


def _at_16k(source: Path, target: Path) -> None:
    import numpy as np  # noqa: PLC0415
    import soxr  # noqa: PLC0415

    from voices.wav import Clip, read_wav, write_wav  # noqa: PLC0415

    clip = read_wav(source)
    samples = np.asarray(soxr.resample(clip.samples, clip.rate, 16_000), np.int16)
    write_wav(target, Clip(samples, 16_000))
