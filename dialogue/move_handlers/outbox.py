"""The outbox: where move handlers put their commands, and what is known of voice, ear and light."""

from __future__ import annotations

from collections.abc import Mapping
from zlib import crc32

from dialogue.breath import Breath
from dialogue.commands import Command, Listen, SetLight, SetTimer, Speak, StopListening, StopSpeaking
from dialogue.lines import pause_before
from dialogue.questions import Question, QuestionKind
from dialogue.script import Script
from dialogue.stages import FIRST_STAGE
from dialogue.states import DeviceState


class Outbox:
    """Collects the commands of one step and remembers what the device is doing.

    numbers: the help numbers of the place, as words, for lines that speak them.

    utterance: number of the line being spoken, or None. listening: number of the open Listen, or None.
    ear_opened_at: when the ear was last opened. stage: where the evening stands. commands: what was asked for since
    ``take``.
    """

    def __init__(self, script: Script, seed: int, core_commands: tuple[str, ...], numbers: Mapping[str, str]) -> None:
        self.script = script
        self.seed = seed
        self.stage = FIRST_STAGE
        self.utterance: int | None = None
        self.listening: int | None = None
        self.ear_opened_at = 0.0
        self.deaf = False
        self._core_commands = core_commands
        self._numbers = numbers
        self._utterances = 0
        self._listens = 0
        self._times_said: dict[str, int] = {}
        self._runs_on = False
        self._wake_at: float | None = None
        self._commands: list[Command] = []

    def drain(self) -> tuple[Command, ...]:
        """The commands of a step, at its end."""
        self._runs_on = False
        commands, self._commands = tuple(self._commands), []
        return commands

    def emit(self, command: Command) -> None:
        """Any command that changes nothing here."""
        self._commands.append(command)

    def speak(self, line: str, values: Mapping[str, str] | None = None) -> None:
        """Say a line, ear closed while it sounds. Help numbers need not be given."""
        self.close_ear()
        written = self.script.lines[line]
        said = self._times_said.get(line, 0)
        self._times_said[line] = said + 1
        variant = (self.seed + crc32(line.encode()) + said) % len(written.variants)
        self._utterances += 1
        self.utterance = self._utterances
        parts = written.parts(variant, {**self._numbers, **(values or {})})
        if self._runs_on:
            parts = (pause_before(parts), *parts)
        self.emit(Speak(self.utterance, line, variant, parts))

    def spoken(self) -> None:
        """What was being spoken has been; a line that is begun in this step follows on it."""
        self.utterance = None
        self._runs_on = True

    def begin_anew(self) -> None:
        """The next line follows on nothing, whatever was said before."""
        self._runs_on = False

    def hush(self) -> None:
        """Cut what is being spoken; its Spoken will not be waited for."""
        if self.utterance is not None:
            self.utterance = None
            self.emit(StopSpeaking())

    def listen(self, question: Question, now: float) -> None:
        """Open the ear for a question; the core commands are always among its phrases."""
        self.open_ear(question.id, question.kind, tuple(question.phrases), question.patience_seconds, now)

    def listen_for_commands(self, place: str, now: float) -> None:
        """Open the ear where nothing is asked: breathing, rests."""
        self.open_ear(place, QuestionKind.CHOICE, (), 1.0, now)

    def open_ear(
        self, question: str, kind: QuestionKind, phrases: tuple[str, ...], patience_seconds: float, now: float
    ) -> None:
        """Open the ear, unless the microphone is lost."""
        if self.deaf:
            return
        self._listens += 1
        self.listening = self._listens
        self.ear_opened_at = now
        known = tuple(dict.fromkeys((*phrases, *self._core_commands)))
        asked = self.script.questions.get(question)
        stage = self.stage if asked is None else asked.stage
        self.emit(Listen(self.listening, question, kind, known, patience_seconds, stage))

    def close_ear(self) -> None:
        """Close the ear if it is open."""
        if self.listening is not None:
            self.listening = None
            self.emit(StopListening())

    def show(self, state: DeviceState, breath: Breath | None = None, step: int = 0, *, silently: bool = False) -> None:
        """Show a state."""
        self.emit(SetLight(state, breath, step, silently))

    def wake_at(self, at: float | None) -> None:
        """Ask for a Tick; only changes are passed on."""
        if at != self._wake_at:
            self._wake_at = at
            self.emit(SetTimer(at))

    def woken(self) -> None:
        """The Tick that was asked for has come."""
        self._wake_at = None
