"""The neutral stop: one function without a parameter for its cause. Safety and ordinary causes look alike."""

from __future__ import annotations

from dialogue.moves import Flow, GoTo, LockTalking, say


def neutral_stop() -> Flow[None]:
    """The same lines, the same light, the same lock, whatever it was."""
    yield from say("ending.neutral_1", "ending.neutral_2", "ending.neutral_3")
    yield LockTalking()


def neutral_stop_now() -> Flow[GoTo]:
    """Leave everything for it: between two turns, at the hour until which they wanted to talk."""
    return GoTo("neutral_stop")
    yield
