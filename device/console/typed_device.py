"""A body made of time alone: a line takes as long as it would to say, a typed line is what is heard.

Nothing waits here: the owner reads ``next_at`` and says when it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from device.reading.steady_reader import SteadyReader
from dialogue.commands import Listen, Pause, SetLight, Speak, Words
from dialogue.events import Event, Heard, MicrophoneBack, MicrophoneLost, Spoken, VoiceBegan
from dialogue.understanding.normalise import normalise

# How long words take that nobody says aloud: calm speech, METHOD 4.
WORDS_PER_SECOND = 2.1
# What a person types is taken in this length; more is no answer anybody speaks.
LONGEST_CHARACTERS = 2000


@dataclass(frozen=True, slots=True)
class Typed:
    """A line as it was typed into an open ear: what it answers, and the events of it before it is read."""

    listen: Listen
    began: VoiceBegan
    heard: Heard


class TypedStage:
    """Carries out commands by showing them; see device.evening.session.DeviceIO.

    caption: called with every spoken line. light: called with every state shown. reader: reads what is typed.
    """

    def __init__(
        self, caption: Callable[[Speak], None], light: Callable[[SetLight, float], None], reader: SteadyReader
    ) -> None:
        self.listening: Listen | None = None
        self.shown: SetLight | None = None
        self._caption = caption
        self._light = light
        self._reader = reader
        self._speaking: tuple[int, float] | None = None

    @property
    def spoken_at(self) -> float | None:
        """When the line being said will have been said, or None."""
        return self._speaking[1] if self._speaking else None

    def spoken(self) -> Spoken:
        """The event for the line that has been said."""
        assert self._speaking is not None
        utterance, self._speaking = self._speaking[0], None
        return Spoken(utterance)

    def heard(self, text: str, now: float) -> tuple[Event, ...]:
        """The events of a typed line; none where the ear is closed. Waits for the reader."""
        typed = self.typed(text, now)
        return () if typed is None else (typed.began, *self.read(typed))

    def typed(self, text: str, now: float) -> Typed | None:
        """A typed line that nobody has read yet; None where the ear is closed."""
        if self.listening is None:
            return None
        number, phrases = self.listening.number, self.listening.phrases
        text = text[:LONGEST_CHARACTERS]
        plain = normalise(text)
        answer = next((phrase for phrase in phrases if normalise(phrase) == plain), None)
        return Typed(self.listening, VoiceBegan(number), Heard(number, answer, text, now))

    def read(self, typed: Typed) -> tuple[Event, ...]:
        """What was typed, with the reader's opinion; it may be waited for in any thread."""
        return self._reader.report(typed.heard, typed.listen)

    # -- DeviceIO ------------------------------------------------------------------------------------

    def speak(self, command: Speak, now: float) -> None:
        """Show the caption; it takes its time."""
        self._speaking = (command.utterance, now + duration_seconds(command))
        self._caption(command)

    def hush(self, now: float) -> None:  # noqa: ARG002
        """Nothing more is said."""
        self._speaking = None

    def listen(self, command: Listen, now: float) -> None:  # noqa: ARG002
        """Take typed lines from now on."""
        self.listening = command

    def stop_listening(self, now: float) -> None:  # noqa: ARG002
        """Take none."""
        self.listening = None

    def show(self, command: SetLight, now: float) -> None:
        """Draw the light."""
        self.shown = command
        self._light(command, now)


def duration_seconds(command: Speak) -> float:
    """How long a line would take to say, pauses included."""
    return sum(
        part.seconds if isinstance(part, Pause) else max(len(part.text.split()), 1) / WORDS_PER_SECOND
        for part in command.parts
    )


def caption_of(command: Speak) -> str:
    """The words of a line without its pauses."""
    return " ".join(part.text for part in command.parts if isinstance(part, Words))


MICROPHONE_EVENTS: dict[str, Event] = {"lost": MicrophoneLost(), "back": MicrophoneBack()}
