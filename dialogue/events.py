"""What the world may tell the conversation. Times are seconds of one monotonic clock."""

from __future__ import annotations

from dataclasses import dataclass


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
    """Free speech can be understood; without it the talking modes stay off."""
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
    """Speech ended and was recognised.

    listen: number of the Listen it belongs to. answer: the expected phrase that was accepted, or None.
    open: the free transcript ("" where somebody spoke and no word is sure; None where open hearing is
    missing). voice_ended_at: when the last voiced frame sounded. In a sharing turn this is one piece
    between two silences. also: words it may have been instead of ``open``, nearly as likely. sound: what they were
    heard from; None where they were typed.
    """

    listen: int
    answer: str | None
    open: str | None
    voice_ended_at: float
    second_best: str | None = None
    sound: Sound | None = None


@dataclass(frozen=True, slots=True)
class NothingHeard:
    """What began as a voice is taken for noise.

    listen: number of the Listen it belongs to. also: words it may have been, nearly as likely as none.
    """

    listen: int
    second_best: str | None = None


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
    | TimerFired
)
