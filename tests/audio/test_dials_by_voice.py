"""Higher, lower, slower, quicker, quieter, louder: in force from the next line; two people's are remembered."""

from __future__ import annotations

import math
import queue
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from device.audio.breath_sound import BreathSound
from device.evening.event_loop import EventLoop, Inbox, Quit
from device.evening.hardware import VOLUME_STEP_DB, Hardware, HardwareParts
from device.evening.state_store import StateStore
from dialogue.breath import GLIDE, Breath
from dialogue.commands import Listen, SetLight
from dialogue.events import ButtonDown, Heard, Held, Pressed, Spoken, Started
from dialogue.script import load_script
from dialogue.states import DeviceState
from voices.store import ClipStore
from voices.synthesiser import Synthesiser
from voices.voice import PACE_STEP, PITCH_STEP_SEMITONES, Prosody
from voices.wav import Clip, Samples, write_wav

RATE = 8000
VOLUME_DB = -20.0
HOUR = Prosody(pace=0.95)


@dataclass(frozen=True)
class HummingVoice:
    """Hums each text as long as its prosody says; an engine that takes no time."""

    prosody: Prosody = HOUR
    name: str = "hum"
    parallel: int = 1
    realtime: bool = True

    @property
    def identity(self) -> str:
        return f"hum {self.prosody}"

    def render(self, text: str, path: Path) -> None:
        seconds = 0.2 * len(text.split()) / self.prosody.pace
        hertz = 200 * 2 ** (self.prosody.pitch_semitones / 12)
        hum = 8000 * np.sin(2 * np.pi * hertz * np.arange(round(RATE * seconds)) / RATE)
        write_wav(path, Clip(hum.astype(np.int16), RATE))

    def with_prosody(self, prosody: Prosody) -> HummingVoice:
        return replace(self, prosody=prosody)

    def close(self) -> None: ...


@dataclass(frozen=True)
class Played:
    """A line as the loudspeaker got it. hertz: of its hum."""

    samples: Samples
    volume_db: float

    @property
    def hertz(self) -> float:
        spectrum = np.abs(np.fft.rfft(self.samples[:6000] * np.hanning(len(self.samples[:6000])), 1 << 17))
        return float(spectrum.argmax() * RATE / (1 << 17))

    @property
    def hum_samples(self) -> int:
        """How much of it sounds."""
        return int((np.abs(self.samples.astype(np.int32)) > 300).sum())


class Loudspeaker:
    """Takes lines and says at once that they have sounded."""

    underruns = 0
    alive = True
    latency_seconds = 0.05

    def __init__(self, inbox: Inbox) -> None:
        self.volume_db = 0.0
        self.played: queue.SimpleQueue[Played] = queue.SimpleQueue()
        self._inbox = inbox

    def play(self, utterance: int, samples: Samples) -> None:
        self.played.put(Played(samples, self.volume_db))
        self._inbox.post(Spoken(utterance))

    def open(self) -> None: ...
    def close(self) -> None: ...
    def hush(self) -> None: ...


class Bystander:
    """Microphone, light and ear: they only have to be there. The ear passes on what it is asked to listen for."""

    received = dropped = overflows = 0
    given_up = False

    def __init__(self) -> None:
        self.listens: queue.SimpleQueue[Listen] = queue.SimpleQueue()

    def listen(self, command: Listen, now: float) -> None:
        assert now > 0
        self.listens.put(command)

    def __getattr__(self, name: str) -> Any:
        return lambda *_: None


class Evening:
    """An event loop in a thread of its own, with a person who says commands into its open ear."""

    def __init__(self, folder: Path) -> None:
        self.inbox = Inbox()
        self.loudspeaker = Loudspeaker(self.inbox)
        self.ear = Bystander()
        self.breath_sound = BreathSound(RATE)
        synthesiser = Synthesiser([HummingVoice()], ClipStore(folder / "clips"), rate=RATE)
        state_store = StateStore(folder / "state")
        made_up: list[Any] = [self.loudspeaker, Bystander(), self.ear, synthesiser, Bystander(), self.breath_sound]
        parts = HardwareParts(*made_up)
        self.body = Hardware(parts, self.inbox.post, lambda: VOLUME_DB, HOUR)
        event_loop = EventLoop(load_script(), self.body, state_store, self.inbox, lambda _: Started(seed=1))
        self._thread = threading.Thread(target=event_loop.run, daemon=True)
        self._thread.start()
        self.inbox.post(ButtonDown())
        self.inbox.post(Pressed())

    def until_it_listens(self) -> tuple[Listen, list[Played]]:
        """The next time the ear opens, and what was played before."""
        listen = self.ear.listens.get(timeout=20)
        played = []
        while not self.loudspeaker.played.empty():
            played.append(self.loudspeaker.played.get())
        return listen, played

    def say(self, words: str, listen: Listen) -> tuple[Listen, list[Played]]:
        """Say something; what the coach played in answer, and its next open ear."""
        self.inbox.post(Heard(listen.number, words, words, time.monotonic()))
        return self.until_it_listens()

    def close(self) -> None:
        self.inbox.post(Held())
        self.inbox.post(Quit())
        self._thread.join(10)
        assert not self._thread.is_alive()


@pytest.fixture
def evenings(tmp_path: Path) -> Iterator[Any]:
    begun: list[Evening] = []

    def begin() -> Evening:
        begun.append(Evening(tmp_path))
        return begun[-1]

    yield begin
    for evening in begun:
        evening.close()


@pytest.mark.parametrize("two_people", [True, False], ids=["both of us", "alone"])
@pytest.mark.parametrize(
    ("word", "pace", "semitones", "decibels"),
    [
        ("slower", 1 / PACE_STEP, 0.0, 0.0),
        ("quicker", PACE_STEP, 0.0, 0.0),
        ("higher", 1.0, PITCH_STEP_SEMITONES, 0.0),
        ("lower", 1.0, -PITCH_STEP_SEMITONES, 0.0),
        ("quieter", 1.0, 0.0, -VOLUME_STEP_DB),
        ("louder", 1.0, 0.0, VOLUME_STEP_DB),
    ],
)
def test_a_word_turns_the_next_line_and_for_two_people_the_evening_after(
    evenings: Any, word: str, pace: float, semitones: float, decibels: float, two_people: bool
) -> None:
    first = evenings()
    listen, before = first.until_it_listens()
    listen, answer = first.say(word, listen)
    for words in ("both of us", "ordinary", "three", "two") if two_people else ("on my own", "three"):
        listen, _ = first.say(words, listen)
    first.close()
    second = evenings()
    _, after = second.until_it_listens()

    assert answer, "the coach said nothing"
    if not two_people:
        assert all(played.volume_db == pytest.approx(VOLUME_DB) for played in after)
        assert [played.hum_samples for played in after] == [played.hum_samples for played in before]
        assert [played.hertz for played in after] == [played.hertz for played in before]
        after = []
    for played in (*answer, *after):
        assert played.volume_db == pytest.approx(VOLUME_DB + decibels)
        assert math.log2(played.hertz / 200) * 12 == pytest.approx(semitones, abs=0.2)
    assert all(played.volume_db == pytest.approx(VOLUME_DB) for played in before)
    # The same evening begins with the same words: only their hum is longer or shorter, not the pauses between.
    if two_people:
        lengths = [sum(played.hum_samples for played in lines) for lines in (before, after)]
        assert lengths[0] / lengths[1] == pytest.approx(pace, rel=0.02)


def test_breathing_is_heard_only_while_it_is_shown_with_sound(evenings: Any) -> None:
    evening = evenings()
    evening.until_it_listens()
    now = time.monotonic()
    begins_at = now + 10.0  # the press that began the evening is long over
    breath = Breath.begin(GLIDE.paced(1.0), begins_at, 300.0)

    def sounds() -> bool:
        blocks = [evening.breath_sound.read(80, begins_at + 3.0 + 0.01 * index, 0.0, False) for index in range(60)]
        return blocks[-1] is not None and bool(blocks[-1].any())

    for show, heard in (
        (SetLight(DeviceState.BREATHING, breath), True),
        (SetLight(DeviceState.BREATHING, breath, silently=True), False),
        (SetLight(DeviceState.BREATHING, breath), True),
        (SetLight(DeviceState.SPEAKING), False),
        (SetLight(DeviceState.ANGER_PAUSE), False),
    ):
        evening.body.show(show, now)
        assert sounds() is heard, show
    begins_at = time.monotonic() - 3.0
    evening.body.show(SetLight(DeviceState.BREATHING, Breath.begin(GLIDE.paced(1.0), begins_at, 300.0)), now)
    evening.body.pressed_down()
    assert not sounds()
