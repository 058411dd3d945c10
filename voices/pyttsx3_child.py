"""The process in which pyttsx3 speaks. Run as a program; voices/pyttsx3_voice.py is its other side.

pyttsx3 2.99 on Linux: two queued texts give one file, an unwritable path hangs for ever, 15 KB of text crash it, an
unknown voice gives no exception, a normal exit may lose the last file. runAndWait() first works through its queue,
which ends with a cancel that, under load, takes back the rate just set (measured: 0.4 % of renders came
out hurried) and may return before the file exists; the finished event is sent from inside the last callback,
so that the next text races with what follows it there (measured: 3 % empty or cut). Hence: settings are
applied and awaited first, then one small piece of text at a time, awaited by its event and by the engine.
"""

from __future__ import annotations

import threading
import time
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from voices.worker_child import ChildFailed, serve

IDLE_SECONDS = 5.0
LONGEST_PIECE_BYTES = 1000
PIECE_TIMEOUT_SECONDS = 8.0
SETTING_TIMEOUT_SECONDS = 2.0


class Speaker:
    """The engine, started once."""

    def __init__(self) -> None:
        try:
            import pyttsx3  # noqa: PLC0415
            from pyttsx3.drivers import _espeak  # noqa: PLC0415

            self._engine = pyttsx3.init()
            self._espeak = _espeak
        except ImportError as error:
            raise ChildFailed("it is not installed") from error
        except (OSError, RuntimeError) as error:
            raise ChildFailed("the library of espeak-ng is not installed") from error
        self._finished = threading.Event()
        self._errors: list[Exception] = []
        self._engine.connect("finished-utterance", self._on_finished)
        self._engine.connect("error", self._on_error)

    def render(self, request: dict[str, Any]) -> None:
        """Speak ``text`` to ``path`` with ``voice``, ``rate`` and ``pitch``."""
        self._set(request)
        path = Path(request["path"])
        piece_path = path.with_name(path.name + ".piece")
        try:
            spoken = [self._spoken(piece, piece_path) for piece in pieces(request["text"])]
            if not spoken:
                raise ChildFailed("there is nothing to say")
            with wave.open(str(piece_path), "wb") as file:
                file.setparams(spoken[0][0])
                file.writeframes(b"".join(sound for _, sound in spoken))
            piece_path.replace(path)
        finally:
            piece_path.unlink(missing_ok=True)

    def _spoken(self, piece: str, path: Path) -> tuple[Any, bytes]:
        self._finished.clear()
        self._errors.clear()
        # A path that cannot be written would hang the library: find out here.
        path.write_bytes(b"")
        self._engine.save_to_file(piece, str(path))
        self._engine.runAndWait()
        if not self._finished.wait(PIECE_TIMEOUT_SECONDS):
            raise ChildFailed("it did not finish")
        self._espeak.Synchronize()
        if self._errors:
            raise ChildFailed("espeak-ng refused it")
        with wave.open(str(path)) as file:
            return file.getparams(), file.readframes(file.getnframes())

    def _set(self, request: dict[str, Any]) -> None:
        # A busy engine would put the settings into its queue; a free one applies them now.
        self._errors.clear()
        self._engine.proxy.setBusy(False)
        for name in ("voice", "rate", "pitch"):
            self._engine.setProperty(name, request[name])
        if self._errors:
            raise ChildFailed("it does not know the voice that is set")
        wanted = ((self._espeak.RATE, request["rate"]), (self._espeak.PITCH, request["pitch"]))
        deadline = time.monotonic() + SETTING_TIMEOUT_SECONDS
        # getProperty() leaves out the argument that asks for the value of now.
        while any(self._espeak.dll.espeak_GetParameter(number, 1) != value for number, value in wanted):
            if time.monotonic() > deadline:
                raise ChildFailed("it does not take its settings")
            time.sleep(0.001)
        self._espeak.Synchronize()

    def _on_finished(self, name: object, completed: object) -> None:
        del name, completed
        self._finished.set()

    def _on_error(self, name: object, exception: Exception) -> None:
        del name
        self._errors.append(exception)


def pieces(text: str) -> Iterator[str]:
    """The text in pieces of at most LONGEST_PIECE_BYTES, cut between words; a longer word is shortened."""
    piece = b""
    for word in text.split():
        encoded = word.encode()[:LONGEST_PIECE_BYTES]
        if piece and len(piece) + 1 + len(encoded) > LONGEST_PIECE_BYTES:
            yield piece.decode(errors="ignore")
            piece = b""
        piece += (b" " if piece else b"") + encoded
    if piece:
        yield piece.decode(errors="ignore")


def main() -> None:
    """Serve the parent."""
    speakers: list[Speaker] = []

    def render(request: dict[str, Any]) -> None:
        if not speakers:
            speakers.append(Speaker())
        speakers[0].render(request)

    serve(render, IDLE_SECONDS)


if __name__ == "__main__":
    main()
