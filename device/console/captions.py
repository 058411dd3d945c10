"""What a typed conversation shows: the coach's lines, the person's, and the light, one line each."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from device.console.typed_device import caption_of
from dialogue.commands import SetLight, Speak

_PRINTABLE = dict.fromkeys((*range(32), *range(127, 160)))


def printable(text: str) -> str:
    """``text`` without control characters, so that no typed line can steer the terminal."""
    return text.translate(_PRINTABLE)


class Captions:
    """Prints as the evening goes. light: whether states of the light are printed too."""

    def __init__(self, console: Console, light: bool = True) -> None:
        self._console = console
        self._light = light
        self._state: str | None = None

    def spoken(self, command: Speak) -> None:
        """A line of the coach."""
        self._console.print(Text.assemble(("coach  ", "bold dark_orange3"), caption_of(command)))

    def shown(self, command: SetLight, now: float) -> None:  # noqa: ARG002
        """A state of the light, when it changes."""
        state = command.state.label + (f", {command.breath.pattern.name}" if command.breath else "")
        if self._light and state != self._state:
            self._state = state
            self._console.print(Text(f"       ({state})", "dim"))

    def note(self, text: str) -> None:
        """Something to whoever sits at the keyboard."""
        self._console.print(Text(f"       ({printable(text)})", "dim"))

    def prompt(self) -> None:
        """It is their turn to type."""
        self._console.print(Text("you    ", "bold"), end="")

    def typed(self, text: str) -> None:
        """A line of a person."""
        self._console.print(Text.assemble(("you    ", "bold"), printable(text)))
