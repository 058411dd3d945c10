"""What outlives an evening: at most one plan line, preferences, the first-run flag and the rest of talking.

One small file, written whole or not at all. A file that a power cut broke counts as none and never stops a start.
The rest of talking is counted in the time the machine has been on, because a Pi may not know what day it is.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec
import platformdirs

from dialogue.commands import AdjustDial, Dial

# "Until tomorrow" on a device whose wall clock may be wrong: powered-on seconds. Source: METHOD 2.3.
REST_SECONDS = 8 * 3600.0
# How often the remaining rest is written down while it runs.
NOTED_EVERY_SECONDS = 300.0
# A dial goes this many steps each way.
FURTHEST_STEPS = 4
LONGEST_PLAN_CHARACTERS = 300


class PersistentState(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that is ever stored.

    rest_seconds: powered-on time for which talking stays off, as noted when the machine's boot ``noted_boot``
    was ``noted_uptime_seconds`` old; it has no cause. volume, rate, pitch, brightness: steps of the dials.
    """

    plan: str | None = None
    first_run: bool = True
    rest_seconds: float = 0.0
    noted_boot: str = ""
    noted_uptime_seconds: float = 0.0
    volume: int = 0
    rate: int = 0
    pitch: int = 0
    brightness: int = 0


class StateUnwritableError(OSError):
    """The state cannot be written; the message names the folder and the fix."""


@dataclass(frozen=True, slots=True)
class Uptime:
    """How long the machine has been on, sleep included. boot: names this boot."""

    boot: str
    seconds: float

    @classmethod
    def now(cls) -> Uptime:
        """As the kernel counts it."""
        boot = Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
        return cls(boot, time.clock_gettime(time.CLOCK_BOOTTIME))


def state_folder() -> Path:
    """Where the state lives: systemd's StateDirectory, else the user's own state folder."""
    given = os.environ.get("STATE_DIRECTORY", "").split(":")[0]
    return Path(given) if given else platformdirs.user_state_path("repair-coach")


class StateStore:
    """The kept state, in memory and on disk. Every change is on disk when the call returns.

    Two processes may each have one of the same file: what one erases, the other forgets and never writes again.
    """

    def __init__(self, folder: Path | None = None, uptime: Callable[[], Uptime] = Uptime.now) -> None:
        self.path = (folder or state_folder()) / "kept.json"
        self._seen = _stamp(self.path, None)
        self._kept = _read(self.path)
        self._uptime = uptime
        self._unwritten = False
        self._tonight: dict[Dial, int] = {}

    @property
    def kept(self) -> PersistentState:
        """What is kept now, also where another process has erased it: ``repair-coach forget`` beside the service."""
        stamp = _stamp(self.path, self._seen)
        if stamp != self._seen:
            self._seen, ours, self._kept = stamp, self._kept, _read(self.path)
            if self._rest_of(ours) > self._rest_of(self._kept):
                self._kept = _with_rest_of(ours, self._kept)
        return self._kept

    @property
    def rest_seconds(self) -> float:
        """How much longer talking rests; of an earlier boot only what was noted counts, of this one all."""
        return self._rest_of(self.kept)

    def _rest_of(self, kept: PersistentState) -> float:
        return max(0.0, kept.rest_seconds - max(0.0, self._uptime().seconds - self._noted_at(kept)))

    def _noted_at(self, kept: PersistentState) -> float:
        """When the rest was noted, in seconds of this boot; before it began is its beginning."""
        return kept.noted_uptime_seconds if self._uptime().boot == kept.noted_boot else 0.0

    @property
    def talking_rests(self) -> bool:
        """Whether the talking modes are off until tomorrow."""
        return self.rest_seconds > 0

    def keep_plan(self, plan: str) -> None:
        """Store the one plan line."""
        self._change(plan=plan[:LONGEST_PLAN_CHARACTERS])

    def forget_plan(self) -> None:
        """Erase the plan line."""
        self._change(plan=None)

    def rest_talking(self) -> None:
        """Begin the rest of the talking modes."""
        uptime = self._uptime()
        self._change(rest_seconds=REST_SECONDS, noted_boot=uptime.boot, noted_uptime_seconds=uptime.seconds)

    def turn(self, command: AdjustDial) -> None:
        """Turn a dial for this evening, within its range; nothing is written."""
        self._tonight[command.dial] = max(-FURTHEST_STEPS, min(FURTHEST_STEPS, self.dial(command.dial) + command.steps))

    def dial(self, dial: Dial) -> int:
        """Steps a dial stands at this evening, 0 as shipped."""
        value = self._tonight.get(dial, getattr(self.kept, dial.value))
        assert isinstance(value, int)
        return value

    def end_evening(self) -> None:
        """Forget what was turned for this evening alone."""
        self._tonight.clear()

    def remember_evening(self) -> None:
        """An evening of two people is over: the first run is, and the dials stay as they were turned."""
        changes: dict[str, object] = {dial.value: steps for dial, steps in self._tonight.items()}
        self._tonight.clear()
        if self._unwritten or msgspec.structs.replace(self.kept, first_run=False, **changes) != self.kept:
            self._change(first_run=False, **changes)

    @property
    def seconds_to_note(self) -> float | None:
        """When ``note_rest`` has something to write; None where nothing rests."""
        kept = self.kept
        if kept.rest_seconds <= 0:
            return None
        return max(0.0, self._noted_at(kept) + NOTED_EVERY_SECONDS - self._uptime().seconds)

    def note_rest(self) -> None:
        """Write down how much of the rest is left, for a power cut.

        It is noted every NOTED_EVERY_SECONDS since the rest or this boot began, whatever happens meanwhile, so no note
        tells when somebody pressed the button. A rest that is over leaves nothing in the file.
        """
        kept, uptime = self.kept, self._uptime()
        noted_at = self._noted_at(kept)
        if kept.rest_seconds <= 0 or uptime.seconds < noted_at + NOTED_EVERY_SECONDS:
            return
        passed = max(1.0, (uptime.seconds - noted_at) // NOTED_EVERY_SECONDS) * NOTED_EVERY_SECONDS
        left = kept.rest_seconds - passed
        if left > 0:
            self._change(rest_seconds=left, noted_boot=uptime.boot, noted_uptime_seconds=noted_at + passed)
        else:
            self._change(rest_seconds=0.0, noted_boot="", noted_uptime_seconds=0.0)

    def forget(self) -> None:
        """Erase everything but the rest of talking, which nobody may end early."""
        rest = self.rest_seconds
        # Not through the partial file that another process may be writing at this moment.
        erased = self.path.with_suffix(".erased.partial")
        if rest > 0:
            uptime = self._uptime()
            self._kept = PersistentState(rest_seconds=rest, noted_boot=uptime.boot, noted_uptime_seconds=uptime.seconds)
            with suppress(_ChangedMeanwhile):  # by another that forgets
                self._seen = _write(self.path, self._kept, erased)
        else:
            self._kept = PersistentState()
            self.path.unlink(missing_ok=True)
            self._seen = None
        for partial in (_partial(self.path), erased):
            partial.unlink(missing_ok=True)

    def _change(self, **changes: object) -> None:
        for _ in range(_ATTEMPTS):
            self._kept = msgspec.structs.replace(self.kept, **changes)
            self._unwritten = True  # a disk that is full or gone may be there again after the next evening
            with suppress(_ChangedMeanwhile):
                self._seen = _write(self.path, self._kept, _partial(self.path), self._is_as_seen)
                self._unwritten = False
                return
        raise StateUnwritableError(f"{self.path.parent}: other processes change it all the time; stop them")

    def _is_as_seen(self) -> bool:
        return _stamp(self.path, self._seen) == self._seen


def _read(path: Path) -> PersistentState:
    try:
        kept = msgspec.json.decode(path.read_bytes(), type=PersistentState)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return PersistentState()
    return msgspec.structs.replace(kept, rest_seconds=min(max(kept.rest_seconds, 0.0), REST_SECONDS))


def _with_rest_of(resting: PersistentState, kept: PersistentState) -> PersistentState:
    return msgspec.structs.replace(
        kept,
        rest_seconds=resting.rest_seconds,
        noted_boot=resting.noted_boot,
        noted_uptime_seconds=resting.noted_uptime_seconds,
    )


_ATTEMPTS = 20
_Stamp = tuple[int, int] | None


class _ChangedMeanwhile(Exception):
    """Another process has changed the file since it was read."""


def _stamp(path: Path, otherwise: _Stamp) -> _Stamp:
    """Changes whenever the file is written. None: there is no file. ``otherwise``: its folder cannot be read."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    except OSError:
        return otherwise
    return found.st_ino, found.st_mtime_ns


def _partial(path: Path) -> Path:
    """Where the next state is written before it takes the place of the last; a power cut may leave it behind."""
    return path.with_suffix(".partial")


def _write(path: Path, kept: PersistentState, partial: Path, still_wanted: Callable[[], bool] = lambda: True) -> _Stamp:
    """Whole or not at all: a power cut leaves the old file or the new one. The stamp of what was written.

    still_wanted: asked last, because a card takes its time and another process may erase everything meanwhile.
    Raises _ChangedMeanwhile if it is not, or if the other one erased this too, and StateUnwritableError.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:  # noqa: PTH123
            file.write(msgspec.json.encode(kept))
            file.flush()
            os.fsync(file.fileno())
        stamp = _stamp(partial, None)
        if stamp is None or not still_wanted():
            partial.unlink(missing_ok=True)
            raise _ChangedMeanwhile
        try:
            partial.replace(path)
        except FileNotFoundError:
            raise _ChangedMeanwhile from None
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
        return stamp
    except OSError as error:
        raise StateUnwritableError(
            f"{path.parent}: cannot be written ({error.strerror}); make room or mend its rights"
        ) from None
