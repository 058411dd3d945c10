"""Are the files of a model the known ones? Damaged weights load without an error and hear nonsense (STACK 1.2)."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

READ_BYTES = 1 << 20


class FilesDamaged(Exception):
    """A file is missing or is not the known one; the message names it."""


class Stamp(msgspec.Struct, frozen=True):
    """How a file looked when its hash was last computed."""

    size_bytes: int
    modified_ns: int
    sha256: str


def sha256_of(path: Path) -> str:
    """The sha256 of a file's content, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def verify_files(folder: Path, known: Mapping[str, str], remember_in: Path | None = None) -> None:
    """Check that every file of ``known`` (path in ``folder`` -> sha256) is there and unchanged; else FilesDamaged.

    remember_in: a small file that remembers size and time of what was verified, so that the next start need not read
    the whole model again; None reads everything. Where that file is torn or cannot be written, it only costs time.
    """
    remembered = _remembered(remember_in)
    stamps: dict[str, Stamp] = {}
    for name, sha256 in known.items():
        path = folder / name
        try:
            status = path.stat()
            stamp = remembered.get(str(path))
            if stamp is None or (stamp.size_bytes, stamp.modified_ns) != (status.st_size, status.st_mtime_ns):
                stamp = Stamp(status.st_size, status.st_mtime_ns, sha256_of(path))
        except OSError as error:
            raise FilesDamaged(f"{path} cannot be read: {error.strerror}") from None
        if stamp.sha256 != sha256:
            raise FilesDamaged(f"{path} is not the known file: its sha256 is {stamp.sha256}, expected {sha256}")
        stamps[str(path)] = stamp
    if remember_in is not None and stamps != remembered:
        _remember(remember_in, stamps)


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file so that after a power cut either the old or the new content is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _remembered(path: Path | None) -> dict[str, Stamp]:
    if path is None:
        return {}
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, Stamp])
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return {}


def _remember(path: Path, stamps: Mapping[str, Stamp]) -> None:
    try:
        write_atomically(path, msgspec.json.encode(stamps))
    except OSError:
        return  # a read-only or full disk: the next start reads the model again
