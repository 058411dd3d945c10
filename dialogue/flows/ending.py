"""The neutral stop: one function without a parameter for its cause. Safety and ordinary causes look alike."""

from __future__ import annotations

from dialogue.moves import Flow, LockTalking, say


def neutral_stop() -> Flow[None]:
    """The same lines, the same light, the same lock, whatever it was."""
    yield from say("ending.neutral_1", "ending.neutral_2")
    yield LockTalking()
