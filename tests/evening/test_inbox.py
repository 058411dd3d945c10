"""The host's one queue: a hand on the button overtakes everything else."""

from __future__ import annotations

from device.evening.event_loop import Inbox, Quit
from dialogue.events import ButtonDown, Heard, Held, Pressed, Spoken


def test_presses_overtake_what_is_queued_and_keep_their_own_order() -> None:
    inbox = Inbox(clock=lambda: 1.0)
    for happening in (Heard(1, "yes", "yes", 0.0), Spoken(1), ButtonDown(), Pressed(), Spoken(2), Held(), Quit()):
        inbox.post(happening)
    taken = []
    while (came := inbox.take(0.0)) is not None:
        taken.append(type(came[0]).__name__)
    assert taken == ["ButtonDown", "Pressed", "Held", "Quit", "Heard", "Spoken", "Spoken"]


def test_nothing_comes_from_an_empty_inbox() -> None:
    assert Inbox().take(0.0) is None
