"""The patterns themselves: a brace lost in a format string makes a rule that matches nothing and says so nowhere."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import dialogue.understanding
from dialogue.understanding.danger_templates import danger_table


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


def _templates() -> Iterator[tuple[str, re.Pattern[str]]]:
    for sign in danger_table().signs:
        for template in sign.says:
            yield f"{sign.name}: {template.text}", template.compiled


def test_no_repetition_was_lost_in_a_format_string() -> None:
    patterns = [*_patterns(), *_templates()]
    assert len(patterns) > 200
    broken = [name for name, pattern in patterns if re.search(r"\(\d+, \d+\)|\{\{|\}\}|\{\d+, \d+\}", pattern.pattern)]
    assert broken == []


def test_no_rule_matches_nothing_at_all() -> None:
    """A pattern that matches the empty text would fire on everything."""
    assert {name for name, pattern in [*_patterns(), *_templates()] if pattern.search("") is not None} == set()
