"""Writes docs/repair-coach.1, the manual page, from what ``--help`` says. ``--check`` only compares.

Run it after changing a command: python tools/write_man.py
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from device.__main__ import app

PAGE = Path(__file__).parents[1] / "docs" / "repair-coach.1"


def page() -> str:
    """The manual page, in roff's man macros."""
    group: Any = typer.main.get_command(app)
    lines = [
        '.\\" Written by tools/write_man.py from `repair-coach --help`: change the commands, not this file.',
        '.TH REPAIR\\-COACH 1 "" "" "repair\\-coach"',
        ".SH NAME",
        "repair\\-coach \\- a voice\\-driven repair coach for couples, offline",
        ".SH SYNOPSIS",
        ".B repair\\-coach",
        "[OPTIONS] [COMMAND] [ARGUMENTS]",
        ".SH DESCRIPTION",
        *_prose(group.help or ""),
        ".SH OPTIONS",
        *_parameters(group),
        ".SH COMMANDS",
    ]
    for name, command in group.commands.items():
        arguments = [f" {_argument(parameter)}" for parameter in command.params if _is_argument(parameter)]
        lines += [f".SS {_plain(f'repair-coach {name} [OPTIONS]' + ''.join(arguments))}"]
        lines += [*_prose(command.help or ""), *_parameters(command)]
    lines += [
        ".SH FILES",
        ".TP",
        ".I /etc/repair\\-coach/config.toml",
        "Settings of an appliance; `repair\\-coach settings` explains every key and says which file is read.",
        ".SH SEE ALSO",
        ".BR systemctl (1),",
        ".BR journalctl (1)",
    ]
    return "\n".join(lines) + "\n"


def _parameters(command: Any) -> Iterator[str]:
    """Arguments and options; typer's own for completion are no news."""
    for parameter in command.params:
        if getattr(parameter, "hidden", False) or parameter.name.endswith("_completion"):
            continue
        yield ".TP"
        if _is_argument(parameter):
            yield f".B {_plain(_argument(parameter))}"
        else:
            value = "" if parameter.is_flag else f" {parameter.metavar or parameter.name.upper()}"
            yield f".B {_plain(', '.join((*parameter.opts, *parameter.secondary_opts)) + value)}"
        yield _plain(" ".join((parameter.help or "").split())) or "\\&"


def _is_argument(parameter: Any) -> bool:
    return bool(parameter.param_type_name == "argument")


def _argument(parameter: Any) -> str:
    name = parameter.metavar or parameter.name.upper()
    return name if name.startswith("[") or parameter.required else f"[{name}]"


def _prose(text: str) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        lines = [line.strip() for line in paragraph.splitlines()]
        if lines[0].startswith("- "):
            for line in lines:
                yield ".br"
                yield _plain(line.removeprefix("- "))
            continue
        yield ".PP"
        yield _plain(" ".join(lines).replace("**", ""))


def _plain(text: str) -> str:
    """Text without meaning for roff."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text.startswith((".", "'")) else text


def main() -> int:
    """Write the page, or with ``--check`` return 1 if it is not current."""
    current = PAGE.read_text("utf-8") if PAGE.exists() else ""
    written = page()
    if "--check" in sys.argv[1:]:
        if current != written:
            sys.stdout.write("docs/repair-coach.1 is not what --help says. Run: python tools/write_man.py\n")
        return int(current != written)
    PAGE.write_text(written, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
