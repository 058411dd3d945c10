"""What the device is doing, as one person in the room would say it.

One enum drives the light, the log and the service status. Every state declares whether the ear is
open; no light pattern serves both.
"""

from __future__ import annotations

from enum import Enum


class DeviceState(Enum):
    """A state and whether what is said in it is listened to."""

    STARTING = ("starting", False)
    RESTING = ("resting", False)
    WAKING = ("waking", False)
    SPEAKING = ("speaking", False)
    LISTENING = ("listening", True)
    BREATHING = ("breathing", True)  # cue words close the ear for as long as they sound
    GROUNDING = ("grounding", True)
    FIRST_SPEAKER = ("first speaker", True)
    SECOND_SPEAKER = ("second speaker", True)
    TURN_ENDING = ("turn ending", True)
    QUIET = ("quiet", True)  # silence, tears
    ANGER_PAUSE = ("anger pause", True)
    PAUSED = ("paused", True)
    PAUSED_DEAF = ("paused, ear closed", False)
    TIME_OUT = ("time-out", False)
    ENDING = ("ending", False)
    DEAF = ("cannot hear", False)
    FAULT = ("fault", False)

    def __init__(self, label: str, ear_open: bool) -> None:
        self.label = label
        self.ear_open = ear_open

    @property
    def log_name(self) -> str:
        """Its name in the log and the service's status, which tell nobody whether one talked there or two."""
        floor = self in (DeviceState.FIRST_SPEAKER, DeviceState.SECOND_SPEAKER)
        return DeviceState.LISTENING.label if floor else self.label
