"""What the conversation asks of the world. Times are seconds of the monotonic clock of the events."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dialogue.breath import Breath
from dialogue.questions import QuestionKind
from dialogue.stages import ANYWHERE
from dialogue.states import DeviceState


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of a line that is rendered and cached as one sound."""

    text: str


@dataclass(frozen=True, slots=True)
class Pause:
    """Silence inside a line."""

    seconds: float


def plain_parts(parts: Iterable[Words | Pause]) -> list[str | float]:
    """The parts of a line as a voice takes them: words as text, pauses as seconds."""
    return [part.seconds if isinstance(part, Pause) else part.text for part in parts]


@dataclass(frozen=True, slots=True)
class Speak:
    """Say a line. The world answers with Spoken(utterance) when its last sample has sounded.

    line, variant: which line of the script it is, for recordings that override and for the log.
    """

    utterance: int
    line: str
    variant: int
    parts: tuple[Words | Pause, ...]


@dataclass(frozen=True, slots=True)
class StopSpeaking:
    """Fade the voice out within 20 ms; Spoken follows for the utterance that was cut."""


@dataclass(frozen=True, slots=True)
class Listen:
    """Open the ear (0.3 s after the last sample has sounded); an earlier Listen is replaced."""

    number: int
    """Counts the Listens of a session; what is heard carries it back."""
    question: str
    """Its id, for the log and for bias."""
    kind: QuestionKind
    """How strictly an answer must be heard."""
    phrases: tuple[str, ...]
    """What may be answered, commands included."""
    patience_seconds: float
    """The silence that ends an utterance."""
    stage: str = ANYWHERE
    """In which the answer will be understood: what the reader is asked for."""


@dataclass(frozen=True, slots=True)
class StopListening:
    """Close the ear; what was half heard is dropped."""


@dataclass(frozen=True, slots=True)
class SetLight:
    """Show a state with the light. breath: the curve to follow where the state is BREATHING.

    step: which of five levels in GROUNDING (0 is the brightest). silently: with the light alone, no sound of a breath.
    """

    state: DeviceState
    breath: Breath | None = None
    step: int = 0
    silently: bool = False


@dataclass(frozen=True, slots=True)
class SetTimer:
    """Send TimerFired at this time. A later SetTimer replaces an earlier one; None cancels it."""

    at: float | None


class Dial(StrEnum):
    """What a person may turn by voice."""

    VOLUME = "volume"
    RATE = "rate"
    PITCH = "pitch"
    BRIGHTNESS = "brightness"


@dataclass(frozen=True, slots=True)
class AdjustDial:
    """Turn a dial one step up (+1) or down (-1) from the next line on, for this evening."""

    dial: Dial
    steps: int


@dataclass(frozen=True, slots=True)
class KeepPlan:
    """Store the one plan line both agreed to keep."""

    plan: str


@dataclass(frozen=True, slots=True)
class ForgetPlan:
    """Erase what was kept."""


@dataclass(frozen=True, slots=True)
class RestTalking:
    """Keep the talking modes off until tomorrow. It has no cause, so none can be kept."""


@dataclass(frozen=True, slots=True)
class RememberEvening:
    """An evening of two people is over: remember how the dials stand, and that the first run is over."""


@dataclass(frozen=True, slots=True)
class End:
    """The session is over: close the microphone, show the end light, forget everything."""


Command = (
    Speak
    | StopSpeaking
    | Listen
    | StopListening
    | SetLight
    | SetTimer
    | AdjustDial
    | KeepPlan
    | ForgetPlan
    | RestTalking
    | RememberEvening
    | End
)
