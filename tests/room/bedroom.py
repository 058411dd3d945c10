"""Evenings for the tests of this folder: the room with the real recogniser, and what happened in it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import pytest
from reader_at_hand import steady

from device.evening.state_store import StateStore
from device.hearing.worker.parent import ChildRecogniser
from dialogue.events import Started
from dialogue.script import Script
from simulator.acoustics import SILENT_ROOM, Acoustics
from simulator.observations import CoachSaid, HeardAs, Observation, PartnerPressed, PartnerSaid
from simulator.scenario import Scenario, Turn
from simulator.virtual_room import BLOCK_SECONDS, Block, VirtualRoom
from simulator.voices_of_people import Wardrobe
from voices.synthesiser import Synthesiser

# What a decode counts, so that what happens does not depend on how busy the machine is; bench/latency.py measures.
DECODE_SECONDS = 0.4
# The tail after the last sample; the block in which that sounds; block, filter and chunk in which the ear opens.
OPENS_WITHIN_SECONDS = 0.3 + 5 * BLOCK_SECONDS


def speech_folder() -> Path:
    """The labelled human recordings; absent skips the test, named but missing fails it."""
    named = os.environ.get("REPAIR_COACH_SPEECH")
    folder = Path(named) if named else Path(__file__).parents[3] / "shared" / "speech"
    if not folder.is_dir():
        if named:
            pytest.fail(f"REPAIR_COACH_SPEECH names {named}, which is not there")
        pytest.skip("the human recordings are not here (REPAIR_COACH_SPEECH)")
    return folder


@dataclass
class GateWatch:
    """Compares what each state declares about the ear with the real gate, block by block."""

    breaches: list[str] = field(default_factory=list)
    _closed_seconds: float = 0.0  # how long the ear has been closed with nothing being said

    def watch(self, block: Block) -> None:
        """One block; what does not fit is noted."""
        excused = block.coach_speaks or block.ear_open
        self._closed_seconds = 0.0 if excused else self._closed_seconds + BLOCK_SECONDS
        if block.state is None or block.ear_behind:
            return
        where = f"{block.began_at:.2f} s, {block.state.label}"
        if block.ear_open and not block.state.ear_open:
            self.breaches.append(f"{where}: the light says closed, the ear is open")
        if block.ear_open and block.coach_speaks:
            self.breaches.append(f"{where}: the ear is open while the coach speaks")
        # Cue words and asides close the ear for as long as they sound, whatever the light shows; a recogniser
        # that is lost closes it until the coach, who is told at once, shows so.
        if block.state.ear_open and self._closed_seconds > OPENS_WITHIN_SECONDS:
            self.breaches.append(f"{where}: the light says open, the ear is closed")


@dataclass
class Evening:
    """What happened in an evening."""

    room: VirtualRoom
    ended: bool
    observations: list[Observation]
    gate: GateWatch

    @property
    def lines(self) -> list[str]:
        """Ids of the coach's lines, in order."""
        return [observation.line for observation in self.observations if isinstance(observation, CoachSaid)]

    @property
    def heard(self) -> list[HeardAs]:
        """What the ear reported."""
        return [observation for observation in self.observations if isinstance(observation, HeardAs)]

    @property
    def said(self) -> list[PartnerSaid]:
        """What the people said."""
        return [observation for observation in self.observations if isinstance(observation, PartnerSaid)]

    @property
    def unscripted(self) -> list[PartnerPressed]:
        """Presses because nobody had anything to say."""
        return [
            observation
            for observation in self.observations
            if isinstance(observation, PartnerPressed) and observation.why
        ]

    @property
    def stages(self) -> list[str]:
        """Stages in the order in which the coach came to them."""
        return list(dict.fromkeys(line.partition(".")[0] for line in self.lines))


@dataclass
class Bedroom:
    """Everything an evening needs that is worth making once."""

    script: Script
    synthesiser: Synthesiser
    clips: Path  # where the synthesiser caches
    wardrobe: Wardrobe
    state_folder: Path

    def spend(
        self,
        cast: Scenario,
        recogniser: ChildRecogniser,
        *,
        acoustics: Acoustics = SILENT_ROOM,
        charge_seconds: float | None = DECODE_SECONDS,
        longest_seconds: float = 1800.0,
        tell: Callable[[Observation], None] = lambda _: None,
        watch: Callable[[Block], None] = lambda _: None,
        seed: int = 2,
    ) -> Evening:
        """A cast's evening, up to its end or ``longest_seconds``."""
        observations: list[Observation] = []
        gate = GateWatch()

        def note(observation: Observation) -> None:
            observations.append(observation)
            tell(observation)

        def look(block: Block) -> None:
            gate.watch(block)
            watch(block)

        room = VirtualRoom(
            script=self.script,
            recogniser=recogniser,
            reader=steady(),
            voices=self.synthesiser,
            cast=cast,
            say=lambda who, text: self.wardrobe.sound(cast.people[who], text),
            keeper=StateStore(self.state_folder),
            acoustics=acoustics,
            seed=seed,
            charge_seconds=charge_seconds,
            tell=note,
            watch=look,
        )
        ended = room.spend(Started(seed=seed), longest_seconds)
        return Evening(room, ended, observations, gate)


def breathing_ends_early(cast: Scenario) -> Scenario:
    """The cast, but the button ends the breathing after some breaths."""
    press = Turn(to="calm.breathing", who=next(iter(cast.people)), presses=True, waits_seconds=20.0)
    kept = [turn for turn in cast.turns if turn.to != press.to]
    return msgspec.structs.replace(cast, turns=[*kept, press])
