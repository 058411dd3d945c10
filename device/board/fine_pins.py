"""gpiozero's pins on lgpio with every shade that lgpio can make; gpiozero itself cuts a duty to whole percents.

Importing this module imports lgpio, which changes the folder (see device.board.pins).
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import threading

import lgpio
from gpiozero.exc import PinInvalidState
from gpiozero.pins.lgpio import LGPIOFactory, LGPIOPin

from device.board.pulse import pulse

_PR_SET_TIMERSLACK = 29
# After the sound card's threads (device.audio.portaudio), before everything else.
NICENESS = -10


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
    """lgpio's chip with such pins."""

    def __init__(self) -> None:
        failed: list[Exception] = []

        def open_chip() -> None:
            _be_prompt()
            try:
                LGPIOFactory.__init__(self)  # starts lgpio's timing thread, which takes after this one
            except Exception as error:
                failed.append(error)

        opener = threading.Thread(target=open_chip, name="pins")
        opener.start()
        opener.join()
        if failed:
            raise failed[0]
        self.pin_class = FinePin

    def consumer(self, pin: int) -> str:
        """By which name the kernel knows who uses a pin; "" where nobody does, or it does not tell."""
        try:
            return str(lgpio.gpio_get_line_info(self._handle, pin)[4])
        except lgpio.error:
            return ""


def _be_prompt() -> None:
    """Let this thread, and those that it starts, wake on time, where that is allowed.

    Usually Linux lets a sleeper lie up to 50 microseconds longer, to wake several at once: more than a whole pulse of
    the dim light.
    """
    ctypes.CDLL(None).prctl(_PR_SET_TIMERSLACK, ctypes.c_ulong(1))
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)
