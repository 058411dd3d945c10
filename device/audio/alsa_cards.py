"""Which sound card sits in which place now, as the kernel lists them.

PortAudio's list of devices is frozen while a stream is open, and it opens a card by its place (``hw:1``). When a card
was pulled out meanwhile, another one may sit in that place: a microphone that nobody chose must never be opened.
"""

from __future__ import annotations

import re
from pathlib import Path

CARDS = Path("/proc/asound/cards")


def has_moved(device: str) -> bool:
    """Whether another card than the one PortAudio calls ``device`` sits in its place; False where nobody can tell."""
    named = re.match(r"(?P<card>.*?): .*\(hw:(?P<place>\d+),\d+\)$", device)
    if named is None:
        return False  # a sound server's device has no place
    try:
        listed = CARDS.read_text("utf-8", errors="replace")
    except OSError:
        return False
    here = re.search(rf"^ *{named['place']} \[[^\]]*\]: .*? - (.*)$", listed, re.MULTILINE)
    return here is not None and here[1].strip() != named["card"].strip()
