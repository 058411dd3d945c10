"""Fetch one file from its publisher: verified, resumable, and in place only once it is whole."""

from __future__ import annotations

import errno
import shutil
import urllib.error
import urllib.request
from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path
from typing import BinaryIO

from device.hearing.engines.verified_files import sha256_of

Progress = Callable[[int, int | None], None]
"""Called with the bytes that are there and the bytes in all (None if the publisher does not say)."""


def silent(_done: int, _total: int | None) -> None:
    """Progress that nobody watches."""


READ_BYTES = 256 * 1024
TIMEOUT_SECONDS = 20.0
SPARE_BYTES = 64 * 1024 * 1024


class FetchFailed(Exception):
    """The file could not be fetched; the message says why and what to do."""


def fetch(url: str, sha256: str, to: Path, progress: Progress = silent) -> Path:
    """Fetch ``url`` to the file ``to`` and return it; FetchFailed if that is not possible.

    What arrived is kept beside it as ``.part`` and goes on from there at the next call. A file that is there already
    and has the right hash is not fetched again; one whose hash is wrong is removed.
    """
    if to.exists():
        if sha256_of(to) == sha256:
            return to
        to.unlink()
    part = to.with_name(to.name + ".part")
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        _receive(url, part, progress)
    except urllib.error.HTTPError as error:
        raise FetchFailed(f"{url} answers {error.code} {error.reason}; try again later") from None
    except OSError as error:
        raise FetchFailed(_advice(url, part, error)) from None
    except HTTPException as error:
        raise FetchFailed(f"{url} broke off ({type(error).__name__}); try again, it goes on where it was") from None
    found = sha256_of(part)
    if found != sha256:
        part.unlink()
        raise FetchFailed(
            f"{url} is not the known file: its sha256 is {found}, expected {sha256}. It was removed; try again, "
            "and if it happens again the publisher has changed it or the network alters it"
        )
    part.replace(to)
    return to


def _receive(url: str, part: Path, progress: Progress) -> None:
    there = part.stat().st_size if part.exists() else 0
    request = urllib.request.Request(url)
    if there:
        request.add_header("Range", f"bytes={there}-")
    try:
        answer = urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS)
    except urllib.error.HTTPError as error:
        if error.code == 416 and there:  # nothing follows: the hash will tell whether it is whole
            return
        raise
    with answer:
        goes_on = there > 0 and getattr(answer, "status", None) == 206
        there = there if goes_on else 0
        length = answer.headers.get("Content-Length")
        total = there + int(length) if length and length.isdigit() else None
        if total is not None and shutil.disk_usage(part.parent).free < total - there + SPARE_BYTES:
            raise OSError(errno.ENOSPC, "not enough room")
        with part.open("ab" if goes_on else "wb") as file:
            _copy(answer, file, there, total, progress)
    if total is not None and part.stat().st_size < total:
        raise OSError(errno.ECONNRESET, "the connection broke off")


def _copy(source: BinaryIO, target: BinaryIO, there: int, total: int | None, progress: Progress) -> None:
    progress(there, total)
    while block := source.read(READ_BYTES):
        target.write(block)
        there += len(block)
        progress(there, total)


def _advice(url: str, part: Path, error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return f"the disk that holds {part.parent} is full; make room and try again, it goes on where it was"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"{part.parent} cannot be written ({error.strerror}); run as its owner or choose another folder"
    reason = getattr(error, "reason", None) or error.strerror or type(error).__name__
    return f"{url} cannot be reached ({reason}); connect the device to the network for set-up and try again"
