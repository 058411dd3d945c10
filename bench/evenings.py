"""Evenings in the virtual room, for the benches: one recogniser and one coach's voice, any casts."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from device.evening.open_synthesiser import open_synthesiser
from device.hearing.engine_choice import EngineName, open_recogniser
from device.reading.child_reader import UNHURRIED, ChildReader
from device.reading.steady_reader import SteadyReader
from device.settings.schema import Voice
from device.system.folders import voice_folder
from dialogue.events import Started
from dialogue.script import Script, load_script
from simulator.acoustics import SILENT_ROOM, Acoustics
from simulator.keeper import EveningStateWriter
from simulator.observations import CoachSaid, Observation
from simulator.scenario import Scenario
from simulator.virtual_room import Block, VirtualRoom
from simulator.voices_of_people import Wardrobe
from voices.store import ClipStore

# What a decode counts on the room's clock, so that a busy machine changes nothing; bench/latency.py measures it.
DECODE_SECONDS = 0.4
LONGEST_SECONDS = 2400.0


@dataclass(frozen=True, slots=True)
class Evening:
    """One that was spent. ended: by itself. seconds: on the room's clock. wall_seconds: on the machine's."""

    ended: bool
    observations: list[Observation]
    seconds: float
    wall_seconds: float

    @property
    def last_line(self) -> str:
        """Id of the last line that the coach began; empty where there was none."""
        return next((here.line for here in reversed(self.observations) if isinstance(here, CoachSaid)), "")

    def came_to(self, line: str) -> bool:
        """Whether it ended by itself and with this line."""
        return self.ended and self.last_line == line


class Bedside:
    """What evenings share and is slow to open; a context manager. voice: the coach's, as shipped where None."""

    def __init__(self, engine: EngineName = "auto", voice: Voice | None = None, script: Script | None = None) -> None:
        self.script = script or load_script()
        with ExitStack() as opening:
            self.recogniser = open_recogniser(engine)
            opening.callback(self.recogniser.close)
            self.synthesiser = open_synthesiser(voice or Voice())
            opening.callback(self.synthesiser.close)
            self.synthesiser.announce(self.script.texts())
            self._wardrobe = Wardrobe(ClipStore(voice_folder()))
            opening.callback(self._wardrobe.close)
            self._reader = opening.enter_context(closing(SteadyReader(ChildReader(limits=UNHURRIED))))
            self._open = opening.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def spend(
        self,
        cast: Scenario,
        seed: int,
        breathing_seconds: float,
        *,
        acoustics: Acoustics = SILENT_ROOM,
        charge_seconds: float | None = DECODE_SECONDS,
        longest_seconds: float = LONGEST_SECONDS,
        watch: Callable[[Block], None] = lambda _: None,
    ) -> Evening:
        """One evening of a cast. charge_seconds: what a decode counts, None for its wall time."""
        observations: list[Observation] = []
        room = VirtualRoom(
            script=self.script,
            recogniser=self.recogniser,
            reader=self._reader,
            voices=self.synthesiser,
            cast=cast,
            say=lambda who, text: self._wardrobe.sound(cast.people[who], text),
            keeper=EveningStateWriter(self.synthesiser),
            acoustics=acoustics,
            seed=seed,
            charge_seconds=charge_seconds,
            tell=observations.append,
            watch=watch,
        )
        began_at = time.monotonic()
        ended = room.spend(Started(seed=seed, breathing_seconds=breathing_seconds), longest_seconds)
        return Evening(ended, observations, room.now, time.monotonic() - began_at)
