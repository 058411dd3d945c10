"""The manual page, the version and the shell's completion say what the commands are."""

from __future__ import annotations

import importlib.metadata
import os
import subprocess
import sys
from pathlib import Path

import device.__main__ as program

HOUSE = Path(__file__).parents[2]


def repair_coach(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "device", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )


def test_the_manual_page_is_what_help_says() -> None:
    done = subprocess.run(
        [sys.executable, str(HOUSE / "tools" / "write_man.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_manual_page_has_every_command_with_its_exit_codes() -> None:
    page = (HOUSE / "docs" / "repair-coach.1").read_text("utf-8")
    for command in program.COMMANDS:
        assert f".SS repair\\-coach {command}" in page
    assert "130 interrupted" in page


def test_the_version_is_the_installed_one() -> None:
    done = repair_coach("--version")
    assert (done.returncode, done.stdout) == (0, f"repair-coach {importlib.metadata.version('repair-coach')}\n")


def test_a_shell_completes_commands() -> None:
    script = repair_coach(_REPAIR_COACH_COMPLETE="source_bash")
    assert "complete" in script.stdout
    words = {"COMP_WORDS": "repair-coach do", "COMP_CWORD": "1", "_REPAIR_COACH_COMPLETE": "complete_bash"}
    assert repair_coach(**words).stdout.split() == ["doctor"]
