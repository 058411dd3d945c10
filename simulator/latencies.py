"""How long a reply took, over a whole evening."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from dialogue.questions import PATIENCE_SECONDS, Question, QuestionKind
from simulator.observations import Observation, Replied


@dataclass(frozen=True, slots=True)
class Spread:
    """Of some seconds: how many, the middle one, and what 19 of 20 keep within."""

    count: int
    median: float
    percentile_95: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> Spread | None:
        """The spread of at least one value."""
        if not seconds:
            return None
        return cls(len(seconds), float(np.median(seconds)), float(np.percentile(seconds, 95)))


@dataclass(slots=True)
class Latencies:
    """Collects replies to what was said; those that waited for a silence to pass are no replies and not among them.

    questions: of the script, by id.
    """

    questions: Mapping[str, Question]
    replies: list[tuple[QuestionKind, Replied]] = field(default_factory=list)

    def take(self, observation: Observation) -> None:
        """Note a reply; everything else is passed over."""
        if isinstance(observation, Replied):
            question = self.questions.get(observation.question)
            self.replies.append((question.kind if question else QuestionKind.CHOICE, observation))

    def after_endpoint(self) -> Spread | None:
        """From the decision that somebody has finished to the first sample of the reply."""
        return Spread.of([reply.after_endpoint_seconds for _, reply in self.replies])

    def after_speech(self) -> dict[float, Spread]:
        """From the last voiced sound to the first sample, by the patience that the question has (seconds)."""
        by_patience: dict[float, list[float]] = {}
        for kind, reply in self.replies:
            by_patience.setdefault(PATIENCE_SECONDS[kind], []).append(reply.after_speech_seconds)
        spreads = {patience: Spread.of(seconds) for patience, seconds in sorted(by_patience.items())}
        return {patience: spread for patience, spread in spreads.items() if spread is not None}
