"""Unmistakable danger as a counsellor reads it: ``scripts/en/danger.toml``, read, checked and compiled once.

The file is checked when it is loaded: every fault names the template and what is wrong. That each template hears its
examples and leaves its ``not`` lines alone is checked by ``dialogue.understanding.danger.faults``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from dialogue.understanding.intents import SAFETY_CLASSES, Certainty, Intent, Slot
from dialogue.understanding.normalise import normalise
from dialogue.understanding.template_language import Compiler, Gaps, Template, TemplateError
from dialogue.understanding.word_tables import read_table

FEWEST_EXAMPLES = 2
_KEYS = {"name", "class", "certainty", "says", "examples", "not", "slots", "past"}
_WORD = r"[^ ]+"


class DangerFileError(ValueError):
    """``danger.toml`` is wrong; the message names the template and the fault."""

    def __init__(self, name: str, fault: str) -> None:
        super().__init__(f"danger.toml: {name}: {fault}")


@dataclass(frozen=True, slots=True)
class Sign:
    """One entry: what sounds like a danger, or, with ``intent`` None, what only looks like one.

    says: its templates, any of which is enough. examples: lines that are heard as this. unlike: lines that are not.
    past: whether told of long ago, or of somebody else, it is PAST_TRAUMA; else it is what it is whenever it was.
    """

    name: str
    intent: Intent | None
    certainty: Certainty
    says: tuple[Template, ...]
    examples: tuple[str, ...]
    unlike: tuple[str, ...]
    slots: Mapping[str, Slot]
    past: bool

    def found(self, text: str, words: set[str]) -> Iterator[tuple[int, int]]:
        """Where in ``text`` (normalised), of these ``words``, it stands."""
        for template in self.says:
            if template.may_match(words):
                yield from (match.span() for match in template.compiled.finditer(text))


@dataclass(frozen=True, slots=True)
class DangerTable:
    """All signs, and what surrounds them.

    spelled: what is read as what. subjects: words that begin a clause. denied_near: a denial that reaches what follows
    it in its clause; denied_clause: one that reaches a whole clause after it; no_denial: looks like one and is none.
    story, long_ago, now: words that say where and when it was. others: somebody who is neither of the two, as the one
    spoken of. partners: a word for the other of the two.
    """

    signs: tuple[Sign, ...]
    spelled: Mapping[str, str]
    subjects: frozenset[str]
    denied_near: re.Pattern[str]
    denied_clause: re.Pattern[str]
    no_denial: re.Pattern[str]
    story: re.Pattern[str]
    long_ago: re.Pattern[str]
    now: re.Pattern[str]
    others: re.Pattern[str]
    partners: re.Pattern[str]


@cache
def danger_table() -> DangerTable:
    """The table of the script."""
    return table_of(read_table("danger"))


def table_of(entries: Mapping[str, Any]) -> DangerTable:
    """``entries``, as they stand in the file, compiled. Raises DangerFileError."""
    gaps = entries["gaps"]
    subjects = gaps["subjects"].split()
    always = [*gaps["denials"].split(), r"\^", r"\$"]
    within = _but_for([*always, *subjects, *gaps["joints"].split()])
    across = _but_for([*always, *gaps["persons"].split(), *gaps["people"].split()])
    compiler = Compiler(entries["lists"], Gaps(within, across))
    around = {
        name: _compiled(compiler, f"around.{name}", f"({entry})").pattern for name, entry in entries["around"].items()
    }
    reach = rf"(?: {within}){{0,{int(gaps['denials_reach'])}}} ?$"
    names: set[str] = set()
    signs = []
    for kind in ("danger", "look_alike"):
        for entry in entries[kind]:
            sign = _sign(compiler, entry, is_danger=kind == "danger")
            if sign.name in names:
                raise DangerFileError(sign.name, "there are two of this name")
            names.add(sign.name)
            signs.append(sign)
    return DangerTable(
        tuple(signs),
        MappingProxyType(dict(entries["spelled"])),
        frozenset(subjects),
        re.compile(around["denied_near"] + reach),
        re.compile(around["denied_clause"] + reach),
        *(re.compile(around[name]) for name in ("no_denial", "story", "long_ago", "now", "others", "partners")),
    )


def _but_for(words: list[str]) -> str:
    """The pattern of any word but these."""
    return rf"(?!(?:{'|'.join(sorted(words))})(?![^ ])){_WORD}"


def _compiled(compiler: Compiler, name: str, text: str) -> Template:
    try:
        return compiler.compile(text)
    except TemplateError as error:
        raise DangerFileError(name, f"{text!r}: {error}") from error


def _sign(compiler: Compiler, entry: Mapping[str, Any], *, is_danger: bool) -> Sign:
    name = str(entry.get("name", "a template without a name"))
    unknown = sorted(set(entry) - _KEYS)
    if unknown:
        raise DangerFileError(name, f"unknown: {', '.join(unknown)}")
    if len(entry.get("examples", ())) < FEWEST_EXAMPLES:
        raise DangerFileError(name, f"has fewer than {FEWEST_EXAMPLES} examples")
    if not entry.get("says"):
        raise DangerFileError(name, "says nothing")
    if is_danger and entry.get("class") not in SAFETY_CLASSES:
        raise DangerFileError(name, f"no class of danger: {entry.get('class')!r}")
    certainty = entry.get("certainty", Certainty.SURE)
    if certainty not in set(Certainty):
        raise DangerFileError(name, f"no certainty: {certainty!r}")
    return Sign(
        name,
        Intent(entry["class"]) if is_danger else None,
        Certainty(certainty),
        tuple(_compiled(compiler, name, text) for text in entry["says"]),
        tuple(normalise(example) for example in entry["examples"]),
        tuple(normalise(example) for example in entry.get("not", ())),
        MappingProxyType(dict(entry.get("slots", {}))),
        bool(entry.get("past", True)),
    )
