"""What the world may tell the conversation. Times are seconds of one monotonic clock."""

from __future__ import annotations

from dataclasses import dataclass

from dialogue.understanding.opinion import Opinion


@dataclass(frozen=True, slots=True)
class Started:
    """A session begins."""

    seed: int
    """Chooses the variants of lines and the evening's reflection."""
    first_run: bool = False
    """Adds the health line."""
    locked: bool = False
    """The talking modes rest until tomorrow."""
    open_hearing: bool = True
    """Free speech can be heard and read; without it the talking modes stay off."""
    locale: str | None = None
    """Whose help numbers may be spoken."""
    numbers_old: bool = False
    """Nobody has checked them for a year."""
    plan: str | None = None
    """The line kept from an earlier evening, if any."""
    breathing_seconds: float = 300.0
    """Of one calm stage."""
    cap_seconds: float = 1800.0
    """When talking ends at the next turn."""
    talk_seconds: float | None = None
    """Until the hour at which two people wanted to have talked; None: they set none."""


@dataclass(frozen=True, slots=True)
class VoiceBegan:
    """A person began to speak while the ear was open. listen: number of the Listen it belongs to."""

    listen: int


@dataclass(frozen=True, slots=True)
class Sound:
    """What is known of the sound that words were heard from.

    closed: the expected phrase that it is likest to, where that is likely enough to speak against other words.
    is_speech: whether it was surely speech.
    """

    closed: str | None = None
    is_speech: bool = True


@dataclass(frozen=True, slots=True)
class Heard:
    """Speech ended and was recognised. In a sharing turn this is one piece between two silences."""

    listen: int
    """Number of the Listen it belongs to: of its question, and of the stage that the opinions were asked for."""
    answer: str | None
    """The expected phrase that was accepted, or None."""
    open: str | None
    """The free transcript; "" where somebody spoke and no word is sure, None where open hearing is missing."""
    voice_ended_at: float
    """When the last voiced frame sounded."""
    second_best: str | None = None
    """Words it may have been instead of ``open``, nearly as likely."""
    sound: Sound | None = None
    """What they were heard from; None where they were typed."""
    opinion: Opinion | None = None
    """The reader's of ``open``; None where it is expected word for word, and where there is no reader."""
    second_opinion: Opinion | None = None
    """The reader's of ``second_best``."""


@dataclass(frozen=True, slots=True)
class NothingHeard:
    """What began as a voice is taken for noise."""

    listen: int
    """Number of the Listen it belongs to."""
    second_best: str | None = None
    """Words it may have been, nearly as likely as none."""
    second_opinion: Opinion | None = None
    """The reader's of ``second_best``; None where there is no reader."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """The last sample of an utterance has sounded, or its fade after a Hush has ended."""

    utterance: int


@dataclass(frozen=True, slots=True)
class Pressed:
    """The button was pressed and released within 0.8 s; sent on release."""


@dataclass(frozen=True, slots=True)
class ButtonDown:
    """The button went down: speech fades at once, whatever the gesture becomes."""


@dataclass(frozen=True, slots=True)
class Held:
    """The button was held for 2 s: end at once and forget."""


@dataclass(frozen=True, slots=True)
class MicrophoneLost:
    """No sound arrives from the microphone any more."""


@dataclass(frozen=True, slots=True)
class MicrophoneBack:
    """Sound arrives again."""


@dataclass(frozen=True, slots=True)
class HearingLost:
    """The recogniser died or hangs. again: it was restarted once already."""

    again: bool = False


@dataclass(frozen=True, slots=True)
class HearingBack:
    """The recogniser answers again."""


@dataclass(frozen=True, slots=True)
class ReadingLost:
    """The reader died twice or hangs: from now on words come without its opinion."""


@dataclass(frozen=True, slots=True)
class ReadingBack:
    """The reader answers again."""


@dataclass(frozen=True, slots=True)
class TimerFired:
    """The time asked for with SetTimer has come."""


Event = (
    Started
    | VoiceBegan
    | Heard
    | NothingHeard
    | Spoken
    | ButtonDown
    | Pressed
    | Held
    | MicrophoneLost
    | MicrophoneBack
    | HearingLost
    | HearingBack
    | ReadingLost
    | ReadingBack
    | TimerFired
)
