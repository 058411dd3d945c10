"""repair-coach talk, piped: the contract of its lines and its exit codes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from program_partner import environment

CALM = "just breathe\nseven\nthree\n"


def talk(lines: str | bytes, home: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """The command as a person runs it, with a home of its own."""
    data = lines if isinstance(lines, bytes) else lines.encode()
    done = subprocess.run(
        [sys.executable, "-m", "device", "talk", "--fast", "--seed", "4", *more],
        input=data, capture_output=True, env=environment(home), timeout=60, check=False,
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
    subprocess.run([sys.executable, "-m", "device", "forget"], env=environment(tmp_path), check=True, timeout=60)
    assert not kept.exists() or "phone" not in kept.read_text()


def test_a_program_that_writes_only_after_it_has_read_gets_through(tmp_path: Path) -> None:
    """Each answer is written when its question stands there, into a pipe that stays open."""
    answers = {
        "on my own, or both of us.": "just breathe",
        "How stirred up are you right now?": "seven",
        "And now, zero to ten?": "three",
    }
    pipe = subprocess.PIPE
    command = [sys.executable, "-m", "device", "talk", "--fast", "--seed", "4"]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, bufsize=0, env=environment(tmp_path)) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        said = ""
        for line in iter(running.stdout.readline, b""):
            said = line.decode().strip()
            for end in [question for question in answers if said.startswith("coach") and said.endswith(question)]:
                running.stdin.write(f"{answers.pop(end)}\n".encode())
        assert running.wait(timeout=60) == 0
    assert not answers
    assert said == "(ending)"


def test_a_line_counts_once_it_is_whole(tmp_path: Path) -> None:
    pipe = subprocess.PIPE
    command = [sys.executable, "-m", "device", "talk", "--fast", "--seed", "4"]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, bufsize=0, env=environment(tmp_path)) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        running.stdin.write(b"just br")
        while b"(listening)" not in running.stdout.readline():
            pass
        running.stdin.write(b"eathe\nst")
        while b"(listening)" not in running.stdout.readline():
            pass
        running.stdin.write(b"op\n")
        assert running.wait(timeout=60) == 0


def test_what_is_written_early_answers_one_question_each(tmp_path: Path) -> None:
    """All at once, from a file: what one does now too, with nothing in between used up."""
    lines = tmp_path / "lines"
    lines.write_text("just breathe\nseven\n/now gentle\nthree\n", "utf-8")
    command = [sys.executable, "-m", "device", "talk", "--fast", "--seed", "4"]
    with lines.open("rb") as written:
        done = subprocess.run(
            command, stdin=written, capture_output=True, env=environment(tmp_path), timeout=60, check=False
        )
    shown = done.stdout.decode()
    assert done.returncode == 0
    assert "(breathing, gentle)" in shown
    assert shown.index("And now, zero to ten?") < shown.index("you    three")
