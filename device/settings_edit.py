"""Changes single keys of a settings file and leaves the rest of it, comments too, as a person wrote it."""

from __future__ import annotations

import json
import os
import re
import tempfile
import tomllib
from collections.abc import Mapping
from pathlib import Path

import msgspec

from device.settings import Settings
from device.settings_file import SettingsError

Value = str | int | float


def save_settings(file: Path, changes: Mapping[str, Value]) -> None:
    """Set keys ("section.key") in ``file``, which is created where it is not there. Raises SettingsError.

    The new file is complete or the old one stays: it is written beside it and takes its place. What could not be read
    back as wanted is never put in place.
    """
    try:
        before = file.read_text("utf-8") if file.exists() else ""
        after = before
        for name, value in changes.items():
            section, key = name.split(".")
            after = _with(after, section, key, value)
        _check(file, before, after, changes)
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=file.parent, delete=False) as beside:
            beside.write(after)
            beside.flush()
            os.fsync(beside.fileno())
        if file.exists():
            Path(beside.name).chmod(file.stat().st_mode & 0o777)
        else:
            Path(beside.name).chmod(0o644)
        Path(beside.name).replace(file)
    except OSError as error:
        raise SettingsError(f"{file} cannot be written: {error.strerror}. Mend its permissions.") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{file} is not UTF-8 text. Save it as UTF-8.") from None


def _with(text: str, section: str, key: str, value: Value) -> str:
    """The text with one key set: its line replaced, or added to its section, or both added."""
    line = f"{key} = {_toml(value)}"
    header = re.search(rf"^[ \t]*\[[ \t]*{section}[ \t]*\][ \t]*(#.*)?$", text, re.MULTILINE)
    if header is None:
        gap = "" if not text else "\n" if text.endswith("\n") else "\n\n"
        return f"{text}{gap}[{section}]\n{line}\n"
    following = re.search(r"^[ \t]*\[", text[header.end() :], re.MULTILINE)
    end = header.end() + following.start() if following else len(text)
    body = text[header.end() : end]
    old = re.search(rf"^[ \t]*{key}[ \t]*=.*$", body, re.MULTILINE)
    body = body[: old.start()] + line + body[old.end() :] if old else f"\n{line}{body}"
    return text[: header.end()] + body + text[end:]


def _toml(value: Value) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _check(file: Path, before: str, after: str, changes: Mapping[str, Value]) -> None:
    """That the new text says what the old one said, and the changes, and nothing that is not allowed."""
    try:
        wanted, written = tomllib.loads(before), tomllib.loads(after)
        for name, value in changes.items():
            section, key = name.split(".")
            wanted.setdefault(section, {})[key] = value
        msgspec.convert(written, Settings)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, AttributeError) as error:
        raise SettingsError(f"{file} cannot be changed as it is: {error}. Mend it by hand.") from None
    if written != wanted:
        names = ", ".join(changes)
        raise SettingsError(f"{file} is written in a way that cannot be changed here. Set {names} in it by hand.")
