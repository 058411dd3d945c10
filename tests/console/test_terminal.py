"""repair-coach talk --fast at a terminal: a line is taken when it is typed, and a mistake ends nothing."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
from pathlib import Path

from program_partner import environment


class Terminal:
    """What somebody sees of the command at a terminal, and their keyboard."""

    def __init__(self, screen: int) -> None:
        self._screen = screen
        self.seen = ""
        self._read = 0  # as far as this the test has read

    def until(self, text: str) -> None:
        """Read until ``text`` stands there, after what was read before."""
        while (found := self.seen.find(text, self._read)) < 0:
            assert select.select([self._screen], [], [], 120)[0], f"nothing more after {self.seen[-200:]}"
            self.seen += os.read(self._screen, 4096).decode("utf-8", "replace")
        self._read = found + len(text)

    def type(self, line: str) -> None:
        """A line and Enter, once there is a prompt."""
        self.until("you    ")
        os.write(self._screen, line.encode() + b"\n")


def test_lines_are_answered_one_by_one_and_a_mistake_is_told(tmp_path: Path) -> None:
    screen, keyboard = pty.openpty()
    settings = {**environment(tmp_path), "NO_COLOR": "1", "TERM": "dumb"}
    command = [sys.executable, "-m", "device", "talk", "--fast", "--seed", "4"]
    with subprocess.Popen(command, stdin=keyboard, stdout=keyboard, stderr=keyboard, env=settings) as running:
        os.close(keyboard)
        terminal = Terminal(screen)
        terminal.until("both of us.")
        terminal.type("/help")
        terminal.until("/mic back)")
        terminal.type("/wat 5")
        terminal.until("unknown directive")
        terminal.type("just breathe")
        terminal.until("How stirred up are you right now?")
        terminal.type("seven")
        terminal.until("And now, zero to ten?")
        terminal.type("three")
        terminal.until("Good night.")
        assert running.wait(timeout=60) == 0
    os.close(screen)
    assert terminal.seen.count("just breathe\r\n") == 1, "what the terminal shows already is not shown again"
