"""Reads the inputs of ``talk --jsonl``: one JSON object a line, with one thing that is said, done or waited for."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import BinaryIO

import msgspec

from device.console.typed_inputs import LONGEST_WAIT_SECONDS, Answer, Hold, Now, Press, Wait

# More is no input that anybody means; what is said is cut at far less.
LONGEST_LINE_BYTES = 64 * 1024
ALLOWED = '{"answer": ID, "text": TEXT}, {"now": TEXT}, {"wait": SECONDS}, {"press": true}, {"hold": true}'

JsonInput = Answer | Now | Wait | Press | Hold


class BadInputError(ValueError):
    """A line that is no input. The message says what is wrong and never repeats what was said."""


class _Fields(msgspec.Struct, forbid_unknown_fields=True):
    answer: int | None = None
    text: str | None = None
    now: str | None = None
    wait: float | None = None
    press: bool | None = None
    hold: bool | None = None


_DECODER = msgspec.json.Decoder(_Fields)


def read_input(line: bytes) -> JsonInput:
    """The input in ``line``. Raises BadInputError."""
    if len(line) > LONGEST_LINE_BYTES:
        raise BadInputError(f"longer than {LONGEST_LINE_BYTES} bytes")
    try:
        fields = _DECODER.decode(line)
    except msgspec.ValidationError as error:
        raise BadInputError(_plain(str(error))) from None
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        raise BadInputError(f"not JSON; an input is one of {ALLOWED}") from None
    given = [name for name in ("answer", "now", "wait", "press", "hold") if getattr(fields, name) is not None]
    if len(given) != 1:
        raise BadInputError(f"{'nothing' if not given else ' and '.join(given)} in one line; it has one of {ALLOWED}")
    if (fields.text is not None) is not (fields.answer is not None):
        raise BadInputError('"answer" and "text" go together and with nothing else')
    return _READERS[given[0]](fields)


def _plain(message: str) -> str:
    """What msgspec says, without the name of an unknown key: it may be anything that somebody said."""
    return f"unknown key; an input is one of {ALLOWED}" if "unknown field" in message else message


def _answer(fields: _Fields) -> JsonInput:
    assert fields.answer is not None
    assert fields.text is not None
    return Answer(fields.answer, fields.text)


def _now(fields: _Fields) -> JsonInput:
    assert fields.now is not None
    if not fields.now.strip():
        raise BadInputError('"now" says nothing; silence is "wait"')
    return Now(fields.now)


def _wait(fields: _Fields) -> JsonInput:
    assert fields.wait is not None
    if not (math.isfinite(fields.wait) and 0 <= fields.wait <= LONGEST_WAIT_SECONDS):
        raise BadInputError(f'"wait" takes seconds from 0 to {LONGEST_WAIT_SECONDS:.0f}')
    return Wait(fields.wait)


def _press(fields: _Fields) -> JsonInput:
    if not fields.press:
        raise BadInputError('"press" is true or is not there')
    return Press()


def _hold(fields: _Fields) -> JsonInput:
    if not fields.hold:
        raise BadInputError('"hold" is true or is not there')
    return Hold()


_READERS: dict[str, Callable[[_Fields], JsonInput]] = {
    "answer": _answer,
    "now": _now,
    "wait": _wait,
    "press": _press,
    "hold": _hold,
}


def lines_of(stream: BinaryIO) -> Callable[[], bytes | None]:
    """Gives the next line of ``stream`` at each call, None at its end; of one that is too long, its beginning."""

    def next_line() -> bytes | None:
        line = stream.readline(LONGEST_LINE_BYTES + 1)
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(LONGEST_LINE_BYTES)
        return line or None

    return next_line
