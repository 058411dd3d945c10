"""Tells systemd how the service is: starting, ready, alive. Does nothing where systemd did not start the process.

The protocol is one datagram of lines to the socket that NOTIFY_SOCKET names; see sd_notify(3).
"""

from __future__ import annotations

import os
import socket
from collections.abc import MutableMapping
from contextlib import suppress
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Systemd:
    """address: of systemd's socket, "" where nobody waits for word. watchdog_seconds: silence it bears, or None."""

    address: str = ""
    watchdog_seconds: float | None = None

    @classmethod
    def of(cls, environment: MutableMapping[str, str] = os.environ) -> Systemd:
        """As the environment says. The variables are taken out, so that no child process speaks for this one."""
        address = environment.pop("NOTIFY_SOCKET", "")
        microseconds = environment.pop("WATCHDOG_USEC", "")
        meant_for = environment.pop("WATCHDOG_PID", str(os.getpid()))
        if not address or not microseconds.isdecimal() or meant_for != str(os.getpid()):
            return cls(address)
        return cls(address, int(microseconds) / 1e6 or None)

    @property
    def present(self) -> bool:
        """Whether systemd waits for word of this process."""
        return bool(self.address)

    def starting(self, status: str, allowed_seconds: float) -> None:
        """Not ready yet; the start may take so much longer from now on."""
        self._tell(f"STATUS={status}\nEXTEND_TIMEOUT_USEC={round(allowed_seconds * 1e6)}")

    def ready(self, status: str) -> None:
        """Everything is up."""
        self._tell(f"READY=1\nSTATUS={status}")

    def status(self, status: str) -> None:
        """One line for ``systemctl status``."""
        self._tell(f"STATUS={status}")

    def alive(self) -> None:
        """Feed the watchdog."""
        self._tell("WATCHDOG=1")

    def stopping(self) -> None:
        """The end has begun."""
        self._tell("STOPPING=1")

    def _tell(self, message: str) -> None:
        if not self.address:
            return
        address = "\0" + self.address[1:] if self.address.startswith("@") else self.address
        # A systemd that cannot be reached notices by itself: the watchdog runs out.
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as channel:
            channel.setblocking(False)
            channel.sendto(message.encode(), address)
