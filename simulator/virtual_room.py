"""The room: the body of a session in memory, faster than real time. Blocks of sound advance its clock."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from device.audio.mixer import Mixer
from device.button.gestures import Gestures
from device.evening.session import Session, StateWriter
from device.hearing.recogniser import RestartableRecogniser
from device.reading.steady_reader import SteadyReader
from dialogue.commands import Listen, SetLight, Speak, Words, plain_parts
from dialogue.events import (
    ButtonDown,
    Event,
    Heard,
    HearingBack,
    HearingLost,
    Held,
    NothingHeard,
    Pressed,
    Spoken,
    Started,
)
from dialogue.script import Script
from dialogue.states import DeviceState
from simulator.acoustics import ROOM_RATE, SILENT_ROOM, Acoustics, RoomSound
from simulator.ear_worker import EarWorker, Report
from simulator.observations import (
    CoachSaid,
    Ended,
    HeardAs,
    HearingTrouble,
    LightChanged,
    Observation,
    Replied,
)
from simulator.people import People
from simulator.scenario import Scenario

BLOCK_FRAMES = 1536  # 32 ms: one chunk of the voice activity
BLOCK_SECONDS = BLOCK_FRAMES / ROOM_RATE
PRESS_SECONDS = 0.15
# The softest sample that counts as the beginning of a reply: -50 dBFS.
AUDIBLE = 100

Samples = npt.NDArray[np.int16]
Sound = npt.NDArray[np.float32]


class Voices(Protocol):
    """Makes the sound of the coach's lines at ROOM_RATE: a Synthesiser."""

    def sound(self, line: str, variant: int, parts: Sequence[str | float]) -> Samples:
        """A line as int16 samples."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the room's sound, as it has just sounded.

    began_at: seconds of the room's clock. coach: what the loudspeaker played. people: what each who spoke said.
    microphone: what the ear was given, 16 kHz int16. ear_open: whether it listened. ear_behind: whether it is still
    busy with what came before. coach_speaks: whether a line goes on, pauses in it included.
    state: what the light showed.
    """

    began_at: float
    coach: Samples
    people: dict[str, Sound]
    microphone: bytes
    ear_open: bool
    ear_behind: bool
    coach_speaks: bool
    state: DeviceState | None


@dataclass(slots=True)
class _Reply:
    """A reply that has been asked for and has not sounded yet."""

    question: str
    voice_ended_at: float
    decided_at: float


class VirtualRoom:
    """One evening in a room that is computed; see device.evening.session.DeviceIO.

    tell: takes what happens. watch: takes every block. charge_seconds: what a decode counts on the room's clock,
    None for its wall time; the wall time of making a line's sound is charged in the same way.
    """

    def __init__(
        self,
        *,
        script: Script,
        recogniser: RestartableRecogniser,
        reader: SteadyReader,
        voices: Voices,
        cast: Scenario,
        say: Callable[[str, str], Sound],
        keeper: StateWriter,
        acoustics: Acoustics = SILENT_ROOM,
        seed: int = 0,
        charge_seconds: float | None = None,
        tell: Callable[[Observation], None] = lambda _: None,
        watch: Callable[[Block], None] = lambda _: None,
    ) -> None:
        self.session = Session(script, self, keeper)
        self.people = People(cast, say, self.press, tell, seed)
        self._script = script
        self._voices = voices
        self._tell = tell
        self._watch = watch
        self._charge_seconds = charge_seconds
        self._air = RoomSound(acoustics, seed)
        self._ear = EarWorker(recogniser, charge_seconds, reader)
        self._mixer = Mixer(ROOM_RATE)
        self._gestures = Gestures(settle_seconds=0.0)
        self._edges: list[tuple[float, bool]] = []
        self._frames = 0
        self._told_until = 0.0
        self._due: list[tuple[float, Event, Report | None]] = []
        self._making: tuple[float, int, Samples] | None = None
        self._lines: dict[int, str] = {}
        self._speaking: int | None = None
        self._questions: dict[int, str] = {}
        self._state: DeviceState | None = None
        self._answering: Report | None = None
        self._reply: _Reply | None = None

    @property
    def now(self) -> float:
        """The room's clock: the end of the last block, in seconds."""
        return self._frames / ROOM_RATE

    def spend(self, started: Started, longest_seconds: float = 3600.0) -> bool:
        """A whole evening; False where it is still going on after ``longest_seconds`` of the room's clock."""
        self.begin(started)
        while not self.session.ended and self.now < longest_seconds:
            self.advance()
        return self.session.ended

    def begin(self, started: Started) -> None:
        """The button was pressed at rest."""
        self.session.begin(started, self.now)

    def press(self, at: float, seconds: float = PRESS_SECONDS) -> None:
        """Somebody presses the button for so long."""
        self._edges += [(at, True), (at + seconds, False)]

    def advance(self) -> None:
        """One block."""
        began_at, ends_at = self.now, (self._frames + BLOCK_FRAMES) / ROOM_RATE
        if self._making is not None and self._making[0] <= began_at:
            self._mixer.play(self._making[1], self._making[2])
            self._making = None
        coach, ended = self._mixer.read(BLOCK_FRAMES)
        self._notice_reply(coach, began_at)
        for utterance, offset in ended:
            self._post(began_at + offset / ROOM_RATE, Spoken(utterance))
        people = dict(self.people.sound(began_at, BLOCK_FRAMES))
        voices = sum(people.values(), np.zeros(BLOCK_FRAMES, np.float32))
        microphone = self._air.carry(coach, voices)
        self._ear.feed(microphone, ends_at - self._air.behind_seconds)
        self._frames += BLOCK_FRAMES
        self._let_happen(ends_at)
        ear = self._ear
        speaks = self._speaking is not None
        self._watch(Block(began_at, coach, people, microphone, ear.is_open, ear.is_behind, speaks, self._state))

    # -- DeviceIO ------------------------------------------------------------------------------------

    def speak(self, command: Speak, now: float) -> None:
        """Make the line's sound, then play it; the time that takes is charged."""
        self.people.coach_begins()
        words = " ".join(part.text for part in command.parts if isinstance(part, Words))
        self._tell(CoachSaid(now, command.line, words))
        self._lines[command.utterance] = command.line
        self._speaking = command.utterance
        self._ear.speaking(True, now)
        began_at = time.monotonic()
        parts = plain_parts(command.parts)
        samples = self._voices.sound(command.line, command.variant, parts)
        spent = time.monotonic() - began_at if self._charge_seconds is None else 0.0
        self._making = (now + spent, command.utterance, samples)
        answered = self._answering
        if answered is not None and isinstance(answered.event, Heard):
            event = answered.event
            question = self._questions[event.listen]
            self._reply = _Reply(question, event.voice_ended_at, answered.decided_at)
            self._answering = None

    def hush(self, now: float) -> None:
        """Fade; what was still being made is never heard."""
        self._mixer.hush()
        if self._making is not None:
            self._post(now, Spoken(self._making[1]))
            self._making = None
        self._reply = None

    def listen(self, command: Listen, now: float) -> None:
        """Open the ear; the people have heard the question."""
        self._questions[command.number] = command.question
        self._ear.listen(command, now)
        self.people.asked(command.question, now, must_answer=command.question in self._script.questions)

    def stop_listening(self, now: float) -> None:
        """Close the ear."""
        self._ear.stop(now)

    def show(self, command: SetLight, now: float) -> None:
        """Show a state."""
        if command.state is not self._state:
            self._state = command.state
            self._tell(LightChanged(now, command.state))

    # -- time ------------------------------------------------------------------------------------------

    def _let_happen(self, until: float) -> None:
        """Everything that is due by ``until``, in the order of time."""
        while not self.session.ended:
            for report in self._ear.work(until):
                self._post(report.at, report.event, report)
            self._turn_edges_into_gestures(until)
            wake_at = self.session.wake_at
            first = min(self._due, key=lambda due: due[0], default=None)
            if wake_at is not None and wake_at <= until and (first is None or wake_at <= first[0]):
                self.session.wake(self._in_order(wake_at))
            elif first is not None and first[0] <= until:
                self._due.remove(first)
                self._deliver(*first)
            else:
                return
        self._tell(Ended(self._told_until))

    def _turn_edges_into_gestures(self, until: float) -> None:
        while True:
            wake_at = self._gestures.wake_at
            edge = min(self._edges, default=None)
            if edge is not None and edge[0] <= until and (wake_at is None or edge[0] <= wake_at):
                self._edges.remove(edge)
                events = self._gestures.edge(edge[1], edge[0])
                at = edge[0]
            elif wake_at is not None and wake_at <= until:
                events, at = self._gestures.wake(wake_at), wake_at
            else:
                return
            for event in events:
                if isinstance(event, ButtonDown | Pressed | Held):
                    self._post(at, event)

    def _post(self, at: float, event: Event, report: Report | None = None) -> None:
        self._due.append((at, event, report))

    def _deliver(self, at: float, event: Event, report: Report | None) -> None:
        now = self._in_order(at)
        if isinstance(event, Spoken):
            if event.utterance == self._speaking:
                self._speaking = None
                self._ear.speaking(False, now)
            self.people.coach_said(self._lines[event.utterance], now)
        elif report is not None:
            self._tell_heard(report, now)
            self._answering = report
        self.session.take(event, now)
        self._answering = None

    def _tell_heard(self, report: Report, now: float) -> None:
        match report.event:
            case Heard(listen=listen, answer=answer):
                self._tell(HeardAs(now, self._questions[listen], answer, report.hearing, nothing=False))
            case NothingHeard(listen=listen):
                self._tell(HeardAs(now, self._questions[listen], None, report.hearing, nothing=True))
            case HearingLost() | HearingBack():
                self._tell(HearingTrouble(now, back=isinstance(report.event, HearingBack)))

    def _in_order(self, at: float) -> float:
        """``at``, or the time of the last event if that is later: the conversation's clock never goes back."""
        self._told_until = max(self._told_until, at)
        return self._told_until

    def _notice_reply(self, coach: Samples, began_at: float) -> None:
        """Measure a reply where its first audible sample sounds."""
        reply = self._reply
        if reply is None or self._making is not None:
            return
        audible = np.flatnonzero(np.abs(coach.astype(np.int32)) > AUDIBLE)
        if len(audible):
            at = began_at + int(audible[0]) / ROOM_RATE
            self._tell(Replied(at, reply.question, at - reply.voice_ended_at, at - reply.decided_at))
            self._reply = None
