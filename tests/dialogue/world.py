"""A world made of time for the conversation: lines take as long as they take to say, nothing else happens by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from reader_at_hand import trained

from device.reading.read_heard import read_heard
from dialogue.commands import Command, End, Listen, Pause, SetLight, SetTimer, Speak, StopListening, StopSpeaking, Words
from dialogue.conversation import Conversation
from dialogue.events import Event, Heard, Held, NothingHeard, Pressed, Spoken, Started, TimerFired, VoiceBegan
from dialogue.questions import QuestionKind
from dialogue.script import Script, load_script
from dialogue.states import DeviceState
from dialogue.understanding.intents import Certainty, Meaning
from dialogue.understanding.normalise import normalise


@cache
def script() -> Script:
    """The shipped script, read once."""
    return load_script()


def seconds_of(command: Speak) -> float:
    """How long a line takes."""
    return sum(part.seconds if isinstance(part, Pause) else len(part.text.split()) / 2.1 for part in command.parts)


class Doubting(Conversation):
    """A conversation that hears dangers less surely where a test says so: what a reader's doubt will come to."""

    def __init__(self, script: Script, doubts: Mapping[str, Certainty]) -> None:
        super().__init__(script)
        self.doubts = doubts

    def _understood(self, event: Heard | NothingHeard) -> Meaning | None:
        said = super()._understood(event)
        words = event.open if isinstance(event, Heard) else None
        if said is None or said.safety is None or words is None or words not in self.doubts:
            return said
        return replace(said, certainty=self.doubts[words])


@dataclass
class World:
    """Runs one evening and remembers everything, events and commands, with their times.

    has_reader: whether what is said is read, as on a device that is whole.
    """

    started: Started = field(default_factory=lambda: Started(seed=0))
    now: float = 0.0
    has_reader: bool = True

    def __post_init__(self) -> None:
        self.doubts: dict[str, Certainty] = {}
        self.conversation: Conversation = Doubting(script(), self.doubts)
        self.events: list[tuple[float, Event]] = []
        self.commands: list[tuple[float, Command]] = []
        self.speaking: tuple[int, float] | None = None
        self.listening: Listen | None = None
        self._listened = Listen(0, "none", QuestionKind.CHOICE, (), 1.0)
        self.wake_at: float | None = None
        self.state: DeviceState | None = None
        self.give(self.started)

    @property
    def ended(self) -> bool:
        return self.conversation.ended

    @property
    def lines(self) -> list[str]:
        """Ids of the lines spoken so far."""
        return [command.line for _, command in self.commands if isinstance(command, Speak)]

    @property
    def said(self) -> str:
        """Every word the coach said."""
        speeches = (command for _, command in self.commands if isinstance(command, Speak))
        return " ".join(part.text for speech in speeches for part in speech.parts if isinstance(part, Words))

    @property
    def question(self) -> str | None:
        """The question the ear is open for, if any."""
        return self.listening.question if self.listening else None

    def give(self, event: Event) -> tuple[Command, ...]:
        """One event, now; what was heard has been read, as on the device."""
        if self.has_reader and isinstance(event, Heard | NothingHeard):
            event = read_heard(event, trained(), self.listening or self._listened)
        self.events.append((self.now, event))
        commands = self.conversation.step(event, self.now)
        for command in commands:
            self.commands.append((self.now, command))
            self._carry_out(command)
        return commands

    def _carry_out(self, command: Command) -> None:
        match command:
            case Speak():
                self.speaking = (command.utterance, self.now + seconds_of(command))
            case StopSpeaking():
                self.speaking = None
            case Listen():
                self.listening = self._listened = command
            case StopListening():
                self.listening = None
            case SetTimer(at):
                self.wake_at = at
            case SetLight(state):
                self.state = state
            case End():
                self.wake_at = None
            case _:
                pass

    def pass_time(self) -> None:
        """Let the next thing happen that happens by itself."""
        spoken_at = self.speaking[1] if self.speaking else float("inf")
        wake_at = self.wake_at if self.wake_at is not None else float("inf")
        assert min(spoken_at, wake_at) < float("inf"), "a dead end: nothing will ever happen"
        self.now = max(self.now, min(spoken_at, wake_at))
        if self.speaking and spoken_at <= wake_at:
            utterance, self.speaking = self.speaking[0], None
            self.give(Spoken(utterance))
        else:
            self.wake_at = None
            self.give(TimerFired())

    def wait(self, seconds: float) -> None:
        """Let this much time pass with everything that happens in it."""
        until = self.now + seconds
        while not self.ended:
            due = [at for at in (self.speaking[1] if self.speaking else None, self.wake_at) if at is not None]
            if not due or min(due) > until:
                break
            self.pass_time()
        self.now = max(self.now, until)

    def until_question(self, question: str | None = None) -> None:
        """Until the ear is open for a question (this one, where named)."""
        while not self.ended and not (
            self.conversation.awaits_answer and (question is None or self.question == question)
        ):
            self.pass_time()
        assert not self.ended, f"the evening ended before {question}"

    def until_state(self, state: DeviceState) -> None:
        """Until this state is shown and nothing is being said."""
        while not self.ended and not (self.state is state and self.speaking is None):
            self.pass_time()
        assert not self.ended, f"the evening ended before {state}"

    def until_end(self) -> None:
        """Let time pass to the end."""
        while not self.ended:
            self.pass_time()

    def say(self, text: str, second_best: str | None = None, certainty: Certainty | None = None) -> tuple[Command, ...]:
        """Somebody says something into the open ear that may be heard as ``second_best``.

        certainty: how surely the danger in it is heard, where there is one; None: as it is read.
        """
        assert self.listening is not None, "the ear is closed"
        if certainty is not None:
            self.doubts[text] = certainty
        number, phrases = self.listening.number, self.listening.phrases
        self.give(VoiceBegan(number))
        self.now += 0.5
        plain = normalise(text)
        answer = next((phrase for phrase in phrases if normalise(phrase) == plain), None)
        return self.give(Heard(number, answer, text, self.now, second_best))

    def press(self) -> tuple[Command, ...]:
        """A press of the button."""
        return self.give(Pressed())

    def hold(self) -> tuple[Command, ...]:
        """The button held for two seconds."""
        return self.give(Held())

    def answer(self, *texts: str) -> None:
        """Each text answers the next question; in a turn it is followed by silence."""
        for text in texts:
            while not (self.conversation.awaits_answer and self.listening and self.listening.number != self._answered):
                assert not self.ended, f"the evening ended before {text!r}; last line {self.lines[-1]}"
                self.pass_time()
            self._answered = self.listening.number
            self.say(text)

    _answered: int = -1


COUPLE = (
    "both of us", "ordinary", "seven", "four", "five", "three", "yes", "hurt", "tired",
    "i shut down and walked away", "i raised my voice", "yes", "yes",
    "i felt invisible at dinner", "you felt invisible", "yes", "no", "it makes sense you felt left out", "you felt sad",
    "i felt alone", "you felt alone", "yes", "no", "it makes sense", "lonely",
    "yes", "i'm sorry i walked away when you were talking", "thank you", "no",
    "when we get home i will put the phone away", "yes", "yes", "yes", "yes", "you made tea", "thanks for staying",
)  # fmt: skip
SOLO = (
    "on my own", "six", "four", "yes", "ashamed", "i raised my voice", "they might see two tired people",
    "hey is now okay or later", "yes", "when she comes home i will put the kettle on", "yes",
)  # fmt: skip
CALM = ("just breathe", "seven", "three")
TRUST = (
    "both of us", "broken trust", "five", "four", "three", "three", "yes", "me", "yes", "it was like the floor went",
    "yes", "and i could not sleep", "the floor went from under you", "yes",
    "it was lonely and you could not sleep", "yes",
    "i would want to see your phone",
    "i am sorry i lied to you", "thank you", "when i get home i will put my phone on the table", "yes",
    "yes", "yes", "yes",
    "thank you for that",
)  # fmt: skip
