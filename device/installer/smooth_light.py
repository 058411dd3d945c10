"""Offers hardware PWM for the light. It changes how the Pi starts, so a person has to want it."""

from __future__ import annotations

import sys
from pathlib import Path

from device.installer import tree
from device.installer.command import output, say
from device.installer.layout import Layout

CONFIG = "/boot/firmware/config.txt"
HEADING = "# The light of repair-coach by hardware PWM; not together with the headphone jack."
WHY = "the light will be smoother: the chip times its pulses, however busy the processor is"


def offer(layout: Layout, python: Path, wanted: bool | None) -> None:
    """Add the overlay to config.txt where the owner wants it.

    python: the release's. wanted: None asks, where somebody is there to answer.
    """
    file = layout.at(CONFIG)
    if wanted is False or not file.is_file():
        return
    line = output(python, "-P", "-m", "device.light.overlay", environment=_environment(layout)).strip()
    if not line or line in _lines(file):
        return
    what = f"`{line}` in {CONFIG}"
    if wanted is None:
        say(f"with {what} {WHY}. It takes a restart, and the headphone jack is silent then")
        if not _agreed():
            say("left as it is. For later: sudo ./coach install --smooth-light")
            return
    before = file.read_bytes()
    added = f"\n[all]\n{HEADING}\n{line}\n".encode()
    tree.put(file, before + added, file.stat().st_mode & 0o7777)
    say(f"wrote {what}; it is in force after a restart: sudo reboot")


def _lines(file: Path) -> list[str]:
    return [line.strip() for line in file.read_text("utf-8", errors="replace").splitlines()]


def _environment(layout: Layout) -> dict[str, str]:
    return {"REPAIR_COACH_CONFIG": str(layout.settings)} if layout.settings.is_file() else {}


def _agreed() -> bool:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    try:
        return input("coach: write it? [y/N] ").strip().casefold() in {"y", "yes"}
    except EOFError:
        return False
