"""A light drawn at the foot of the terminal: a bar that widens and warms as the light grows."""

from __future__ import annotations

from rich.color import Color
from rich.console import Console
from rich.live import Live
from rich.style import Style
from rich.text import Text

WIDTH = 40
# Amber at full brightness; blue would keep people awake.
_AMBER = (255, 150, 40)
_EIGHTHS = " ▏▎▍▌▋▊▉█"


class TerminalLight:
    """Draws on ``console``; what is printed to the same console scrolls above it."""

    name = "a light drawn in the terminal"

    def __init__(self, console: Console) -> None:
        self._live = Live(Text(), console=console, auto_refresh=False, transient=True)
        self._live.start()
        self._last = Text()

    def set(self, level: float) -> None:
        """Redraw, if it would look different."""
        drawn = draw(level)
        if drawn != self._last:
            self._last = drawn
            self._live.update(drawn, refresh=True)

    def close(self) -> None:
        """Take the light off the screen."""
        self._live.stop()


def draw(level: float, width: int = WIDTH) -> Text:
    """A bar from the middle outwards; one character in eight steps on each side."""
    level = min(max(level, 0.0), 1.0)
    eighths = round(level * width / 2 * 8)
    whole, part = divmod(eighths, 8)
    shade = 0.25 + 0.75 * level
    red, green, blue = (round(channel * shade) for channel in _AMBER)
    glow = Style(color=Color.from_rgb(red, green, blue))
    left = Text(_EIGHTHS[8 - part] if part else "", style=Style(color=glow.color, reverse=True))
    right = Text(_EIGHTHS[part] if part else "", style=glow)
    bar = Text.assemble(left, ("█" * (2 * whole), glow), right)
    bar.pad((width - bar.cell_len) // 2)
    return bar
