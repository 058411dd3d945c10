"""Words that sound like an expected one: given nothing else, a recogniser takes any noise for the phrases it is told.

A rival is a near-rhyme that a person might well say, never a homophone; hearing one means that no expected phrase was
said. Their worth in Vosk's grammars is not measured: the English model could not be had when they were chosen
(STACK 1.3). In Whisper they are the rivals of numbers: see ``phrase_probability``.
"""

from __future__ import annotations

from collections.abc import Mapping

RIVALS: Mapping[str, tuple[str, ...]] = {
    "yes": ("guess", "chess", "yet"),
    "yeah": ("year", "hair"),
    "no": ("new", "not", "now"),
    "stop": ("top", "shop", "step", "stock"),
    "go": ("goat", "got", "though"),
    "pause": ("cause", "boss", "paws off"),
    "zero": ("hero", "here"),
    "one": ("once", "when", "run"),
    "two": ("through", "do"),
    "three": ("tree", "free"),
    "four": ("door", "forty", "forward"),
    "five": ("fine", "fire", "by"),
    "six": ("sick", "sixty", "this"),
    "seven": ("heaven", "several"),
    "eight": ("hate", "late", "eighty"),
    "nine": ("mine", "night", "line"),
    "ten": ("then", "tent", "and"),
    "skip": ("ship", "slip"),
    "again": ("against", "a game"),
    "done": ("down", "gun"),
    "help": ("held", "health"),
    "wait": ("way", "what"),
    "back": ("bad", "black"),
    "next": ("necks", "neck"),
}

# What is said at any question, whatever is asked.
EVERYDAY = ("yes", "no", "stop", "go", "so", "oh", "okay", "what", "well", "you know", "on", "off")


def decoys_for(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """The rivals of the one-word phrases among ``phrases``, without any that is itself expected or part of one."""
    expected = {word for phrase in phrases for word in phrase.split()}
    found = dict.fromkeys(rival for phrase in phrases for rival in RIVALS.get(phrase, ()))
    return tuple(rival for rival in found if not expected & set(rival.split()))
