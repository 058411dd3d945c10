"""Why an installation cannot go on, and what it needs of the machine."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

OLDEST_PYTHON = (3, 11)
# A release with every extra takes 1,150 MB, its packages as much again while they are unpacked; an upgrade keeps the
# release before. Measured with Python 3.11 on x86-64.
RELEASE_MEGABYTES = 2000
# Model, its archive and the rendered voice.
CACHE_MEGABYTES = 300


class Refusal(Exception):
    """It cannot go on. The message says what is wrong and the fix."""


def refuse_wrong_python() -> None:
    """Raises Refusal for a Python that the coach cannot use."""
    if sys.version_info < OLDEST_PYTHON:
        raise Refusal(
            f"Python {'.'.join(map(str, OLDEST_PYTHON))} or newer is needed, this is {sys.version.split()[0]}. "
            "Use Raspberry Pi OS Bookworm, Debian 12, or newer."
        )
    if sys.maxsize < 2**32:
        raise Refusal("this system is 32-bit and the recogniser is not built for it. Use the 64-bit Raspberry Pi OS.")


def refuse_hidden_python(base: Path | None = None) -> None:
    """Raises Refusal for a Python that lies in somebody's home, where no service can look."""
    base = base or Path(sys.base_prefix)
    if base.parts[1:2] in {("home",), ("root",)}:
        raise Refusal(f"the Python in {base} is hidden from services. Run it with the system's: /usr/bin/python3.")


def refuse_without_root(doing: str) -> None:
    """Raises Refusal for anybody but root."""
    if os.geteuid() != 0:
        raise Refusal(f"only root may {doing} an appliance. Run: sudo ./coach {doing} (or give --root FOLDER to look)")


def refuse_without_space(folder: Path, megabytes: int) -> None:
    """Raises Refusal if ``folder``, which need not exist yet, has less free space."""
    existing = next(parent for parent in (folder, *folder.parents) if parent.exists())
    free = shutil.disk_usage(existing).free // 1_000_000
    if free < megabytes:
        raise Refusal(f"too little space in {existing}: {free} MB free, {megabytes} MB needed. Make room and repeat.")
