"""The reader in a process of its own.

Run as ``python -m device.reading.reading_child WEIGHTS``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from device.reading.reading_wire import Told, read_request
from device.reading.trained_reader import TrainedReader
from device.workers.serving import serve
from dialogue.stages import ANYWHERE


class ReadingWork:
    """Reads with the trained reader; see ``Work``. Raises whatever that raises."""

    name = "reader"

    def __init__(self, weights: Path) -> None:
        self._reader = TrainedReader.load(weights)
        self._reader.read("we had a quarrel about the dishes", ANYWHERE)  # what has read a line is one that works

    def answer(self, request: bytes) -> Told:
        """Its opinion."""
        asked = read_request(request)
        return Told(self._reader.read(asked.text, asked.stage))


if __name__ == "__main__":
    sys.exit(serve(lambda: ReadingWork(Path(sys.argv[1]))))
