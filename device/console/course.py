"""The course of a typed evening: what happens when something is said, done or waited for."""

from __future__ import annotations

from collections.abc import Callable
from math import inf

from device.console.clock import Clock
from device.console.typed_device import TypedStage
from device.console.typed_inputs import Done, Hold, Microphone, Now, Press, Wait
from device.evening.session import Session
from dialogue.events import Held, MicrophoneBack, MicrophoneLost, Pressed


class Course:
    """A begun session on its typed stage. Nothing happens in it but by these methods."""

    def __init__(self, session: Session, stage: TypedStage, clock: Clock) -> None:
        self.session = session
        self.stage = stage
        self.clock = clock

    @property
    def due_at(self) -> float | None:
        """When the next thing happens by itself, or None."""
        due = [at for at in (self.stage.spoken_at, self.session.wake_at) if at is not None]
        return min(due, default=None)

    def go_on(self) -> None:
        """Let the next thing happen that happens by itself, and the time until then pass."""
        due = self.due_at
        assert due is not None, "a session that has not ended waits for something"
        self.clock.wait_until(due)
        now = max(self.clock.now, due)
        if self.stage.spoken_at is not None and self.stage.spoken_at <= now:
            self.session.take(self.stage.spoken(), now)
        else:
            self.session.wake(now)

    def wait(self, seconds: float, *, unless: Callable[[], bool] = lambda: False) -> None:
        """Let time pass with all that happens in it; it ends early where ``unless`` has come true."""
        until = self.clock.now + seconds
        while not self.session.ended and not unless() and (due := self.due_at) is not None and due <= until:
            self.go_on()
        if until < inf and not unless():
            self.clock.wait_until(until)

    def say(self, text: str) -> bool:
        """Somebody says ``text``; False where the ear is closed and nobody hears it."""
        events = self.stage.heard(text, self.clock.now)
        for event in events:
            self.session.take(event, self.clock.now)
        return bool(events)

    def do(self, done: Done) -> None:
        """Carry out what is done at this moment."""
        now = self.clock.now
        match done:
            case Now(text):
                self.say(text)
            case Press():
                self.session.take(Pressed(), now)
            case Hold():
                self.session.take(Held(), now)
            case Microphone(back):
                self.session.take(MicrophoneBack() if back else MicrophoneLost(), now)
            case Wait(seconds):
                self.wait(seconds)
