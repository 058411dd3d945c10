"""Changes files only where they differ, and whole or not at all: repeated, it changes nothing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def put(path: Path, content: bytes, mode: int = 0o644) -> bool:
    """Write a file; False if it was so already."""
    try:
        same = not path.is_symlink() and path.read_bytes() == content and path.stat().st_mode & 0o7777 == mode
    except OSError:
        same = False
    if same:
        return False
    make_folder(path.parent)
    partial = path.with_name(path.name + ".new")
    with partial.open("wb") as file:
        file.write(content)
        os.fchmod(file.fileno(), mode)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)
    sync(path.parent)
    return True


def make_folder(folder: Path) -> None:
    """With its parents, readable for all, whatever the umask of the administrator is."""
    for missing in reversed([parent for parent in (folder, *folder.parents) if not parent.exists()]):
        missing.mkdir(exist_ok=True)
        missing.chmod(0o755)


def link(path: Path, target: str) -> bool:
    """Let ``path`` be a symbolic link to ``target``, switched at once; False if it was so already."""
    if path.is_symlink() and str(path.readlink()) == target:
        return False
    make_folder(path.parent)
    partial = path.with_name(path.name + ".new")
    partial.unlink(missing_ok=True)
    partial.symlink_to(target)
    partial.replace(path)
    sync(path.parent)
    return True


def remove(path: Path) -> bool:
    """Remove a file, a link or a folder with all that is in it; False if there was none. Follows no links."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    elif path.is_symlink() or path.exists():
        path.unlink()
    else:
        return False
    return True


def sync(folder: Path) -> None:
    """Let a rename outlast a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
