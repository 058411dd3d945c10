"""Who may know whom: dialogue knows nobody, voices know no dialogue and no device."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
FORBIDDEN = {"dialogue": {"device", "voices"}, "voices": {"device", "dialogue"}}
# What a pure package may not touch: sound, pins, threads, clocks, network, processes.
IMPURE = {"sounddevice", "gpiozero", "threading", "time", "socket", "subprocess", "asyncio", "random", "os", "queue"}


def imported(file: Path) -> set[str]:
    """Top-level names of everything a file imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize("package", FORBIDDEN)
def test_no_package_imports_one_above_it(package: str) -> None:
    for file in (HOUSE / package).rglob("*.py"):
        assert not imported(file) & FORBIDDEN[package], f"{file.relative_to(HOUSE)} reaches upwards"


def test_dialogue_is_pure() -> None:
    for file in (HOUSE / "dialogue").rglob("*.py"):
        assert not imported(file) & IMPURE, f"{file.relative_to(HOUSE)} is not pure"
