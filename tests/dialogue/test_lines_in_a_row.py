"""Lines in a row rest before each other as sentences do; a reply to somebody does not wait."""

from __future__ import annotations

from world import World

from dialogue.commands import Listen, Pause, Speak


def test_a_line_that_follows_another_rests_first_and_a_reply_does_not() -> None:
    world = World()
    world.until_question()
    world.say("just breathe")
    world.until_question()
    follows = False
    rests: list[tuple[bool, bool]] = []
    for _, command in world.commands:
        if isinstance(command, Listen):
            follows = False
        elif isinstance(command, Speak):
            rests.append((follows, isinstance(command.parts[0], Pause) and command.parts[0].seconds >= 0.7))
            follows = True
    assert (True, True) in rests
    assert (False, False) in rests
    assert all(follows == rested for follows, rested in rests)
