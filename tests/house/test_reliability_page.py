"""The table of faults names every fault test, and only such as exist."""

from __future__ import annotations

import ast
import re
from pathlib import Path

HOUSE = Path(__file__).parents[2]


def fault_tests() -> set[str]:
    """Names of the test functions in tests/faults."""
    return {
        node.name
        for file in (HOUSE / "tests" / "faults").glob("test_*.py")
        for node in ast.parse(file.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


def test_every_fault_test_stands_in_the_table_once() -> None:
    page = (HOUSE / "docs" / "reliability.md").read_text("utf-8")
    named = re.findall(r"\| `(test_\w+)` \|$", page, re.MULTILINE)
    assert len(named) == len(set(named))
    assert set(named) == fault_tests(), "run: python tools/draw_reliability.py"


def test_at_least_twenty_five_faults_are_proved() -> None:
    assert len(fault_tests()) >= 25
