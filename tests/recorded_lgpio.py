"""lgpio without a chip: gpiozero's own code and ours call it as on a board, and what the line would do is noted.

It rounds as lgpio's C does (lgTxPwm): floats of 32 bits, then pulse and pause in whole microseconds.
"""

from __future__ import annotations

import sys
import types
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import c_float
from dataclasses import dataclass, field
from unittest.mock import patch

CONSTANTS = (
    "SET_PULL_NONE", "SET_PULL_UP", "SET_PULL_DOWN", "BOTH_EDGES", "RISING_EDGE", "FALLING_EDGE", "SET_BIAS_DISABLE",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pulse:
    """What the line does from its next period on, in microseconds."""

    high: int
    low: int

    @property
    def duty(self) -> float:
        """Share of time high."""
        return self.high / (self.high + self.low) if self.high + self.low else 0.0

    @property
    def hertz(self) -> float:
        """Pulses a second."""
        return 1e6 / (self.high + self.low)


class Busy(Exception):
    """lgpio.error, which is no OSError."""


@dataclass(slots=True)
class Line:
    """What lgpio was told about its lines: pulses in their order, and which lines are outputs. taken: by others."""

    pulses: list[Pulse] = field(default_factory=list)
    outputs: set[int] = field(default_factory=set)
    taken: set[int] = field(default_factory=set)

    def tx_pwm(self, _handle: int, _line: int, hertz: float, percent: float) -> int:
        """As lgTxPwm."""
        hertz, percent = c_float(hertz).value, c_float(percent).value
        if _line in self.taken:
            raise Busy("'GPIO busy'")
        assert hertz == 0.0 or 0.1 <= hertz <= 1e4
        assert 0.0 <= percent <= 100.0
        period = int(1e6 / hertz + 0.5) if hertz else 0
        high = int(percent / 100.0 * period + 0.5)
        self.pulses.append(Pulse(high, period - high))
        return 9

    def claim_input(self, _handle: int, line: int, _flags: int = 0) -> None:
        """As lgGpioClaimInput."""
        if line in self.taken:
            raise Busy("'GPIO busy'")
        self.outputs.discard(line)

    def module(self) -> types.ModuleType:
        """A module lgpio that tells this line."""
        module = types.ModuleType("lgpio")
        told = {
            "error": Busy,
            "gpiochip_open": lambda _chip: 0,
            "gpiochip_close": lambda _handle: 0,
            "gpio_claim_input": self.claim_input,
            "gpio_claim_output": lambda _handle, line: self.outputs.add(line),
            "gpio_free": lambda _handle, _line: 0,
            "gpio_get_mode": lambda _handle, line: 2 if line in self.outputs else 0,
            "callback": lambda *_told: types.SimpleNamespace(cancel=lambda: None),
            "gpio_claim_alert": lambda _handle, line, *_more: self.claim_input(_handle, line),
            "gpio_set_debounce_micros": lambda _handle, _line, _microseconds: 0,
            "gpio_get_line_info": lambda _handle, line: [0, line, 0, f"GPIO{line}", "lg" if line in self.taken else ""],
            "gpio_read": lambda _handle, _line: 0,
            "gpio_write": lambda _handle, _line, _level: 0,
            "tx_pwm": self.tx_pwm,
        }
        for name, what in {**told, **dict.fromkeys(CONSTANTS, 0)}.items():
            setattr(module, name, what)
        return module


@contextmanager
def lgpio_recorded() -> Iterator[Line]:
    """Instead of lgpio, for as long as it lasts; gpiozero believes that it is on a Pi 4."""
    line = Line()
    ours = {"gpiozero.pins.lgpio", "device.board.fine_pins"}
    kept = {name: sys.modules.pop(name) for name in ours if name in sys.modules}
    try:
        with (
            patch.dict(sys.modules, {"lgpio": line.module()}),
            patch("gpiozero.pins.local.get_pi_revision", lambda: 0xC03115),
        ):
            yield line
    finally:
        for name in ours:
            sys.modules.pop(name, None)
        sys.modules.update(kept)
