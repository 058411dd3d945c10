"""Do two English phrases sound alike? For engines that cannot tell how likely a phrase is in free speech.

Spelling is folded into a coarse string of sounds (consonant classes by place of articulation, vowels as one) and the
strings are compared. It knows what recognisers confuse ("ate" for "eight", "know" for "no"), not what rhymes.
"""

from __future__ import annotations

import re

from rapidfuzz.distance import Levenshtein

# Spelled far from how they sound, and short enough to be answers.
HOMOPHONES = {
    "won": "one",
    "to": "two",
    "too": "two",
    "for": "four",
    "fore": "four",
    "ate": "eight",
    "know": "no",
    "nein": "nine",
    "sicks": "six",
    "tenn": "ten",
    "paws": "pause",
    "weight": "wait",
    "ok": "okay",
}
DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMERALS = {str(value): word for value, word in enumerate(DIGITS)}

# In order: silent and combined letters first, then classes of consonants, then vowels as one.
_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^(?:kn|gn|pn)", "n"),
        (r"^wr", "r"),
        (r"^wh", "w"),
        (r"^ps", "s"),
        (r"mb$", "m"),
        (r"ough", "o"),
        (r"igh", "i"),
        (r"(?<=[aeiou])gh", ""),
        (r"ph", "f"),
        (r"tch|ch|sh|ti(?=on)", "X"),
        (r"th", "0"),
        (r"ck|q", "k"),
        (r"x", "ks"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"g(?=[eiy])", "j"),
        (r"(?<=[aeiouy])[hw]", ""),
        (r"(?<=[^aeiouy])e$", ""),
        (r"z", "s"),
        (r"v", "f"),
        (r"d", "t"),
        (r"b", "p"),
        (r"g", "k"),
        (r"(?<!^)y|[aeiou]", "A"),
        (r"(.)\1+", r"\1"),
    )
)


def normalised(text: str) -> str:
    """Words in lower case without punctuation; numbers up to ten as words."""
    words = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text.lower().replace("’", "'"))
    return " ".join(_NUMERALS.get(word, word) for word in words)


def sounds_of(phrase: str) -> str:
    """The coarse sounds of a phrase."""
    return " ".join(_fold(HOMOPHONES.get(word, word)) for word in normalised(phrase).split())


def likeness(first: str, second: str) -> float:
    """How alike two phrases sound: 0 (nothing in common) to 1 (the same sounds)."""
    one, other = sounds_of(first), sounds_of(second)
    if not one or not other:
        return 0.0
    return float(Levenshtein.normalized_similarity(one, other))


def _fold(word: str) -> str:
    word = word.replace("'", "")
    for pattern, sound in _RULES:
        word = pattern.sub(sound, word)
    return word
