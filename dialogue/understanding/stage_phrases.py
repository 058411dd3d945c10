"""What some words mean in some stages, when they are all that was said: modes, roles, "spot on", "he's asleep".

They are data: ``scripts/en/phrases.toml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from dialogue.stages import ANYWHERE, where
from dialogue.understanding.intents import Intent
from dialogue.understanding.normalise import bare, normalise, peelings
from dialogue.understanding.word_tables import read_table

TALK = frozenset(where(lambda stage: stage.is_shared_in))
"""Where what fits nothing is sharing, and some command words are the partners' own."""


def meaning_of(said: str, stage: str) -> Intent | None:
    """What ``said`` (normalised) means by the table in ``stage``."""
    known = _by_stage(stage)
    return next((known[candidate] for candidate in peelings(said) if candidate in known), None)


def is_said_to_the_partner(said: str) -> bool:
    """Whether ``said`` (normalised) is a command's words, but the partners' own where something is shared."""
    return bare(said) in _theirs()


@cache
def _theirs() -> frozenset[str]:
    return frozenset(map(normalise, read_table("phrases")["theirs"]["says"]))


@cache
def _by_stage(stage: str) -> Mapping[str, Intent]:
    """Every phrase known in ``stage``. Raises ValueError where an intent is unknown or a phrase has two."""
    known: dict[str, tuple[int, Intent]] = {}
    for entry in read_table("phrases")["phrase"]:
        rank = _rank(stage, entry["in"].split())
        if rank is None:
            continue
        for says in map(normalise, entry["says"]):
            before = known.get(says)
            if before is not None and before[0] == rank and before[1] != entry["means"]:
                raise ValueError(f"phrases.toml: {says!r} stands under {before[1]} and {entry['means']} in {stage}")
            if before is None or before[0] < rank:
                known[says] = rank, Intent(entry["means"])
    return {says: intent for says, (_, intent) in known.items()}


def _rank(stage: str, names: list[str]) -> int | None:
    """How nearly an entry for ``names`` is meant for ``stage``: the stage itself counts most; None: it is not."""
    if stage in names:
        return 2
    if ("talk" if stage in TALK else "elsewhere") in names:
        return 1
    return 0 if ANYWHERE in names else None
