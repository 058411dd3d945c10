"""repair-coach talk, piped: the contract of its lines and its exit codes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CALM = "just breathe\nseven\nthree\n"


def talk(lines: str | bytes, home: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """The command as a person runs it, with a home of its own."""
    environment = {**os.environ, "XDG_STATE_HOME": str(home), "XDG_CONFIG_HOME": str(home), "COLUMNS": "200"}
    data = lines if isinstance(lines, bytes) else lines.encode()
    done = subprocess.run(
        [sys.executable, "-m", "device", "talk", "--fast", "--seed", "4", *more],
        input=data, capture_output=True, env=environment, timeout=60, check=False,
    )  # fmt: skip
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def test_calm_only_reaches_its_end(tmp_path: Path) -> None:
    done = talk(CALM, tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Good night." in done.stdout
    assert done.stdout.count("(breathing, glide)") == 1


@pytest.mark.parametrize(
    ("lines", "stage"),
    [("", "welcome"), ("just breathe\n", "checkin"), ("just breathe\nseven\n", "recheck")],
)
def test_input_that_ends_early_names_the_stage(lines: str, stage: str, tmp_path: Path) -> None:
    done = talk(lines, tmp_path)
    assert done.returncode == 3
    assert f"stage {stage}" in done.stderr


def test_stop_and_hold_end_with_success_from_the_first_question(tmp_path: Path) -> None:
    for line in ("stop", "/hold"):
        done = talk(f"{line}\nnever reached\n", tmp_path)
        assert done.returncode == 0
        assert "Good night" not in done.stdout


def test_now_speaks_during_breathing_and_a_press_goes_on(tmp_path: Path) -> None:
    done = talk("just breathe\nseven\n/now gentle\n/wait 30\n/press\nthree\n", tmp_path)
    assert done.returncode == 0, done.stderr
    assert "(breathing, glide)" in done.stdout
    assert "That's five minutes." not in done.stdout


def test_an_answer_is_never_used_up_by_breathing(tmp_path: Path) -> None:
    done = talk("just breathe\nseven\nthree\n", tmp_path)
    breathing, you = done.stdout.index("(breathing"), done.stdout.rindex("you    three")
    assert done.stdout.index("And now, zero to ten?") < you
    assert breathing < you


def test_an_empty_line_is_silence_down_the_whole_ladder(tmp_path: Path) -> None:
    done = talk("\n", tmp_path)
    assert done.returncode == 0
    assert "Press when you want to go on" in done.stdout


def test_the_microphone_may_go_and_come_back(tmp_path: Path) -> None:
    done = talk("/mic lost\n/wait 5\n/mic back\njust breathe\nseven\nthree\n", tmp_path)
    assert done.returncode == 0, done.stderr
    assert "I can't hear just now." in done.stdout
    assert "I can hear again." in done.stdout


@pytest.mark.parametrize("directive", ["/dance", "/wait", "/wait a bit", "/wait -3", "/mic", "/mic broken", "/now"])
def test_an_unknown_directive_is_refused_with_those_that_are_known(directive: str, tmp_path: Path) -> None:
    done = talk(f"{directive}\n", tmp_path)
    assert done.returncode == 2
    assert "/wait" in done.stderr


@pytest.mark.parametrize(
    "line",
    [b"x" * 10_000, b"\x00\x01\x1b[2J\x9b", "только дышать 呼吸 🫁".encode(), b"\xff\xfe\xfd", b"[bold]not markup[/]"],
    ids=["10000 characters", "control characters", "other scripts", "not UTF-8", "markup"],
)
def test_strange_text_is_only_not_understood(line: bytes, tmp_path: Path) -> None:
    done = talk(line + b"\njust breathe\nseven\nthree\n", tmp_path)
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout
    assert "\x00" not in done.stdout


def test_a_plan_both_keep_outlives_the_evening_and_forget_erases_it(tmp_path: Path) -> None:
    sys.path.insert(0, str(Path(__file__).parents[1] / "dialogue"))
    from world import COUPLE  # noqa: PLC0415

    done = talk("\n".join(COUPLE) + "\n", tmp_path)
    assert done.returncode == 0, done.stderr
    kept = tmp_path / "repair-coach" / "kept.json"
    assert "put the phone away" in kept.read_text()
    assert "invisible" not in kept.read_text()
    environment = {**os.environ, "XDG_STATE_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    subprocess.run([sys.executable, "-m", "device", "forget"], env=environment, check=True, timeout=60)
    assert not kept.exists() or "phone" not in kept.read_text()
