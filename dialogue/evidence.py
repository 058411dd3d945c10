"""What an evening's signs of danger between people amount to: METHOD 2.3, "Adding up". Pure; dropped at its end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from dialogue.understanding.intents import BETWEEN_PEOPLE, Certainty, Intent, Meaning

# In whole points. A sure sign is enough by itself.
ENOUGH_POINTS = 3
_POINTS: Mapping[Certainty, int] = MappingProxyType(
    {Certainty.POSSIBLE: 1, Certainty.LIKELY: 2, Certainty.SURE: ENOUGH_POINTS}
)
# What adds up. Drink is of no weight before they talk: there it is asked about.
_ADDS_UP = frozenset({*BETWEEN_PEOPLE, Intent.INTOXICATED})


@dataclass(frozen=True, slots=True)
class Evidence:
    """The signs of one evening, each class once, at the surest that it was heard."""

    signs: Mapping[Intent, Certainty] = field(default_factory=lambda: MappingProxyType({}))

    def with_sign(self, said: Meaning, *, talking: bool, says_back: bool = False) -> Evidence:
        """The evidence after ``said``; the same where it adds nothing.

        talking: whether the talk has begun. says_back: the other's words were asked for. They are not a sign of the
        one who repeats them, unless it is a sure one.
        """
        certainty = said.certainty or Certainty.SURE
        counts = said.intent in _ADDS_UP and (talking or said.intent is not Intent.INTOXICATED)
        if not counts or (says_back and certainty is not Certainty.SURE):
            return self
        known = self.signs.get(said.intent)
        if known is not None and _POINTS[known] >= _POINTS[certainty]:
            return self
        return Evidence(MappingProxyType({**self.signs, said.intent: certainty}))

    @property
    def points(self) -> int:
        """All signs together."""
        return sum(_POINTS[certainty] for certainty in self.signs.values())

    @property
    def is_enough(self) -> bool:
        """Whether the talk ends at the end of this turn."""
        return self.points >= ENOUGH_POINTS

    @property
    def gravest(self) -> Intent | None:
        """Of the signs the class that is answered where they are enough: what people do to each other before drink."""
        return max(self.signs, key=lambda sign: (sign in BETWEEN_PEOPLE, _POINTS[self.signs[sign]]), default=None)
