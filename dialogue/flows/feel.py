"""Feel: one plain word, after calming. Naming a feeling before it made regulation worse (Nook 2021)."""

from __future__ import annotations

from dialogue.evening import Evening
from dialogue.lines import FEELING_WORDS
from dialogue.moves import Flow, ask, say
from dialogue.understanding.intents import Meaning


def feel(evening: Evening) -> Flow[None]:
    """One word each, no reasons yet; any answer is right."""
    questions = ("feel.first", "feel.other") if evening.mode.two_people else ("feel.one_word",)
    for question in questions:
        word = _known_word((yield from ask(question)))
        if word is None:
            yield from say("feel.any_word")
        else:
            yield from say("feel.echo", feeling=word)
    yield from say("feel.softer")


def _known_word(answer: Meaning) -> str | None:
    """The one feeling word that may be said back, or None."""
    labels = answer.slots.get("labels")
    if isinstance(labels, tuple) and labels and labels[0] in FEELING_WORDS:
        return labels[0]
    return None
