"""One evening on a device: events go into the conversation, its commands go to the device.

The device is whatever carries them out: pins and a sound card, a terminal, or the simulator's virtual room. The session
itself has no thread and no clock; whoever owns it calls ``take`` with the time.
"""

from __future__ import annotations

from typing import Protocol

from dialogue.commands import (
    AdjustDial,
    Command,
    End,
    ForgetPlan,
    KeepPlan,
    Listen,
    RememberEvening,
    RestTalking,
    SetLight,
    SetTimer,
    Speak,
    StopListening,
    StopSpeaking,
)
from dialogue.conversation import Conversation
from dialogue.events import Event, Started, TimerFired
from dialogue.script import Script


class DeviceIO(Protocol):
    """What a session needs of the device. ``now`` is the time of the event that led to the command."""

    def speak(self, command: Speak, now: float) -> None:
        """Say a line; post Spoken when its last sample has sounded."""

    def hush(self, now: float) -> None:
        """Fade the voice out; post Spoken for what was cut."""

    def listen(self, command: Listen, now: float) -> None:
        """Open the ear; post VoiceBegan, Heard, NothingHeard."""

    def stop_listening(self, now: float) -> None:
        """Close the ear."""

    def show(self, command: SetLight, now: float) -> None:
        """Show a state with the light."""


class StateWriter(Protocol):
    """What outlives an evening: one plan line, preferences, the first-run flag, the rest of talking."""

    def keep_plan(self, plan: str) -> None:
        """Store the plan line."""

    def forget_plan(self) -> None:
        """Erase it."""

    def rest_talking(self) -> None:
        """Begin the rest of the talking modes."""

    def turn(self, command: AdjustDial) -> None:
        """Turn the voice or the light for this evening."""

    def remember_evening(self) -> None:
        """Remember how they are turned now, and that the first run is over."""

    def end_evening(self) -> None:
        """The evening is over: forget what was for it alone."""


class Session:
    """Runs one conversation on one device.

    wake_at: when ``wake`` is to be called next, or None. ended: whether the evening is over.
    """

    def __init__(self, script: Script, device: DeviceIO, state_writer: StateWriter) -> None:
        self.conversation = Conversation(script)
        self.wake_at: float | None = None
        self.ended = False
        self._device = device
        self._state_writer = state_writer

    def begin(self, started: Started, now: float) -> None:
        """Begin the evening."""
        self.take(started, now)

    def take(self, event: Event, now: float) -> None:
        """Let the conversation answer an event and carry out what it asks for."""
        for command in self.conversation.step(event, now):
            self._carry_out(command, now)

    def wake(self, now: float) -> None:
        """The time asked for has come."""
        self.wake_at = None
        self.take(TimerFired(), now)

    def _carry_out(self, command: Command, now: float) -> None:
        match command:
            case Speak():
                self._device.speak(command, now)
            case StopSpeaking():
                self._device.hush(now)
            case Listen():
                self._device.listen(command, now)
            case StopListening():
                self._device.stop_listening(now)
            case SetLight():
                self._device.show(command, now)
            case SetTimer(at):
                self.wake_at = at
            case AdjustDial():
                self._state_writer.turn(command)
            case KeepPlan(plan):
                self._state_writer.keep_plan(plan)
            case ForgetPlan():
                self._state_writer.forget_plan()
            case RestTalking():
                self._state_writer.rest_talking()
            case RememberEvening():
                self._state_writer.remember_evening()
            case End():
                self._state_writer.end_evening()
                self.wake_at = None
                self.ended = True
