"""Which words a reader went by: for people who ask why, and not for a session."""

from __future__ import annotations

from dialogue.understanding.intents import Intent
from dialogue.understanding.normalise import normalise
from dialogue.understanding.opinion import Reader


def weigh_words(reader: Reader, text: str, stage: str, intent: Intent) -> tuple[tuple[str, float], ...]:
    """How much less probable ``intent`` is without each word of ``text``, the weightiest first.

    Leaving one thing out at a time is the plainest explanation of a reader that has no rules; it reads ``text`` once a
    word.
    """
    words = normalise(text).split()
    whole = reader.read(" ".join(words), stage).likely[intent]
    without = [" ".join(words[:place] + words[place + 1 :]) for place in range(len(words))]
    each = [(word, whole - reader.read(rest, stage).likely[intent]) for word, rest in zip(words, without, strict=True)]
    return tuple(sorted(each, key=lambda one: -one[1]))
