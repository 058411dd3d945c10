"""What the ear's process and an engine's process say to each other."""

from __future__ import annotations

import msgspec

from device.hearing.hearing import Hearing
from device.workers.framing import Failed, Ready


class Begin(msgspec.Struct, tag=True, frozen=True):
    """Begin an utterance."""

    kind: str
    phrases: tuple[str, ...]
    question: str


class Feed(msgspec.Struct, tag=True, frozen=True):
    """Sound of the utterance."""

    pcm: bytes


class Finish(msgspec.Struct, tag=True, frozen=True):
    """The utterance is complete; answered with Result."""


class Discard(msgspec.Struct, tag=True, frozen=True):
    """The utterance is dropped."""


class Vocabulary(msgspec.Struct, tag=True, frozen=True):
    """Which words of these phrases are unknown? Answered with Unknown."""

    phrases: tuple[str, ...]


Request = Begin | Feed | Finish | Discard | Vocabulary


class Result(msgspec.Struct, tag=True, frozen=True):
    """The fields of a Hearing that an engine knows."""

    open: str | None
    closed: str | None
    closed_confidence: float
    free_confidence: float | None
    second_best: str | None
    nearest: str | None
    no_speech: float
    speech_seconds: float
    milliseconds: float


class Unknown(msgspec.Struct, tag=True, frozen=True):
    """Words the engine can never hear."""

    words: tuple[str, ...]


Reply = Ready | Result | Unknown | Failed

_requests: msgspec.msgpack.Decoder[Request] = msgspec.msgpack.Decoder(Request)
_replies: msgspec.msgpack.Decoder[Reply] = msgspec.msgpack.Decoder(Reply)


def result_of(hearing: Hearing) -> Result:
    """The message that carries ``hearing``."""
    return Result(**{field: getattr(hearing, field) for field in Result.__struct_fields__})


def hearing_of(result: Result) -> Hearing:
    """The Hearing that ``result`` carries."""
    return Hearing(**msgspec.structs.asdict(result))


def read_request(body: bytes) -> Request:
    """The request in ``body``; msgspec.DecodeError if it is none."""
    return _requests.decode(body)


def read_reply(body: bytes) -> Reply:
    """The reply in ``body``; msgspec.DecodeError if it is none."""
    return _replies.decode(body)
