"""Prints the settings file an appliance begins with. Run inside a release: it knows that release's settings."""

from __future__ import annotations

import json

from device.settings.load import LoadedSettings, every_setting
from device.settings.schema import Settings

HEAD = """\
# Settings of repair-coach. Every key stands here with its default, switched off by the # before it.
# To change one, remove that # and write your value. The coach reads it at its next start: sudo systemctl restart
# repair-coach. `sudo repair-coach settings` shows what is in force, `sudo repair-coach doctor` what is wrong.
# Upgrades never change this file; they renew config.toml.default beside it.
"""


def template() -> str:
    """A settings file that sets nothing."""
    lines = [HEAD]
    section = None
    for setting in every_setting(LoadedSettings(Settings(), None, {})):
        if setting.section != section:
            section = setting.section
            lines.append(f"\n[{section}]\n")
        value = json.dumps(setting.value, ensure_ascii=False)
        lines.append(f"# {setting.meaning}; {setting.allowed}\n#{setting.key} = {value}\n")
    return "".join(lines)


if __name__ == "__main__":
    print(template(), end="")  # noqa: T201
