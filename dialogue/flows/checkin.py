"""Check-in: how stirred up, zero to ten; of two people the higher number counts."""

from __future__ import annotations

from dialogue.evening import Evening
from dialogue.lines import NUMBER_WORDS
from dialogue.moves import Flow, ask, note, say
from dialogue.understanding.intents import Meaning

# Up to here a minute of breathing is enough and owning a part may come first. Source: METHOD 0.1, 5.2.
SETTLED = 3
# From here on nobody enters the talking stages. Source: METHOD 5.2.
TOO_STIRRED = 6


def level_of(answer: Meaning) -> int:
    """The rating in an answer, 0-10; words without a number count as the side of caution they lean to."""
    value = answer.slots.get("value")
    if isinstance(value, int):
        return max(0, min(10, value))
    return 3 if answer.intent.value == "READY" else 8


def level_word(level: int) -> str:
    """A level as it is spoken."""
    return NUMBER_WORDS[level]


def checkin(evening: Evening) -> Flow[Evening]:
    """Ask everybody who takes part; echo each number, so that a scale used backwards is noticed."""
    questions = ("checkin.first", "checkin.other") if evening.mode.two_people else ("checkin.how_stirred",)
    levels: list[int] = []
    for question in questions:
        answer = yield from ask(question)
        level = level_of(answer)
        levels.append(level)
        if answer.slots.get("assumed"):
            continue
        line = "low" if level <= SETTLED else "middle" if level < TOO_STIRRED else "high"
        yield from say(f"checkin.echo_{line}", level=level_word(level))
    highest = max(levels)
    if len(levels) == 2 and abs(levels[0] - levels[1]) >= 3:
        yield from say("checkin.higher_counts")
    if highest > SETTLED:
        yield from say("checkin.ordinary", "checkin.settle_first")
    two_came = evening.mode.two_people
    return (yield from note(level=highest, level_before=highest, both_low=highest <= SETTLED, two_came=two_came))
