"""The patterns themselves: a brace lost in a format string makes a rule that matches nothing and says so nowhere."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import dialogue.understanding


def _compiled(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple | list | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _compiled(part)


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for module in pkgutil.iter_modules(dialogue.understanding.__path__):
        for name, value in vars(importlib.import_module(f"dialogue.understanding.{module.name}")).items():
            for pattern in _compiled(value):
                yield f"{module.name}.{name}", pattern


def test_no_repetition_was_lost_in_a_format_string() -> None:
    patterns = list(_patterns())
    assert len(patterns) > 200
    broken = [name for name, pattern in patterns if re.search(r"\(\d+, \d+\)|\{\{|\}\}|\{\d+, \d+\}", pattern.pattern)]
    assert broken == []


def test_no_rule_matches_nothing_at_all() -> None:
    """A pattern that matches the empty text would fire on everything."""
    allowed = {"deeds._MOVE_HELD"}  # it is asked about what follows a deed, which may be nothing
    empty = {name for name, pattern in _patterns() if pattern.search("") is not None}
    assert empty <= allowed
