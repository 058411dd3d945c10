"""The test's side: starts the coach, keeps it alive as its unit would, injects faults and times what follows."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parents[1]
# As in the unit: RestartSec, WatchdogSec.
RESTART_SECONDS = 1.0
WATCHDOG_SECONDS = 8.0
READY_SECONDS = 60.0
# A machine that runs other tests besides may take so many times longer.
BUSY_FACTOR = 4.0
CONFIG = """
[voice]
engine = "espeak"
pace = 1.4
[light]
backend = "gpiozero"
[hearing]
engine = "whisper"
"""


@dataclass(frozen=True)
class Happened:
    """Something the coach did. kind: log, light, line, sounds, exit, done, watchdog. at: monotonic seconds."""

    at: float
    kind: str
    value: Any


class DeviceUnderTest:
    """A coach beside a bed.

    folder: its settings, state and cache. plan: what is so before it starts (see coach_on_trial.Trial).
    restarts: whether it is started again when it ends, as its unit does. wrapper: a command to start it with.
    cache: rendered lines, shared by tests so that they need not wait for them. as_service: with a made-up systemd that
    is told READY and kills what does not feed its watchdog; without, as a person starts it. kept: what is remembered.
    """

    def __init__(
        self,
        folder: Path,
        *,
        config: str = CONFIG,
        plan: Mapping[str, object] | None = None,
        environment: Mapping[str, str] | None = None,
        restarts: bool = False,
        wrapper: tuple[str, ...] = (),
        cache: Path | None = None,
        as_service: bool = True,
        kept: Mapping[str, object] | None = None,
    ) -> None:
        self.folder = folder
        self.state = folder / "state"
        self.config = folder / "config.toml"
        if not self.config.exists():
            self.config.write_text(config)
        self.state.mkdir(exist_ok=True)
        if kept is not None:
            (self.state / "kept.json").write_text(json.dumps(kept))
        self.happened: list[Happened] = []
        self.restarts = restarts
        self.starts = 0
        self._came = threading.Condition()
        self._wrapper = wrapper
        self._closed = False
        self._environment = {
            **os.environ,
            "PYTHONPATH": str(TESTS),
            "GPIOZERO_PIN_FACTORY": "mock",
            "GPIOZERO_MOCK_PIN_CLASS": "mockpwmpin",
            "REPAIR_COACH_CONFIG": str(self.config),
            "STATE_DIRECTORY": str(self.state),
            "CACHE_DIRECTORY": str(cache or folder / "cache"),
            "TRIAL_FOLDER": str(folder),
            "TRIAL_PLAN": json.dumps(plan or {}),
            **(environment or {}),
        }
        self._fed_at: float | None = None
        if as_service:
            self._systemd = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            self._systemd.bind(str(folder / "notify"))
            self._systemd.settimeout(0.2)
            self._environment |= {"NOTIFY_SOCKET": str(folder / "notify")}
            self._environment |= {"WATCHDOG_USEC": str(round(WATCHDOG_SECONDS * 1e6))}
            threading.Thread(target=self._be_systemd, daemon=True).start()
        self.process = self._start()

    # -- the process -------------------------------------------------------------------------------------

    def _start(self) -> subprocess.Popen[str]:
        self.starts += 1
        self.started_at = time.monotonic()
        receives, sends = os.pipe()
        process = subprocess.Popen(
            [*self._wrapper, sys.executable, "-m", "faults.coach_on_trial"],
            env={**self._environment, "TRIAL_EVENTS": str(sends)},
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            pass_fds=(sends,),
        )
        os.close(sends)
        readers = [
            threading.Thread(target=self._read_events, args=(receives,), daemon=True),
            threading.Thread(target=self._read_log, args=(process,), daemon=True),
        ]
        for reader in readers:
            reader.start()
        threading.Thread(target=self._await_end, args=(process, readers), daemon=True).start()
        return process

    def _read_events(self, descriptor: int) -> None:
        with os.fdopen(descriptor) as events:
            for row in events:
                event = json.loads(row)
                at = event.pop("at")
                ((kind, value),) = event.items()
                self._note(Happened(at, kind, value))

    def _read_log(self, process: subprocess.Popen[str]) -> None:
        assert process.stderr is not None
        for row in process.stderr:
            self._note(Happened(time.monotonic(), "log", row.rstrip()))

    def _await_end(self, process: subprocess.Popen[str], readers: list[threading.Thread]) -> None:
        code = process.wait()
        self._fed_at = None
        for reader in readers:
            reader.join(2)
        self._note(Happened(time.monotonic(), "exit", code))
        if self.restarts and not self._closed:
            time.sleep(RESTART_SECONDS)
            if not self._closed:
                self.process = self._start()

    def _be_systemd(self) -> None:
        """Note readiness, and kill a process that was ready and does not feed the watchdog any more."""
        while not self._closed:
            message = b""
            with suppress(TimeoutError):
                message = self._systemd.recv(4096)
            now = time.monotonic()
            if b"READY=1" in message:
                self._note(Happened(now, "ready", True))
            if b"READY=1" in message or b"WATCHDOG=1" in message:
                self._fed_at = now
            if self._fed_at is not None and now - self._fed_at > WATCHDOG_SECONDS:
                self._fed_at = None
                self._note(Happened(now, "watchdog", self.process.pid))
                self.process.kill()

    def _note(self, happened: Happened) -> None:
        with self._came:
            self.happened.append(happened)
            self._came.notify_all()

    def close(self) -> None:
        """End it, if it has not ended yet."""
        self._closed = True
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(10)

    # -- faults ------------------------------------------------------------------------------------------

    def do(self, what: str, **arguments: object) -> float:
        """Let something happen there; when it had happened, in monotonic seconds."""
        began = time.monotonic()
        self._send(what, arguments)
        return self.await_("done", lambda value: value == what, began, 10.0).at

    def _send(self, what: str, arguments: dict[str, object]) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps({"do": what, **arguments}) + "\n")
        self.process.stdin.flush()

    def press(self) -> float:
        """Press the button."""
        return self.do("press")

    def ask(self, what: str, **arguments: object) -> None:
        """Let something happen there where nobody may be left to say that it did."""
        with suppress(OSError):
            self._send(what, arguments)

    def kill(self, number: signal.Signals) -> float:
        """Send a signal to the coach itself."""
        at = time.monotonic()
        self.process.send_signal(number)
        return at

    def recogniser(self) -> int:
        """The process id of the recogniser's child."""
        child = self.recogniser_or_none()
        assert child is not None, "the recogniser has no process"
        return child

    def recogniser_or_none(self) -> int | None:
        """The same, or None while there is none."""
        for status in Path("/proc").glob("[0-9]*/status"):
            with suppress(OSError):
                fields = dict(row.split(":\t", 1) for row in status.read_text().splitlines() if ":\t" in row)
                command = (status.parent / "cmdline").read_text()
                if int(fields["PPid"]) == self.process.pid and "hearing.worker.child" in command:
                    return int(status.parent.name)
        return None

    def press_until(self, line: str, seconds: float = 15.0) -> Happened:
        """Press until this line is spoken; a press while something else sounds only cuts that."""
        began = time.monotonic()
        while (spoken := self.find("line", lambda value: value == line, began)) is None:
            assert time.monotonic() < began + BUSY_FACTOR * seconds, f"{line} is not spoken:\n{self.story(began)}"
            pressed = self.press()
            with suppress(AssertionError):  # a press that changes nothing
                self.await_("line", lambda _: True, pressed, 0.6)
            time.sleep(0.3)
        return spoken

    # -- what follows ------------------------------------------------------------------------------------

    def find(self, kind: str, fits: Callable[[Any], bool], since: float) -> Happened | None:
        """The first such happening from ``since`` on, if it has come."""
        return next((one for one in self.happened if one.kind == kind and one.at >= since and fits(one.value)), None)

    def await_(self, kind: str, fits: Callable[[Any], bool], since: float, seconds: float) -> Happened:
        """Wait for it; ``seconds`` from now are ample on a machine that does nothing else."""
        deadline = time.monotonic() + BUSY_FACTOR * seconds
        with self._came:
            while (found := self.find(kind, fits, since)) is None:
                left = deadline - time.monotonic()
                assert left > 0, f"no such {kind} within {seconds:g} s:\n{self.story(since)}"
                self._came.wait(left)
        return found

    def await_ready(self, since: float = 0.0, seconds: float = READY_SECONDS) -> Happened:
        """It waits for the button."""
        return self.await_log("ready: press to begin", since, seconds)

    def await_log(self, words: str, since: float, seconds: float = 10.0) -> Happened:
        """A log line with these words."""
        return self.await_("log", lambda row: words in row, since, seconds)

    def await_line(self, line: str, since: float, seconds: float = 10.0) -> Happened:
        """A line of the script is spoken."""
        return self.await_("line", lambda value: value == line, since, seconds)

    def await_quiet(self, since: float, seconds: float = 15.0) -> Happened:
        """The voice has stopped sounding."""
        return self.await_("sounds", lambda sounds: not sounds, since, seconds)

    def await_state(self, state: str, since: float, seconds: float = 10.0) -> Happened:
        """The light shows a state."""
        return self.await_("log", lambda row: row.endswith(f"state: {state}"), since, seconds)

    def await_dips(self, since: float, seconds: float = 8.0) -> Happened:
        """The light has dipped twice and gone dark: the answer to a press of a device that cannot help."""
        deadline = time.monotonic() + BUSY_FACTOR * seconds
        while True:
            duties = self.duties(since)
            peaks = sum(a < b >= c for a, b, c in zip(duties, duties[1:], duties[2:], strict=False))
            if peaks >= 3 and duties[-1] == 0.0:
                return next(one for one in reversed(self.happened) if one.kind == "light")
            assert time.monotonic() < deadline, f"no two dips:\n{self.story(since)}"
            time.sleep(0.1)

    def await_exit(self, since: float, seconds: float) -> Happened:
        """The process has ended."""
        return self.await_("exit", lambda _: True, since, seconds)

    def lines(self, since: float) -> list[str]:
        """The lines that were spoken since."""
        return [one.value for one in self.happened if one.kind == "line" and one.at >= since]

    def states(self, since: float) -> list[str]:
        """What the light showed since, by name."""
        logged = [one.value for one in self.happened if one.kind == "log" and one.at >= since]
        return [found[1] for row in logged if (found := re.search(r"state: (.+)", row))]

    def duties(self, since: float) -> list[float]:
        """The LED's duties since."""
        return [one.value for one in self.happened if one.kind == "light" and one.at >= since]

    def story(self, since: float = 0.0) -> str:
        """Everything since, for the message of a failed test."""
        told = [one for one in self.happened if one.at >= since and one.kind != "light"]
        return "\n".join(f"{one.at - since:8.2f} {one.kind}: {one.value}" for one in told)

    @property
    def in_evening(self) -> bool:
        """Whether an evening goes on."""
        logged = [one.value for one in self.happened if one.kind == "log" and one.at >= self.started_at]
        return sum("session begins" in row for row in logged) > sum("session ended" in row for row in logged)

    # -- an evening --------------------------------------------------------------------------------------

    def begin_evening(self) -> float:
        """Press, and cut the welcome to its question; when it listens, by the clock."""
        began = time.monotonic()
        self.press()
        self.await_("sounds", bool, began, 20.0)
        self.press_until("welcome.choices")
        return self.await_log("state: listening", began, 20.0).at

    def end_evening(self) -> None:
        """Hold the button until everything is over and forgotten."""
        began = time.monotonic()
        self.do("button", down=True)
        self.await_log("session ended", began, 10.0)
        self.do("button", down=False)
        time.sleep(0.2)  # two gestures need a pause between them
