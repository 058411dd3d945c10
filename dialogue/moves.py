"""What a flow may ask of the world, and what it gets back.

A flow is a generator: it yields moves and receives replies. No timers, no retries and no hardware are
in it; what every move shares (patience, re-prompts, commands, safety, stop) is the conversation's.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeVar

from dialogue.breath import Pattern
from dialogue.evening import Evening
from dialogue.states import DeviceState
from dialogue.understanding.intents import Intent, Meaning

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Say:
    """Speak a line. Reply: None."""

    line: str
    values: Mapping[str, str] = field(default_factory=lambda: _NOTHING)


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask a question and wait for an answer. Reply: a Meaning the question takes, or its ``otherwise``."""

    question: str
    values: Mapping[str, str] = field(default_factory=lambda: _NOTHING)


@dataclass(frozen=True, slots=True)
class GiveFloor:
    """Give somebody the floor until they are done.

    floor: the light while they speak. seconds: the longest turn. Reply: the Meaning of the whole turn.
    """

    question: str
    floor: DeviceState = DeviceState.LISTENING
    seconds: float = 120.0
    values: Mapping[str, str] = field(default_factory=lambda: _NOTHING)


@dataclass(frozen=True, slots=True)
class Cue:
    """Words spoken while breathing: on the in- or out-stroke of the first breath after ``after_seconds``."""

    after_seconds: float
    line: str
    on_out: bool = False


@dataclass(frozen=True, slots=True)
class Breathe:
    """Lead breathing for about ``seconds``; it ends where a breath ends. Reply: Ended."""

    pattern: Pattern
    seconds: float
    cues: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True)
class BreatheTogether:
    """Some cycles of the light, then the line of ``question``; the ear is open, and nothing must be said.

    pattern: None leads no breath, the light is only quiet. until: meanings that end it at once; a press does as well,
    and after the line any voice and the question's silence. Reply: Ended.
    """

    pattern: Pattern | None
    seconds: float
    question: str
    until: frozenset[Intent]


@dataclass(frozen=True, slots=True)
class Ground:
    """Lead the five senses, one step of light a sense. Reply: Ended."""

    lines: tuple[str, ...]
    seconds_each: float = 22.0


@dataclass(frozen=True, slots=True)
class Rest:
    """Be quiet for a while. ``until``: meanings that end it early. The state decides whether the ear is open.

    Reply: Ended.
    """

    seconds: float
    state: DeviceState = DeviceState.QUIET
    until: frozenset[Intent] = frozenset()


@dataclass(frozen=True, slots=True)
class Note:
    """Write facts into the evening (none: just read it). Reply: the Evening."""

    changes: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class SavePlan:
    """Store the one agreed plan line; without a plan, erase what was kept. Reply: None."""

    plan: str | None


@dataclass(frozen=True, slots=True)
class LockTalking:
    """Let the talking modes rest until tomorrow. Reply: None."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How breathing, grounding or a rest ended: by time, by a press, or by something said.

    pattern: the way of breathing that was asked for meanwhile, if another was.
    """

    seconds: float
    by_press: bool = False
    meaning: Meaning | None = None
    pattern: Pattern | None = None


@dataclass(frozen=True, slots=True)
class GoTo:
    """What an interlude may return: leave everything and go on with another flow, named in flows/."""

    flow: str


Move = Say | Ask | GiveFloor | Breathe | BreatheTogether | Ground | Rest | Note | SavePlan | LockTalking
Reply = Meaning | Ended | Evening | None
T = TypeVar("T")
Flow = Generator[Move, Reply, T]


def ask(question: str, **values: str) -> Flow[Meaning]:
    """Ask, typed."""
    reply = yield Ask(question, MappingProxyType(values))
    assert isinstance(reply, Meaning)
    return reply


def share(question: str, floor: DeviceState = DeviceState.LISTENING, seconds: float = 120.0) -> Flow[Meaning]:
    """Share, typed."""
    reply = yield GiveFloor(question, floor, seconds)
    assert isinstance(reply, Meaning)
    return reply


def say(*lines: str, **values: str) -> Flow[None]:
    """Say lines one after the other."""
    for line in lines:
        yield Say(line, MappingProxyType(values))


def spend(move: Breathe | BreatheTogether | Ground | Rest) -> Flow[Ended]:
    """Spend time with one of the silent moves, typed."""
    reply = yield move
    assert isinstance(reply, Ended)
    return reply


def note(**changes: object) -> Flow[Evening]:
    """Write facts into the evening and read it."""
    reply = yield Note(MappingProxyType(changes))
    assert isinstance(reply, Evening)
    return reply
