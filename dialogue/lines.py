"""A spoken line: words, the pauses between them, and the few values it may carry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from types import MappingProxyType

from dialogue.commands import Pause, Words

NUMBER_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
# One plain word each; what a person says is mapped to one of these and only this is ever said back.
FEELING_WORDS = (
    "hurt", "angry", "worried", "ashamed", "tired", "sad", "lonely", "scared", "guilty", "frustrated", "disappointed",
    "numb", "mixed", "overwhelmed", "calm", "hopeful", "jealous", "embarrassed", "confused", "defensive", "hopeless",
)  # fmt: skip

# Pauses that every line has without saying so, in seconds. Source: METHOD 4, "Rate and pitch".
BETWEEN_SENTENCES_SECONDS = 0.7
BEFORE_QUESTION_SECONDS = 1.5

# Values with few possible words are rendered ahead like fixed text; the others when they are needed.
VALUE_WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"level": NUMBER_WORDS, "before": NUMBER_WORDS, "after": NUMBER_WORDS, "feeling": FEELING_WORDS}
)
FREE_VALUES = frozenset({"plan", "choices", "emergency", "crisis", "domestic", "own_behaviour", "children", "key"})
PLACEHOLDERS = frozenset(VALUE_WORDS) | FREE_VALUES

_TOKEN = re.compile(r"\{([^{}]*)\}")
_PAUSE = re.compile(r"pause (\d+(?:\.\d+)?)$")
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")


class BadLineError(ValueError):
    """A line that cannot be spoken as written; the message says why."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the script with its variants, one of which is spoken.

    id: ``stage.name``. variants: texts with ``{pause 1.5}`` and placeholders such as ``{level}``.
    """

    id: str
    variants: tuple[str, ...]

    def __post_init__(self) -> None:
        for text in self.variants:
            for name in _placeholders(text):
                if name not in PLACEHOLDERS:
                    known = ", ".join(sorted(PLACEHOLDERS))
                    raise BadLineError(f"unknown placeholder {{{name}}}; a line may use {{pause SECONDS}}, {known}")
            if not text.strip():
                raise BadLineError("the text is empty")

    @property
    def stage(self) -> str:
        """The stage the line belongs to."""
        return self.id.partition(".")[0]

    def parts(self, variant: int, values: Mapping[str, str]) -> tuple[Words | Pause, ...]:
        """What is said: sentences and the pauses between them.

        Raises KeyError where a placeholder has no value: a mistake in a flow, found by its tests.
        """
        return tuple(_parts(self.variants[variant], values))

    def texts(self) -> Iterator[str]:
        """Every sentence that can be rendered ahead, each value of few words put in."""
        for variant, text in enumerate(self.variants):
            names = sorted(set(_placeholders(text)))
            if FREE_VALUES.intersection(names):
                # Only the sentences without a free value can be known ahead.
                for part in self.parts(variant, {name: f"\0{name}" for name in names}):
                    if isinstance(part, Words) and "\0" not in part.text:
                        yield part.text
                continue
            for words in product(*(VALUE_WORDS[name] for name in names)):
                for part in self.parts(variant, dict(zip(names, words, strict=True))):
                    if isinstance(part, Words):
                        yield part.text


def pause_before(parts: tuple[Words | Pause, ...]) -> Pause:
    """The silence before a line that follows another one at once: a longer one where it comes to a question."""
    words = [part.text for part in parts if isinstance(part, Words)]
    asks = len(words) == 1 and words[0].endswith("?")
    return Pause(BEFORE_QUESTION_SECONDS if asks else BETWEEN_SENTENCES_SECONDS)


def _placeholders(text: str) -> Iterator[str]:
    """Names of the values in ``text``; raises BadLineError for a pause that cannot be read."""
    for match in _TOKEN.finditer(text):
        inside = match.group(1).strip()
        if inside.startswith("pause"):
            if not _PAUSE.match(inside) or float(inside.split()[1]) > 30:
                raise BadLineError(f"{{{inside}}} is not a pause; write {{pause 1.5}}, at most 30 seconds")
        else:
            yield inside
    if "{" in _TOKEN.sub("", text) or "}" in _TOKEN.sub("", text):
        raise BadLineError("a brace is never closed or never opened")


def _parts(text: str, values: Mapping[str, str]) -> Iterator[Words | Pause]:
    spoken_before = False
    paused = True  # nothing before the first words
    position = 0
    stretches: list[str | float] = []
    for match in _TOKEN.finditer(text):
        pause = _PAUSE.match(match.group(1).strip())
        if pause:
            stretches += [text[position : match.start()], float(pause.group(1))]
            position = match.end()
    stretches.append(text[position:])
    for stretch in stretches:
        if isinstance(stretch, float):
            yield Pause(stretch)
            paused = True
            continue
        for sentence in _SENTENCE_END.split(_fill(stretch, values).strip()):
            if not sentence:
                continue
            if spoken_before and not paused:
                yield Pause(BEFORE_QUESTION_SECONDS if sentence.endswith("?") else BETWEEN_SENTENCES_SECONDS)
            yield Words(sentence)
            spoken_before, paused = True, False


def _fill(text: str, values: Mapping[str, str]) -> str:
    """``text`` with its values put in, a capital where a sentence begins."""

    def value(match: re.Match[str]) -> str:
        word = values[match.group(1).strip()]
        before = text[: match.start()].rstrip()
        return word[:1].upper() + word[1:] if not before or before[-1] in ".?!" else word

    return _TOKEN.sub(value, text)
