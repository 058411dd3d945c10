"""A light that could not be had at the start and is looked for again: its pin may have been taken for a while."""

from __future__ import annotations

import time
from collections.abc import Callable

from device.light.channels import WARMEST
from device.light.output import LightError, LightOutput, NoLight

# How often it is looked for, at most.
LOOK_SECONDS = 5.0
# A light that comes in the middle of a movement would be a jump: it is looked for only after it had been still.
STILL_SECONDS = 1.0


class AwaitedLight:
    """No light until ``open_it`` gives one; it raises LightError meanwhile. found: told its name, once."""

    def __init__(
        self,
        open_it: Callable[[], LightOutput],
        found: Callable[[str], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._open_it, self._found, self._clock = open_it, found, clock
        self._output: LightOutput | None = None
        self._looked_at = self._set_at = clock()

    @property
    def name(self) -> str:
        """The light's, once it is there."""
        return NoLight.name if self._output is None else self._output.name

    def set(self, level: float, warmth: float = WARMEST) -> None:
        """Glow, if it is there by now. May raise OSError."""
        now = self._clock()
        still, self._set_at = now - self._set_at >= STILL_SECONDS, now
        if self._output is None and still and now - self._looked_at >= LOOK_SECONDS:
            self._looked_at = now
            self._look()
        if self._output is not None:
            self._output.set(level, warmth)

    def close(self) -> None:
        """Go dark and give back what is held."""
        if self._output is not None:
            self._output.close()

    def _look(self) -> None:
        try:
            self._output = self._open_it()
        except LightError:
            return
        self._found(self._output.name)
