"""Who may know whom: dialogue knows nobody, voices know no dialogue and no device, and device's rooms have an order."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
FORBIDDEN = {
    "dialogue": {"device", "voices", "simulator", "tools"},
    "voices": {"device", "dialogue", "simulator", "tools"},
    "simulator": {"tools"},
    "device": {"tools"},
}
# A room imports only from those before it; ``cli`` alone reaches the simulator, and only while ``demo`` runs.
ROOMS = (
    "system", "settings", "board", "audio", "workers", "reading", "hearing", "light", "button",
    "evening", "recorder", "checks", "console", "service", "installer", "cli",
)  # fmt: skip
# What a pure package may not touch: sound, pins, threads, clocks, network, processes.
IMPURE = {"sounddevice", "gpiozero", "threading", "time", "socket", "subprocess", "asyncio", "random", "os", "queue"}


def modules(nodes: Iterator[ast.AST]) -> Iterator[str]:
    """Dotted names of what the import statements among ``nodes`` name."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def imported(file: Path) -> set[str]:
    """Dotted names of everything a file imports, wherever in it."""
    return set(modules(ast.walk(ast.parse(file.read_text("utf-8")))))


@pytest.mark.parametrize("package", FORBIDDEN)
def test_no_package_imports_one_above_it(package: str) -> None:
    for file in (HOUSE / package).rglob("*.py"):
        packages = {name.split(".")[0] for name in imported(file)}
        assert not packages & FORBIDDEN[package], f"{file.relative_to(HOUSE)} reaches upwards"


def test_dialogue_is_pure() -> None:
    for file in (HOUSE / "dialogue").rglob("*.py"):
        packages = {name.split(".")[0] for name in imported(file)}
        assert not packages & IMPURE, f"{file.relative_to(HOUSE)} is not pure"


def test_every_room_of_the_device_is_known() -> None:
    rooms = {file.parent.relative_to(HOUSE / "device").parts[:1] for file in (HOUSE / "device").rglob("*.py")}
    assert rooms == {(), *((room,) for room in ROOMS)}


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_from_those_before_it(room: str) -> None:
    known = {"device", *(f"device.{earlier}" for earlier in ROOMS[: ROOMS.index(room) + 1])}
    for file in (HOUSE / "device" / room).rglob("*.py"):
        reached = {".".join(name.split(".")[:2]) for name in imported(file) if name.split(".")[0] == "device"}
        assert reached <= known, f"{file.relative_to(HOUSE)} reaches upwards: {sorted(reached - known)}"


def test_the_simulator_is_reached_only_while_the_demo_runs() -> None:
    for file in (HOUSE / "device").rglob("*.py"):
        reaches = any(name.split(".")[0] == "simulator" for name in imported(file))
        assert not reaches or file == HOUSE / "device" / "cli" / "demo.py", f"{file.relative_to(HOUSE)}"
        loads = set(modules(iter(ast.parse(file.read_text("utf-8")).body)))
        assert not any(name.split(".")[0] == "simulator" for name in loads), f"{file.relative_to(HOUSE)} at import"


def test_only_the_program_itself_lies_on_the_landing() -> None:
    assert {file.name for file in (HOUSE / "device").glob("*.py")} == {"__init__.py", "__main__.py"}


@pytest.mark.parametrize("package", ["dialogue", "voices", "device", "simulator", "tools"])
def test_no_name_of_a_file_stands_twice_in_a_package(package: str) -> None:
    names = Counter(file.name for file in (HOUSE / package).rglob("*.py") if file.name != "__init__.py")
    assert [name for name, times in names.items() if times > 1] == []
