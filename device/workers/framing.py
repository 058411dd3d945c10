"""What a process and its worker say to each other: messages, each with its length in front, and the two all know."""

from __future__ import annotations

import struct

import msgspec

LENGTH = struct.Struct("<I")
LONGEST_MESSAGE = 64 * 1024 * 1024


class Ready(msgspec.Struct, tag=True, frozen=True):
    """The worker has been loaded and tried, and waits for work."""

    load_seconds: float


class Failed(msgspec.Struct, tag=True, frozen=True):
    """The worker cannot go on."""

    reason: str
    """For a person, with the fix; never holds what was said."""


_encoder = msgspec.msgpack.Encoder()


def frame(message: msgspec.Struct) -> bytes:
    """The bytes of a message."""
    body = _encoder.encode(message)
    return LENGTH.pack(len(body)) + body
