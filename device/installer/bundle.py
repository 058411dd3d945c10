"""Makes a bundle: a folder with everything that an appliance without a network is installed from."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from device.installer import pin_library, tree
from device.installer.command import say
from device.installer.origin import BUNDLE_FILE
from device.installer.refusal import Refusal, refuse_without_space

BUNDLE_MEGABYTES = 700
OURS = {BUNDLE_FILE, "wheels", "wheels.partial", "models", "install"}
MODEL = "vosk-model-small-en-us-0.15"
# Raspberry Pi OS Bookworm has glibc 2.36.
PLATFORMS = ("manylinux_2_36", "manylinux_2_35", "manylinux_2_34", "manylinux_2_28", "manylinux_2_17", "manylinux2014")
# Dependencies (of vosk) that are published as source alone. They are pure Python: their wheels serve every machine.
SOURCE_ONLY = ("srt",)
INSTALL = """\
#!/bin/sh
# Installs the appliance out of this folder, without a network. Run: sudo sh install
set -eu
here=$(cd "$(dirname -- "$0")" && pwd)
wheel=$(echo "$here"/wheels/repair_coach-*.whl)
PYTHONPATH=$wheel exec /usr/bin/python3 -B -m device.installer.main "${1:-install}" --bundle "$here"
"""


def make_bundle(
    folder: Path, clone: Path, *, machine: str | None, python: str | None, extras: tuple[str, ...], model: Path | None
) -> None:
    """Fill ``folder``; repeated, it is filled anew. Raises Refusal.

    machine, python: of the appliance ("aarch64", "3.13"); None as here. model: folder of a Vosk model.
    """
    machine = machine or platform.machine()
    python = python or f"{sys.version_info.major}.{sys.version_info.minor}"
    if folder.exists() and any(entry.name not in OURS for entry in folder.iterdir()):
        raise Refusal(f"{folder} holds something else. Name an empty folder or a new one.")
    refuse_without_space(folder, BUNDLE_MEGABYTES)
    wheels, partial = folder / "wheels", folder / "wheels.partial"
    folder.mkdir(parents=True, exist_ok=True)
    for stale in (partial, folder / BUNDLE_FILE):
        tree.remove(stale)
    say("building the wheel")
    _pip("wheel", "--no-deps", "--wheel-dir", str(partial), str(clone), *SOURCE_ONLY)
    (own,) = partial.glob("repair_coach-*.whl")
    say(f"fetching the Python packages for {machine} with Python {python}")
    platforms = [option for name in PLATFORMS for option in ("--platform", f"{name}_{machine}")]
    asked = f"{own}[{','.join(extras)}]" if extras else str(own)
    options = ("--only-binary", ":all:", "--python-version", python, *platforms, "--find-links", str(partial))
    _pip("download", *options, "--dest", str(partial), asked)
    fetched = _fetch("download", *options, "--no-deps", "--dest", str(partial), pin_library.WHEEL)
    if not fetched:
        say(
            f"without a wheel of lgpio: there is none for {machine} with Python {python}. Pins need python3-lgpio there"
        )
    tree.remove(wheels)
    partial.rename(wheels)
    _take_model(folder / "models", model)
    (folder / "install").write_text(INSTALL)
    (folder / "install").chmod(0o755)
    _seal(folder, {"machine": machine, "python": python, "extras": extras})
    say(f"the bundle is in {folder}. Carry it to the appliance and run there: sudo sh {folder.name}/install")


def _take_model(models: Path, given: Path | None) -> None:
    tree.remove(models)
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "repair-coach" / "models"
    model = given or cache / MODEL
    manifest = model.with_name(model.name + ".manifest.json")
    if given and not given.is_dir():
        raise Refusal(f"{given} is no folder of a model.")
    if not model.is_dir():
        say("without a Vosk model: none has been fetched here (repair-coach setup does). Whisper will serve.")
        return
    say(f"taking along the model {model.name}")
    shutil.copytree(model, models / model.name)
    if manifest.is_file():
        shutil.copy2(manifest, models / manifest.name)


def _seal(folder: Path, description: dict[str, object]) -> None:
    """Written last: a folder without it is no bundle."""
    sums = {}
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            with file.open("rb") as opened:
                sums[str(file.relative_to(folder))] = hashlib.file_digest(opened, "sha256").hexdigest()
    content = json.dumps({**description, "sha256": sums}, indent=1)
    tree.put(folder / BUNDLE_FILE, content.encode())


def _pip(*arguments: str) -> None:
    if not _fetch(*arguments):
        raise Refusal(
            "the bundle could not be filled; the reason stands above. It needs a network and pip "
            "(sudo apt-get install python3-pip)."
        )


def _fetch(*arguments: str) -> bool:
    command = [
        sys.executable,
        "-m",
        "pip",
        *arguments,
        "--disable-pip-version-check",
        "--no-input",
        "--quiet",
        "--progress-bar",
        "off",
    ]
    return subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode == 0
