"""The one line of a plan: when this happens, I will do that."""

from __future__ import annotations

import re

from dialogue.understanding.intents import Intent, Meaning

# A cue that already says when; anything else gets a "When" before it.
_CUE_WORDS = (
    "when",
    "if",
    "after",
    "before",
    "every",
    "each",
    "on ",
    "at ",
    "in ",
    "once",
    "tomorrow",
    "tonight",
    "as soon",
)
LONGEST_CHARACTERS = 200


def plan_line(answer: Meaning) -> str | None:
    """The plan as one sentence, or None where the answer has no when and then."""
    when, then = answer.slots.get("when"), answer.slots.get("then")
    if (
        answer.intent is not Intent.PLAN
        or not isinstance(when, str)
        or not isinstance(then, str)
        or not when
        or not then
    ):
        return None
    cue = when if when.startswith(_CUE_WORDS) else f"when {when}"
    line = re.sub(r"\bi\b", "I", f"{cue}, I will {then}.")  # what is heard has no capitals
    return line[:1].upper() + line[1:] if len(line) <= LONGEST_CHARACTERS else None
