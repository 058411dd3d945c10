"""One engine in a process of its own.

Run as ``python -m device.hearing.worker.child ENGINE OPTIONS-AS-JSON``.
"""

from __future__ import annotations

import sys

import msgspec

from device.hearing.engine_choice import load_engine
from device.hearing.recogniser import BYTES_PER_SECOND, Recogniser
from device.hearing.worker import wire
from device.workers.serving import serve
from dialogue.questions import QuestionKind

WARM_UP = bytes(BYTES_PER_SECOND)  # a second of silence: a model that decodes it is one that works


class HearingWork:
    """Decodes with one engine; see ``Work``. Raises whatever it raises."""

    def __init__(self, engine_name: str, options: str) -> None:
        self._engine: Recogniser = load_engine(engine_name, msgspec.json.decode(options, type=dict[str, str]))
        self._engine.begin(QuestionKind.YES_NO, (), "warm-up")
        self._engine.feed(WARM_UP)
        self._engine.finish()

    @property
    def name(self) -> str:
        """The engine's."""
        return self._engine.name

    def answer(self, request: bytes) -> wire.Reply | None:
        """Pass it on."""
        match wire.read_request(request):
            case wire.Begin(kind=kind, phrases=phrases, question=question):
                self._engine.begin(QuestionKind(kind), phrases, question)
            case wire.Feed(pcm=pcm):
                self._engine.feed(pcm)
            case wire.Discard():
                self._engine.discard()
            case wire.Vocabulary(phrases=phrases):
                return wire.Unknown(self._engine.unknown_words(phrases))
            case wire.Finish():
                return wire.result_of(self._engine.finish())
        return None


if __name__ == "__main__":
    sys.exit(serve(lambda: HearingWork(sys.argv[1], sys.argv[2])))
