"""The normal course of each mode, from welcome to good night."""

from __future__ import annotations

import pytest
from world import CALM, COUPLE, SOLO, TRUST, World

from dialogue.commands import KeepPlan, RestTalking, SetLight, Speak
from dialogue.events import Started
from dialogue.states import DeviceState


def stages_of(world: World) -> list[str]:
    """The stages in the order they were entered, shared lines left out."""
    breaths = {"break.two_breaths", "break.on"}
    stages = [line.partition(".")[0] for line in world.lines if line not in breaths]
    shared = {"ladder", "fault"}
    return [stage for i, stage in enumerate(stages) if stage not in shared and (i == 0 or stages[i - 1] != stage)]


def test_calm_only_is_five_minutes_of_breathing_and_good_night() -> None:
    world = World()
    world.answer(*CALM)
    world.until_end()
    assert stages_of(world) == ["welcome", "checkin", "calm", "recheck", "close"]
    assert 5 * 60 < world.now < 8 * 60


def test_solo_goes_from_feeling_to_a_small_act() -> None:
    world = World()
    world.answer(*SOLO)
    world.until_end()
    assert stages_of(world) == [
        "welcome", "checkin", "calm", "recheck", "feel", "affirm", "own", "other_eyes", "approach", "action", "close",
    ]  # fmt: skip


def test_couple_hears_each_other_before_amends() -> None:
    world = World()
    world.answer(*COUPLE)
    world.until_end()
    assert stages_of(world) == [
        "welcome", "checkin", "calm", "recheck", "feel", "affirm", "own", "invite", "dialogue", "amends",
        "action", "close",
    ]  # fmt: skip
    kept = [command.plan for _, command in world.commands if isinstance(command, KeepPlan)]
    assert kept == ["When we get home, I will put the phone away."]
    assert world.now < 30 * 60


def test_trust_is_not_even_handed_and_gives_the_hurt_partner_the_last_word() -> None:
    world = World()
    world.answer(*TRUST)
    world.until_end()
    turns = [line for line in world.lines if line.startswith("trust.")]
    assert turns.index("trust.give_back") < turns.index("trust.empathy") < turns.index("trust.in_their_place")
    assert turns[-3:] == ["trust.last_word", "trust.trained", "trust.weekly"]
    assert "dialogue.swap" not in world.lines


def test_ownership_comes_first_when_both_are_settled() -> None:
    world = World()
    world.answer("both of us", "ordinary", "three", "two")
    world.until_question("own.first")
    assert "calm.begin" not in world.lines


@pytest.mark.parametrize("levels", [("seven", "four", "six", "two"), ("four", "seven", "two", "six")])
def test_nobody_talks_while_one_of_the_two_is_at_six(levels: tuple[str, ...]) -> None:
    world = World()
    world.answer("both of us", "ordinary", *levels)
    world.until_question()
    assert world.question == "recheck.still_high"


def test_still_high_after_ten_minutes_is_the_neutral_stop() -> None:
    world = World()
    world.answer("both of us", "ordinary", "nine", "nine", "eight", "eight", "five more", "seven", "seven", "leave it")
    world.until_end()
    assert world.lines[-3:] == ["ending.neutral_1", "ending.neutral_2", "ending.neutral_3"]
    assert any(isinstance(command, RestTalking) for _, command in world.commands)


def test_locked_or_deaf_evenings_offer_only_the_light() -> None:
    for started, line in (
        (Started(seed=1, locked=True), "welcome.locked"),
        (Started(seed=1, open_hearing=False), "welcome.deaf_to_talk"),
    ):
        world = World(started)
        world.answer("eight", "five")
        world.until_end()
        assert line in world.lines
        assert "welcome.choices" not in world.lines
        assert "close.good_night_calm" in world.lines


def test_a_reluctant_yes_is_a_no() -> None:
    world = World()
    world.answer(*COUPLE[:11])
    world.until_question("invite.first")
    world.say("if i have to")
    world.until_question()
    assert "invite.not_tonight" in world.lines
    assert world.question == "invite.solo_or_calm"


def test_the_light_ends_the_same_however_the_evening_ends() -> None:
    ends = []
    for how in ("stop", "hold", "course"):
        world = World()
        world.until_question()
        if how == "stop":
            world.say("stop")
        elif how == "hold":
            world.hold()
        else:
            world.answer(*CALM)
            world.until_end()
        assert world.ended
        last = [command for _, command in world.commands if not isinstance(command, Speak)][-2:]
        ends.append([last[0], type(last[1]).__name__])
    assert ends[0] == ends[1] == ends[2]
    assert ends[0][0] == SetLight(DeviceState.ENDING)


def test_first_run_says_the_health_line_once() -> None:
    world = World(Started(seed=0, first_run=True))
    world.until_question()
    assert world.lines.count("welcome.first_run_health") == 1
    again = World(Started(seed=0))
    again.until_question()
    assert "welcome.first_run_health" not in again.lines


def test_a_kept_plan_is_asked_after_in_couple_mode_only() -> None:
    world = World(Started(seed=0, plan="When we get home, I will put the phone away."))
    world.answer("both of us", "ordinary")
    world.until_question()
    assert world.question == "welcome.follow_up"
    alone = World(Started(seed=0, plan="When we get home, I will put the phone away."))
    alone.answer("on my own")
    alone.until_question()
    assert alone.question == "checkin.how_stirred"
