"""What the coach costs while nobody needs it: processor, wake-ups, memory, and how soon it is ready.

    python bench/idle.py [--seconds 60] [--json FILE]

The real program in its own process, resting, with the recogniser's child process: made-up sound cards and gpiozero's
mock pins (tests/faults), a made-up systemd that asks for its watchdog every 8 s. Measured over all its processes
from /proc. Wake-ups: voluntary context switches a second. Budget (DESIGN 10): 0.5 % of one core, 400 MB with Whisper,
ready in 5 s. The trial watches the mock LED fifty times a second in a thread of its own, which is left out.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from faults.device_under_test import DeviceUnderTest

OF_THE_TRIAL = {"light-watch", "trial"}


@dataclass
class Idle:
    """cpu_percent: of one core. wakeups_per_second: of all threads. resident_mb, proportional_mb: of all processes."""

    ready_seconds: float
    cpu_percent: float
    wakeups_per_second: float
    resident_mb: float
    proportional_mb: float
    processes: int


def threads(process: int) -> Iterator[Path]:
    """Its threads, without those that only the trial has."""
    for task in Path(f"/proc/{process}/task").iterdir():
        if (task / "comm").read_text().strip() not in OF_THE_TRIAL:
            yield task


def spent(process: int, trial_threads: set[int]) -> tuple[float, int]:
    """Seconds of processor and voluntary context switches so far."""
    ticks = switches = 0
    for task in threads(process):
        if int(task.name) in trial_threads:
            continue
        fields = (task / "stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
        status = (task / "status").read_text()
        switches += next(int(row.split()[1]) for row in status.splitlines() if row.startswith("voluntary_ctxt"))
    return ticks / os.sysconf("SC_CLK_TCK"), switches


def memory_megabytes(process: int, field: str) -> float:
    """A field of /proc/PID/smaps_rollup."""
    rows = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return next(int(row.split()[1]) for row in rows if row.startswith(f"{field}:")) / 1000


def busiest_threads(process: int, seconds: float) -> set[int]:
    """Threads that wake more than ten times a second: the trial's watch of the LED (Python 3.11 names no threads)."""
    before = {task.name: _switches(task) for task in Path(f"/proc/{process}/task").iterdir()}
    time.sleep(seconds)
    after = {task.name: _switches(task) for task in Path(f"/proc/{process}/task").iterdir()}
    return {int(name) for name, count in after.items() if count - before.get(name, count) > 10 * seconds}


def _switches(task: Path) -> int:
    rows = (task / "status").read_text().splitlines()
    return next(int(row.split()[1]) for row in rows if row.startswith("voluntary_ctxt"))


def measure(seconds: float) -> Idle:
    """Start it, let it rest, look."""
    with tempfile.TemporaryDirectory() as folder:
        coach = DeviceUnderTest(Path(folder))
        try:
            ready = coach.await_ready()
            time.sleep(5.0)
            processes = [coach.process.pid, coach.recogniser()]
            watching = busiest_threads(coach.process.pid, 3.0)
            assert len(watching) <= 1, "more than the trial's own thread is awake"
            before = [spent(process, watching) for process in processes]
            time.sleep(seconds)
            after = [spent(process, watching) for process in processes]
            cpu = sum(late[0] - early[0] for early, late in zip(before, after, strict=True))
            wakeups = sum(late[1] - early[1] for early, late in zip(before, after, strict=True))
            return Idle(
                ready_seconds=ready.at - coach.started_at,
                cpu_percent=100.0 * cpu / seconds,
                wakeups_per_second=wakeups / seconds,
                resident_mb=sum(memory_megabytes(process, "Rss") for process in processes),
                proportional_mb=sum(memory_megabytes(process, "Pss") for process in processes),
                processes=len(processes),
            )
        finally:
            coach.close()


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description="what the coach costs while it rests")
    arguments.add_argument("--seconds", type=float, default=60.0)
    arguments.add_argument("--json", type=Path)
    given = arguments.parse_args()
    idle = measure(given.seconds)
    for key, value in asdict(idle).items():
        print(f"{key:20} {value:.2f}" if isinstance(value, float) else f"{key:20} {value}")  # noqa: T201
    if given.json:
        given.json.write_text(json.dumps(asdict(idle)) + "\n")


if __name__ == "__main__":
    main()
