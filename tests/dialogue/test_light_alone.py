"""Breathing with the light alone: "just the light" ends the sound of the breath too, counting brings it back."""

from __future__ import annotations

from world import World

from dialogue.commands import SetLight, Speak
from dialogue.states import DeviceState


def shown(world: World) -> SetLight:
    """What is shown of the breathing."""
    shows = [command for _, command in world.commands if isinstance(command, SetLight)]
    return [show for show in shows if show.state is DeviceState.BREATHING][-1]


def say_when_it_listens(world: World, text: str) -> None:
    """Say something between two cue words."""
    while world.listening is None:
        world.wait(0.5)
    world.say(text)


def test_just_the_light_is_silent_and_goes_on_with_the_same_breath() -> None:
    world = World()
    world.until_question()
    world.answer("just breathe", "seven")
    world.until_state(DeviceState.BREATHING)
    before = shown(world)
    assert not before.silently
    say_when_it_listens(world, "just the light")
    assert shown(world).silently
    assert shown(world).breath == before.breath
    spoken = len([command for _, command in world.commands if isinstance(command, Speak)])
    say_when_it_listens(world, "slower")
    assert shown(world).silently
    world.wait(60.0)
    assert len([command for _, command in world.commands if isinstance(command, Speak)]) == spoken
    say_when_it_listens(world, "count for me")
    assert not shown(world).silently
