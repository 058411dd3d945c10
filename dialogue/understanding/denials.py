"""What is denied is not done: a denial before a command's or a mode's words ("I don't want a break", "not the light").

The words are data (``scripts/en/denials.toml``), the commands those of ``commands.toml``. What is denied is taken out
before the rules read what was said, so that only the rest chooses. No stop is ever taken out: nothing overrules one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from dialogue.understanding.intents import Intent
from dialogue.understanding.normalise import bare, normalise
from dialogue.understanding.spoken_commands import load_commands
from dialogue.understanding.word_tables import Words, clauses_of, ends, read_phrases

# Stands where a denial was.
MASK = "~"
# Longer than anything that is said to the coach in order to refuse something of it.
_LONGEST_WORDS = 20
_BREATHING_STAGES = frozenset({"calm", "recheck"})
# What changes the evening or the voice. Going on, yes and no have rules of their own that know "not".
_DENIABLE = frozenset(
    {
        *(Intent.PAUSE, Intent.TIME_OUT, Intent.MORE_TIME, Intent.LIGHT_ONLY, Intent.MODE_CALM, Intent.VOICE_COUNT),
        *(Intent.SLOWER, Intent.FASTER, Intent.LOUDER, Intent.QUIETER, Intent.DIMMER, Intent.BRIGHTER),
        *(Intent.HIGHER, Intent.LOWER, Intent.PRESET_SLOW, Intent.PRESET_SIGH, Intent.GENTLER),
    }
)
# What more breathing is asked for with.
_BREATHING = frozenset({Intent.MODE_CALM, Intent.MORE_TIME})
_MODES = {"just breathe": Intent.MODE_CALM, "just breathing": Intent.MODE_CALM, "the light": Intent.LIGHT_ONLY}


@dataclass(frozen=True, slots=True)
class Denial:
    """What ``intents`` were denied, and the ``rest`` of what was said, a mask in the place of each denial."""

    intents: frozenset[Intent]
    rest: str

    @property
    def beside(self) -> str:
        """What was said beside the denials."""
        return " ".join(word for word in self.rest.split() if word != MASK)

    @property
    def is_all(self) -> bool:
        """Whether nothing was said but what is not wanted."""
        return bare(self.rest) in {MASK, ""} or not self.beside

    def ends_breathing(self, stage: str) -> bool:
        """Whether it is the breathing that is not wanted, while or right after it is done."""
        return stage in _BREATHING_STAGES and not self.intents.isdisjoint(_BREATHING)


def denied(text: str) -> Denial | None:
    """What ``text``, as it was typed or recognised, denies; None where that is nothing."""
    clauses = clauses_of(text)
    if sum(map(len, clauses)) > _LONGEST_WORDS:
        return None
    intents: set[Intent] = set()
    rest = [word for clause in clauses for word in _without_denials(clause, intents)]
    if not intents.isdisjoint(_BREATHING):
        intents |= _BREATHING
    return Denial(frozenset(intents), " ".join(rest)) if intents else None


def denies(text: str, intent: Intent) -> bool:
    """Whether ``text``, as it was typed or recognised, denies what ``intent`` stands for."""
    denial = denied(text)
    return denial is not None and intent in denial.intents


def _without_denials(words: Words, intents: set[Intent]) -> Iterator[str]:
    """The words with every denial masked; what it denied is added to ``intents``."""
    start = 0
    while start < len(words):
        found = _denial_at(words, start)
        if found is None:
            yield words[start]
            start += 1
        else:
            intent, start = found
            intents.add(intent)
            yield MASK


def _denial_at(words: Words, start: int) -> tuple[Intent, int] | None:
    """What is denied from ``start`` on, and where that ends."""
    for group, things in (("denying", _things()), ("denying_breathing", _breathing())):
        for after_denying in ends(words, start, _table()[group]):
            for thing_start in _after_any(words, after_denying, _table()["between"]):
                for end in ends(words, thing_start, things):
                    thing_end = max(_after_any(words, end, frozenset({("any", "more"), ("more",), ("please",)})))
                    if thing_end == len(words) or ends(words, thing_end, _table()["after"]):
                        return things[words[thing_start:end]], thing_end
    return None


def _after_any(words: Words, start: int, phrases: frozenset[Words]) -> list[int]:
    """Every place that is reached from ``start`` over none or more of ``phrases``, the furthest first."""
    reached = {start}
    for place in range(start, len(words)):
        if place in reached:
            reached.update(ends(words, place, phrases))
    return sorted(reached, reverse=True)


@cache
def _table() -> Mapping[str, frozenset[Words]]:
    return read_phrases("denials")


@cache
def _breathing() -> Mapping[Words, Intent]:
    return dict.fromkeys(_table()["breathing"], Intent.MODE_CALM)


@cache
def _things() -> Mapping[Words, Intent]:
    """What may be denied: commands, modes and the breathing."""
    phrases = {phrase: intent for phrase, intent in {**load_commands(), **_MODES}.items() if intent in _DENIABLE}
    return {**{tuple(normalise(phrase).split()): intent for phrase, intent in phrases.items()}, **_breathing()}
