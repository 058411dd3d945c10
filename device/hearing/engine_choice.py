"""Which engines there are, which one serves here, and why.

A third engine is one new file with a class like ``WhisperRecogniser``, a loader here and a case in ``choose_engine``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from device.hearing.engines.vosk_model import ModelUnusable, check_model, find_model
from device.hearing.engines.whisper_weights import WeightsMissing, find_weights, verify_weights
from device.hearing.recogniser import Recogniser, RecogniserLost, RecogniserSlow
from device.hearing.worker.parent import ChildRecogniser
from device.system.folders import cache_folder, models_folder

EngineName = Literal["auto", "vosk", "whisper"]
# An engine that can never hear these must not serve, whatever else it hears.
ESSENTIAL_WORDS = ("stop", "yes", "no")


class NoRecogniser(RecogniserLost):
    """No engine can serve; the message says why and what to do."""


class SlowEngine(NoRecogniser):
    """The engine that should serve is too slow just now; nothing needs to be mended, and later it may do."""


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """An engine, what it is loaded with, and why it and no other."""

    engine: str
    options: Mapping[str, str]
    reason: str


def _load_whisper(options: Mapping[str, str]) -> Recogniser:
    from device.hearing.engines.whisper import WhisperRecogniser  # noqa: PLC0415 - each engine drags its own native libraries

    return WhisperRecogniser(Path(options["weights"]))


def _load_vosk(options: Mapping[str, str]) -> Recogniser:
    from device.hearing.engines.vosk import VoskRecogniser  # noqa: PLC0415 - see above

    return VoskRecogniser(Path(options["model"]))


_LOADERS: Mapping[str, Callable[[Mapping[str, str]], Recogniser]] = {"whisper": _load_whisper, "vosk": _load_vosk}


def load_engine(name: str, options: Mapping[str, str]) -> Recogniser:
    """Load an engine into this very process. Raises whatever it raises; KeyError if there is no such one."""
    return _LOADERS[name](options)


def choose_engine(
    engine: EngineName = "auto", vosk_model: Path | None = None, models: Path | None = None
) -> EngineChoice:
    """Choose by what is on the disk, without loading anything; NoRecogniser if nothing serves.

    engine: "auto" takes Vosk where a good model is, else Whisper. vosk_model: a model's folder; None looks into
    the environment and then into ``models``.
    """
    why = "it was chosen in the settings"
    if engine != "whisper":
        model = find_model(models or models_folder(), vosk_model)
        try:
            if model is None:
                raise ModelUnusable("no Vosk model is there yet; `repair-coach setup` fetches it")
            check_model(model, cache_folder() / "verified" / "vosk.json")
        except ModelUnusable as error:
            if engine == "vosk":
                raise NoRecogniser(f"vosk cannot serve: {error}") from None
            why = str(error)
        else:
            return EngineChoice("vosk", {"model": str(model)}, f"its model is in {model}")
    try:
        weights = find_weights()
        verify_weights(weights, cache_folder() / "verified" / "whisper.json")
    except WeightsMissing as error:
        raise NoRecogniser(f"whisper cannot serve: {error}") from None
    return EngineChoice("whisper", {"weights": str(weights)}, why)


def open_recogniser(
    engine: EngineName = "auto", vosk_model: Path | None = None, models: Path | None = None
) -> ChildRecogniser:
    """Start the engine that serves here, in a process of its own, and wait until it is ready; ``reason`` says why it.

    Raises NoRecogniser.
    """
    choice = choose_engine(engine, vosk_model, models)
    try:
        return _start(choice)
    except RecogniserLost as error:
        if engine != "auto" or choice.engine == "whisper":
            raise _refusal(error) from None
        fallback = choose_engine("whisper")
        try:
            return _start(EngineChoice(fallback.engine, fallback.options, str(error)))
        except RecogniserLost as second_error:
            raise _refusal(second_error, f"{error}; ") from None


def _refusal(error: RecogniserLost, before: str = "") -> NoRecogniser:
    if isinstance(error, RecogniserSlow):
        return SlowEngine(f"{before}{error}: this machine is too slow or too busy for it just now")
    return NoRecogniser(f"{before}{error}; `repair-coach setup` mends a damaged model")


def _start(choice: EngineChoice) -> ChildRecogniser:
    recogniser = ChildRecogniser(choice.engine, choice.options, choice.reason)
    try:
        missing = recogniser.unknown_words(ESSENTIAL_WORDS)
    except RecogniserLost:
        recogniser.close()
        raise
    if missing:
        recogniser.close()
        raise RecogniserLost(f"{choice.engine}: its model does not know {', '.join(missing)}; it is not an English one")
    return recogniser
