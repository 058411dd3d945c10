"""Rendered clips on disk: whole or absent, checked when read, bounded in size.

A clip is one WAV file followed by the SHA-256 of its bytes, which players ignore.
"""

from __future__ import annotations

import errno
import hashlib
import os
import time
from pathlib import Path

from voices.wav import BadWav, Clip, decode_wav, encode_wav, write_whole

DEFAULT_LIMIT_BYTES = 400_000_000
# After an eviction there is room for a while.
SHRINK_TO = 0.9
# The time of last use is only noted once a day: an SD card wears with every write.
NOTE_USE_SECONDS = 86_400.0
DIGEST_BYTES = 32
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class StoreFailed(Exception):
    """The cache cannot be written. The message says why and what to do."""


class StoreFull(StoreFailed):
    """There is no room on the disk."""


class ClipStore:
    """A folder of clips by key. Safe for several threads and processes.

    limit_bytes: the clips used longest ago are removed when all together are larger.
    """

    def __init__(self, folder: Path, limit_bytes: int = DEFAULT_LIMIT_BYTES) -> None:
        self.folder = folder
        self._limit_bytes = limit_bytes
        self._size_bytes: int | None = None

    @staticmethod
    def key(*parts: str) -> str:
        """The key of what these parts together decide."""
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    def get(self, key: str) -> Clip | None:
        """The clip, or None where it is absent or damaged; a damaged one is removed."""
        path = self._path(key)
        try:
            content = path.read_bytes()
            data, digest = content[:-DIGEST_BYTES], content[-DIGEST_BYTES:]
            if hashlib.sha256(key.encode() + data).digest() != digest:
                raise BadWav("a clip is damaged")
            clip = decode_wav(data, path.name)
        except BadWav:
            path.unlink(missing_ok=True)
            return None
        except OSError:
            return None
        self._note_use(path)
        return clip

    def __contains__(self, key: str) -> bool:
        """Whether there is such a clip, undamaged."""
        return self.get(key) is not None

    def put(self, key: str, clip: Clip) -> None:
        """Keep a clip. Raises StoreFull or StoreFailed and leaves nothing half-written then."""
        data = encode_wav(clip)
        content = data + hashlib.sha256(key.encode() + data).digest()
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            write_whole(self._path(key), content)
        except OSError as error:
            if error.errno in _FULL:
                raise StoreFull(
                    f"No room for the voice in {self.folder}: free some space on that disk; what is rendered is kept."
                ) from error
            raise StoreFailed(
                f"{self.folder} cannot be written ({error.strerror}): make it writable for this user."
            ) from error
        self._keep_within_limit(len(content))

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.wav"

    @staticmethod
    def _note_use(path: Path) -> None:
        try:
            if time.time() - path.stat().st_mtime > NOTE_USE_SECONDS:
                os.utime(path)
        except OSError:
            return  # a read-only cache still serves

    def _keep_within_limit(self, added_bytes: int) -> None:
        if self._size_bytes is not None:
            self._size_bytes += added_bytes
        if self._size_bytes is not None and self._size_bytes <= self._limit_bytes:
            return
        files = self._files()
        size = sum(size for _, size, _ in files)
        if size > self._limit_bytes:
            for _, file_bytes, path in sorted(files):
                if size <= self._limit_bytes * SHRINK_TO:
                    break
                path.unlink(missing_ok=True)
                size -= file_bytes
        self._size_bytes = size

    def _files(self) -> list[tuple[float, int, Path]]:
        """Time of last use, size and path of every clip, and of what an interrupted write left an hour ago."""
        files = []
        for path in self.folder.iterdir():
            try:
                stat = path.stat()
            except OSError:
                continue
            if path.suffix == ".wav":
                files.append((stat.st_mtime, stat.st_size, path))
            elif path.suffix == ".partial" and time.time() - stat.st_mtime > 3600:
                path.unlink(missing_ok=True)
        return files
