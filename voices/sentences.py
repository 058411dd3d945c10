"""A text as sentences and silences: slowness comes from pauses, not from stretched words (METHOD 4)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

# METHOD 4, "Rate and pitch".
SENTENCE_PAUSE_SECONDS = 0.7
CLAUSE_PAUSE_SECONDS = 0.3
# Between words of one phrase that are rendered apart, as around a number.
WORD_GAP_SECONDS = 0.05

_SENTENCE_END = re.compile(r"(?:(?<=[.?!…])|(?<=[.?!…][\"'”’)]))\s+(?=[\"'“‘(]*[A-Z0-9])")
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|e\.g|i\.e|a\.m|p\.m|vs)\.$")


def sentences(text: str) -> list[str]:
    """The sentences of a text, white space made single, none empty."""
    found: list[str] = []
    for piece in _SENTENCE_END.split(" ".join(text.split())):
        if found and _ABBREVIATION.search(found[-1]):
            found[-1] += f" {piece}"
        elif piece:
            found.append(piece)
    return found


def paced(parts: Sequence[str | float]) -> Iterator[str | float]:
    """The parts of a line as sentences and pauses in seconds, with the pauses speech needs put between.

    A pause that the line itself asks for replaces the one that would stand there.
    """
    before: str | None = None
    for part in parts:
        if isinstance(part, str):
            for sentence in sentences(part):
                if before is not None:
                    yield pause_after(before)
                yield sentence
                before = sentence
        else:
            yield float(part)
            before = None


def outer_pauses(parts: Sequence[str | float]) -> tuple[float, float]:
    """The silence before the first words of a line and after the last ones, in seconds."""
    spoken = [place for place, part in enumerate(parts) if isinstance(part, str)] or [len(parts)]
    before, after = parts[: spoken[0]], parts[spoken[-1] + 1 :]
    return sum(float(part) for part in before), sum(float(part) for part in after)


def pause_after(text: str) -> float:
    """The silence speech leaves after this text, in seconds."""
    last = text.rstrip("\"'”’)")[-1:]
    if last in ".?!…":
        return SENTENCE_PAUSE_SECONDS
    if last in ",;:–—-":
        return CLAUSE_PAUSE_SECONDS
    return WORD_GAP_SECONDS
