"""A household whose evenings take no time: real event loop, hardware, session and storage, on a clock turned by hand.

Loudspeaker, microphone, ear and light are made up; what the coach says, shows, logs and keeps is the real thing.
"""

from __future__ import annotations

import heapq
import itertools
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from reader_at_hand import trained

from device.evening import hardware
from device.evening.bootstrap import started
from device.evening.event_loop import EventLoop
from device.evening.hardware import Hardware, HardwareParts
from device.evening.state_store import StateStore, Uptime
from device.light.glow import Glow
from device.reading.read_heard import read_heard
from device.settings.schema import Settings
from dialogue.commands import Dial, Listen, Pause, SetLight, Speak
from dialogue.events import ButtonDown, Heard, Held, Pressed, Spoken, VoiceBegan
from dialogue.script import load_script
from voices.voice import Prosody

SCRIPT = load_script()
BLOCK_SECONDS = 0.032

COUPLE: Mapping[str, str] = {
    "welcome.choices": "both of us",
    "welcome.which_quarrel": "a quarrel",
    "welcome.follow_up": "partly",
    "checkin.first": "seven",
    "checkin.other": "four",
    "recheck.first": "four",
    "recheck.other": "three",
    "recheck.go_on": "yes",
    "feel.first": "hurt",
    "feel.other": "tired",
    "own.first": "i shut down and walked away",
    "own.other": "i raised my voice",
    "invite.first": "yes",
    "invite.other": "yes",
    "dialogue.first_tell": "i felt invisible at dinner",
    "dialogue.second_tell": "i felt alone in the kitchen",
    "dialogue.say_it_back": "you felt left out",
    "dialogue.did_they_get_it": "yes",
    "dialogue.more": "no",
    "action.one_line": "when we get home i will put the phone away",
    "action.is_that_it": "yes",
    "action.help_a_little": "yes",
    "action.keep_it": "yes",
    "action.keep_it_other": "yes",
}
TOO_STIRRED: Mapping[str, str] = {
    **COUPLE, "checkin.first": "nine", "checkin.other": "nine", "recheck.first": "eight", "recheck.other": "eight",
    "recheck.still_high": "five more", "recheck.after_ten": "leave it",
}  # fmt: skip
SOLO: Mapping[str, str] = {
    "welcome.choices": "on my own",
    "checkin.how_stirred": "six",
    "recheck.and_now": "four",
    "recheck.go_on": "yes",
    "feel.one_word": "ashamed",
    "own.start": "i raised my voice",
    "other_eyes.friend": "two tired people",
    "approach.out_loud": "hey is now okay or later",
    "approach.like_to_hear": "yes",
    "action.one_line": "when she comes home i will put the kettle on",
    "action.is_that_it": "yes",
    "safety.alone": "yes",
    "safety.say_number": "yes",
}
CALM: Mapping[str, str] = {**SOLO, "welcome.choices": "just breathe", "recheck.and_now": "three"}


@dataclass(frozen=True)
class People:
    """Who is there: what is answered to which question, anything else is skipped.

    besides: said instead at the n-th question of the evening. stops_at: from this question on, the hand on the
    button ends it.
    """

    answers: Mapping[str, str]
    besides: Mapping[int, str] = field(default_factory=dict)
    stops_at: int = 60


class Clockwork:
    """The event loop's inbox: what will happen when, and what time it is. Switched off, it drops what was to come."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.horizon = 0.0
        self._coming: list[tuple[float, int, Any]] = []
        self._count = itertools.count()

    def post(self, happening: Any, at: float | None = None) -> None:
        heapq.heappush(self._coming, (self.now if at is None else at, next(self._count), happening))

    def take(self, timeout_seconds: float | None) -> tuple[Any, float] | None:
        # Never less than what the clock can tell apart from no time at all.
        until = self.horizon if timeout_seconds is None else min(self.horizon, self.now + max(timeout_seconds, 1e-6))
        if self._coming and self._coming[0][0] <= until:
            at, _, happening = heapq.heappop(self._coming)
            self.now = max(self.now, at)
            return happening, self.now
        self.now = until
        return None

    def clear(self) -> None:
        self._coming.clear()


class Surroundings:
    """Loudspeaker, microphone, ear, synthesiser and light at once. seen: what people there could notice."""

    def __init__(self, clockwork: Clockwork, state_store: StateStore) -> None:
        self._clockwork = clockwork
        self.people = People({})
        self.seen: list[object] = []
        self.dropped = self.overflows = self.received = 0
        self.given_up = False
        self.volume_db = 0.0
        self.prosody = Prosody()
        self._glow = Glow(clockwork.now, state_store.dial(Dial.BRIGHTNESS))
        self._opened_at = 0.0
        self.asked = 0

    def begin(self, people: People) -> None:
        self.people, self.asked = people, 0
        self.seen.clear()

    # the light
    def show(self, show: SetLight) -> None:
        self._notice(show, self._level())
        self._glow.show(show, self._clockwork.now)
        self._notice("light", self._level())

    def turn(self, steps: int) -> None:
        self._glow.turn(steps, self._clockwork.now)

    def press(self) -> None:
        self._glow.press(self._clockwork.now)

    def _level(self) -> float:
        return self._glow.level(self._clockwork.now)

    def _notice(self, *what: object) -> None:
        self.seen.append((self._clockwork.now, *what))

    # the voice
    def say(self, command: Speak) -> float:
        """How long a line takes; it is heard as voice and volume stand."""
        self._notice(command, self.prosody, self.volume_db, self._level())
        words = sum(0 if isinstance(part, Pause) else len(part.text.split()) for part in command.parts)
        return words / 2.2 + sum(part.seconds for part in command.parts if isinstance(part, Pause))

    # the microphone
    def open(self) -> None:
        self._opened_at = self._clockwork.now

    def close(self) -> None:
        self.received += round((self._clockwork.now - self._opened_at) / BLOCK_SECONDS)
        self._opened_at = self._clockwork.now

    # the ear, and who speaks into it
    def listen(self, command: Listen, now: float) -> None:
        self._notice(command)
        if command.question not in SCRIPT.questions:
            return
        self.asked += 1
        if self.asked >= self.people.stops_at:
            self._clockwork.post(Held(), now + 2.0)
            return
        said = self.people.besides.get(self.asked, self.people.answers.get(command.question, "skip"))
        answer = said if said in command.phrases else None
        self._clockwork.post(VoiceBegan(command.number), now + 1.0)
        heard = read_heard(Heard(command.number, answer, said, now + 2.0), trained(), command)
        self._clockwork.post(heard, now + 2.5)

    def stop(self) -> None: ...
    def hush(self) -> None: ...
    def forget(self) -> None: ...
    def speaking(self, speaks: bool, at: float) -> None: ...


class Household:
    """One device in a home. boots: how often the power came back. Begin and end an evening with ``spend``."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.clockwork = Clockwork()
        self._patch = patch
        self._boots = self.seed = 0
        self._booted_at = 0.0
        self.log: list[str] = []
        self.cut_power()

    def cut_power(self) -> None:
        """Nothing is recovered; the machine and the service start anew."""
        self._boots += 1
        self._booted_at = self.clockwork.now - 20.0
        self.restart()

    def restart(self) -> None:
        """The process is another one."""
        self.clockwork.clear()
        boot, booted_at = f"boot {self._boots}", self._booted_at
        self.state_store = StateStore(self.folder, lambda: Uptime(boot, self.clockwork.now - booted_at))
        self.surroundings = Surroundings(self.clockwork, self.state_store)
        self.event_loop = EventLoop(
            SCRIPT, self._body(), self.state_store, self.clockwork,  # type: ignore[arg-type]
            lambda _: started(Settings(), self.state_store, self.seed), clock=lambda: self.clockwork.now,
        )  # fmt: skip

    def _body(self) -> Hardware:
        """The real body; only its threads and its clock are made up."""
        clockwork, surroundings = self.clockwork, self.surroundings

        def voice(_synthesiser: object, play: Callable[[int, Any], None], _failed: object) -> SimpleNamespace:
            def speak(command: Speak) -> None:
                speaker.underruns += 1
                clockwork.post(Spoken(command.utterance), clockwork.now + surroundings.say(command))
                play(command.utterance, None)

            return SimpleNamespace(speak=speak, hush=lambda: None)

        timer = SimpleNamespace(cancel=lambda: None, is_alive=lambda: False, start=lambda: None)
        self._patch.setattr(hardware, "TtsThread", voice)
        self._patch.setattr(hardware, "time", SimpleNamespace(monotonic=lambda: clockwork.now))
        self._patch.setattr(hardware, "threading", SimpleNamespace(Timer=lambda *_: timer))
        speaker: Any = SimpleNamespace(
            open=lambda: None, close=lambda: None, hush=lambda: None, play=lambda *_: None,
            latency_seconds=0.05, underruns=0, volume_db=0.0,
        )  # fmt: skip
        everything: Any = surroundings
        body = Hardware(
            HardwareParts(speaker, everything, everything, everything, everything),
            clockwork.post,
            lambda: -20.0,
            Prosody(),
        )
        real = body.set_dials

        def set_dials(state_store: StateStore) -> None:
            real(state_store)
            surroundings.volume_db = speaker.volume_db

        self._patch.setattr(body, "set_dials", set_dials)
        return body

    @property
    def in_evening(self) -> bool:
        return self.event_loop._session is not None

    def spend(self, people: People, seed: int, until: Callable[[], bool] = lambda: False) -> None:
        """A press, and what comes of it, until the evening is over or ``until``."""
        self.seed = seed
        self.surroundings.begin(people)
        self.clockwork.post(ButtonDown())
        self.clockwork.post(Pressed(), self.clockwork.now + 0.2)
        self._pass(self.clockwork.now + 0.2)
        with self._logged():
            while self.in_evening and not until():
                self.clockwork.horizon = self.clockwork.now + 7200.0
                self.event_loop._turn()

    def let_pass(self, until: float) -> None:
        """Nobody presses the button until then."""
        assert not self.in_evening
        assert self.clockwork.now <= until
        self._pass(until)

    def _pass(self, until: float) -> None:
        self.clockwork.horizon = until
        while self.clockwork.now < until:
            self.event_loop._turn()

    @property
    def kept(self) -> bytes | None:
        """What a look into the file shows."""
        return self.state_store.path.read_bytes() if self.state_store.path.exists() else None

    @property
    def lines(self) -> list[str]:
        """What the coach has said in the last evening."""
        return [entry[1].line for entry in self.surroundings.seen if isinstance(entry[1], Speak)]  # type: ignore[index]

    @contextmanager
    def _logged(self) -> Iterator[None]:
        """The log of this evening alone."""
        self.log = []
        handler = logging.Handler()
        handler.emit = lambda record: self.log.append(record.getMessage())  # type: ignore[method-assign]
        log = logging.getLogger("repair-coach")
        before = log.level
        log.addHandler(handler)
        log.setLevel(logging.INFO)
        try:
            yield
        finally:
            log.removeHandler(handler)
            log.setLevel(before)
