"""``repair-coach settings``: the settings in force, as a file one could save."""

from __future__ import annotations

import json

import typer


def settings() -> None:
    """Print every setting: its value, what is allowed, and where it came from.

    The output is a valid settings file. To change a key, put it under its section into the file named at the top.

    One file is read: the one that REPAIR_COACH_CONFIG names, else /etc/repair-coach/config.toml, else the user's own.
    REPAIR_COACH_VOSK_MODEL names a model's folder over both.

    Example: repair-coach settings | grep -A3 breathing
    """
    from device.settings.load import SYSTEM_FILE, every_setting, load_settings, user_file

    loaded = load_settings()
    if loaded.file:
        typer.echo(f"# Read from {loaded.file}")
    else:
        typer.echo(f"# No settings file yet. Create {user_file()}, or {SYSTEM_FILE} for the whole machine.")
    section = None
    for setting in every_setting(loaded):
        if setting.section != section:
            section = setting.section
            typer.echo(f"\n[{section}]")
        typer.echo(f"# {setting.meaning}\n# allowed: {setting.allowed}")
        typer.echo(f"{setting.key} = {_as_toml(setting.value)}  # from {setting.source or 'the defaults'}")


def _as_toml(value: str | int | float) -> str:
    # JSON's strings are TOML's basic strings, except that TOML wants DEL escaped; numbers are alike.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
