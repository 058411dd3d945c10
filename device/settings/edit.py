"""Change single keys of the settings file; everything else in it, comments too, stays as it was written."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path

from device.settings.load import SettingsError, find_file, load_settings, user_file
from voices.wav import write_whole


def change_settings(
    section: str, values: Mapping[str, str | float], environment: Mapping[str, str] = os.environ
) -> tuple[Path, bool]:
    """Set keys of a section, to texts or numbers, in the file that is read, or in the user's own where there is none.

    Returns the file and whether it was changed. Raises SettingsError: the file is broken, cannot be written, or would
    not be valid; it is then as before.
    """
    file = find_file(environment) or user_file()
    try:
        before = file.read_text(encoding="utf-8") if file.exists() else ""
    except (OSError, UnicodeDecodeError):
        before = ""
        load_settings(environment)  # says what is wrong with it
    after = before
    for key, value in values.items():
        after = _changed(after, section, key, json.dumps(value, ensure_ascii=False))
    if after == before:
        return file, False
    _try_out(after, file)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        mode = file.stat().st_mode if file.exists() else 0o644
        write_whole(file, after.encode())
        file.chmod(mode & 0o777)
    except OSError as error:
        raise SettingsError(f"{file} cannot be written: {error.strerror}. Edit it by hand, or use sudo.") from None
    return file, True


def _changed(text: str, section: str, key: str, value: str) -> str:
    """The text with one key of a section set, in its place where it stands already."""
    lines = text.splitlines()
    header = re.compile(rf"\s*\[\s*{section}\s*\]")
    begins = next((number for number, line in enumerate(lines) if header.match(line)), None)
    if begins is None:
        return "\n".join([*lines, *([""] if lines else []), f"[{section}]", f"{key} = {value}"]) + "\n"
    ends = next(
        (number for number in range(begins + 1, len(lines)) if lines[number].lstrip().startswith("[")), len(lines)
    )
    wanted = re.compile(rf"\s*{key}\s*=")
    place = next((number for number in range(begins + 1, ends) if wanted.match(lines[number])), None)
    if place is None:
        lines.insert(begins + 1, f"{key} = {value}")
    else:
        lines[place] = f"{key} = {value}"
    return "\n".join(lines) + "\n"


def _try_out(text: str, file: Path) -> None:
    """Raises SettingsError where the new text would not be valid."""
    trial = file.with_name(f"{file.name}.{os.getpid()}.trial")
    try:
        trial.parent.mkdir(parents=True, exist_ok=True)
        trial.write_text(text, encoding="utf-8")
        load_settings({"REPAIR_COACH_CONFIG": str(trial)})
    except SettingsError as error:
        raise SettingsError(str(error).replace(str(trial), str(file)), error.key) from None
    except OSError as error:
        raise SettingsError(f"{file} cannot be written: {error.strerror}. Edit it by hand, or use sudo.") from None
    finally:
        trial.unlink(missing_ok=True)
