"""A bundle that installs in seconds: our real wheel, and for each dependency a wheel that holds nothing but its name.

pip, venv and every step of the installer work on it as on a real one. What the empty wheels lack is lent by the
libraries of the running tests: one of them carries a .pth file that names a folder of links to them. Piper is not lent:
it is no dependency, and would render for minutes.
"""

from __future__ import annotations

import base64
import hashlib
import importlib.metadata
import json
import platform
import re
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

from device.installer.origin import BUNDLE_FILE

HOUSE = Path(__file__).parents[2]


def build_wheel(folder: Path) -> Path:
    """Our own wheel, built with what is installed here: nothing is fetched."""
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--no-build-isolation"]
    subprocess.run([*command, "--wheel-dir", str(folder), str(HOUSE)], check=True, stdin=subprocess.DEVNULL)
    (wheel,) = folder.glob("repair_coach-*.whl")
    return wheel


def make_bundle(folder: Path, wheel: Path) -> Path:
    """A bundle for this very machine."""
    wheels = folder / "wheels"
    wheels.mkdir(parents=True)
    (wheels / wheel.name).write_bytes(wheel.read_bytes())
    lent = folder.with_name(f"{folder.name}-lent")
    lent.mkdir()
    for library in Path(sysconfig.get_path("purelib")).iterdir():
        if not library.name.startswith(("piper", "joe_us", "repair_coach", "_repair_coach")):
            (lent / library.name).symlink_to(library)
    for number, name in enumerate(_dependencies(wheel)):
        files = {"lent.pth": f"{lent}\n"} if number == 0 else {}
        _write_wheel(wheels, name, importlib.metadata.version(name), files)
    seal(folder)
    return folder


def seal(folder: Path) -> None:
    """Describe what is in it, as ``./coach bundle`` does last."""
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file.name != BUNDLE_FILE)
    description = {
        "machine": platform.machine(),
        "python": f"{sys.version_info.major}.{sys.version_info.minor}",
        "extras": [],
        "sha256": {str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files},
    }
    (folder / BUNDLE_FILE).write_text(json.dumps(description))


def _dependencies(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as opened:
        (name,) = (name for name in opened.namelist() if name.endswith(".dist-info/METADATA"))
        lines = opened.read(name).decode().splitlines()
    required = [line.removeprefix("Requires-Dist: ") for line in lines if line.startswith("Requires-Dist: ")]
    return [re.match(r"[\w.-]+", line)[0] for line in required if "extra ==" not in line]  # type: ignore[index]


def _write_wheel(folder: Path, name: str, version: str, files: dict[str, str]) -> None:
    name = name.replace("-", "_")
    info = f"{name}-{version}.dist-info"
    files = {
        **files,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{path},sha256={_hash(content)},{len(content)}\n" for path, content in files.items())
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as opened:
        for path, content in files.items():
            opened.writestr(path, content)
        opened.writestr(f"{info}/RECORD", f"{record}{info}/RECORD,,\n")


def _hash(content: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content.encode()).digest()).decode().rstrip("=")
