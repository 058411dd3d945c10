"""How closely the light follows the breath in real time, beside gpiozero's own pulse() in the same run.

    python bench/light.py [--minutes 2] [--idle] [--json FILE] [--picture FILE]

Four lights breathe at the same time, each in a process of its own: the sysfs PWM on a folder that imitates the
kernel's, gpiozero's PWMLED on a recorded lgpio, the light in a terminal, and pulse() on a mock pin. Of the first two
the duty that was handed to the kernel or to lgpio is noted, after every rounding on the way there, never the level
that was asked for. Meanwhile the recogniser decodes speech without a pause on every core, unless --idle.

phase: how late the light is against its ideal curve in the worst minute: the shift in time that fits best, and half of
the usual gap, because a value is held until the next one comes. drift: that shift in the last minute less the first.
in-share: rising time over rising and falling, in settled breaths; ideally 40 %. gaps: between updates.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import numpy as np
import numpy.typing as npt
from gpiozero import PWMLED
from gpiozero.pins.mock import MockFactory, MockPWMPin
from recorded_lgpio import lgpio_recorded
from rich.console import Console
from rich.table import Table

from device.board import pins as board
from device.light.channels import channels_of
from device.light.driver import Light
from device.light.gpiozero_light import FLOOR, GpiozeroLight
from device.light.lamp import Lamp
from device.light.output import LightOutput
from device.light.pwm import FLOOR as PWM_FLOOR
from device.light.pwm import PwmLight
from device.light.pwm_channel import PERIOD_NANOSECONDS
from device.light.terminal import TerminalLight
from device.settings.schema import Light as LightSettings
from dialogue.breath import GLIDE, Breath
from dialogue.commands import SetLight
from dialogue.states import DeviceState

Numbers = npt.NDArray[np.float64]
# Over which a phase is found: for pulse(), which loses seconds a minute, one of its breaths.
WINDOW_SECONDS, PULSE_WINDOW_SECONDS = 60.0, 10.0
# DESIGN 10.
PHASE_BUDGET_MS, IN_SHARE_BUDGET_PERCENT = 20.0, 1.0
PULSE_IN_SECONDS, PULSE_OUT_SECONDS = 4.0, 6.0


@dataclass(frozen=True, slots=True)
class Course:
    """What one light did: when it was set to what, and what it should have been."""

    light: str
    at: Numbers
    level: Numbers
    ideal_at: Numbers
    ideal: Numbers
    settled_at: float
    window_seconds: float
    cpu_percent: float


@dataclass(frozen=True, slots=True)
class Result:
    """One light. Times in milliseconds, shares in percent. phases_ms: window by window, without half a gap."""

    light: str
    updates_per_second: float
    phase_ms: float
    drift_ms: float
    window_seconds: float
    phases_ms: list[float]
    gap_median_ms: float
    gap_99_percent_ms: float
    gap_longest_ms: float
    in_share_percent: float
    in_share_worst_breath_percent: float
    cpu_percent: float


@dataclass(frozen=True, slots=True)
class Opened:
    """An output. duty: what was last handed on behind it; None where that is the level itself, as on a screen."""

    output: LightOutput
    lamp: Lamp
    duty: Callable[[], float] | None = None

    def level(self, asked: float) -> float:
        """What the eye sees of what was handed on."""
        if self.duty is None:
            return asked
        above = (self.duty() - self.lamp.floor) / (self.lamp.night_cap - self.lamp.floor)
        return float(max(above, 0.0) ** (1 / self.lamp.gamma))


class NotingOutput:
    """Passes levels on and notes when each had been set, and to what."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._output = output = opened.output
        self.name = output.name
        self.noted: list[tuple[float, float]] = []

    def set(self, level: float, warmth: float = 1.0) -> None:
        """Set and note."""
        self._output.set(level, warmth)
        self.noted.append((time.monotonic(), self._opened.level(level)))

    def close(self) -> None:
        """Close the output."""
        self._output.close()


def sysfs_tree(root: Path) -> Path:
    """A pwmchip as a Pi 5 shows it."""
    (root / "1f00098000.pwm").mkdir()
    channel = root / "class" / "pwmchip0" / "pwm0"
    channel.mkdir(parents=True)
    (channel.parent / "device").symlink_to(root / "1f00098000.pwm")
    for name in ("duty_cycle", "period", "enable"):
        (channel / name).write_text("0")
    return root / "class"


@contextmanager
def opened(kind: str) -> Iterator[Opened]:
    """The output of that kind."""
    settings = LightSettings()
    led, cap, gamma = channels_of(settings), settings.night_cap, settings.gamma
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None  # sysfs waits for no disk either
    with (
        tempfile.TemporaryDirectory(dir=memory) as folder,
        Path("/dev/null").open("w") as nowhere,
        lgpio_recorded() as line,
    ):
        match kind:
            case "sysfs":
                light = PwmLight(led, cap, gamma, sysfs_tree(Path(folder)))
                file = Path(folder) / "class" / "pwmchip0" / "pwm0" / "duty_cycle"
                yield Opened(light, Lamp(cap, gamma, PWM_FLOOR), lambda: int(file.read_text()) / PERIOD_NANOSECONDS)
            case "lgpio":
                (Path(folder) / "gpiochip0").touch()
                board.DEVICES = Path(folder)
                os.environ |= {"GPIOZERO_PIN_FACTORY": "lgpio", "RUNTIME_DIRECTORY": folder}
                pin_light = GpiozeroLight(led, cap, gamma, board.open_pins())
                yield Opened(pin_light, Lamp(cap, gamma, FLOOR), lambda: line.pulses[-1].duty)
            case "terminal":
                screen = Console(file=nowhere, force_terminal=True, width=80, color_system="truecolor")
                yield Opened(TerminalLight(screen), Lamp(cap, gamma, 0.0))


def follow(kind: str, seconds: float) -> Course:
    """Breathe on an output in real time."""
    with opened(kind) as shown:
        noting, output = NotingOutput(shown), shown.output
        light = Light(noting)
        busy = _cpu_seconds()
        began = time.monotonic() + 1.0  # the way from dark to the floor is over by then
        breath = Breath.begin(GLIDE, began, seconds)
        light.show(SetLight(DeviceState.BREATHING, breath))
        time.sleep(seconds + 1.0)
        busy = _cpu_seconds() - busy
        light.close()
    noted = np.array([(at, level) for at, level in noting.noted if began <= at < began + seconds])
    ideal_at = np.arange(-1.0, seconds + 1.0, 0.005)
    ideal = np.array([breath.brightness(began + at) for at in ideal_at])
    settled = breath.breath_ends_at(began + GLIDE.glide_seconds) - began
    cpu = 100 * busy / (seconds + 1.0)
    return Course(
        f"{kind}: {output.name}", noted[:, 0] - began, noted[:, 1], ideal_at, ideal, settled, WINDOW_SECONDS, cpu
    )


def pulse(seconds: float) -> Course:
    """gpiozero's own: 4 s up, 6 s down, linear, 25 a second. Its ideal is the same, for ever, from its first value."""
    factory = MockFactory(pin_class=MockPWMPin)
    noted: list[tuple[float, float]] = []
    led = PWMLED(12, frequency=250, pin_factory=factory)
    pin = factory.pin("GPIO12")
    original = pin._set_state

    def noting(value: float) -> None:
        original(value)
        noted.append((time.monotonic(), float(value)))

    pin._set_state = noting
    busy = _cpu_seconds()
    led.pulse(fade_in_time=PULSE_IN_SECONDS, fade_out_time=PULSE_OUT_SECONDS)
    time.sleep(seconds)
    busy = _cpu_seconds() - busy
    led.close()
    values = np.array(noted[:-1])
    began = values[0, 0]
    ideal_at = np.arange(-6.0, seconds + 6.0, 0.005)
    within = ideal_at % (PULSE_IN_SECONDS + PULSE_OUT_SECONDS)
    rising, falling = within / PULSE_IN_SECONDS, 1 - (within - PULSE_IN_SECONDS) / PULSE_OUT_SECONDS
    ideal = np.where(within < PULSE_IN_SECONDS, rising, falling)
    at, cpu = values[:, 0] - began, 100 * busy / seconds
    return Course("gpiozero pulse()", at, values[:, 1], ideal_at, ideal, 0.0, PULSE_WINDOW_SECONDS, cpu)


def judge(course: Course) -> Result:
    """Phase, gaps and ratio of what a light did."""
    gaps = 1000 * np.diff(course.at)
    window = course.window_seconds
    lags = [_lag_ms(course, start, start + window) for start in np.arange(0.0, course.at[-1] - window / 2, window)]
    phases: list[float] = np.unwrap(lags, period=1000 * GLIDE.cycle_seconds).tolist()  # pulse() loses whole breaths
    shares = list(_in_shares(course))
    worst: float = max(shares, key=lambda share: abs(share - 40.0))
    return Result(
        course.light,
        round(len(course.at) / float(course.at[-1] - course.at[0]), 1),
        round(max(map(abs, phases)) + float(np.median(gaps)) / 2, 1),
        round(phases[-1] - phases[0], 1),
        window,
        [round(phase, 1) for phase in phases],
        round(float(np.median(gaps)), 1),
        round(float(np.percentile(gaps, 99)), 1),
        round(float(gaps.max()), 1),
        round(statistics.fmean(shares), 2),
        round(worst, 2),
        round(course.cpu_percent, 1),
    )


def _lag_ms(course: Course, start: float, end: float) -> float:
    """The shift in time, positive when late, with which the ideal curve fits the window best."""
    inside = (course.at >= start) & (course.at < end)
    at, level = course.at[inside], course.level[inside]

    def misfit(lag: float) -> float:
        return float(np.sum((level - np.interp(at - lag, course.ideal_at, course.ideal)) ** 2))

    best: float = min(np.arange(-4.9, 4.9, 0.05).tolist(), key=misfit)
    return 1000 * float(min(np.arange(best - 0.06, best + 0.06, 0.0005).tolist(), key=misfit))


def _in_shares(course: Course) -> Iterator[float]:
    """Rising time over rising and falling in percent, of each whole settled breath from one bottom to the next."""
    cycle = GLIDE.cycle_seconds
    lows = [course.settled_at]
    while lows[-1] + 1.5 * cycle < course.at[-1]:
        # pulse() keeps no time of its own, so its bottoms are looked for.
        near = (course.at > lows[-1] + 0.7 * cycle) & (course.at < lows[-1] + 1.3 * cycle)
        lows.append(float(course.at[near][np.argmin(course.level[near])]))
    for low, following in pairwise(lows):
        inside = (course.at >= low) & (course.at <= following)
        seconds, change = np.diff(course.at[inside]), np.diff(course.level[inside])
        rising, falling = float(seconds[change > 0].sum()), float(seconds[change < 0].sum())
        yield 100 * rising / (rising + falling)


def _cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def decode_for_ever() -> None:
    """Keep the cores busy as the device does: hear speech with the embedded recogniser, again and again."""
    from device.hearing.engine_choice import choose_engine, load_engine  # noqa: PLC0415
    from device.hearing.wav import read_wav  # noqa: PLC0415
    from dialogue.questions import QuestionKind  # noqa: PLC0415

    choice = choose_engine("whisper")
    engine = load_engine(choice.engine, choice.options)
    with tempfile.NamedTemporaryFile(suffix=".wav") as file:
        text = "I was short with you this morning, and I left before we had finished talking about the money."
        subprocess.run(["espeak-ng", "-w", file.name, text], check=True)
        pcm = read_wav(Path(file.name))
    while True:
        engine.begin(QuestionKind.ONE_LINE, ("stop", "yes", "no"), "bench")
        engine.feed(pcm)
        engine.finish()


def draw(courses: list[Course], results: list[Result], path: Path) -> None:
    """Phase by minute, the gaps, and a breath of each light."""
    import matplotlib as mpl  # noqa: PLC0415
    from matplotlib import pyplot  # noqa: PLC0415

    mpl.rcParams["svg.hashsalt"] = "light"
    figure, (above, middle, below) = pyplot.subplots(3, 1, figsize=(9, 10), layout="constrained")
    for course, result in zip(courses, results, strict=True):
        minutes = (np.arange(len(result.phases_ms)) + 0.5) * result.window_seconds / 60
        above.plot(minutes, result.phases_ms, "o-", markersize=3, label=result.light)
        gaps = np.sort(1000 * np.diff(course.at))
        middle.plot(gaps, 1 - np.arange(len(gaps)) / len(gaps), label=result.light)
        last = course.at > course.at[-1] - 12
        below.step(course.at[last], course.level[last], where="post", linewidth=0.9, label=result.light)
    above.set(xlabel="minute", ylabel="late by, ms", yscale="symlog", title="Against the ideal curve")
    above.axhspan(-PHASE_BUDGET_MS, PHASE_BUDGET_MS, alpha=0.12, label="budget")
    middle.set(xlabel="gap between updates, ms", ylabel="share of gaps longer", xscale="log", yscale="log")
    below.set(xlabel="seconds", ylabel="level", title="The last breath, and what pulse() makes of it")
    above.legend(fontsize=7)
    figure.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None)


def measure(minutes: float, *, idle: bool) -> tuple[list[Course], list[Result]]:
    """All lights at once, each in a process of its own."""
    context = multiprocessing.get_context("spawn")
    load = [context.Process(target=decode_for_ever, daemon=True)] if not idle else []
    for process in load:
        process.start()
    if load:
        time.sleep(8.0)  # until the recogniser is loaded and at work
    kinds: list[tuple[Callable[..., Course], tuple[object, ...]]] = [
        *((follow, (kind, 60 * minutes)) for kind in ("sysfs", "lgpio", "terminal")),
        (pulse, (60 * minutes,)),
    ]
    with context.Pool(len(kinds)) as pool:
        waiting = [pool.apply_async(run, arguments) for run, arguments in kinds]
        courses = [course.get() for course in waiting]
    for process in load:
        if not process.is_alive():
            sys.exit("the recogniser stopped; this was no measurement under load")
        process.kill()
    return courses, [judge(course) for course in courses]


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=3.0, help="of breathing; the budget is for 10")
    parser.add_argument("--idle", action="store_true", help="without the recogniser")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--picture", type=Path, help="SVG or PNG (needs the extra `docs`)")
    options = parser.parse_args()
    if options.minutes < 3:
        parser.error("the ratio needs settled breaths, which begin after two minutes: at least 3 minutes")
    courses, results = measure(options.minutes, idle=options.idle)
    doing = "nothing else" if options.idle else "the recogniser decoding"
    table = Table(title=f"{options.minutes:g} minutes, {doing}")
    for heading in ("light", "a second", "phase ms", "drift ms", "gap ms", "99 %", "longest", "in %", "worst", "CPU %"):
        table.add_column(heading, justify="left" if heading == "light" else "right")
    for result in results:
        shown = {name: value for name, value in asdict(result).items() if name not in {"window_seconds", "phases_ms"}}
        table.add_row(*map(str, shown.values()))
    Console(width=132).print(table)
    if options.json:
        options.json.write_text(json.dumps([asdict(result) for result in results], indent=1) + "\n", "utf-8")
    if options.picture:
        draw(courses, results, options.picture)
    ours = results[:-1]
    if any(result.phase_ms >= PHASE_BUDGET_MS for result in ours):
        sys.exit(f"over the budget: phase {PHASE_BUDGET_MS:g} ms")
    if any(abs(result.in_share_percent - 40.0) > IN_SHARE_BUDGET_PERCENT for result in ours):
        sys.exit(f"over the budget: the in-share is more than {IN_SHARE_BUDGET_PERCENT:g} % off")


if __name__ == "__main__":
    main()
