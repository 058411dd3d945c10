"""Every flow walked through exhaustively: what is reachable, and that every waiting state answers everything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from world import World, script

from dialogue.commands import End, Listen, Speak
from dialogue.evening import Evening, Mode
from dialogue.events import MicrophoneBack, MicrophoneLost, Started
from dialogue.flows import interludes, safety
from dialogue.flows.close import close
from dialogue.flows.faults import deaf
from dialogue.flows.pause import pause
from dialogue.flows.shared_breath import shared_breath
from dialogue.flows.time_out import time_out
from dialogue.flows.welcome import welcome
from dialogue.flows.whole_evening import FLOWS
from dialogue.moves import Flow
from dialogue.states import DeviceState
from tools.exploring import Exploration, explore, named_flow

ENDS = {"end", "neutral stop", "close", "close calm", "light", "own", "rest"}


@cache
def whole() -> Exploration:
    """The evening from the welcome on."""
    return explore(script(), named_flow("evening", Evening()), Evening())


def interlude_flows(evening: Evening) -> dict[str, Callable[[], Flow[object]]]:
    """Every flow that may come in between."""
    angry, furious = replace(evening, anger_pauses=1), replace(evening, anger_pauses=2)
    return {
        "time-out": lambda: time_out(evening), "pause": lambda: pause(evening, "dialogue"),
        "child in the room": lambda: pause(evening, "dialogue", "break.child", by_voice=False),
        "deaf": lambda: deaf(evening, "dialogue"), "tears": lambda: interludes.tears(evening),
        "anger": lambda: interludes.anger(evening, True), "second anger": lambda: interludes.anger(angry, False),
        "third anger": lambda: interludes.anger(furious, False), "one breath": lambda: interludes.one_breath(evening),
        "overwhelmed": lambda: interludes.overwhelmed(evening), "left": lambda: interludes.partner_left(evening, True),
        "unwilling": lambda: interludes.partner_unwilling(evening), "tomorrow": lambda: interludes.tomorrow(evening),
        "asleep": lambda: interludes.partner_asleep(evening), "just breathe": lambda: interludes.just_breathe(evening),
        "my part": lambda: interludes.my_part(evening), "grounding": lambda: interludes.grounding(evening),
        "erase": lambda: interludes.erase(evening), "phone list": lambda: safety.numbers(evening),
        "danger": lambda: safety.danger(evening), "own violence": lambda: safety.own_violence(evening),
        "child": lambda: safety.child(evening, False, False), "hurt child": lambda: safety.child(evening, True, False),
        "crying": lambda: safety.child(evening, False, True),
        "wish to die": lambda: safety.self_harm(evening, explicit=True),
        "half-said self-harm": lambda: safety.self_harm(evening, explicit=False),
        "unwell": lambda: safety.unwell(evening, urgent=False), "clear-headed": lambda: safety.clear_headed(evening),
        "shared breath": lambda: shared_breath(evening), "enough": lambda: interludes.enough_for_tonight(evening),
        "shared quiet": lambda: shared_breath(replace(evening, no_breath=True)),
        "the card": lambda: safety.card_named(evening),
        "medical": lambda: safety.medical(evening), "discomfort": lambda: safety.breath_discomfort(evening),
        "drink": lambda: safety.drink(evening, "welcome"), "lived through": lambda: safety.lived_through(evening),
    }  # fmt: skip


@cache
def in_between(mode: Mode) -> dict[str, Exploration]:
    """Every interlude walked through."""
    evening = Evening(mode=mode)
    return {name: explore(script(), begin, evening) for name, begin in interlude_flows(evening).items()}


def test_every_mode_is_reached_and_every_way_ends() -> None:
    targets = {step.target for step in whole().steps}
    assert targets & ENDS == {"end", "neutral stop", "close", "close calm", "own", "light", "rest"}
    sources = {step.source for step in whole().steps}
    assert targets - ENDS <= sources, "a state that nothing follows"
    for question in ("dialogue.second_tell", "amends.say_it", "trust.last_word", "approach.like_to_hear"):
        assert question in whole().ways


def test_nobody_reaches_the_talking_stages_at_six_or_above() -> None:
    """Promise 5: invite, dialogue and amends lie behind a rating below six."""
    for question in ("invite.first", "amends.first", "trust.tell"):
        replies = whole().ways[question]
        levels = [reply for reply in replies if isinstance(reply, Evening)]
        assert levels[-1].level < 6
        assert levels[-1].calm_rounds >= 1


@pytest.fixture(params=sorted(whole().ways), scope="module")
def place(request: pytest.FixtureRequest) -> str:
    """A state that waits for people or time."""
    return str(request.param)


def arrive(place: str) -> World:
    """A world that stands at ``place``, nothing being said."""
    world = World(Started(seed=0))
    for command in world.conversation.step(MicrophoneBack(), world.now):
        raise AssertionError(f"news of a microphone that was never lost led to {command}")
    world.conversation.rerun(whole().ways[place], world.now)
    world.speaking = world.wake_at = world.listening = None
    commands = world.conversation._outbox.drain()
    for command in commands:
        world._carry_out(command)
    while world.speaking is not None and not world.ended:
        world.pass_time()
    return world


def test_stop_ends_every_state(place: str) -> None:
    world = arrive(place)
    commands = world.say("stop") if world.listening else world.hold()
    assert isinstance(commands[-1], End)
    assert not any(isinstance(command, Speak | Listen) for command in commands)


def test_pause_is_answered_in_every_state_that_listens(place: str) -> None:
    world = arrive(place)
    if world.listening is None:
        pytest.skip("the ear is closed here")
    world.say("pause")
    world.until_state(DeviceState.PAUSED)
    world.say("go on")
    assert not world.ended


def test_time_out_is_answered_in_every_state_that_listens(place: str) -> None:
    world = arrive(place)
    if world.listening is None:
        pytest.skip("the ear is closed here")
    world.say("time out")
    world.wait(30)
    assert world.state is DeviceState.TIME_OUT or world.question in ("break.ready", None)


def test_danger_is_answered_in_every_state_that_listens(place: str) -> None:
    world = arrive(place)
    if world.listening is None:
        pytest.skip("the ear is closed here")
    world.say("i want to kill myself")
    world.wait(8)
    assert "safety.sure" in world.lines


def test_silence_ends_every_state_or_goes_on(place: str) -> None:
    world = arrive(place)
    world.until_end()
    assert world.now < 4 * 3600


def test_fifty_no_matches_never_trap_anybody(place: str) -> None:
    world = arrive(place)
    lines_before = len(world.lines)
    for _ in range(50):
        if world.ended:
            break
        if world.listening is not None and world.conversation.awaits_answer:
            world.say("purple monkey dishwasher")
        else:
            world.pass_time()
    said = world.lines[lines_before:]
    assert world.ended or len(set(said)) > 1 or world.speaking or world.wake_at


def test_a_lost_microphone_is_said_or_breathing_goes_on(place: str) -> None:
    world = arrive(place)
    talks = world.conversation.awaits_answer and world.listening is not None
    question = script().questions.get(world.question or "")
    rating = question is not None and question.kind.value == "rating"
    world.give(MicrophoneLost())
    assert world.listening is None, "it would listen without a microphone"
    if talks and not rating:
        assert world.lines[-1] == ("close.good_night_calm" if place.startswith("close") else "fault.microphone")
    world.give(MicrophoneBack())
    world.wait(30)
    assert world.lines


@pytest.mark.parametrize("mode", [Mode.COUPLE, Mode.SOLO, Mode.CALM])
def test_every_interlude_ends_or_leads_somewhere(mode: Mode) -> None:
    for name, walked in in_between(mode).items():
        targets = {step.target for step in walked.steps}
        assert targets & ENDS, f"{name} never ends"
        assert targets - ENDS <= {step.source for step in walked.steps}, name


def test_every_line_is_reached() -> None:
    """Unused lines rot. What every question and the device itself share is named in their code instead."""
    walks = [whole(), *in_between(Mode.COUPLE).values(), *in_between(Mode.SOLO).values()]
    calm = Evening(mode=Mode.CALM)
    old = Evening(mode=Mode.COUPLE, numbers_old=True)
    walks += [explore(script(), lambda: safety.self_harm(old, explicit=True), old)]
    walks += [explore(script(), named_flow(name, calm), calm) for name in FLOWS if name != "evening"]
    reached = set().union(*(walk.lines for walk in walks))
    questions = script().questions.values()
    reached |= {line for question in questions for line in (question.line, question.rephrased, question.narrowed)}
    started = [Evening(first_run=True), Evening(locked=True), Evening(hearing=False), Evening(plan_kept="x")]
    started += [Evening(seed=seed) for seed in range(12)]
    for evening in started:
        reached |= lines_of_one_way(evening)
    shared = {line for line in named_in_code() if line.partition(".")[0] in ("ladder", "fault", "dialogue", "calm")}
    assert sorted(set(script().lines) - reached - shared) == []


def lines_of_one_way(evening: Evening) -> set[str]:
    """What is said at the beginning and end of an evening that starts with these facts."""
    lines = set(explore(script(), lambda: welcome(evening), evening).lines)
    return lines | set(explore(script(), lambda: close(replace(evening, mode=Mode.COUPLE)), evening).lines)


@cache
def named_in_code() -> frozenset[str]:
    """Lines whose ids stand in the code of conversation, move handlers or device."""
    house = Path(__file__).parents[2]
    folders = (house / "dialogue", house / "device")
    sources = " ".join(file.read_text("utf-8") for folder in folders for file in folder.rglob("*.py"))
    return frozenset(line for line in script().lines if f'"{line}"' in sources)
