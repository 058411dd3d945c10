"""Whether the wall clock can be believed.

A Pi without a battery wakes up at the time at which it was switched off: plausible, and wrong. So only a clock
that somebody set since is believed.
"""

from __future__ import annotations

from pathlib import Path

# Made by systemd-timesyncd once it has the time from a network.
SYNCHRONISED = "run/systemd/timesync/synchronized"


def clock_is_known(root: Path = Path("/")) -> bool:
    """Whether a network has told the time, or it was read from a clock with a battery when the system started."""
    if (root / SYNCHRONISED).exists():
        return True
    for told in (root / "sys/class/rtc").glob("rtc*/hctosys"):
        try:
            if told.read_text("ascii").strip() == "1":
                return True
        except (OSError, UnicodeDecodeError):
            continue
    return False
