"""The ear as the room's clock sees it: busy while it decodes, and then it catches up."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from device.hearing.ear import Ear
from device.hearing.hearing import Hearing
from device.hearing.recogniser import RestartableRecogniser
from device.reading.steady_reader import SteadyReader
from dialogue.commands import Listen
from dialogue.events import Event
from simulator.timed_recogniser import TimedRecogniser


@dataclass(frozen=True, slots=True)
class Report:
    """An event of the ear. decided_at: end of the sound that led to it. at: when it is known."""

    event: Event
    decided_at: float
    at: float
    hearing: Hearing | None


class EarWorker:
    """An Ear as it works in a thread of its own: what comes while it decodes waits its turn.

    charge_seconds: what a decode counts; None counts its wall time. reader: see Ear.
    """

    def __init__(
        self,
        recogniser: RestartableRecogniser,
        charge_seconds: float | None = None,
        reader: SteadyReader | None = None,
    ) -> None:
        self._recogniser = TimedRecogniser(recogniser, charge_seconds)
        self._ear = Ear(self._recogniser, reader=reader)
        self._inbox: deque[Callable[[float], list[Report]]] = deque()
        self._busy_until = 0.0

    @property
    def is_open(self) -> bool:
        """Whether what sounds now is listened to."""
        return self._ear.is_open

    @property
    def is_behind(self) -> bool:
        """Whether orders or sound wait for a decode to end."""
        return bool(self._inbox)

    def feed(self, block: bytes, at: float) -> None:
        """Hand over a block that ended at ``at``."""
        self._inbox.append(lambda now: self._feed(block, at, now))

    def listen(self, command: Listen, at: float) -> None:
        """Open the ear for a question."""
        self._order(lambda: self._ear.listen(command, at), at)

    def stop(self, at: float) -> None:
        """Close the ear."""
        self._order(self._ear.stop, at)

    def speaking(self, speaks: bool, at: float) -> None:
        """The coach begins to speak, or its last sample sounded."""
        self._order(lambda: self._ear.speaking(speaks, at), at)

    def work(self, now: float) -> list[Report]:
        """Do what waits, as far as the ear is free by ``now``."""
        reports: list[Report] = []
        while self._inbox and self._busy_until <= now:
            reports += self._inbox.popleft()(now)
        return reports

    def _order(self, order: Callable[[], None], at: float) -> None:
        def obey(_: float) -> list[Report]:
            order()
            return []

        if self._inbox or self._busy_until > at:
            self._inbox.append(obey)
        else:
            order()

    def _feed(self, block: bytes, at: float, now: float) -> list[Report]:
        events = self._ear.feed(block, at)
        spent_seconds = self._recogniser.take_spent_seconds()
        if spent_seconds:
            self._busy_until = max(now, self._busy_until) + spent_seconds
        hearing = self._recogniser.last_hearing
        return [Report(event, at, max(now, self._busy_until), hearing) for event in events]
