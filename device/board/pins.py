"""The board's pins, through gpiozero and lgpio; or the reason why there are none."""

from __future__ import annotations

import atexit
import importlib
import logging
import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gpiozero import Factory

log = logging.getLogger(__name__)

DEVICES = Path("/dev")


class PinsError(Exception):
    """A pin, or all of them, cannot be used. The message says why and the fix."""


class NoPinLibrary(PinsError):
    """There are pins and nothing installed to move them: trying again will not help."""


# gpiozero's other ways to the pins, where lgpio is missing. The last moves no light: it has no PWM.
_OTHERS = (("gpiozero.pins.rpigpio", "RPiGPIOFactory"), ("gpiozero.pins.native", "NativeFactory"))


@dataclass(frozen=True, slots=True)
class Pins:
    """What opens single pins. debounces: its driver reports an edge only once the level has settled."""

    factory: Factory
    debounces: bool


class Board:
    """The pins for all who use them: opened once; where they could not be had, looked for again at every call."""

    def __init__(self) -> None:
        self._pins: Pins | None = None
        self._no_library: str | None = None
        self._opening = threading.Lock()

    def pins(self) -> Pins:
        """The pins. Raises PinsError; without a library for good, since a process does not see one that is added."""
        with self._opening:
            if self._no_library is not None:
                raise NoPinLibrary(self._no_library)
            try:
                self._pins = self._pins or open_pins()
            except NoPinLibrary as error:
                self._no_library = str(error)
                raise
            return self._pins


def open_pins() -> Pins:
    """The pins of this board; the variable GPIOZERO_PIN_FACTORY (``mock`` in tests) overrides. Raises PinsError.

    lgpio is named outright: gpiozero's own search would fall back to libraries that fail later and less clearly. Where
    it is missing, others are tried; the reason that is given is still lgpio's.
    """
    if os.environ.get("GPIOZERO_PIN_FACTORY", "lgpio") != "lgpio":
        from gpiozero import Device  # noqa: PLC0415 - half a second on a small board, for those who have no pins

        Device.ensure_pin_factory()
        return Pins(Device.pin_factory, debounces=False)
    chips = sorted(DEVICES.glob("gpiochip*"))
    if not chips:
        raise PinsError("this machine has no GPIO chip (/dev/gpiochip*)")
    if not any(os.access(chip, os.R_OK | os.W_OK) for chip in chips):
        raise PinsError(f"{chips[0]} may not be opened. Run: sudo usermod -aG gpio $USER, then log in again")
    try:
        return Pins(_lgpio_factory(), debounces=True)
    except NoPinLibrary as missing:
        return Pins(_other_factory(missing), debounces=False)


def _lgpio_factory() -> Factory:
    """gpiozero's factory on lgpio, which at import writes a FIFO into a folder and changes into that folder."""
    folder = os.environ.get("RUNTIME_DIRECTORY")
    if not folder:
        temporary = tempfile.TemporaryDirectory(prefix="repair-coach-pins-")
        atexit.register(temporary.cleanup)
        folder = temporary.name
    os.environ.setdefault("LG_WD", folder)
    with _the_same_folder():
        return _open_lgpio()


def _open_lgpio() -> Factory:
    try:
        from device.board.fine_pins import FineFactory  # noqa: PLC0415

        return FineFactory()
    except (ImportError, AttributeError):  # the package index's lgpio 0.0.0.2 is an empty module
        pip = f"{sys.executable} -m pip install --only-binary :all: 'lgpio>=0.2.2'"
        raise NoPinLibrary(
            "no library for the pins is installed. An appliance mends it by: sudo ./coach install. Otherwise run: "
            f"sudo apt-get install python3-lgpio, or where there is no such package: {pip} (up to Python 3.12)"
        ) from None
    except Exception as error:  # gpiozero and lgpio raise many kinds
        raise PinsError(f"the GPIO chip cannot be opened: {error}. Is another program using it?") from None


def _other_factory(missing: NoPinLibrary) -> Factory:
    """The first other library that works here. Raises ``missing`` where none does."""
    for module, name in _OTHERS:
        try:
            return getattr(importlib.import_module(module), name)()
        except Exception as error:  # each raises its own kinds, for want of itself or of its chip
            log.info("pins: not %s (%s)", module, type(error).__name__)
    raise missing


@contextmanager
def _the_same_folder() -> Iterator[None]:
    """Whatever changes the folder in here, afterwards it is the one before; / where that cannot be had again, as for a
    service's user whom an administrator let begin in a home.
    """
    try:
        before = Path.cwd()
    except OSError:  # it has been removed
        before = Path("/")
    try:
        yield
    finally:
        try:
            os.chdir(before)
        except OSError:
            os.chdir("/")
