"""Sound cards that exist only here, behind the interface of the module sounddevice.

PortAudio's own habits are kept: its list is frozen until it is started anew, a stream is opened by the card's place
(``hw:N``) whichever card sits there now, and a card that was pulled out just stops calling back.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import numpy.typing as npt
import soxr

Samples = npt.NDArray[np.int16]
AUDIBLE = 60


class PortAudioError(Exception):
    """As sounddevice raises it."""


@dataclass
class Card:
    """A card in a socket. place: its number for ALSA. rates: None for any. hangs: opening it never returns."""

    name: str
    place: int
    inputs: int = 0
    outputs: int = 0
    rates: tuple[int, ...] | None = None
    busy: bool = False
    hangs: bool = False
    stalled: bool = False
    plugged: bool = True
    silent: bool = False  # delivers one constant value
    opened: list[str] = field(default_factory=list)


class Cards:
    """All cards of a machine; stands in for the module sounddevice.

    sounding: told when the loudspeaker begins and stops to sound. proc: where the kernel's list of cards is written.
    """

    PortAudioError = PortAudioError

    def __init__(self, sounding: Callable[[bool], None], proc: Path) -> None:
        self.cards = [Card("Headset", 0, outputs=2), Card("Snowball", 1, inputs=1)]
        self.said: deque[Samples] = deque()  # what the microphone hears next, 16 kHz
        self.sounding = sounding
        self.default = SimpleNamespace(device={"input": -1, "output": -1})
        self._proc = proc
        self._listed: list[Card] = []
        self.write_proc()
        self._initialize()

    def named(self, name: str) -> Card:
        """The card of that name, plugged in or not."""
        return next(card for card in self.cards if card.name == name)

    def write_proc(self) -> None:
        """What the kernel says is there now."""
        rows = [f" {card.place} [Card{card.place}]: USB-Audio - {card.name}\n" for card in self.cards if card.plugged]
        self._proc.write_text("".join(rows))

    # -- sounddevice's interface -------------------------------------------------------------------------

    def _initialize(self) -> None:
        self._listed = [card for card in self.cards if card.plugged]

    def _terminate(self) -> None:
        pass

    def query_devices(self) -> list[dict[str, Any]]:
        return [
            {
                "name": f"{card.name}: Audio (hw:{card.place},0)",
                "max_input_channels": card.inputs,
                "max_output_channels": card.outputs,
                "default_samplerate": float((card.rates or (48_000,))[0]),
            }
            for card in self._listed
        ]

    def RawInputStream(self, **wanted: Any) -> _Stream:  # noqa: N802 - sounddevice's name
        return _Stream(self, self._found(wanted), "input", **wanted)

    def RawOutputStream(self, **wanted: Any) -> _Stream:  # noqa: N802 - sounddevice's name
        return _Stream(self, self._found(wanted), "output", **wanted)

    def _found(self, wanted: dict[str, Any]) -> Card:
        place = self._listed[wanted["device"]].place
        card = next((card for card in self.cards if card.plugged and card.place == place), None)
        if card is None:
            raise PortAudioError("Device unavailable [PaErrorCode -9985]")
        while card.hangs:
            time.sleep(0.05)
        if card.busy:
            raise PortAudioError("Device or resource busy [PaErrorCode -9985]")
        if card.rates is not None and wanted["samplerate"] not in card.rates:
            raise PortAudioError("Invalid sample rate [PaErrorCode -9997]")
        return card

    def hear(self, frames: int, rate: int, card: Card) -> bytes:
        """The next block of a microphone: what somebody says, over faint noise."""
        if card.silent:
            return bytes(2 * frames)
        block = np.random.default_rng().normal(0, 12, frames)
        if self.said:
            wanted = round(frames * 16_000 / rate)
            piece, rest = self.said[0][:wanted], self.said[0][wanted:]
            self.said.popleft()
            if len(rest):
                self.said.appendleft(rest)
            sound = soxr.resample(piece.astype(np.float32), 16_000, rate)[:frames]
            block[: len(sound)] += sound
        return np.clip(block, -32768, 32767).astype("<i2").tobytes()


class _Stream:
    """A running stream: a thread calls back as often as a card would."""

    def __init__(self, cards: Cards, card: Card, direction: str, **wanted: Any) -> None:
        if not (card.inputs if direction == "input" else card.outputs):
            raise PortAudioError("Invalid number of channels [PaErrorCode -9998]")
        self._cards, self._card, self._direction = cards, card, direction
        self._callback = wanted["callback"]
        self._frames, self._rate = wanted["blocksize"], wanted["samplerate"]
        self.latency = wanted["latency"]
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="card", daemon=True)
        card.opened.append(direction)

    def start(self) -> None:
        self._thread.start()

    def abort(self, ignore_errors: bool = True) -> None:  # noqa: ARG002
        self._ended.set()

    close = abort

    def _run(self) -> None:
        due, sounds, quiet = time.monotonic(), False, 0.0
        period = self._frames / self._rate
        pulled = False
        while not self._ended.is_set():
            due = max(due + period, time.monotonic() - 0.2)
            time.sleep(max(due - time.monotonic(), 0.0))
            pulled = pulled or not self._card.plugged  # a card that comes back is a new card
            loud = False
            if not (pulled or self._card.stalled or self._ended.is_set()):
                loud = self._call_back()
            quiet = 0.0 if loud else quiet + period
            if loud != sounds and (loud or quiet > 0.25):
                sounds = loud
                self._cards.sounding(sounds)
        if sounds:
            self._cards.sounding(False)

    def _call_back(self) -> bool:
        times = SimpleNamespace(
            currentTime=0.0, inputBufferAdcTime=-self._frames / self._rate, outputBufferDacTime=self.latency
        )
        if self._direction == "input":
            self._callback(self._cards.hear(self._frames, self._rate, self._card), self._frames, times, None)
            return False
        out = bytearray(2 * self._frames)
        self._callback(out, self._frames, times, None)
        return bool(np.abs(np.frombuffer(out, "<i2").astype(np.int32)).max() > AUDIBLE)
