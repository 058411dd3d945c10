"""A typed cast: an evening of made-up people as a file a person can read, and what must come of it.

A file has: ``title``; ``who`` they are; ``course``, the evening in plain words; ``lines``, what they say and do in
the format of ``repair-coach talk`` (an answer, "" for silence, /now, /press, /hold, /wait, /mic); ``ends_with``, the
last line spoken, or "stopped" where a stop cut the evening off; ``says``, lines that must come in this order;
``never_says``, lines or patterns (``dialogue.*``) that must not. ``talking_rests``, ``plan``: what outlives it.
``minutes``: how long it lasts, from and to. ``evening``: facts it starts with (seed, locale, plan, first_run, locked,
open_hearing).
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import msgspec
from reader_at_hand import steady

from device.console.clock import FastClock
from device.console.piped import PipedEvening
from device.console.typed_device import TypedStage
from device.console.written import GivenLines
from device.evening.session import Session
from device.evening.state_store import StateStore
from dialogue.commands import SetLight, Speak
from dialogue.events import Started
from dialogue.script import Script, load_script

FOLDER = Path(__file__).parent
STOPPED = "stopped"


class TypedCast(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One evening, as its file has it."""

    title: str
    who: str
    course: str
    lines: tuple[str, ...]
    ends_with: str
    says: tuple[str, ...]
    never_says: tuple[str, ...] = ()
    talking_rests: bool = False
    plan: str | None = None
    evening: dict[str, str | int | bool] = {}
    minutes: tuple[float, float] = (0.0, 45.0)


class Spent(msgspec.Struct, frozen=True):
    """What came of an evening. spoken: ids of the lines. used: how many of the cast's lines were used."""

    spoken: tuple[str, ...]
    used: int
    talking_rests: bool
    plan: str | None
    minutes: float


def names() -> list[str]:
    """Every cast there is."""
    return sorted(file.stem for file in FOLDER.glob("*.toml"))


def read(name: str) -> TypedCast:
    """A cast by name. Raises msgspec.ValidationError naming the key that is wrong."""
    return msgspec.convert(tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8")), TypedCast)


@cache
def script() -> Script:
    """The shipped script, read once."""
    return load_script()


def spend(
    cast: TypedCast,
    home: Path,
    caption: Callable[[Speak], None] = lambda _: None,
    light: Callable[[SetLight, float], None] = lambda _, __: None,
    typed: Callable[[str], None] = lambda _: None,
) -> Spent:
    """The evening from its first line to its end, in no time. home: an empty folder for what is kept."""
    spoken: list[str] = []
    used: list[str] = []

    def say(command: Speak) -> None:
        spoken.append(command.line)
        caption(command)

    def use(line: str) -> None:
        used.append(line)
        typed(line)

    state_store = StateStore(home)
    if "plan" in cast.evening:
        state_store.keep_plan(str(cast.evening["plan"]))
    clock = FastClock()
    stage = TypedStage(say, light, steady())
    session = Session(script(), stage, state_store)
    session.begin(msgspec.convert({"seed": 1, **cast.evening}, Started), clock.now)
    PipedEvening(session, stage, clock, GivenLines(cast.lines), use).run()
    return Spent(tuple(spoken), len(used), state_store.talking_rests, state_store.kept.plan, clock.now / 60)


def differences(cast: TypedCast, spent: Spent) -> list[str]:
    """What did not come as the cast says it must; nothing where all did."""
    wrong: list[str] = []
    if cast.ends_with != STOPPED and spent.spoken[-1] != cast.ends_with:
        wrong.append(f"it ends with {spent.spoken[-1]}, not {cast.ends_with}")
    if cast.ends_with == STOPPED and any(spent.spoken[-1].startswith(end) for end in ("close.good", "ending.")):
        wrong.append(f"it was to be stopped, but it ends with {spent.spoken[-1]}")
    left = list(spent.spoken)
    for line in cast.says:
        if line not in left:
            wrong.append(f"{line} is not said{' after what comes before it' if line in spent.spoken else ''}")
            continue
        left = left[left.index(line) + 1 :]
    for pattern in cast.never_says:
        wrong += [f"{line} is said" for line in sorted(set(spent.spoken)) if fnmatch(line, pattern)]
    if spent.used != len(cast.lines):
        wrong.append(f"only {spent.used} of {len(cast.lines)} lines are used; the next is {cast.lines[spent.used]!r}")
    if spent.talking_rests is not cast.talking_rests:
        wrong.append(f"talking {'rests' if spent.talking_rests else 'does not rest'} afterwards")
    if spent.plan != cast.plan:
        wrong.append(f"the plan kept is {spent.plan!r}, not {cast.plan!r}")
    if not cast.minutes[0] <= spent.minutes <= cast.minutes[1]:
        wrong.append(f"it lasts {spent.minutes:.1f} minutes, not {cast.minutes[0]} to {cast.minutes[1]}")
    return wrong
