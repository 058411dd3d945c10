"""The child's side of voices/worker.py: answer requests until there are none for a while."""

from __future__ import annotations

import json
import os
import select
from collections.abc import Callable
from typing import Any


class ChildFailed(Exception):
    """Why a render failed, in words that may be passed on."""


def serve(render: Callable[[dict[str, Any]], None], idle_seconds: float) -> None:
    """Read requests from standard input and answer each; never returns.

    Engines print to standard output, which is therefore kept for the answers. The exit runs no clean-up:
    espeak-ng's crashes.
    """
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    pending = b""
    while select.select([0], [], [], idle_seconds)[0]:
        received = os.read(0, 65536)
        if not received:
            break
        *lines, pending = (pending + received).split(b"\n")
        for line in lines:
            answers.write(json.dumps(_answer(render, line)).encode() + b"\n")
    os._exit(0)


def _answer(render: Callable[[dict[str, Any]], None], line: bytes) -> dict[str, object]:
    try:
        render(json.loads(line))
    except ChildFailed as problem:
        return {"ok": False, "problem": str(problem)}
    except Exception as problem:  # its message might quote the text
        return {"ok": False, "problem": type(problem).__name__}
    return {"ok": True}
