"""One engine in a process of its own: reads requests from standard input, writes replies to standard output.

Run as ``python -m device.hearing.worker.child ENGINE OPTIONS-AS-JSON``. It ends when its parent closes the pipe
or dies, leaves no core dump (memory holds voices), and keeps native libraries away from the pipe and the terminal.
"""

from __future__ import annotations

import os
import queue
import signal
import sys
import threading
import time
from typing import BinaryIO

import msgspec

from device.hearing.engine_choice import load_engine
from device.hearing.recogniser import BYTES_PER_SECOND, Recogniser
from device.hearing.worker import wire
from device.system.private_memory import keep_memory_private
from dialogue.questions import QuestionKind

WARM_UP = bytes(BYTES_PER_SECOND)  # a second of silence: a model that decodes it is one that works


def main(engine_name: str, options: str) -> int:
    """Serve until the pipe is closed. Returns the exit code."""
    keep_memory_private()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the coach, which then ends this process
    replies = _private_standard_output()
    requests: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(sys.stdin.buffer, requests), daemon=True).start()

    began_at = time.monotonic()
    try:
        engine = load_engine(engine_name, msgspec.json.decode(options, type=dict[str, str]))
        _warm_up(engine)
    except Exception as error:  # whatever a native library raises: the person who can mend it must be told why
        _reply(replies, wire.Failed(f"{type(error).__name__}: {error}"))
        return 1
    _reply(replies, wire.Ready(engine.name, time.monotonic() - began_at))
    while True:
        request = wire.read_request(requests.get())
        try:
            answer = _serve(engine, request)
        except Exception as error:  # the message of an error while decoding could hold words: only its type is told
            _reply(replies, wire.Failed(f"{engine.name} failed with {type(error).__name__}"))
            return 1
        if answer is not None:
            _reply(replies, answer)


def _serve(engine: Recogniser, request: wire.Request) -> wire.Reply | None:
    match request:
        case wire.Begin():
            engine.begin(QuestionKind(request.kind), request.phrases, request.question)
        case wire.Feed():
            engine.feed(request.pcm)
        case wire.Discard():
            engine.discard()
        case wire.Vocabulary():
            return wire.Unknown(engine.unknown_words(request.phrases))
        case wire.Finish():
            return wire.result_of(engine.finish())
    return None


def _warm_up(engine: Recogniser) -> None:
    engine.begin(QuestionKind.YES_NO, (), "warm-up")
    engine.feed(WARM_UP)
    engine.finish()


def _private_standard_output() -> BinaryIO:
    """The pipe to the parent, out of reach of anything that prints."""
    private = os.fdopen(os.dup(sys.stdout.fileno()), "wb", buffering=0)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    return private


def _reply(replies: BinaryIO, message: wire.Reply) -> None:
    rest = memoryview(wire.frame(message))
    while rest:
        rest = rest[replies.write(rest) :]


def _read(source: BinaryIO, requests: queue.SimpleQueue[bytes]) -> None:
    """Take requests off the pipe as they come, so that a slow decode never holds up the ear; end with the parent."""
    while len(head := source.read(wire.LENGTH.size)) == wire.LENGTH.size:
        (length,) = wire.LENGTH.unpack(head)
        body = source.read(length)
        if len(body) < length:
            break
        requests.put(body)
    os._exit(0)  # a decode in progress must not outlive its reader


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
