"""What outlives an evening is two people's: where one goes on alone, theirs is over and the rest leaves nothing."""

from __future__ import annotations

import pytest
from world import COUPLE, World

from dialogue.commands import Command, ForgetPlan, KeepPlan, RememberEvening, RestTalking


def outliving(world: World) -> list[type[Command]]:
    """What the memory is told."""
    kinds = KeepPlan | ForgetPlan | RestTalking | RememberEvening
    return [type(command) for _, command in world.commands if isinstance(command, kinds)]


@pytest.mark.parametrize("leaves", ["she stormed out", "she doesn't want to talk"])
@pytest.mark.parametrize("danger", ["he hits me", "i shoved her"])
def test_what_is_said_after_the_other_left_rests_no_talk(leaves: str, danger: str) -> None:
    world = World()
    world.answer(*COUPLE[:11])
    world.until_question("invite.first")
    world.say(leaves)
    world.answer("on my own")
    world.until_question("own.start")
    assert outliving(world) == [RememberEvening]  # the evening of the two is over
    world.say("quieter")
    world.until_question("own.start")
    world.say(danger)
    world.until_end()
    assert outliving(world) == [RememberEvening]


def test_both_of_us_taken_back_was_never_said() -> None:
    world = World()
    world.answer("both of us", "ordinary")
    world.until_question("checkin.first")
    world.say("back")
    world.until_question("welcome.which_quarrel")
    world.say("back")
    world.until_question("welcome.choices")
    world.say("he hits me")
    world.until_end()
    assert outliving(world) == []


@pytest.mark.parametrize("said", ["he hits me", "we've had a few drinks", "forget it"])
def test_before_anybody_said_how_many_they_are_nothing_is_kept(said: str) -> None:
    world = World()
    world.until_question("welcome.choices")
    world.say(said)
    world.wait(2000.0)
    assert outliving(world) == []


def test_a_stop_of_two_people_rests_the_talk_also_with_the_light_alone() -> None:
    world = World()
    world.answer("both of us", "ordinary", "seven", "four")
    world.until_question("recheck.first")
    world.say("just the light")
    world.wait(20.0)
    world.say("he hits me")
    world.until_end()
    assert outliving(world) == [RestTalking, RememberEvening]
