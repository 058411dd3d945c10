"""How closely the light follows the breath in real time, beside gpiozero's own pulse().

python bench/light.py [--seconds 120] [--load 2] [--json FILE]

Each light runs the glide pattern on an output that notes when it was set: the sysfs PWM on a folder that imitates the
kernel's, gpiozero's PWMLED and pulse() on its mock pin. --load: processes that keep the cores busy meanwhile.
lag: the shift in time that fits the noted levels best to the ideal curve; a value is held until the next one, so on
average the eye sees it half a gap later. in-share: time of rising light in settled breaths, ideally 40 %.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

from gpiozero import PWMLED
from gpiozero.pins.mock import MockFactory, MockPWMPin

from device.light.driver import Light
from device.light.gpiozero_light import GpiozeroLight
from device.light.output import LightOutput
from device.light.pwm import PwmLight
from device.pins import Pins
from dialogue.breath import GLIDE, Breath, Pattern
from dialogue.commands import Show
from dialogue.states import DeviceState

Noted = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Result:
    """One light. Times in milliseconds, shares in percent."""

    light: str
    updates_per_second: float
    lag_ms: float | None
    gap_median_ms: float
    gap_longest_ms: float
    in_share_percent: float | None
    cpu_percent: float


class NotingOutput:
    """Passes levels on and notes when each had been set."""

    def __init__(self, output: LightOutput) -> None:
        self._output = output
        self.name = output.name
        self.noted: Noted = []

    def set(self, level: float) -> None:
        """Set and note."""
        self._output.set(level)
        self.noted.append((time.monotonic(), level))

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


def follow(output: LightOutput, pattern: Pattern, seconds: float) -> Result:
    """Breathe on ``output`` in real time."""
    noting = NotingOutput(output)
    light = Light(noting)
    busy = _cpu_seconds()
    began = time.monotonic() + 1.0  # the way from dark to the floor is over by then
    breath = Breath.begin(pattern, began, seconds)
    light.show(Show(DeviceState.BREATHING, breath))
    time.sleep(seconds + 1.0)
    busy = _cpu_seconds() - busy
    light.close()
    noted = [(at, level) for at, level in noting.noted if began <= at < began + seconds]
    return _result(output.name, noted, busy / (seconds + 1.0), breath.brightness, began)


def pulse(seconds: float) -> Result:
    """gpiozero's own: 4 s up, 6 s down, linear, 25 a second."""
    factory = MockFactory(pin_class=MockPWMPin)
    noted: Noted = []
    led = PWMLED(12, frequency=250, pin_factory=factory)
    pin = factory.pin("GPIO12")
    original = pin._set_state

    def noting(value: float) -> None:
        original(value)
        noted.append((time.monotonic(), float(value)))

    pin._set_state = noting
    busy = _cpu_seconds()
    led.pulse(fade_in_time=4, fade_out_time=6)
    time.sleep(seconds)
    busy = _cpu_seconds() - busy
    led.close()
    return _result("gpiozero pulse()", noted[:-1], busy / seconds, None, noted[0][0])


def _result(name: str, noted: Noted, cpu: float, ideal: Callable[[float], float] | None, began: float) -> Result:
    gaps = [(later[0] - earlier[0]) * 1000 for earlier, later in pairwise(noted)]
    return Result(
        name,
        round(len(noted) / (noted[-1][0] - noted[0][0]), 1),
        _lag_ms(noted, ideal) if ideal else None,
        round(statistics.median(gaps), 1),
        round(max(gaps), 1),
        _in_share_percent(noted, began + (GLIDE.glide_seconds if ideal else 0.0)),
        round(100 * cpu, 1),
    )


def _lag_ms(noted: Noted, ideal: Callable[[float], float]) -> float:
    few = noted[:: max(len(noted) // 1000, 1)]

    def misfit(lag: float) -> float:
        return sum((level - ideal(at - lag)) ** 2 for at, level in few)

    return 1000 * min((step / 2000 for step in range(-100, 101)), key=misfit)


def _in_share_percent(noted: Noted, after: float) -> float | None:
    """Rising time over rising and falling, in as many whole breaths of ten seconds as there are."""
    length = (noted[-1][0] - after) // GLIDE.cycle_seconds * GLIDE.cycle_seconds
    if length <= 0:
        return None
    steps = [
        (later[0] - earlier[0], later[1] - earlier[1])
        for earlier, later in pairwise(noted)
        if after <= earlier[0] < after + length
    ]
    rising = sum(seconds for seconds, change in steps if change > 0)
    falling = sum(seconds for seconds, change in steps if change < 0)
    return round(100 * rising / (rising + falling), 2)


def _cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _burn() -> None:
    while True:
        sum(range(10_000))


def main() -> None:
    """Run all three one after the other and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--seconds", type=float, default=180.0)
    parser.add_argument("--load", type=int, default=0)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    load = [multiprocessing.Process(target=_burn, daemon=True) for _ in range(options.load)]
    for process in load:
        process.start()
    factory = MockFactory(pin_class=MockPWMPin)
    with tempfile.TemporaryDirectory() as folder:
        results = [
            follow(PwmLight(12, 0.25, 2.2, sysfs_tree(Path(folder))), GLIDE, options.seconds),
            follow(GpiozeroLight(12, 0.25, 2.2, Pins(factory, debounces=False)), GLIDE, options.seconds),
            pulse(min(options.seconds, 60.0)),
        ]
    for process in load:
        process.kill()
    print(f"{'light':42} {'a second':>8} {'lag ms':>7} {'gap ms':>7} {'longest':>8} {'in %':>6} {'CPU %':>6}")  # noqa: T201
    for result in results:
        lag = "" if result.lag_ms is None else f"{result.lag_ms:.1f}"
        share = "" if result.in_share_percent is None else f"{result.in_share_percent:.2f}"
        print(  # noqa: T201
            f"{result.light:42} {result.updates_per_second:8.1f} {lag:>7} {result.gap_median_ms:7.1f} "
            f"{result.gap_longest_ms:8.1f} {share:>6} {result.cpu_percent:6.1f}"
        )
    if options.json:
        options.json.write_text(json.dumps([asdict(result) for result in results], indent=1))


if __name__ == "__main__":
    main()
