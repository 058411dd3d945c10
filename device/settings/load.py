"""Reads the settings file and says exactly what is wrong with it.

One file is read: the one REPAIR_COACH_CONFIG names, else /etc/repair-coach/config.toml, else
config.toml in the user's configuration folder. What it does not set keeps its default.
"""

from __future__ import annotations

import difflib
import os
import re
import stat
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import platformdirs

from device.settings.schema import Settings, shared_pins

SYSTEM_FILE = Path("/etc/repair-coach/config.toml")
LARGEST_FILE_BYTES = 64 * 1024  # every key set, at its longest, with comments, is a tenth of this

CONFIG_VARIABLE = "REPAIR_COACH_CONFIG"
# Environment variables that set one key, for services, containers and tests.
VARIABLES: Mapping[str, tuple[str, str]] = {"REPAIR_COACH_VOSK_MODEL": ("hearing", "vosk_model")}


class SettingsError(Exception):
    """Settings that cannot be used. The message names file, key, value and what is allowed.

    key: the one that is wrong, as "section.key", where it is one that exists; it may be spoken aloud.
    """

    def __init__(self, message: str, key: str | None = None) -> None:
        super().__init__(message)
        self.key = key


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """The settings in force and where each came from.

    file: the file that was read, or None. sources: "section.key" -> file or environment variable, for the
    keys that are not at their default.
    """

    settings: Settings
    file: Path | None
    sources: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Setting:
    """One key as ``repair-coach settings`` shows it. source: None for a default."""

    section: str
    key: str
    value: str | int | float
    meaning: str
    allowed: str
    source: str | None


def load_settings(environment: Mapping[str, str] = os.environ) -> LoadedSettings:
    """The defaults with one file and the environment over them. Raises SettingsError."""
    file = find_file(environment)
    tree = _parse(file, _read(file)) if file else {}
    where = str(file) if file else "environment"
    sources = {f"{section}.{key}": where for section, keys in tree.items() if isinstance(keys, dict) for key in keys}
    settings = _decode(tree, where)
    for variable, (section, key) in VARIABLES.items():
        if value := environment.get(variable):
            named = f"the environment variable {variable}"
            tree = {**tree, section: {**tree.get(section, {}), key: value}}
            settings = _decode(tree, named)
            sources[f"{section}.{key}"] = named
    for pin, keys in shared_pins(settings).items():
        places = " and ".join(f"{key} ({sources.get(key, 'its default')})" for key in keys)
        raise SettingsError(f"{where}: pin {pin} is used twice, by {places}. Give each its own pin.", keys[0])
    return LoadedSettings(settings, file, sources)


def user_file() -> Path:
    """Where a user's own settings file belongs."""
    return platformdirs.user_config_path("repair-coach") / "config.toml"


def find_file(environment: Mapping[str, str] = os.environ) -> Path | None:
    """The settings file to read, or None. Raises SettingsError if the environment names one that is not there."""
    if named := environment.get(CONFIG_VARIABLE):
        if not Path(named).exists():
            raise SettingsError(
                f"{CONFIG_VARIABLE} names {named}, which does not exist. Create it or unset the variable."
            )
        return Path(named)
    return next((file for file in (SYSTEM_FILE, user_file()) if file.exists()), None)


def every_setting(loaded: LoadedSettings) -> Iterator[Setting]:
    """Each key with its value, meaning, bounds and origin, in the order of ``device.settings.schema``."""
    for section in Settings.__struct_fields__:
        values = getattr(loaded.settings, section)
        for field in _fields(type(values)).values():
            source = loaded.sources.get(f"{section}.{field.name}")
            value = getattr(values, field.name)
            yield Setting(section, field.name, value, _meaning(field.type), _allowed(field.type), source)


def _read(file: Path) -> bytes:
    """The file's bytes; a FIFO, a device, a folder or a huge file is refused without being waited for."""
    try:
        descriptor = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise SettingsError(f"{file} is not a regular file. Put the settings into a plain text file.")
            if status.st_size > LARGEST_FILE_BYTES:
                raise SettingsError(f"{file} has {status.st_size} bytes; at most {LARGEST_FILE_BYTES} are read.")
            return os.read(descriptor, LARGEST_FILE_BYTES)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise SettingsError(f"{file} cannot be read: {error.strerror}. Mend its permissions or remove it.") from None


def _parse(file: Path, data: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise SettingsError(f"{file} is not UTF-8 text (byte {error.start}). Save it as UTF-8.") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        detail = str(error) if isinstance(error, tomllib.TOMLDecodeError) else "nested too deeply"
        raise SettingsError(
            f'{file} is not TOML: {detail}. A line looks like `pin = 17` or `device = "USB"`.'
        ) from None


def _decode(tree: Mapping[str, Any], where: str) -> Settings:
    try:
        return msgspec.convert(tree, Settings)
    except msgspec.ValidationError as error:
        raise SettingsError(f"{where}: {_explain(tree, str(error))}", _known_key(str(error))) from None


def _known_key(message: str) -> str | None:
    """The key that msgspec's message is about, if it is one of ours and not one that the file made up."""
    found = re.search(r" - at `\$\.(\w+)\.(\w+)`$", message)
    return f"{found[1]}.{found[2]}" if found and "unknown field" not in message else None


def _explain(tree: Mapping[str, Any], message: str) -> str:
    """What msgspec found, with the key's value and what is allowed there."""
    found = re.search(r" - at `\$\.([^`]*)`$", message)
    path = found[1].split(".") if found else []
    problem = message[: found.start()] if found else message
    if unknown := re.match(r"Object contains unknown field `(.*)`$", problem, re.DOTALL):
        return _explain_unknown(path, unknown[1])
    section, key = path[0], path[1] if len(path) > 1 else None
    if key is None:
        return f"{section} is {_shown(tree[section])}, but it is a section. Write [{section}] and its keys below."
    field = _fields(type(getattr(Settings(), section)))[key]
    return f"{section}.{key} is {_shown(tree[section][key])}; allowed: {_allowed(field.type)}."


def _explain_unknown(path: list[str], name: str) -> str:
    known = _fields(type(getattr(Settings(), path[0]))) if path else _fields(Settings)
    kind = "key" if path else "section"
    near = difflib.get_close_matches(name, known, n=1)
    guess = f" Did you mean {near[0]}?" if near else ""
    full_name = ".".join([*path, name])
    return f"there is no {kind} {full_name[:100]!r}.{guess} Allowed: {', '.join(known)}."


def _fields(section: type) -> dict[str, msgspec.inspect.Field]:
    described = msgspec.inspect.type_info(section)
    assert isinstance(described, msgspec.inspect.StructType)
    return {field.name: field for field in described.fields}


def _meaning(described: msgspec.inspect.Type) -> str:
    schema = described.extra_json_schema if isinstance(described, msgspec.inspect.Metadata) else None
    return str((schema or {}).get("description", ""))


def _allowed(described: msgspec.inspect.Type) -> str:
    """What a field takes, in words."""
    match described:
        case msgspec.inspect.Metadata(type=inner):
            return _allowed(inner)
        case msgspec.inspect.LiteralType(values=values):
            return ", ".join(f'"{value}"' for value in values)
        case msgspec.inspect.BoolType():
            return "true or false"
        case msgspec.inspect.IntType(ge=low, le=high):
            return f"a whole number from {low} to {high}"
        case msgspec.inspect.FloatType(ge=low, le=high):
            return f"a number from {low:g} to {high:g}"
        case msgspec.inspect.StrType(max_length=longest):
            return f"text of at most {longest} characters"
    raise TypeError(f"settings have no words for {type(described).__name__}")


def _shown(value: object) -> str:
    """A value as it may be printed: short and on one line."""
    shown = repr(value)
    return shown if len(shown) <= 60 else shown[:57] + "..."
