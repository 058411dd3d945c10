"""Who holds a pin that cannot be had, as far as this process may know it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gpiozero import Factory

PROCESSES = Path("/proc")


def holder(factory: Factory, pin: int, processes: Path | None = None) -> str:
    """A few words: the kernel's name for the user of the pin, and the programs that hold any pins; "" if nobody knows.

    The kernel tells no process, and a service is not shown those of others: doctor, run by root, sees most.
    """
    consumer: Callable[[int], str] | None = getattr(factory, "consumer", None)
    name = consumer(pin) if consumer is not None else ""
    programs = sorted(_with_pins(processes or PROCESSES))
    known = (f'as "{name}"' if name else "", f"perhaps by {' or '.join(programs)}" if programs else "")
    return f"held {' '.join(part for part in known if part)}" if any(known) else ""


def _with_pins(processes: Path) -> Iterator[str]:
    """The other programs that hold pins, each as NAME (process PID)."""
    for process in processes.glob("[0-9]*"):
        if process.name == str(os.getpid()):
            continue
        with suppress(OSError):  # it has ended, or is not ours to look at
            if any(_is_pin(descriptor) for descriptor in (process / "fd").iterdir()):
                yield f"{(process / 'comm').read_text().strip()} (process {process.name})"


def _is_pin(descriptor: Path) -> bool:
    """Whether an open file is a line of a GPIO chip: the kernel calls it gpio-line, gpio-linehandle or gpio-event."""
    with suppress(OSError):
        return str(descriptor.readlink()).startswith(("anon_inode:gpio-", "anon_inode:[gpio-"))
    return False
