"""The facts of one evening that the flows decide by. It lives as long as the session and no longer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from dialogue.breath import GLIDE, Pattern


class Mode(StrEnum):
    """What was chosen at the welcome."""

    UNDECIDED = "undecided"
    CALM = "calm"
    SOLO = "solo"
    COUPLE = "couple"
    TRUST = "trust"

    @property
    def two_people(self) -> bool:
        """Whether both partners take part."""
        return self in (Mode.COUPLE, Mode.TRUST)


class Finish(StrEnum):
    """How an evening came to its end, as anybody in the room could tell. Of the neutral stop it knows no cause."""

    STOP = "stop"  # somebody said stop or held the button
    NEUTRAL_STOP = "neutral stop"
    END = "end"


@dataclass(frozen=True, slots=True)
class Evening:
    """Facts, no words: nothing a person said is in here but numbers.

    level: the higher of the last ratings, 0-10. level_before: the one at check-in. calm_rounds: breathing
    rounds done. anger_pauses: how often talk was paused for anger. hearing: whether free speech can be
    understood, without which talking is off. locked: talking rests until tomorrow. pattern: how they breathe tonight.
    for_two: "both of us" was chosen, two_came: both answered the check-in, and nobody has gone on alone since.
    self_harm_denials: clear noes to the question about what was half said. card_named: the line about the card and its
    numbers, which stands in every evening alone, has been said.
    """

    seed: int = 0
    mode: Mode = Mode.UNDECIDED
    level: int = 0
    level_before: int = 0
    both_low: bool = False
    calm_rounds: int = 0
    anger_pauses: int = 0
    contempt_named: bool = False
    no_breath: bool = False
    self_harm_denials: int = 0
    card_named: bool = False
    hearing: bool = True
    locked: bool = False
    first_run: bool = False
    locale: str | None = None
    numbers_old: bool = False
    plan_kept: str | None = None
    breathing_seconds: float = 300.0
    pattern: Pattern = GLIDE
    for_two: bool = False
    two_came: bool = False

    @property
    def together(self) -> bool:
        """Whether this is an evening of two people; nothing of any other may outlive it. Source: METHOD 2.6.

        Until "both of us" was chosen it is not, nor with the light alone: who is there may be alone and afraid.
        """
        return self.mode.two_people or self.for_two

    def noted(self, changes: Mapping[str, object]) -> Evening:
        """The evening with these facts written into it."""
        noted: Evening = replace(self, **changes)  # type: ignore[arg-type]
        return replace(noted, for_two=False, two_came=False) if noted.mode is Mode.SOLO else noted
