"""What the coach's process and the reader's say to each other."""

from __future__ import annotations

import msgspec

from device.workers.framing import Failed, Ready
from dialogue.understanding.opinion import Opinion


class Read(msgspec.Struct, tag=True, frozen=True):
    """What may this mean in this stage? Answered with Told."""

    text: str
    stage: str


class Told(msgspec.Struct, tag=True, frozen=True):
    """The reader's opinion."""

    opinion: Opinion


Reply = Ready | Told | Failed

_requests: msgspec.msgpack.Decoder[Read] = msgspec.msgpack.Decoder(Read)
_replies: msgspec.msgpack.Decoder[Reply] = msgspec.msgpack.Decoder(Reply)


def read_request(body: bytes) -> Read:
    """The request in ``body``; msgspec.DecodeError if it is none."""
    return _requests.decode(body)


def read_reply(body: bytes) -> Reply:
    """The reply in ``body``; msgspec.DecodeError if it is none."""
    return _replies.decode(body)
