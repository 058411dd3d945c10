"""A release: one virtual environment, made beside the others and then switched to at once."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from device.installer import pin_library, tree
from device.installer.command import interactive, run, say
from device.installer.layout import Layout
from device.installer.origin import Origin
from device.installer.refusal import RELEASE_MEGABYTES, Refusal, refuse_without_space

# Written last: a release without it was interrupted and is made anew.
COMPLETE = "complete.json"
NO_NETWORK = ("connection", "resolution", "unreachable", "timed out", "proxy")


def build(layout: Layout, origin: Origin, extras: tuple[str, ...]) -> Path:
    """The release of this origin, made if it is not there yet. Raises Refusal; what was half made is made anew."""
    release = layout.releases / origin.digest
    if is_complete(release):
        say(f"the program is there already: {release}")
        return release
    refuse_without_space(layout.home, RELEASE_MEGABYTES)
    tree.remove(release)
    tree.make_folder(layout.releases)
    say(f"making a virtual environment: {release}")
    lgpio_by_apt = pin_library.has(sys.executable, "lgpio")
    # Only lgpio may come from the system: the package index has an empty shell of it (--ignore-installed below).
    shared = ("--system-site-packages",) if lgpio_by_apt else ()
    if run(sys.executable, "-m", "venv", *shared, release) != 0:
        raise Refusal("the virtual environment could not be made; the reason stands above. Is python3-venv installed?")
    say("installing the Python packages (some minutes the first time)")
    _pip(release, origin, ignore_installed=lgpio_by_apt)
    if layout.staged:
        pin_library.install_wheel(release, origin)
    _settle(layout, release)
    tree.put(release / COMPLETE, json.dumps({"extras": extras}).encode())
    return release


def is_complete(release: Path) -> bool:
    """Whether it was made to the end."""
    return (release / COMPLETE).is_file()


def extras_of(release: Path) -> tuple[str, ...]:
    """The extras it was made with."""
    try:
        return tuple(json.loads((release / COMPLETE).read_bytes())["extras"])
    except (OSError, ValueError, KeyError):
        return ()


def switch(layout: Layout, release: Path) -> bool:
    """Let it be the current one; the one before is kept for ``back``. False if it was current already."""
    target = f"releases/{release.name}"
    before = str(layout.current.readlink()) if layout.current.is_symlink() else None
    if before == target:
        return False
    if before:
        tree.link(layout.previous, before)
    return tree.link(layout.current, target)


def back(layout: Layout) -> Path:
    """Switch to the release before. Raises Refusal if there is none."""
    previous = layout.previous
    if not previous.is_symlink() or not is_complete(previous.resolve()):
        raise Refusal("there is no release before this one to go back to.")
    release = layout.releases / previous.readlink().name
    switch(layout, release)
    return release


def prune(layout: Layout) -> None:
    """Remove every release but the current one and the one before."""
    kept = {link.readlink().name for link in (layout.current, layout.previous) if link.is_symlink()}
    for release in sorted(layout.releases.iterdir()):
        if release.name not in kept:
            say(f"removing an old release: {release}")
            tree.remove(release)


def _pip(release: Path, origin: Origin, *, ignore_installed: bool) -> None:
    log = release / "pip.log"
    command: list[str | Path] = [release / "bin" / "python", "-m", "pip", "install", "--no-input", "--no-compile"]
    command += ["--disable-pip-version-check", "--retries", "2", "--log", log]
    command += [] if interactive() else ["--quiet", "--progress-bar", "off"]
    command += ["--ignore-installed"] if ignore_installed else []
    if run(*command, *origin.pip) == 0:
        log.unlink(missing_ok=True)
        return
    said = log.read_text("utf-8", errors="replace") if log.exists() else ""
    if "No space left on device" in said:
        raise Refusal("the disk is full. Make room and repeat.")
    if any(sign in said.casefold() for sign in NO_NETWORK) and "--no-index" not in origin.pip:
        raise Refusal(
            "the Python packages cannot be fetched: there is no network. Connect it and repeat, or make a bundle on "
            "another machine (./coach bundle FOLDER) and give it here with --bundle FOLDER."
        )
    raise Refusal(f"the Python packages could not be installed; the reason stands above and in {log}.")


def _settle(layout: Layout, release: Path) -> None:
    """Compile everything, because the service may not write there; in a staged tree name only final paths."""
    final = Path("/") / release.relative_to(layout.root)
    if layout.staged:
        for file in (release / "pyvenv.cfg", *(release / "bin").iterdir()):
            if not file.is_symlink() and str(release).encode() in (content := file.read_bytes()):
                tree.put(file, content.replace(str(release).encode(), str(final).encode()), file.stat().st_mode & 0o777)
    compile_anew(release, final)


def compile_anew(release: Path, final: Path) -> None:
    """Every module, named as below ``final``."""
    libraries = release / "lib"
    # Some packages ship files for other Pythons that do not compile; they are never imported.
    options = ("-f", "-q", "-q", "-j", "0", "--invalidation-mode", "unchecked-hash")
    run(release / "bin" / "python", "-m", "compileall", *options, "-s", release, "-p", final, libraries)
