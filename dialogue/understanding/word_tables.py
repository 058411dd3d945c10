"""Reads the tables of words that belong to no question: one TOML file of ``scripts/en`` each."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from dialogue.understanding.clauses import Words
from dialogue.understanding.normalise import normalise


def read_table(name: str) -> dict[str, Any]:
    """The table ``name`` ("stop" for stop.toml) as it is written there."""
    return tomllib.loads(files("dialogue").joinpath(f"scripts/en/{name}.toml").read_text("utf-8"))


def read_phrases(name: str) -> Mapping[str, frozenset[Words]]:
    """The phrases of each group of the table ``name``, normalised and split into words."""
    return {
        group: frozenset(tuple(normalise(phrase).split()) for phrase in entry["words"])
        for group, entry in read_table(name).items()
    }
