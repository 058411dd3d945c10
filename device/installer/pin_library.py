"""Gives a release a library for the pins: Debian's, which belongs to Debian's Python, else a wheel of its own.

Without one the coach still serves, without button and light; it says so.
"""

from __future__ import annotations

import sys
from pathlib import Path

from device.installer import tree
from device.installer.command import run, say
from device.installer.layout import Layout
from device.installer.origin import Origin

# The package index also has an lgpio 0.0.0.2, which is an empty file.
WHEEL = "lgpio>=0.2.2"
# Looks without importing: lgpio leaves files where it is imported, and an empty module imports well.
_LOOK = """\
import importlib.util, os, sys
found = [importlib.util.find_spec(name) for name in sys.argv[1:]]
sys.exit(not any(spec and (not spec.origin or os.path.getsize(spec.origin)) for spec in found))
"""
SHARED, ALONE = "include-system-site-packages = true", "include-system-site-packages = false"


def has(python: str | Path, *modules: str) -> bool:
    """Whether a Python finds one of the modules, and not only its empty shell."""
    return run(python, "-P", "-c", _LOOK, *modules, quiet=True) == 0


def provide(layout: Layout, release: Path, origin: Origin) -> bool:
    """See that the release can use the pins, also if it was made before that was possible; whether it was changed."""
    python = release / "bin" / "python"
    if layout.staged:
        return False  # the wheel of the bundle came with the rest; a package is the device's own
    if has(sys.executable, "lgpio"):
        return _share(release)
    if has(python, "lgpio"):
        return False
    say("lgpio, for the pins, is no package of this Debian: taking its wheel")
    if install_wheel(release, origin):
        return True
    if has(sys.executable, "RPi"):
        return _share(release)
    say("there is no library for the pins. The coach will run without button and light; see docs/install.md")
    return False


def install_wheel(release: Path, origin: Origin) -> bool:
    """Whether the wheel could be had where the other packages come from."""
    *where, _own = origin.pip
    pip = (release / "bin" / "python", "-m", "pip", "install", "--no-input", "--disable-pip-version-check", "--quiet")
    return run(*pip, "--only-binary", ":all:", "--retries", "2", *where, WHEEL, quiet=True) == 0


def _share(release: Path) -> bool:
    """Let the release see the packages of the system; False if it did already."""
    file = release / "pyvenv.cfg"
    before = file.read_text("utf-8")
    if ALONE not in before:
        return False
    tree.put(file, before.replace(ALONE, SHARED).encode(), file.stat().st_mode & 0o777)
    say("the program now uses the system's library for the pins")
    return True
