"""What a made-up evening keeps: nothing beyond its own end."""

from __future__ import annotations

from dialogue.commands import AdjustDial, Dial
from voices.synthesiser import Synthesiser


class EveningStateWriter:
    """Keeps the plan and the rest of talking for this evening alone and turns the voice; see ``session.StateWriter``.

    There is no volume and no lamp in the room to turn. plan: what would have been stored.
    """

    def __init__(self, synthesiser: Synthesiser) -> None:
        self.plan: str | None = None
        self.talking_rests = False
        self._synthesiser = synthesiser

    def keep_plan(self, plan: str) -> None:
        """Note the plan line."""
        self.plan = plan

    def forget_plan(self) -> None:
        """Drop it."""
        self.plan = None

    def rest_talking(self) -> None:
        """Note that talking rests."""
        self.talking_rests = True

    def turn(self, command: AdjustDial) -> None:
        """Bend the voice from the next line on."""
        if command.dial is Dial.RATE:
            self._synthesiser.prosody = self._synthesiser.prosody.turned(pace_steps=command.steps)
        elif command.dial is Dial.PITCH:
            self._synthesiser.prosody = self._synthesiser.prosody.turned(pitch_steps=command.steps)

    def remember_evening(self) -> None:
        """There is no evening after this one to remember anything for."""

    def end_evening(self) -> None:
        """Nothing was kept for it alone."""
