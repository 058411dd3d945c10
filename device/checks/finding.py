"""What a check says about one part, and the machine it looks at."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from device.settings.schema import Settings

COMMAND_SECONDS = 5.0


class State(StrEnum):
    """How a part is."""

    GOOD = "good"
    NOTE = "note"  # something is missing that a session can do without
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One part. fix: what a person can do, "" where nothing is to be done."""

    part: str
    state: State
    found: str
    fix: str = ""


def run_command(command: Sequence[str]) -> str | None:
    """What a command prints, or None where it is missing, fails or hangs."""
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=COMMAND_SECONDS, check=True, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout


@dataclass(frozen=True, slots=True)
class Machine:
    """Where checks look. root: "/" or a made-up tree of /sys, /proc, /dev and /run. run: runs a command."""

    root: Path = Path("/")
    run: Callable[[Sequence[str]], str | None] = run_command

    def read(self, path: str) -> str | None:
        """A small text file below the root, or None."""
        try:
            return (self.root / path).read_text("utf-8", errors="replace").rstrip("\0\n ")
        except OSError:
            return None

    @property
    def is_a_pi(self) -> bool:
        """Whether this is a Raspberry Pi, where pins are expected."""
        return "Raspberry Pi" in (self.read("proc/device-tree/model") or "")

    @property
    def service_runs(self) -> bool:
        """Whether systemd runs the coach right now; then it holds pins and sound."""
        return (self.run(["systemctl", "is-active", "repair-coach.service"]) or "").strip() == "active"


Check = Callable[[Settings, Machine], Finding]
