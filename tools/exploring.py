"""Walks through a flow exhaustively: every reply to every move, each state once.

Generators cannot be copied, so a state is reached by running its flow again from the list of replies. Two
lists reach the same state where every frame of the generator stands at the same line with the same values.
Meanings that a flow's module never names are one and the same to it, so one of them stands for all.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from dialogue.evening import Evening
from dialogue.flows.whole_evening import FLOWS
from dialogue.move_handlers.sharing import DONE
from dialogue.moves import Ask, Breathe, BreatheTogether, Ended, Flow, GiveFloor, GoTo, Ground, Move, Note, Reply, Rest
from dialogue.questions import Question
from dialogue.script import Script
from dialogue.understanding.intents import Intent, Meaning

# One level below each gate and one above: settled, able to talk, too stirred.
LEVELS = (2, 5, 8)
# Where a meaning leads to different places by its slots, each kind of it.
_VARIED: Mapping[Intent, tuple[Mapping[str, object], ...]] = {
    Intent.RATING: tuple({"value": level} for level in LEVELS),
    Intent.FEELING: ({"labels": ("hurt",)},),
    Intent.OWN: ({}, {"over_owning": True}),
    Intent.PLAN: ({"when": "we get home", "then": "make tea"},),
}


@dataclass(frozen=True, slots=True)
class Step:
    """From one move to the next. reply: what led there, as a word. target: a move's name or an end."""

    source: str
    reply: str
    target: str


@dataclass(frozen=True, slots=True)
class Exploration:
    """All of a flow: its steps between moves that wait for people or time, and a way to reach each of those moves.

    ways: a move's name and the replies that lead to it from the beginning, the shortest found.
    lines: every line that is spoken on some way. states: how many different states there are.
    """

    steps: frozenset[Step]
    ways: Mapping[str, tuple[Reply, ...]]
    lines: frozenset[str]
    states: int


def explore(
    script: Script,
    begin: Callable[[], Flow[object]],
    evening: Evening,
    only: Mapping[str, frozenset[Intent]] = MappingProxyType({}),
) -> Exploration:
    """Walk through the flow that ``begin`` begins. only: what may be answered to some questions."""
    steps: set[Step] = set()
    ways: dict[str, tuple[Reply, ...]] = {}
    lines: set[str] = set()
    seen: set[object] = set()
    waiting: deque[tuple[tuple[Reply, ...], str, str]] = deque([((), "begin", "")])
    while waiting:
        replies, source, label = waiting.popleft()
        state = _run(begin, evening, replies, lines)
        steps.add(Step(source, label, state.name))
        if state.move is None or state.key in seen:
            continue
        seen.add(state.key)
        ways.setdefault(state.name, state.replies)
        for reply in _replies(script, state.move, state.named):
            if isinstance(reply, Meaning) and reply.intent not in only.get(state.name, (reply.intent,)):
                continue
            waiting.append(((*state.replies, reply), state.name, _word(reply)))
    return Exploration(frozenset(steps), ways, frozenset(lines), len(seen))


@dataclass(frozen=True, slots=True)
class _State:
    name: str
    move: Move | None
    key: object
    named: frozenset[Intent]
    replies: tuple[Reply, ...]  # with those of moves that need nobody


def _run(begin: Callable[[], Flow[object]], evening: Evening, replies: tuple[Reply, ...], lines: set[str]) -> _State:
    """Run from the beginning; on from there to the next move that waits for somebody or for time."""
    flow = begin()
    given: list[Reply] = []
    left = deque(replies)
    reply: Reply = None
    while True:
        try:
            move = flow.send(reply) if given else next(flow)
        except StopIteration as end:
            if isinstance(end.value, GoTo):
                return _State(end.value.flow.replace("_", " "), None, None, frozenset(), tuple(given))
            return _State("end", None, None, frozenset(), tuple(given))
        if left:
            reply = left.popleft()
        elif isinstance(move, Note):
            reply = evening.noted(move.changes)
        elif isinstance(move, Ask | GiveFloor | Breathe | BreatheTogether | Ground | Rest):
            lines.update(_lines(move))
            frames = _frames(flow)
            named = frozenset().union(*(_named_intents(module) for module, *_ in frames))
            return _State(_name(move), move, (_name(move), frames), named, tuple(given))
        else:
            lines.update(_lines(move))
            reply = None
        if isinstance(reply, Evening):
            evening = reply
        given.append(reply)


@cache
def _named_intents(module: str) -> frozenset[Intent]:
    """The intents that the source of a module names."""
    names = re.findall(r"Intent\.([A-Z_]+)", inspect.getsource(sys.modules[module]))
    return frozenset(Intent(name) for name in names)


def _frames(flow: object) -> tuple[tuple[str, str, int, object], ...]:
    """Where a chain of generators stands: module, code, line and values of each."""
    frames: list[tuple[str, str, int, object]] = []
    inner = flow
    while isinstance(inner, Generator) and (frame := getattr(inner, "gi_frame", None)) is not None:
        module = frame.f_globals["__name__"]
        values = tuple(sorted((name, _value(value, module)) for name, value in frame.f_locals.items()))
        frames.append((module, frame.f_code.co_name, frame.f_lineno, values))
        inner = getattr(inner, "gi_yieldfrom", None)
    return tuple(frames)


def _value(value: object, module: str) -> str:
    if isinstance(value, Meaning):
        slots = {name: slot for name, slot in value.slots.items() if name != "labels"}
        return f"{value.intent if value.intent in _named_intents(module) else 'other'} {slots}"
    return "" if isinstance(value, Generator) else repr(value)


def _name(move: Move) -> str:
    match move:
        case Ask(question) | GiveFloor(question):
            return question
        case Breathe():
            return "breathe"
        case BreatheTogether():
            return "breathe together"
        case Ground():
            return "ground"
        case Rest(seconds, state):
            return f"{state.label}, {seconds / 60:.0f} min" if seconds >= 60 else f"{state.label}, {seconds:.0f} s"
        case _:
            return type(move).__name__


def _lines(move: Move) -> tuple[str, ...]:
    match move:
        case Breathe(cues=cues):
            return tuple(cue.line for cue in cues)
        case Ground(lines=lines):
            return lines
        case Ask(question) | GiveFloor(question) | BreatheTogether(question=question):
            return (question,)
        case _:
            return (getattr(move, "line", ""),)


def _replies(script: Script, move: Move, named: frozenset[Intent]) -> Iterator[Reply]:
    match move:
        case Ask(question):
            yield from _meanings(script.questions[question], frozenset(), named)
        case GiveFloor(question):
            yield from _meanings(script.questions[question], DONE, named)
        case Rest(seconds, _, until) | BreatheTogether(_, seconds, _, until):
            yield Ended(seconds)
            yield Ended(seconds / 2, by_press=True)
            yield from (Ended(seconds / 2, meaning=Meaning(intent)) for intent in sorted(until))
        case Breathe(seconds=seconds):
            yield Ended(seconds)
            yield Ended(10.0, by_press=True)
            yield Ended(10.0, meaning=Meaning(Intent.GROUNDING))
        case _:
            yield Ended(100.0)


def _meanings(question: Question, more: frozenset[Intent], named: frozenset[Intent]) -> Iterator[Meaning]:
    """Each meaning that the flow tells apart, and one of all the others."""
    possible = sorted(question.takes | more | {question.otherwise.intent})
    others = [intent for intent in possible if intent not in named and intent not in _VARIED]
    for intent in possible:
        if intent in others[1:]:
            continue
        for slots in _VARIED.get(intent, ({},)):
            yield Meaning(intent, slots)  # type: ignore[arg-type]


def _word(reply: Reply) -> str:
    match reply:
        case Meaning(intent, slots):
            value = slots.get("value")
            return f"{value}" if value is not None else intent.value.lower().replace("_", " ")
        case Ended(by_press=True):
            return "press"
        case Ended(meaning=Meaning(intent)):
            return intent.value.lower()
        case Ended():
            return "time"
        case _:
            return ""


def named_flow(name: str, evening: Evening) -> Callable[[], Flow[object]]:
    """A flow of FLOWS as ``explore`` wants it."""
    return lambda: FLOWS[name](evening)
