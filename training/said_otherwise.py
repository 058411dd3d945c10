"""A line as another person might have said it: so that who does it, and one word more or less, teach nothing."""

from __future__ import annotations

import numpy as np

# Recognisers lose a word now and then.
_WORD_LOST = 0.04
# Half of the lines about him are said about her, and the other way round.
_TURNED = 0.5
_TO_HER = {
    **{"he": "she", "him": "her", "his": "her", "himself": "herself", "husband": "wife", "boyfriend": "girlfriend"},
    **{"man": "woman", "men": "women", "guy": "girl", "bloke": "woman", "boy": "girl", "bf": "gf"},
}
_TO_HIM = {
    **{"she": "he", "hers": "his", "herself": "himself", "wife": "husband", "girlfriend": "boyfriend"},
    **{"woman": "man", "women": "men", "girl": "guy", "gf": "bf"},
}
# After "her" these show that it was "him": "i told her to go", but "i took her keys".
_AFTER_HIM = frozenset(
    [
        "and",
        "but",
        "or",
        "to",
        "in",
        "on",
        "at",
        "with",
        "for",
        "from",
        "of",
        "by",
        "that",
        "so",
        "again",
        "about",
        "because",
        "when",
        "if",
        "off",
        "out",
        "up",
        "down",
        "was",
        "is",
        "then",
        "not",
        "as",
        "a",
        "the",
        "my",
        "i",
        "he",
        "she",
        "we",
        "they",
        "it",
        "over",
        "into",
        "like",
        "all",
    ]
)


def said_otherwise(text: str, rng: np.random.Generator) -> str:
    """``text`` (normalised) with him and her exchanged in half of the cases, and seldom a word lost."""
    words = text.split()
    if rng.random() < _TURNED:
        words = _turned(words)
    if len(words) > 4:
        words = [word for word in words if rng.random() >= _WORD_LOST] or words
    return " ".join(words)


def _turned(words: list[str]) -> list[str]:
    turned = []
    for place, word in enumerate(words):
        if word == "her":
            following = words[place + 1] if place + 1 < len(words) else "and"
            turned.append("him" if following in _AFTER_HIM else "his")
        else:
            turned.append(_TO_HER.get(word) or _TO_HIM.get(word) or word)
    return turned
