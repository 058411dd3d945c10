"""When the shared breaths of an evening come: METHOD 2.3. Pure; nothing in here knows why one comes sooner.

Every evening of two that reaches talking has the same number of them, after turns that are drawn from its seed. A sign
may bring the next one forward; it adds none, and where none is left nothing shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from types import MappingProxyType

from dialogue.evening import Mode
from dialogue.questions import Who
from dialogue.stages import where

BREATHS = 4
# The stages after whose turns one may come, and the numbers of those turns that every whole evening has, from the first
# after which both have had their say. A test walks the shortest evenings and counts.
STAGES = frozenset(where(lambda stage: stage.has_shared_breaths))
_TURNS: Mapping[Mode, range] = MappingProxyType({Mode.COUPLE: range(2, 19), Mode.TRUST: range(3, 13)})
_LEAD_SECONDS = (60, 480)
_OTHER = MappingProxyType({Who.FIRST: Who.SECOND, Who.SECOND: Who.FIRST})


def drawn(seed: int, mode: Mode) -> tuple[int, ...]:
    """After which turns the breaths come: one in each quarter of the talk, any turn of it as likely as another."""
    turns = _TURNS[mode]
    quarters = [
        turns[number * len(turns) // BREATHS : (number + 1) * len(turns) // BREATHS] for number in range(BREATHS)
    ]
    return tuple(
        quarter[int.from_bytes(sha256(f"breath {number} of {seed}".encode()).digest()[:8]) % len(quarter)]
        for number, quarter in enumerate(quarters)
    )


def lead_seconds(seed: int) -> float:
    """How long before an end that is set by the clock the next breath comes forward; 0: it does not.

    Of the stops that signs of danger lead to some have had one not long before them and some have not. So it is with
    the ordinary ones.
    """
    shortest, longest = _LEAD_SECONDS
    drawn = int.from_bytes(sha256(f"lead of {seed}".encode()).digest()[:8])
    return float(shortest + drawn // 2 % (longest - shortest)) if drawn % 2 else 0.0


@dataclass(frozen=True, slots=True)
class SharedBreaths:
    """Where the evening stands.

    turns: how many turns are over after which one might have come. left: after which turns they come; None until the
    first. comes_forward: whether the next one comes as soon as all of ``to_speak`` have had a turn.
    """

    seed: int
    turns: int = 0
    left: tuple[int, ...] | None = None
    comes_forward: bool = False
    to_speak: frozenset[Who] = frozenset()

    def forward(self, said_by: Who | None) -> SharedBreaths:
        """The next one comes forward, but not before the other has spoken. said_by: None where nobody can tell."""
        others = frozenset(_OTHER) if said_by is None else frozenset({_OTHER[said_by]})
        return replace(self, comes_forward=True, to_speak=others)

    def after_turn(self, mode: Mode, spoken_by: Who | None) -> tuple[SharedBreaths, bool]:
        """After one more turn, and whether a breath comes now. spoken_by: whose turn it was, where anybody can tell."""
        left = drawn(self.seed, mode) if self.left is None else self.left
        now = replace(self, turns=self.turns + 1, left=left, to_speak=self.to_speak - {spoken_by})
        if not left or not (left[0] <= now.turns or (now.comes_forward and not now.to_speak)):
            return now, False
        return replace(now, left=left[1:], comes_forward=False), True
