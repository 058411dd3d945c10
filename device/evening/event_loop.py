"""The event loop: one queue, one loop, one thread that decides.

Sound card, pins, recogniser and voice only put events into the queue; the button's go ahead of all others.
Between evenings it rests with the microphone closed.
"""

from __future__ import annotations

import itertools
import logging
import queue
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

from device.audio.portaudio import SoundHung
from device.audio.speaker import SpeakerFailed
from device.button.gestures import ButtonEvent, ButtonFreed, ButtonStuck, PowerOffAsked
from device.evening.hardware import Hardware
from device.evening.session import Session
from device.evening.state_store import StateStore, StateUnwritableError
from dialogue.commands import AdjustDial, SetLight
from dialogue.events import ButtonDown, Event, Heard, HearingLost, Held, Pressed, Started
from dialogue.script import Script
from dialogue.states import DeviceState

log = logging.getLogger("repair-coach")


@dataclass(frozen=True, slots=True)
class Quit:
    """End the program."""


class FreshStartNeeded(Exception):
    """Sound is gone for good in this process; a new one may find it again. It is raised between evenings only."""


Happening = Event | ButtonEvent | Quit
# The button overtakes what waits in the queue; what was heard keeps its place.
_URGENT = (ButtonDown, Pressed, Held, PowerOffAsked, Quit)


class Inbox:
    """The one queue. ``post`` may be called from any thread."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._queue: queue.PriorityQueue[tuple[int, int, float, Happening]] = queue.PriorityQueue()
        self._count = itertools.count()
        self._clock = clock

    def post(self, happening: Happening, at: float | None = None) -> None:
        """Something happened, now or ``at``."""
        urgency = 0 if isinstance(happening, _URGENT) else 1
        self._queue.put((urgency, next(self._count), self._clock() if at is None else at, happening))

    def take(self, timeout_seconds: float | None) -> tuple[Happening, float] | None:
        """The next happening and its time, or None when nothing came."""
        try:
            _, _, at, happening = self._queue.get(timeout=timeout_seconds)
        except queue.Empty:
            return None
        return happening, at


class StoreWriter:
    """Stores what may be stored; a disk that cannot be written never ends an evening. See ``session.StateWriter``."""

    def __init__(self, state_store: StateStore, hardware: Hardware) -> None:
        self._state_store = state_store
        self._hardware = hardware

    def keep_plan(self, plan: str) -> None:
        """Store the plan line."""
        self.attempt(lambda: self._state_store.keep_plan(plan))

    def forget_plan(self) -> None:
        """Erase it."""
        self.attempt(self._state_store.forget_plan)

    def rest_talking(self) -> None:
        """Begin the rest of the talking modes; it holds for this process even where it cannot be written."""
        self.attempt(self._state_store.rest_talking)

    def turn(self, command: AdjustDial) -> None:
        """Turn voice, volume or light from the next line on."""
        self._state_store.turn(command)
        self._hardware.set_dials(self._state_store)

    def remember_evening(self) -> None:
        """Remember how they are turned now, and that the first run is over."""
        self.attempt(self._state_store.remember_evening)

    def end_evening(self) -> None:
        """Back to the stored dials, the light gradually; the next press shows nothing of how they were turned."""
        self._state_store.end_evening()
        self._hardware.set_dials(self._state_store)

    @staticmethod
    def attempt(change: Callable[[], None]) -> None:
        """Make a change of the state, or log why it cannot be written."""
        try:
            change()
        except StateUnwritableError as error:
            log.error("state: %s", error)


class EventLoop:
    """Waits for the button and leads evenings until it is told to quit.

    begin: makes the Started event of an evening from a seed. can_hear: whether there is a recogniser at all.
    evenings: how many have ended.
    """

    def __init__(
        self,
        script: Script,
        hardware: Hardware,
        state_store: StateStore,
        inbox: Inbox,
        begin: Callable[[int], Started],
        *,
        can_hear: Callable[[], bool] = lambda: True,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.evenings = 0
        self._script = script
        self._hardware = hardware
        self._state_store = state_store
        self._inbox = inbox
        self._begin = begin
        self._can_hear = can_hear
        self._clock = clock
        self._session: Session | None = None

    def run(self) -> None:
        """Until Quit. Raises FreshStartNeeded."""
        log.info("ready: press to begin")
        try:
            while self._turn():
                pass
        finally:
            self._hardware.close()

    def _turn(self) -> bool:
        """One turn of the loop; False after Quit.

        A method of its own, so that no local variable holds what was heard while the loop waits.
        """
        came = self._inbox.take(self._seconds_to_wait())
        now = self._clock()
        if came is not None:
            happening, _ = came
            if isinstance(happening, Quit):
                return False
            self._handle(happening, now)
        session = self._session
        if session is not None and session.wake_at is not None and session.wake_at <= now:
            session.wake(now)
        self._notice_end()
        StoreWriter.attempt(self._state_store.note_rest)
        return True

    def _seconds_to_wait(self) -> float | None:
        waits = [self._state_store.seconds_to_note]
        if self._session is not None and self._session.wake_at is not None:
            waits.append(max(0.0, self._session.wake_at - self._clock()))
        return min((seconds for seconds in waits if seconds is not None), default=None)

    def _handle(self, happening: Happening, now: float) -> None:
        if isinstance(happening, ButtonDown):
            self._hardware.pressed_down()
        match happening:
            case ButtonStuck():
                log.warning("button stuck: it is ignored until it is released")
            case ButtonFreed():
                log.info("button freed")
            case PowerOffAsked() | Quit():
                pass  # the service asks for the power-off where it opens the button
            case _ if self._session is not None:
                if isinstance(happening, Heard):
                    self._hardware.noted(happening, now)
                self._session.take(happening, now)
            case ButtonDown():
                self._hardware.show(SetLight(DeviceState.WAKING), now)
            case Pressed():
                self._start(now)
            case _:
                pass  # late event of an evening that has ended

    def _start(self, now: float) -> None:
        """A press at rest: wake up and begin."""
        try:
            self._hardware.open(self._state_store)
        except SpeakerFailed as error:
            log.error("speaker: %s", error)
            self._hardware.show(SetLight(DeviceState.FAULT), now)
            if isinstance(error.__cause__, SoundHung):
                raise FreshStartNeeded("the sound system hangs") from None
            return
        log.info("session begins")
        self._session = Session(self._script, self._hardware, StoreWriter(self._state_store, self._hardware))
        self._session.begin(self._begin(secrets.randbelow(2**31)), now)
        if self._can_hear():
            self._hardware.open_microphone()
        else:
            self._session.take(HearingLost(again=True), now)

    def _notice_end(self) -> None:
        if self._session is None or not self._session.ended:
            return
        self._session = None
        self._hardware.end()
        self.evenings += 1
        log.info("session ended")
        if self._hardware.needs_fresh_start:
            raise FreshStartNeeded("the microphone did not come back")
