"""Runs other programs, and says what is being done."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path


def say(what: str) -> None:
    """One line for the person who installs."""
    print(f"coach: {what}", flush=True)  # noqa: T201


def run(
    *command: str | Path, environment: Mapping[str, str] | None = None, user: str | None = None, quiet: bool = False
) -> int:
    """Run a program, its output where ours goes unless ``quiet``; its exit code, 127 if there is none such.

    It holds our lock (``alone``) as long as it runs, even if we are killed. user: as whom, with that user's groups;
    None as ourselves.
    """
    nowhere = subprocess.DEVNULL if quiet else None
    try:
        return subprocess.run(
            [*_as(user, environment or {}), *map(str, command)],
            env=_environment(environment),
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=nowhere,
            stderr=nowhere,
            close_fds=False,
            check=False,
        ).returncode
    except FileNotFoundError:
        return 127


def output(*command: str | Path, environment: Mapping[str, str] | None = None) -> str:
    """What a program prints; "" if it fails."""
    try:
        done = subprocess.run(
            [*map(str, command)],
            env=_environment(environment),
            cwd="/",
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        return ""
    return done.stdout if done.returncode == 0 else ""


def _environment(more: Mapping[str, str] | None) -> dict[str, str]:
    """Ours, but not PYTHONPATH: with it a release would run the installer's code instead of its own."""
    return {**{name: value for name, value in os.environ.items() if name != "PYTHONPATH"}, **(more or {})}


def _as(user: str | None, environment: Mapping[str, str]) -> Sequence[str]:
    # runuser and not Python's own change of user: it sets all of the user's groups. It also sets HOME, hence env.
    if user is None:
        return ()
    return ("runuser", "-u", user, "--", "env", *(f"{name}={value}" for name, value in environment.items()))


def interactive() -> bool:
    """Whether a person watches."""
    return sys.stdout.isatty()
