"""A light drawn at the foot of the terminal: a bar that widens and warms as the light grows."""

from __future__ import annotations

from rich.color import Color
from rich.console import Console
from rich.live import Live
from rich.style import Style
from rich.text import Text

from device.light.channels import WARMEST

WIDTH = 40
# Amber at full brightness; blue would keep people awake.
_AMBER = (255, 150, 40)
_WARM_WHITE = (255, 200, 130)
_EIGHTHS = " ▏▎▍▌▋▊▉█"


class TerminalLight:
    """Draws on ``console``; what is printed to the same console scrolls above it.

    tinted: draw as a light of several colours, else as one amber LED.
    """

    name = "a light drawn in the terminal"

    def __init__(self, console: Console, *, tinted: bool = False) -> None:
        self._live = Live(Text(), console=console, auto_refresh=False, transient=True)
        self._live.start()
        self._last = Text()
        self._tinted = tinted

    def set(self, level: float, warmth: float = WARMEST) -> None:
        """Redraw, if it would look different."""
        drawn = draw(level, warmth if self._tinted else WARMEST)
        if drawn != self._last:
            self._last = drawn
            self._live.update(drawn, refresh=True)

    def close(self) -> None:
        """Take the light off the screen."""
        self._live.stop()


def draw(level: float, warmth: float = WARMEST, width: int = WIDTH) -> Text:
    """A bar from the middle outwards; one character in eight steps on each side."""
    level = min(max(level, 0.0), 1.0)
    eighths = round(level * width / 2 * 8)
    whole, part = divmod(eighths, 8)
    shade = 0.25 + 0.75 * level
    white = 1.0 - min(max(warmth, 0.0), 1.0)
    mixed = (amber + (other - amber) * white for amber, other in zip(_AMBER, _WARM_WHITE, strict=True))
    red, green, blue = (round(channel * shade) for channel in mixed)
    glow = Style(color=Color.from_rgb(red, green, blue))
    left = Text(_EIGHTHS[8 - part] if part else "", style=Style(color=glow.color, reverse=True))
    right = Text(_EIGHTHS[part] if part else "", style=glow)
    bar = Text.assemble(left, ("█" * (2 * whole), glow), right)
    bar.pad((width - bar.cell_len) // 2)
    return bar
