"""How the tests are shared out: what waits in real time is one group and begins first; a file's tests stay together."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from xdist_groups import pytest_collection_modifyitems

TESTS = Path(__file__).parents[1]


class Item:
    """A test of a file, marked or not."""

    def __init__(self, path: str, *markers: str) -> None:
        self.path = TESTS / path
        self.markers = markers
        self.group = ""

    def get_closest_marker(self, name: str) -> object:
        return SimpleNamespace() if name in self.markers else None

    def add_marker(self, marker: Any) -> None:
        (self.group,) = marker.args


def test_what_waits_is_one_group_and_first_and_files_stay_whole_and_in_order() -> None:
    dialogue, fault = Item("dialogue/test_breath.py"), Item("faults/test_program_faults.py")
    also_dialogue, card = Item("dialogue/test_breath.py"), Item("room/test_sound_stack.py", "sound")
    items: list[Any] = [dialogue, fault, also_dialogue, card]
    pytest_collection_modifyitems(items)
    assert items == [fault, card, dialogue, also_dialogue]
    assert fault.group == card.group
    assert dialogue.group == also_dialogue.group != fault.group
