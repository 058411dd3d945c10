"""Prints the transcript of a typed cast: python tests/casts/print_cast.py NAME (without a name: the names)."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from rich.console import Console

sys.path.insert(0, str(Path(__file__).parents[1]))  # pytest puts it there by itself

from typed_cast import differences, names, read, spend

from device.console.captions import Captions


def main(wanted: list[str]) -> int:
    """The transcripts of these casts; 1 where an evening did not go as its file says."""
    console = Console(highlight=False, soft_wrap=True)
    if not wanted:
        for name in names():
            console.print(f"{name:24} {read(name).title}", markup=False)
        return 0
    wrong: list[str] = []
    for name in wanted:
        cast = read(name)
        console.print(f"{cast.title}\n{cast.who}\n{cast.course.strip()}\n", markup=False)
        captions = Captions(console)
        with tempfile.TemporaryDirectory() as home:
            spent = spend(cast, Path(home), captions.spoken, captions.shown, captions.typed)
        console.print(
            f"\n{spent.minutes:.0f} minutes; talking rests: {spent.talking_rests}; plan: {spent.plan}\n", markup=False
        )
        wrong += differences(cast, spent)
    for difference in wrong:
        console.print(f"not as its file says: {difference}", markup=False)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
