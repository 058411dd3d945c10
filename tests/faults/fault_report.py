"""What a fault did, as its test measured it; tools/draw_reliability.py makes the table from it."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

VARIABLE = "REPAIR_COACH_FAULTS"


@dataclass(frozen=True)
class Outcome:
    """fault: in words. noticed_seconds: from the fault to the first thing the coach did about it; None where nothing
    needs to be done. light: states it showed, in order. voice: lines it spoke, by name. recovered_seconds: from when
    the cause was gone (or from the fault, where the coach mends it itself) until all was as before. recovery: how.
    test: its name.
    """

    fault: str
    noticed_seconds: float | None
    light: str
    voice: Sequence[str]
    recovered_seconds: float | None
    recovery: str
    test: str


class FaultReport:
    """Takes the outcome of one test."""

    def __init__(self, test: str, fault: str) -> None:
        self._test, self._fault = test, fault

    def note(
        self,
        *,
        noticed: float | None,
        light: str,
        voice: Sequence[str] = (),
        recovered: float | None,
        recovery: str,
    ) -> None:
        """Write the outcome down, where somebody wants to have it."""
        outcome = Outcome(self._fault, noticed, light, tuple(voice), recovered, recovery, self._test)
        if path := os.environ.get(VARIABLE):
            with Path(path).open("a", encoding="utf-8") as file:
                file.write(json.dumps(asdict(outcome)) + "\n")
