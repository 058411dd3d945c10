"""The generated documents say what the code says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from device.cli.screenplay import screenplay
from dialogue.script import load_script
from dialogue.script_check import check_script

HOUSE = Path(__file__).parents[2]


def test_the_script_as_a_document_is_current() -> None:
    written = (HOUSE / "docs" / "script.md").read_text("utf-8")
    assert written == "\n".join(screenplay(load_script())) + "\n", "run: repair-coach script > docs/script.md"


def test_the_script_keeps_the_rules_of_speaking() -> None:
    assert list(check_script(load_script())) == []


@pytest.mark.parametrize("draws", [pytest.param("draw_flows.py", marks=pytest.mark.slow), "draw_wiring.py"])
def test_the_pictures_are_current(draws: str) -> None:
    done = subprocess.run(
        [sys.executable, str(HOUSE / "tools" / draws), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
