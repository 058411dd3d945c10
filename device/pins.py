"""The board's pins, through gpiozero and lgpio; or the reason why there are none."""

from __future__ import annotations

import atexit
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gpiozero import Factory

DEVICES = Path("/dev")


class PinsError(Exception):
    """A pin, or all of them, cannot be used. The message says why and the fix."""


@dataclass(frozen=True, slots=True)
class Pins:
    """What opens single pins. debounces: its driver reports an edge only once the level has settled."""

    factory: Factory
    debounces: bool


def open_pins() -> Pins:
    """The pins of this board; the variable GPIOZERO_PIN_FACTORY (``mock`` in tests) overrides. Raises PinsError.

    lgpio is named outright: gpiozero's own search would fall back to libraries that fail later and less clearly.
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
    return Pins(_lgpio_factory(), debounces=True)


def _lgpio_factory() -> Factory:
    """gpiozero's factory on lgpio, which at import writes a FIFO into a folder and changes into that folder."""
    folder = os.environ.get("RUNTIME_DIRECTORY")
    if not folder:
        temporary = tempfile.TemporaryDirectory(prefix="repair-coach-pins-")
        atexit.register(temporary.cleanup)
        folder = temporary.name
    os.environ.setdefault("LG_WD", folder)
    before = Path.cwd()
    try:
        from gpiozero.pins.lgpio import LGPIOFactory  # noqa: PLC0415

        return LGPIOFactory()
    except ImportError:
        raise PinsError("lgpio is missing. Run: sudo apt-get install python3-lgpio, then ./coach again") from None
    except AttributeError:
        # The package index's lgpio 0.0.0.2 is an empty module.
        raise PinsError("the installed lgpio is an empty shell. Run: pip uninstall lgpio, then ./coach again") from None
    except Exception as error:  # gpiozero and lgpio raise many kinds
        raise PinsError(f"the GPIO chip cannot be opened: {error}. Is another program using it?") from None
    finally:
        os.chdir(before)
