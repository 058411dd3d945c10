"""Where what the reader has learned lies, and what is said where it cannot be used."""

from __future__ import annotations

from pathlib import Path

WEIGHTS = Path(__file__).with_name("model.npz")


class DamagedWeights(ValueError):
    """The file is missing, cut off, changed, of another version or not ours."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path}: {why}; install repair-coach again to mend it")
