"""What happens in the room, for whoever watches: the log, the recording, the tests. Times are seconds of its clock."""

from __future__ import annotations

from dataclasses import dataclass

from device.hearing.hearing import Hearing
from dialogue.states import DeviceState


@dataclass(frozen=True, slots=True)
class CoachSaid:
    """The coach begins a line. words: what it says, without the pauses."""

    at: float
    line: str
    words: str


@dataclass(frozen=True, slots=True)
class PartnerSaid:
    """Somebody begins to speak. until: when their last sample sounds. again: they said it before."""

    at: float
    until: float
    who: str
    words: str
    again: bool


@dataclass(frozen=True, slots=True)
class PartnerPressed:
    """Somebody presses the button. why: where no line of their script led to it."""

    at: float
    who: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class HeardAs:
    """The ear reports an utterance. question: what it answers.

    answer: the expected phrase that was accepted, or None. hearing: what the engine made of it. nothing: it was
    taken for noise.
    """

    at: float
    question: str
    answer: str | None
    hearing: Hearing | None
    nothing: bool


@dataclass(frozen=True, slots=True)
class HearingTrouble:
    """The recogniser was lost (back False) or is there again."""

    at: float
    back: bool


@dataclass(frozen=True, slots=True)
class LightChanged:
    """The light shows another state."""

    at: float
    state: DeviceState


@dataclass(frozen=True, slots=True)
class Replied:
    """The first sample that can be heard of a reply to something said.

    after_speech_seconds: since the speaker's last voiced sound. after_endpoint_seconds: since it was decided that
    they had finished. question: what was answered.
    """

    at: float
    question: str
    after_speech_seconds: float
    after_endpoint_seconds: float


@dataclass(frozen=True, slots=True)
class Ended:
    """The session is over."""

    at: float


Observation = CoachSaid | PartnerSaid | PartnerPressed | HeardAs | HearingTrouble | LightChanged | Replied | Ended
