"""What the network is shown: labelled lines and ordinary talk, each with what is right and how much it weighs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dialogue.understanding.figures import in_plain_words
from dialogue.understanding.intents import BETWEEN_PEOPLE, OF_THE_BODY, SAFETY_CLASSES, SELF_HARM, Certainty, Intent
from dialogue.understanding.normalise import normalise
from dialogue.understanding.opinion import Doer, When
from training.labelled import NO_DANGER, ORDINARY, Line, Split, lines

CLASSES = (*BETWEEN_PEOPLE, *SELF_HARM, *OF_THE_BODY)
DANGERS = (*map(str, CLASSES), "BETWEEN_PEOPLE", "SELF_HARM")
"""What the network gives a probability of, each by itself: every class, and two families as wholes."""
WHEN = tuple(When)
DOER = tuple(Doer)
# How much less a line's intent weighs where its writer only said that it is no danger.
_ORDINARY_WEIGHT = 0.3
# How probable a danger is that is only half-said: so that what the network gives says how plainly it was.
_HALF_SAID = 0.6
# Another class of the same family may be right as well, though nobody said so.
_RELATED_WEIGHT = 0.3
# Where a second reader of the ordinary talk might have labelled otherwise.
_UNSURE_WEIGHT = 0.5
_FAMILIES = (frozenset(map(str, BETWEEN_PEOPLE)), frozenset(map(str, SELF_HARM)))
_SHARED_CLASSES = {
    **{name: f"SAFE_{name}" for name in ("VIOLENCE", "FEAR", "CONTROL", "SEXUAL", "CHILD", "PERP", "SELF_HARM")},
    "SELF_HARM_UNCLEAR": "SELF_HARM_UNCLEAR",
    "DRUNK": "INTOXICATED",
    "PAST": "PAST_TRAUMA",
}


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence with its targets."""

    text: str
    """Normalised."""
    stage: str | None
    """None: any, drawn anew each time."""
    allowed: frozenset[str]
    """Every label that is right."""
    weight: float
    """Of the label."""
    dangers: tuple[float, ...]
    """By ``DANGERS``, 0 to 1."""
    danger_weights: tuple[float, ...]
    """By ``DANGERS``: 0 where nobody said."""
    when: int | None
    """Index in ``WHEN``, if known."""
    doer: int | None
    """Index in ``DOER``, if known."""


def plain(text: str) -> str:
    """``text`` as every reader is given it."""
    return in_plain_words(normalise(text))


def labelled(without: frozenset[str] = frozenset()) -> Iterator[Example]:
    """The lines to learn from; ``without``: writers that are left out."""
    for line in lines(Split.TRAIN):
        if line.writer not in without:
            yield _example(line)


def ordinary_talk(folder: Path) -> Iterator[Example]:
    """``ordinary.txt`` and ``hard.jsonl`` of ``folder``: real sentences of which only danger or none is known."""
    for text in (folder / "ordinary.txt").read_text("utf-8").splitlines():
        if plain(text):
            yield _no_danger(plain(text), 1.0)
    for row in map(json.loads, (folder / "hard.jsonl").read_text("utf-8").splitlines()):
        if row["label"] in {"ORDINARY", "LOOKALIKE"}:
            yield _no_danger(plain(row["text"]), 1.0 if row["sure"] else _UNSURE_WEIGHT)
        elif row["sure"] and row["label"] in _SHARED_CLASSES:
            named = _SHARED_CLASSES[row["label"]]
            yield Example(
                plain(row["text"]),
                None,
                frozenset({named}),
                _UNSURE_WEIGHT,
                *_dangers(named, frozenset({named}), 1.0),
                *(None, None),
            )


def _example(line: Line) -> Example:
    known = line.intent != ORDINARY
    certain = 1.0 if line.certainty is Certainty.SURE else _HALF_SAID
    dangers, weights = _dangers(line.intent if line.is_danger else None, line.allowed, certain)
    return Example(
        plain(line.text),
        line.stage if line.stage != "any" else None,
        line.allowed,
        1.0 if known else _ORDINARY_WEIGHT,
        dangers,
        weights,
        _when(line),
        _doer(line),
    )


def _no_danger(text: str, weight: float) -> Example:
    none = tuple(0.0 for _ in DANGERS)
    return Example(
        text, None, NO_DANGER, _ORDINARY_WEIGHT, none, tuple(weight for _ in DANGERS), WHEN.index(When.NOT), None
    )


def _dangers(meant: str | None, allowed: frozenset[str], sure: float) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Targets and weights by ``DANGERS``; ``sure``: how probable what is ``meant`` is."""
    targets, weights = [], []
    for name in map(str, CLASSES):
        related = any({meant, name} <= family for family in _FAMILIES)
        targets.append(sure if name == meant else 0.0)
        weights.append(1.0 if name == meant else _RELATED_WEIGHT if related else 0.0 if name in allowed else 1.0)
    for family in _FAMILIES:
        targets.append(sure if meant in family else 0.0)
        weights.append(0.0 if meant not in family and family & allowed else 1.0)
    return tuple(targets), tuple(weights)


def _when(line: Line) -> int | None:
    if line.intent == Intent.PAST_TRAUMA:
        return WHEN.index(When.OVER)
    if line.is_danger:
        return WHEN.index(When.NOW)
    alarming = line.is_lookalike or line.intent == ORDINARY or not line.allowed & set(map(str, SAFETY_CLASSES))
    return WHEN.index(When.NOT) if alarming else None


def _doer(line: Line) -> int | None:
    if line.intent in {Intent.SAFE_PERP, *SELF_HARM}:
        return DOER.index(Doer.ME)
    if line.intent == Intent.PAST_TRAUMA:
        return DOER.index(Doer.ANOTHER)
    by_partner = {Intent.SAFE_VIOLENCE, Intent.SAFE_FEAR, Intent.SAFE_CONTROL, Intent.SAFE_SEXUAL}
    return DOER.index(Doer.PARTNER) if line.intent in by_partner else None
