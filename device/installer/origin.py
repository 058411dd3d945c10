"""Where a release comes from: a clone and the package index, or a bundle that needs no network."""

from __future__ import annotations

import hashlib
import json
import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from device.installer.refusal import Refusal

BUNDLE_FILE = "bundle.json"
# What a wheel is made of.
PARTS = ("pyproject.toml", "README.md", "LICENSE", "device", "dialogue", "voices", "systemd", "docs/repair-coach.1")


@dataclass(frozen=True, slots=True)
class Origin:
    """pip: arguments of ``pip install``. digest: of everything that decides what is installed. models: or None."""

    pip: tuple[str, ...]
    digest: str
    models: Path | None = None


def from_clone(clone: Path, extras: tuple[str, ...]) -> Origin:
    """A clone; its dependencies come from the package index. Raises Refusal if it is none."""
    clone = clone.resolve()
    if not (clone / "pyproject.toml").is_file():
        raise Refusal(f"{clone} is no clone of repair-coach. Start it from one, or give --bundle FOLDER.")
    digest = hashlib.sha256()
    for file in _files(clone):
        digest.update(f"{file.relative_to(clone)}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return Origin((f"{clone}{_named(extras)}",), _digest(digest.hexdigest(), extras))


def from_bundle(bundle: Path, extras: tuple[str, ...]) -> Origin:
    """A folder made by ``./coach bundle``. Raises Refusal if it is none, damaged, or for another machine."""
    bundle = bundle.resolve()
    try:
        described = json.loads((bundle / BUNDLE_FILE).read_bytes())
        machine, python, sums = described["machine"], described["python"], described["sha256"]
        offered = tuple(described["extras"])
    except (OSError, ValueError, KeyError, TypeError):
        raise Refusal(f"{bundle} is no bundle. Make one with: ./coach bundle FOLDER") from None
    here = (platform.machine(), f"{sys.version_info.major}.{sys.version_info.minor}")
    if (machine, python) != here:
        raise Refusal(
            f"this bundle is for {machine} with Python {python}, this machine is {here[0]} with Python {here[1]}. "
            f"Make another: ./coach bundle FOLDER --machine {here[0]} --python {here[1]}"
        )
    if missing := set(extras) - set(offered):
        raise Refusal(f"this bundle has no {', '.join(sorted(missing))} in it. Make it with --natural.")
    for name, expected in sums.items():
        file = bundle / name
        if not file.is_file() or _sha256(file) != expected:
            raise Refusal(f"{file} is missing or damaged. Copy the bundle again.")
    wheels = bundle / "wheels"
    (own,) = wheels.glob("repair_coach-*.whl")
    pip = ("--no-index", "--find-links", str(wheels), f"{own}{_named(extras)}")
    models = bundle / "models"
    return Origin(pip, _digest(json.dumps(sums, sort_keys=True), extras), models if models.is_dir() else None)


def _named(extras: tuple[str, ...]) -> str:
    return f"[{','.join(extras)}]" if extras else ""


def _digest(content: str, extras: tuple[str, ...]) -> str:
    """Another Python, other extras: another release."""
    return hashlib.sha256(f"{content} {sys.version} {extras}".encode()).hexdigest()[:12]


def _files(clone: Path) -> Iterator[Path]:
    for part in PARTS:
        path = clone / part
        if path.is_dir():
            yield from sorted(file for file in path.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
        elif path.is_file():
            yield path


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
