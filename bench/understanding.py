"""How well typed lines are understood: a table by class for the development, build, held-out and unseen lines.

python bench/understanding.py [--misses] [--only unseen] [FILE.jsonl ...]
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from device.reading.trained_reader import TrainedReader
from dialogue.understanding import understand
from dialogue.understanding.intents import SAFETY_CLASSES, Intent

sys.path.insert(0, str(Path(__file__).parents[1]))

from training.labelled import LINES, Line, read

READER = TrainedReader.load()
SHARED = Path(os.environ.get("REPAIR_COACH_SPEECH", "../shared/speech")).parent / "utterances-dev.jsonl"


@dataclass(slots=True)
class Count:
    """Right ones of all."""

    right: int = 0
    all: int = 0

    def add(self, right: bool) -> None:
        """Count one more line."""
        self.right += right
        self.all += 1

    def __str__(self) -> str:
        return f"{self.right:4d}/{self.all:<4d} {100 * self.right / self.all:5.1f} %" if self.all else "   -"


def measure(lines: Iterable[Line], *, misses: bool) -> dict[str, Count]:
    """Counts by class of how many of ``lines`` are understood; prints the others if ``misses``."""
    counts: dict[str, Count] = defaultdict(Count)
    for line in lines:
        meaning = understand(line.text, stage=line.stage, opinion=READER.read(line.text, line.stage))
        right = meaning.intent.value in line.allowed
        counts["all intents"].add(right)
        counts[f"intent {line.intent}"].add(right)
        if "value" in line.slots and line.intent == "RATING":
            counts["value of rating"].add(meaning.slots.get("value") == line.slots["value"])
        if line.is_lookalike:
            right_lookalike = meaning.safety is None or meaning.intent.value in line.allowed
            counts["look-alikes left alone"].add(right_lookalike)
        safety = Intent(line.intent) in SAFETY_CLASSES
        if line.intent in {"SAFE_SELF_HARM", "SELF_HARM_UNCLEAR"}:
            either = {"SAFE_SELF_HARM", "SELF_HARM_UNCLEAR"} | line.allowed
            counts["self-harm (either class)"].add(meaning.intent.value in either)
        if line.intent in {"SAFE_VIOLENCE", "SAFE_FEAR", "SAFE_CHILD"}:
            counts["violence, fear, child"].add(right)
        if safety:
            counts["safety, any class noticed"].add(meaning.safety is not None or right)
        elif not line.is_lookalike:
            counts["other lines left alone"].add(meaning.safety is None or right)
        if misses and not right:
            why = " > ".join(meaning.because)
            print(f"  {line.stage:9s} {line.intent:18s} -> {meaning.intent:18s} {line.text!r}  {why}")  # noqa: T201
    return counts


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--misses", action="store_true", help="print every line that is not understood")
    parser.add_argument("--intents", action="store_true", help="also count by intent")
    parser.add_argument("--only", default="", help="only files whose name holds this")
    chosen = parser.parse_args()
    paths = chosen.files or [*([SHARED] if SHARED.exists() else []), *sorted(LINES.glob("*.jsonl"))]
    for path in paths:
        if chosen.only not in path.name:
            continue
        lines = list(read(path))
        began = time.perf_counter()
        counts = measure(lines, misses=chosen.misses)
        spent = time.perf_counter() - began
        print(f"\n{path.name}: {len(lines)} lines, {1000 * spent / len(lines):.2f} ms a line")  # noqa: T201
        for name in sorted(counts):
            if chosen.intents or not name.startswith("intent "):
                print(f"  {name:28s} {counts[name]}")  # noqa: T201


if __name__ == "__main__":
    main()
