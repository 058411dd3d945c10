"""Checks every spoken line by the rules of METHOD 4 and 1: length, one question last, no words that harm."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dialogue.commands import Pause, Words
from dialogue.lines import FREE_VALUES, VALUE_WORDS, Line
from dialogue.script import Script
from dialogue.stages import where

# Source: METHOD 4, "Prompt length" and "Rate and pitch".
MOST_WORDS_BEFORE_A_QUESTION = 20
LONGEST_CHUNK_SECONDS = 12.0
SPEAKING_WORDS_A_SECOND = 130 / 60
# Their wording is METHOD's own: exempt from word count and order, not from the length of a chunk (METHOD 5.6, check 7).
EXEMPT_STAGES = frozenset(where(lambda stage: stage.own_wording))
EXEMPT_LINES = frozenset({"welcome.what_i_am", "welcome.who_for", "welcome.always_fine", "welcome.first_run_health"})

# What is never said, and why.
BANNED: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), why)
    for pattern, why in (
        (r"\bdeep(ly|er|est)? breaths?\b|\bbreathe deep", "deep breathing worsens panic (METHOD 1.1)"),
        (r"\bhold your breath\b", "no holds (METHOD 1.1)"),
        (
            r"\b(do|can|will|could) you forgive\b|\bforgive (him|her|them|me)\b",
            "forgiveness is never asked for (METHOD 0.9)",
        ),
        (r"\bproven\b|\bscientific|\bvagus\b|\bcures?\b", "modest in claims (METHOD 0.3)"),
        (r"\bi understand how you feel\b|\bi know how you feel\b", "it is a light, not a person (METHOD 4)"),
        (r"\bi didn'?t understand\b|\binvalid\b|\berror\b", "never blame (METHOD 4, No match)"),
        (r"\byou (should|must|have to)\b", "let and may, no orders (METHOD 1.1)"),
        (r"\b(who is|who's) (right|wrong)\b|\byour fault\b(?<!isn't your fault)", "no verdicts (METHOD 2)"),
        (r"!", "no exclamation (METHOD 4, Tone)"),
        (r"\babus(e|er|ive)\b|\bviolen(t|ce)\b", "never named aloud (METHOD 2.3)"),
        (r"\b(well done|good job|great job|good boy|good girl)\b", "no praise for basic decency (METHOD 4)"),
    )
)


@dataclass(frozen=True, slots=True)
class Fault:
    """A line that breaks a rule. line: its id. problem: which rule and by how much."""

    line: str
    problem: str


def check_script(script: Script) -> Iterator[Fault]:
    """Every fault of the script or of an overlay laid over it."""
    for line in script.lines.values():
        for variant in range(len(line.variants)):
            yield from _check(line, variant)


def _check(line: Line, variant: int) -> Iterator[Fault]:
    text = line.variants[variant]
    values = {name: words[0] for name, words in VALUE_WORDS.items()} | dict.fromkeys(FREE_VALUES, "a few words here")
    parts = line.parts(variant, values)
    sentences = [part.text for part in parts if isinstance(part, Words)]
    for pattern, why in BANNED:
        found = pattern.search(text)
        if found:
            yield Fault(line.id, f"“{found.group()}” is never said: {why}")
    questions = [index for index, sentence in enumerate(sentences) if sentence.endswith("?")]
    if questions and questions[-1] != len(sentences) - 1 and line.stage not in EXEMPT_STAGES:
        yield Fault(line.id, "something is said after the question; after a question stop talking")
    words = sum(len(sentence.split()) for sentence in sentences[:-1]) if questions else 0
    exempt = line.stage in EXEMPT_STAGES or line.id in EXEMPT_LINES
    if words > MOST_WORDS_BEFORE_A_QUESTION and not exempt:
        yield Fault(line.id, f"{words} words before the question; at most {MOST_WORDS_BEFORE_A_QUESTION}")
    longest = max(_chunk_seconds(parts))
    if longest > LONGEST_CHUNK_SECONDS:
        yield Fault(
            line.id, f"a chunk of {longest:.1f} s; at most {LONGEST_CHUNK_SECONDS:.0f} s, split it by {{pause 1}}"
        )


def _chunk_seconds(parts: tuple[Words | Pause, ...]) -> Iterator[float]:
    """Length of each stretch between pauses of at least a second, without the silence before its first words."""
    seconds = 0.0
    for part in parts:
        if isinstance(part, Pause) and (part.seconds >= 1.0 or seconds == 0.0):
            yield seconds
            seconds = 0.0
        else:
            seconds += part.seconds if isinstance(part, Pause) else len(part.text.split()) / SPEAKING_WORDS_A_SECOND
    yield seconds
