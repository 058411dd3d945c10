"""Commands that may be said at any time: only when they are all that was said.

"I can't stop crying" and "stop beating yourself up" hold the word and are not the command; so every
comparison is of the whole utterance, with politeness peeled off its ends (see ``normalise.peelings``).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from dialogue.understanding.intents import Intent
from dialogue.understanding.normalise import normalise, peelings, without_beginnings
from dialogue.understanding.word_tables import read_table


@cache
def _table() -> Mapping[str, Mapping[str, list[str]]]:
    return read_table("commands")


@cache
def load_commands() -> Mapping[str, Intent]:
    """Every phrase of the command table, as written there, and its intent.

    Raises ValueError naming the phrase if two intents claim it or an intent is unknown.
    """
    commands: dict[str, Intent] = {}
    for name, phrases in _table().items():
        try:
            intent = Intent(name)
        except ValueError:
            raise ValueError(f"commands.toml: [{name}] is no intent; the names are those of METHOD 6") from None
        for phrase in (*phrases["spoken"], *phrases["also"]):
            if commands.get(phrase, intent) is not intent:
                raise ValueError(f"commands.toml: {phrase!r} stands under {commands[phrase]} and {intent}; keep one")
            commands[phrase] = intent
    return commands


# The short phrases that the recogniser's grammar listens for during every question, in the order of the file.
CORE_COMMANDS: tuple[str, ...] = tuple(phrase for phrases in _table().values() for phrase in phrases["spoken"])


@cache
def _by_spelling() -> Mapping[str, Intent]:
    return {normalise(phrase): intent for phrase, intent in load_commands().items()}


def exact_command(text: str) -> Intent | None:
    """The command that ``text`` (normalised) is word for word."""
    return _by_spelling().get(text)


def command(text: str) -> Intent | None:
    """The command that ``text`` (normalised) is, or None if it is more or other than a command."""
    table = _by_spelling()
    for candidate in (*without_beginnings(text), *peelings(text)):
        if candidate in table:
            return table[candidate]
    return None
