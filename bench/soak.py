"""Simulated evenings with a fault every few seconds: does it end ready, with nothing on disk but what is promised?

    python bench/soak.py [--minutes 60] [--seed 1] [--fault-seconds 5] [--json FILE]

The real event loop, session, conversation, script and state store (real files, fsync and all) on a simulated clock and
a body that speaks and hears by events; an hour takes seconds. Faults: microphone, recogniser and reader lost and back,
loudspeaker missing at a press, disk that cannot be written, power cut (everything is dropped but the disk), the state
torn at a random byte, presses and holds at random moments, words that arrive late or twice.

Printed: evenings, faults by kind, what is on the disk, whether the last press was answered, and how the process grew
over the evenings after the first ten. The same seed gives the same evenings.
"""

from __future__ import annotations

import argparse
import heapq
import itertools
import json
import os
import random
import sys
import tempfile
from collections import Counter
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import cast

import msgspec

from device.audio.speaker import SpeakerFailed
from device.evening.event_loop import EventLoop, Happening, Inbox
from device.evening.hardware import Hardware
from device.evening.state_store import LONGEST_PLAN_CHARACTERS, PersistentState, StateStore, Uptime
from device.reading.child_reader import UNHURRIED, ChildReader
from device.reading.steady_reader import SteadyReader
from dialogue.commands import Listen, SetLight, Speak, Words
from dialogue.events import (
    ButtonDown,
    Heard,
    HearingBack,
    HearingLost,
    Held,
    MicrophoneBack,
    MicrophoneLost,
    NothingHeard,
    Pressed,
    ReadingBack,
    ReadingLost,
    Spoken,
    Started,
    VoiceBegan,
)
from dialogue.script import Script, load_script
from dialogue.states import DeviceState

# What a person might say that no question expects; a plan may be kept, so this word marks what may not.
REMARKS = ("I forgot the pelican", "that was lonely", "I don't know", "stop", "what can I say", "I'm dizzy", "pause")
MARK = b"pelican"
FAULTS = (
    *("microphone", "recogniser", "recogniser again", "reader", "speaker"),
    *("disk", "power cut", "torn state", "press", "hold"),
)
WORDS_A_SECOND = 3.0


@dataclass
class Soaked:
    """What came of it. growth_percent: resident memory at the end against after ten evenings."""

    evenings: int
    simulated_minutes: float
    faults: dict[str, int]
    on_disk: list[str]
    strange_on_disk: list[str]
    ready: bool
    resident_mb: float
    growth_percent: float


class Simulation(Inbox):
    """The clock and everything that is going to happen; an inbox that never really waits."""

    def __init__(self) -> None:
        self.now = 0.0
        self._coming: list[tuple[float, int, Happening]] = []
        self._number = itertools.count()
        super().__init__(lambda: self.now)

    def post(self, happening: Happening, at: float | None = None) -> None:
        """It happens at this simulated time."""
        heapq.heappush(self._coming, (self.now if at is None else max(at, self.now), next(self._number), happening))

    def take(self, timeout_seconds: float | None) -> tuple[Happening, float] | None:
        """Let time pass until something happens or the time-out is over."""
        limit = self.now + (3600.0 if timeout_seconds is None else timeout_seconds)
        if self._coming and self._coming[0][0] <= limit:
            at, _, happening = heapq.heappop(self._coming)
            self.now = max(self.now, at)
            return happening, self.now
        self.now = limit
        return None

    def clear(self) -> None:
        """The power is cut: nothing that was going to happen will."""
        self._coming.clear()


class SimulatedBody:
    """Speaks in the time that words take and answers questions by chance; see device.evening.hardware.SoundBody."""

    needs_fresh_start = False

    def __init__(self, simulation: Simulation, chance: random.Random, reader: SteadyReader) -> None:
        self._simulation, self._chance, self._reader = simulation, chance, reader
        self.speaker_missing = False
        self.state: DeviceState | None = None
        self.speaking: int | None = None

    def open(self, state_store: StateStore) -> None:  # noqa: ARG002
        if self.speaker_missing:
            raise SpeakerFailed("No loudspeaker was found.", "Plug one in.")

    def open_microphone(self) -> None:
        """Always there, until a fault takes it away."""

    def end(self) -> None:
        self.speaking = None

    def close(self) -> None:
        """Nothing is open."""

    def set_dials(self, state_store: StateStore) -> None:
        """Nothing sounds."""

    def noted(self, event: Heard, now: float) -> None:
        """No latency is measured."""

    def pressed_down(self) -> None:
        """The light would answer."""

    def speak(self, command: Speak, now: float) -> None:
        words = sum(len(part.text.split()) if isinstance(part, Words) else 0 for part in command.parts)
        self.speaking = command.utterance
        self._simulation.post(Spoken(command.utterance), now + words / WORDS_A_SECOND)

    def hush(self, now: float) -> None:
        if self.speaking is not None:
            self._simulation.post(Spoken(self.speaking), now + 0.02)

    def listen(self, command: Listen, now: float) -> None:
        at = now + self._chance.uniform(1.0, 12.0)
        draw = self._chance.random()
        if draw < 0.15:
            return  # silence
        self._simulation.post(VoiceBegan(command.number), at)
        if draw < 0.25:
            second_best = self._chance.choice((None, *REMARKS))
            self._report(NothingHeard(command.number, second_best), command, at + 1.0)
            return
        expected = bool(command.phrases) and draw < 0.85
        said = self._chance.choice(command.phrases if expected else REMARKS)
        heard = Heard(command.number, said if expected else None, said, at + 1.0)
        for _ in range(2 if draw > 0.97 else 1):  # now and then twice
            self._report(heard, command, at + self._chance.uniform(1.2, 2.5))

    def _report(self, heard: Heard | NothingHeard, command: Listen, at: float) -> None:
        for event in self._reader.report(heard, command):
            self._simulation.post(event, at)

    def stop_listening(self, now: float) -> None:
        """What was half heard comes late; the conversation must not mind."""

    def show(self, command: SetLight, now: float) -> None:  # noqa: ARG002
        self.state = command.state


class Device:
    """The device in the simulation, and the hand that breaks it."""

    def __init__(self, folder: Path, seed: int, reader: SteadyReader) -> None:
        self.folder = folder
        self._reader = reader
        self.state = folder / "state"
        self.chance = random.Random(seed)
        self.simulation = Simulation()
        self.script = load_script()
        self.faults: Counter[str] = Counter()
        self.evenings = 0
        self.boots = 0
        self.body, self.event_loop = self._switch_on()

    def _switch_on(self) -> tuple[SimulatedBody, EventLoop]:
        body = SimulatedBody(self.simulation, self.chance, self._reader)
        self.boots += 1
        boot, booted_at = f"boot {self.boots}", self.simulation.now
        state_store = StateStore(self.state, uptime=lambda: Uptime(boot, self.simulation.now - booted_at))

        def begin(
            _: int,
        ) -> Started:  # the event loop's own seed is new each time; one soak is to be the same each time
            return Started(
                seed=self.chance.randrange(2**31), locked=state_store.talking_rests, plan=state_store.kept.plan
            )

        real: Script = self.script
        return body, EventLoop(
            real, cast(Hardware, body), state_store, self.simulation, begin, clock=lambda: self.simulation.now
        )

    @property
    def in_evening(self) -> bool:
        """Whether an evening goes on."""
        return self.event_loop._session is not None

    def turn(self) -> None:
        """One turn of the event loop."""
        before = self.event_loop.evenings
        self.event_loop._turn()
        self.evenings += self.event_loop.evenings - before

    def break_something(self) -> None:
        """One fault, drawn by chance; it goes away by itself after some seconds."""
        fault = self.chance.choice(FAULTS)
        self.faults[fault] += 1
        post, now, gone = self.simulation.post, self.simulation.now, self.simulation.now + self.chance.uniform(1, 60)
        match fault:
            case "microphone":
                post(MicrophoneLost())
                post(MicrophoneBack(), gone)
            case "recogniser":
                post(HearingLost(again=False))
                post(HearingBack(), now + 4.0)
            case "recogniser again":
                post(HearingLost(again=True))
                post(HearingBack(), gone)
            case "reader":
                post(ReadingLost())
                post(ReadingBack(), gone)
            case "speaker":
                self.body.speaker_missing = not self.body.speaker_missing
            case "disk":
                self.mend_disk() if self.disk_broken else self.break_disk()
            case "power cut":
                self.simulation.clear()
                self.body, self.event_loop = self._switch_on()
            case "torn state":
                self.tear_state()
            case "press":
                post(ButtonDown())
                post(Pressed(), now + 0.1)
            case "hold":
                post(ButtonDown())
                post(Held(), now + 2.0)

    @property
    def disk_broken(self) -> bool:
        """Whether a file lies where the state's folder was: nothing can be written, not even by root."""
        return self.state.is_file()

    def break_disk(self) -> None:
        """Nothing can be read or written from now on."""
        if self.state.is_dir():
            self.state.rename(self.folder / "away")
        self.state.touch()

    def mend_disk(self) -> None:
        """The folder is back, with what was in it."""
        if self.disk_broken:
            self.state.unlink()
            with suppress(FileNotFoundError):
                (self.folder / "away").rename(self.state)

    def tear_state(self) -> None:
        """What a power cut may do to a file on a bad card, and the start after it."""
        with suppress(OSError):
            file = self.state / "kept.json"
            content = file.read_bytes()
            file.write_bytes(content[: self.chance.randrange(len(content) + 1)])
        self.simulation.clear()
        self.body, self.event_loop = self._switch_on()


def soak(minutes: float, seed: int, fault_seconds: float, folder: Path) -> Soaked:
    """So many simulated minutes. Raises whatever the device raises: there is nothing it may."""
    with closing(SteadyReader(ChildReader(limits=UNHURRIED))) as reader:
        return _soaked(Device(folder, seed, reader), minutes, fault_seconds)


def _soaked(device: Device, minutes: float, fault_seconds: float) -> Soaked:
    folder = device.folder
    ends_at, next_fault = minutes * 60.0, fault_seconds
    resident_early: float | None = None
    while device.simulation.now < ends_at:
        if not device.in_evening:
            device.simulation.post(Pressed(), device.simulation.now + device.chance.uniform(0.5, 20.0))
        device.turn()
        while device.simulation.now >= next_fault:
            next_fault += device.chance.expovariate(1 / fault_seconds)
            device.break_something()
        if resident_early is None and device.evenings >= 10:
            resident_early = resident_megabytes()
    ready = ends_ready(device)
    files = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
    resident = resident_megabytes()
    return Soaked(
        evenings=device.evenings,
        simulated_minutes=device.simulation.now / 60.0,
        faults=dict(device.faults),
        on_disk=files,
        strange_on_disk=strange(folder),
        ready=ready,
        resident_mb=resident,
        growth_percent=100.0 * (resident / (resident_early or resident) - 1.0),
    )


def ends_ready(device: Device) -> bool:
    """All faults mended and the button held: does it rest, and does the next press begin an evening?"""
    device.mend_disk()
    device.body.speaker_missing = False
    device.simulation.clear()
    if device.in_evening:
        device.simulation.post(Held())
        device.turn()
    rested = not device.in_evening
    device.simulation.post(Pressed())
    device.turn()
    begun = device.in_evening
    device.simulation.post(Held())
    device.turn()
    return rested and begun and not device.in_evening


def strange(folder: Path) -> list[str]:
    """What is on the disk and was not promised."""
    found = []
    for path in (path for path in folder.rglob("*") if path.is_file()):
        if path.name not in {"kept.json", "kept.partial"}:
            found.append(path.name)
            continue
        content = path.read_bytes()
        try:
            kept = msgspec.json.decode(content, type=PersistentState)
        except msgspec.MsgspecError:
            if path.name == "kept.json":
                found.append(f"{path.name}: torn")
            continue
        if MARK in content.replace((kept.plan or "").encode(), b"") or len(kept.plan or "") > LONGEST_PLAN_CHARACTERS:
            found.append(f"{path.name}: words")
    return found


def resident_megabytes() -> float:
    """Resident memory of this process."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> int:
    """Run it and print."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("--minutes", type=float, default=60.0)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--fault-seconds", type=float, default=5.0)
    arguments.add_argument("--json", type=Path)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        result = soak(given.minutes, given.seed, given.fault_seconds, Path(folder))
    for key, value in asdict(result).items():
        print(f"{key:18} {value:.1f}" if isinstance(value, float) else f"{key:18} {value}")  # noqa: T201
    if given.json:
        given.json.write_text(json.dumps(asdict(result)) + "\n")
    return 0 if result.ready and not result.strange_on_disk else 1


if __name__ == "__main__":
    sys.exit(main())
