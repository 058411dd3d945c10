"""The language of the templates in ``scripts/en/danger.toml``: one line of it, compiled.

``he (hit|kicked) me`` alternatives; ``[has|had] hit`` may be left out; ``slap[s|ped]`` inside a word as well;
``{doer}`` a list of the file; ``{3}`` at most three more words of the same clause; ``{3+}`` at most three words that
may lead into the next clause but name nobody new; ``^`` and ``$`` the beginning and the end of what was said, which
``bounded`` marks.

Home Assistant's hassil has such a language. It matches whole sentences, by trying every path in Python; here a template
is searched for anywhere in a turn, on every line said, so it becomes a regular expression, which is made when the words
of a line first allow a match.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

_MARKS = re.compile(r"[(\[|\])]|\{[^{}]*\}|[^\s(\[|\]){}]+|\s+|.")
_WORD = re.compile(r"[a-z0-9]+|\^|\$")
_GAP = re.compile(r"\{(\d)(\+?)\}")
_UNKNOWN = "*"  # the head of a gap: any word


def bounded(text: str) -> str:
    """``text`` (normalised) with its beginning and end marked, as templates read it."""
    return f"^ {text} $"


class TemplateError(ValueError):
    """A template is written wrongly; the message says how."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """The words (patterns) that may stand in a gap of one clause, and in one that leads into the next."""

    within: str
    across: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a template: its pattern, and the words that it may begin with ("" if it may be empty).

    heads: a word that is whole ends with a space; one that goes on in the next part does not.
    gap: whether it is a gap, which brings its own spaces.
    """

    pattern: str
    heads: frozenset[str]
    gap: bool = False

    @property
    def is_optional(self) -> bool:
        """Whether it may be left out."""
        return "" in self.heads


@dataclass(frozen=True)
class Template:
    """One compiled line. needs: of each of these sets of words at least one stands in whatever it matches."""

    text: str
    pattern: str
    needs: tuple[frozenset[str], ...]

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The regular expression."""
        return re.compile(self.pattern)

    def may_match(self, words: set[str]) -> bool:
        """Whether a text of these ``words`` can match at all."""
        return not any(need.isdisjoint(words) for need in self.needs)


class Compiler:
    """Compiles templates with the ``lists`` they name."""

    def __init__(self, lists: Mapping[str, str], gaps: Gaps) -> None:
        self._lists, self._gaps = lists, gaps
        self._pieces: dict[str, Piece] = {}
        self._open: list[str] = []

    def compile(self, text: str) -> Template:
        """``text`` as a template. Raises TemplateError."""
        slots = self._slots(text)
        pattern = _in_sequence(slots).pattern
        needs = tuple(
            frozenset(head.rstrip() for head in slot.heads)
            for slot in slots
            if not slot.is_optional and not any(_UNKNOWN in head for head in slot.heads)
        )
        return Template(text, f"(?<![^ ]){pattern}(?![^ ])", needs)

    def _slots(self, text: str) -> list[Piece]:
        """The pieces of ``text`` between its spaces."""
        marks = _MARKS.findall(text.strip())
        slots, position = self._sequence(marks, 0)
        if position < len(marks):
            raise TemplateError(f"{marks[position]!r} closes or divides nothing")
        return slots

    def _sequence(self, marks: Sequence[str], position: int) -> tuple[list[Piece], int]:
        slots: list[Piece] = []
        parts: list[Piece] = []
        while position < len(marks) and marks[position] not in {"|", ")", "]"}:
            mark = marks[position]
            position += 1
            if mark.isspace():
                slots += [_joined(parts)] if parts else []
                parts = []
            elif mark in {"(", "["}:
                piece, position = self._group(marks, position, mark)
                parts.append(piece)
            else:
                parts.append(self._single(mark))
        slots += [_joined(parts)] if parts else []
        if not slots:
            raise TemplateError("an alternative is empty")
        return slots, position

    def _group(self, marks: Sequence[str], position: int, opened: str) -> tuple[Piece, int]:
        closed = ")" if opened == "(" else "]"
        choices: list[Piece] = []
        while True:
            slots, position = self._sequence(marks, position)
            choices.append(_in_sequence(slots))
            if position >= len(marks) or marks[position] not in {"|", closed}:
                raise TemplateError(f"{opened!r} is not closed")
            position += 1
            if marks[position - 1] == closed:
                break
        heads = frozenset().union(*(choice.heads for choice in choices))
        pattern = f"(?:{'|'.join(choice.pattern for choice in choices)})"
        if opened == "[":
            return Piece(f"{pattern}?", heads | {""}), position
        return Piece(pattern, heads), position

    def _single(self, mark: str) -> Piece:
        gap = _GAP.fullmatch(mark)
        if gap is not None:
            word = self._gaps.across if gap[2] else self._gaps.within
            return Piece(f"{word}\0{gap[1]}", frozenset({"", _UNKNOWN}), gap=True)
        if mark.startswith("{"):
            return self._list(mark[1:-1])
        if not _WORD.fullmatch(mark):
            raise TemplateError(f"{mark!r} is no word: templates are read in lower case, without marks")
        return Piece(re.escape(mark), frozenset({mark}))

    def _list(self, name: str) -> Piece:
        if name not in self._lists:
            raise TemplateError(f"no list {name!r}")
        if name in self._open:
            raise TemplateError(f"the list {name!r} names itself")
        if name not in self._pieces:
            self._open.append(name)
            self._pieces[name] = self._group([*_MARKS.findall(self._lists[name]), ")"], 0, "(")[0]
            self._open.pop()
        return self._pieces[name]


def _joined(parts: Sequence[Piece]) -> Piece:
    """Parts with no space between them."""
    if any(part.gap for part in parts):
        if len(parts) > 1:
            raise TemplateError("a gap stands between spaces")
        return parts[0]
    heads = {""}
    for part in parts:
        heads = {head + next_ for head in heads for next_ in ([""] if head.endswith(" ") else part.heads)}
    if len(parts) > 1 and "" in heads:
        raise TemplateError("a word cannot be optional in all its parts")
    return Piece("".join(part.pattern for part in parts), frozenset(heads))


def _in_sequence(slots: Sequence[Piece]) -> Piece:
    """Slots with spaces between them."""
    anchor = next((place for place, slot in enumerate(slots) if not slot.is_optional), None)
    if anchor is None:
        raise TemplateError("it may be empty")
    before = "".join(_repeated(slot, after=" ") for slot in slots[:anchor])
    after = "".join(
        _repeated(slot, before=" ") if slot.is_optional else f" {slot.pattern}" for slot in slots[anchor + 1 :]
    )
    heads = frozenset().union(*(slot.heads for slot in slots[: anchor + 1])) - {""}
    if len(slots) > 1:
        heads = frozenset(f"{head.rstrip()} " for head in heads)
    return Piece(f"{before}{slots[anchor].pattern}{after}", heads)


def _repeated(slot: Piece, *, before: str = "", after: str = "") -> str:
    """A slot that may be left out, with its space."""
    if slot.gap:
        word, _, most = slot.pattern.partition("\0")
        return f"(?:{before}{word}{after}){{0,{most}}}?"
    return f"(?:{before}{slot.pattern.removesuffix('?')}{after})?"
