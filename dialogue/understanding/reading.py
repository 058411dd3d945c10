"""One reading of what was said: what a rule, a table or the classifier makes of it, before one of them is believed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from dialogue.understanding.intents import SAFETY_CLASSES, Certainty, Intent, Meaning, Slot, Source


@dataclass(frozen=True, slots=True)
class Reading:
    """An intent and its slots; ``source``: from what kind of knowledge; ``rule``: which one, for ``--why`` alone.

    certainty: of a danger; of anything else it says nothing.
    """

    intent: Intent
    source: Source
    rule: str
    slots: Mapping[str, Slot] = field(default_factory=lambda: MappingProxyType({}))
    certainty: Certainty = Certainty.SURE

    @property
    def meaning(self) -> Meaning:
        """This reading, believed."""
        certainty = self.certainty if self.intent in SAFETY_CLASSES else None
        return Meaning(self.intent, MappingProxyType(dict(self.slots)), (self.rule,), self.source, certainty)
