"""gpiozero's pins on lgpio with every shade that lgpio can make; gpiozero itself cuts a duty to whole percents.

Importing this module imports lgpio, which changes the folder (see device.pins).
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager

import lgpio
from gpiozero.exc import PinInvalidState
from gpiozero.pins.lgpio import LGPIOFactory, LGPIOPin

from device.pulse import pulse

_PR_SET_TIMERSLACK, _PR_GET_TIMERSLACK = 29, 30


class FinePin(LGPIOPin):  # type: ignore[misc]
    """A pin whose duty reaches lgpio as it was asked for. _pwm: hertz and percent, None without PWM."""

    _pwm: tuple[float, float] | None

    def _set_state(self, value: float) -> None:
        if self._pwm is None:
            super()._set_state(value)
            return
        high, period = pulse(value)
        self._pwm = (1e6 / period, 100 * high / period)
        try:
            lgpio.tx_pwm(self.factory._handle, self._number, *self._pwm)
        except lgpio.error as error:
            raise PinInvalidState(f"{self!r} takes no duty: {error}") from None


class FineFactory(LGPIOFactory):  # type: ignore[misc]
    """lgpio's chip with such pins. Opening it starts lgpio's timing thread."""

    def __init__(self) -> None:
        with _prompt_timers():
            super().__init__()
        self.pin_class = FinePin


@contextmanager
def _prompt_timers() -> Iterator[None]:
    """Threads that start in here wake on time. Usually Linux lets a sleeper lie up to 50 microseconds longer, to wake
    several at once: more than a whole pulse of the dim light. Where it cannot be set nothing is lost but steadiness.
    """
    prctl = ctypes.CDLL(None).prctl
    before = prctl(_PR_GET_TIMERSLACK)
    prctl(_PR_SET_TIMERSLACK, ctypes.c_ulong(1))
    try:
        yield
    finally:
        if before > 0:
            prctl(_PR_SET_TIMERSLACK, ctypes.c_ulong(before))
