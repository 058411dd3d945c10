"""The shared breath: METHOD 2.3. Four in every evening of two that reaches talking; it asks nothing."""

from __future__ import annotations

from collections import Counter

import pytest
from world import COUPLE, SOLO, TRUST, World, script

from dialogue.commands import RestTalking, SetLight, Speak
from dialogue.evening import Evening, Mode
from dialogue.events import Heard, MicrophoneLost, NothingHeard, Started, VoiceBegan
from dialogue.flows.trust import trust
from dialogue.flows.whole_evening import talk_it_over
from dialogue.moves import Ask, Ended, Flow, GiveFloor, Note, Reply
from dialogue.questions import Who
from dialogue.shared_breaths import _TURNS, BREATHS, STAGES, SharedBreaths, drawn
from dialogue.states import DeviceState
from dialogue.understanding.intents import Certainty, Intent, Meaning

WAYS = {Mode.COUPLE: COUPLE, Mode.TRUST: TRUST}
# One after the other where a breath could come, told by the first and heard with little certainty.
HALF = ("he hits me", Certainty.POSSIBLE)


def breaths(world: World) -> int:
    """How many there have been."""
    return world.lines.count("break.two_breaths")


def at_first_breath(seed: int = 0) -> World:
    """A couple's evening while the light of the first breath rises and falls."""
    world = World(Started(seed=seed))
    answers = iter(COUPLE)
    while not breaths(world):
        if world.conversation.awaits_answer and world.question != world.lines[-1]:
            world.pass_time()
        elif world.conversation.awaits_answer:
            world.say(next(answers))
            while world.listening is not None and world.conversation.awaits_answer:
                world.pass_time()
        else:
            world.pass_time()
    world.until_state(DeviceState.BREATHING)
    return world


@pytest.mark.parametrize("mode", WAYS)
@pytest.mark.parametrize("seed", range(6))
def test_every_whole_evening_of_two_has_four(mode: Mode, seed: int) -> None:
    world = World(Started(seed=seed))
    world.answer(*WAYS[mode])
    world.until_end()
    assert world.lines[-1] == "close.good_night"
    assert breaths(world) == world.lines.count("break.on") == BREATHS == 4


def test_alone_there_is_none() -> None:
    world = World()
    world.answer(*SOLO)
    world.until_end()
    assert breaths(world) == 0


@pytest.mark.parametrize("mode", WAYS)
def test_the_shortest_talk_has_all_the_turns_that_are_drawn_from(mode: Mode) -> None:
    """Each answer the one that leaves most out; fewer turns than that have no whole evening."""
    evening = Evening(mode=mode)
    flow: Flow[object] = trust(evening) if mode is Mode.TRUST else talk_it_over(evening)
    turns: int = 0
    reply: Reply = None
    elsewhere: object = "begun"
    short = Meaning(Intent.NO), Meaning(Intent.YES)
    while elsewhere == "begun":
        try:
            move = flow.send(reply)
        except StopIteration as end:
            elsewhere = end.value
        else:
            reply = None
            if isinstance(move, Note):
                reply = evening.noted(move.changes)
            elif isinstance(move, Ask | GiveFloor):
                goes_on = ("invite.first", "invite.other", "trust.go_ahead", "trust.did_that_land")
                got_it = move.question.endswith("did_they_get_it")
                reply = short[move.question in goes_on or got_it]
                turns += move.question.partition(".")[0] in STAGES
            elif hasattr(move, "seconds"):
                reply = Ended(1.0)
    assert elsewhere is None
    assert max(_TURNS[mode]) <= turns


def test_any_turn_is_as_likely_as_another_and_the_seed_decides() -> None:
    for mode, turns in _TURNS.items():
        places = Counter(place for seed in range(4000) for place in drawn(seed, mode))
        assert set(places) == set(turns), "a turn after which none is ever drawn would tell that one came forward"
        assert min(places.values()) > 4000 / len(turns)
        assert all(len(set(drawn(seed, mode))) == BREATHS for seed in range(200))
    assert drawn(7, Mode.COUPLE) == drawn(7, Mode.COUPLE)


def turns_until_breath(state: SharedBreaths, *spoken_by: Who) -> int:
    """After how many of these turns one comes; 0 where none does."""
    for number, who in enumerate(spoken_by, start=1):
        state, comes = state.after_turn(Mode.COUPLE, who)
        if comes:
            return number
    return 0


def test_a_sign_brings_the_next_one_forward_but_not_before_the_other_has_spoken() -> None:
    far = SharedBreaths(seed=0, left=(50, 60))
    first, second = Who.FIRST, Who.SECOND
    assert turns_until_breath(far, first, second, first) == 0
    assert turns_until_breath(far.forward(first), first, first, second, first) == 3
    assert turns_until_breath(far.forward(second), second, first) == 2
    assert turns_until_breath(far.forward(None), first, first, second) == 3


def test_a_sign_adds_none_and_where_none_is_left_nothing_shows() -> None:
    state, came = SharedBreaths(seed=3), 0
    for number in range(60):
        state = state.forward(Who.FIRST)
        state, comes = state.after_turn(Mode.COUPLE, (Who.SECOND, Who.FIRST)[number % 2])
        came += comes
    assert came == BREATHS


@pytest.mark.parametrize("seed", range(3))
def test_possible_signs_change_neither_the_number_nor_the_end(seed: int) -> None:
    plain, half = World(Started(seed=seed)), World(Started(seed=seed))
    plain.answer(*COUPLE)
    half.doubts["i felt invisible at dinner and he scares me"] = Certainty.LIKELY
    half.answer(
        *(("i felt invisible at dinner and he scares me") if "invisible at" in text else text for text in COUPLE)
    )
    for world in (plain, half):
        world.until_end()
        assert breaths(world) == BREATHS
        assert world.lines[-1] == "close.good_night"


@pytest.mark.parametrize("words", ["yes", "okay", "mhm we can go on", "i was thinking about the dishes", "on"])
def test_any_voice_goes_on_after_its_line(words: str) -> None:
    world = at_first_breath()
    while world.lines[-1] != "break.on" or world.speaking:
        world.pass_time()
    world.say(words)
    world.until_question()
    assert world.lines[-1] != "ending.neutral_1"
    assert world.question is not None
    assert not world.question.startswith("break.")


def test_silence_goes_on_after_twenty_seconds_and_the_question_comes() -> None:
    world = at_first_breath()
    began_at = world.now
    while world.lines[-1] != "break.on" or world.speaking:
        world.pass_time()
    asked_at = world.now
    assert 20 <= asked_at - began_at < 26
    assert world.state is DeviceState.LISTENING
    world.until_question()
    assert 20 <= world.now - asked_at < 40
    assert "ladder.still_here" not in world.lines


def test_a_press_goes_on_at_once() -> None:
    for line_is_said in (False, True):
        world = at_first_breath()
        while line_is_said and (world.lines[-1] != "break.on" or world.speaking):
            world.pass_time()
        said = len(world.lines)
        world.wait(1.0)
        world.press()
        assert world.lines[said] not in ("break.on", "ending.neutral_1")


RELUCTANT = (
    "rest", "no", "no thanks", "i'd rather not", "not really", "i don't know", "not now", "if i have to", "tomorrow",
    "let's rest", "can we rest", "i suppose so", "we've had enough", "i'm too tired for this",
)  # fmt: skip


@pytest.mark.parametrize("words", RELUCTANT)
@pytest.mark.parametrize("line_is_said", [False, True])
def test_any_reluctance_is_the_neutral_stop(words: str, line_is_said: bool) -> None:
    world = at_first_breath()
    while line_is_said and (world.lines[-1] != "break.on" or world.speaking):
        world.pass_time()
    world.say(words)
    world.until_end()
    assert world.lines[-3:] == ["ending.neutral_1", "ending.neutral_2", "ending.neutral_3"]
    assert sum(isinstance(command, RestTalking) for _, command in world.commands) == 1


@pytest.mark.parametrize("words", ["oh", "aww", "haha", ""])
def test_small_words_and_sounds_are_no_voice(words: str) -> None:
    world = at_first_breath()
    while world.lines[-1] != "break.on" or world.speaking:
        world.pass_time()
    asked_at, said = world.now, len(world.lines)
    assert world.listening is not None
    number = world.listening.number
    world.give(VoiceBegan(number))
    world.give(Heard(number, None, words, world.now) if words else NothingHeard(number))
    assert len(world.lines) == said
    world.until_question()
    assert world.now - asked_at >= 20


def test_with_a_lost_microphone_nobody_goes_on() -> None:
    world = at_first_breath()
    world.give(MicrophoneLost())
    assert world.lines[-1] == "fault.microphone"
    world.until_end()
    assert not world.lines[-1].startswith("dialogue.")


def test_what_comes_in_between_ends_and_the_breath_says_its_line_again() -> None:
    world = at_first_breath()
    while world.lines[-1] != "break.on" or world.speaking:
        world.pass_time()
    world.say("pause")
    world.until_state(DeviceState.PAUSED)
    world.say("go on")
    for _ in range(2):
        if world.question in ("break.first_ready", "break.other_ready"):
            world.say("yes")
        world.pass_time()
    while world.lines[-1] != "break.on":
        if world.conversation.awaits_answer:
            world.say("yes")
        else:
            world.pass_time()


def test_where_breathing_was_ended_for_tonight_the_light_is_only_quiet() -> None:
    world = World(Started(seed=1))
    world.answer("both of us", "ordinary", "five", "four")
    world.until_state(DeviceState.BREATHING)
    world.say("something else")
    world.answer(*COUPLE[4:])
    world.until_end()
    assert "break.two_breaths" not in world.lines
    assert world.lines.count("break.quiet_moment") == world.lines.count("break.on") == BREATHS


def test_the_light_breathes_twice_and_dark_things_are_never_said_of_it() -> None:
    world = at_first_breath()
    shown = [command for _, command in world.commands if isinstance(command, SetLight)][-1]
    assert shown.breath is not None
    assert shown.breath.pattern.cycle_seconds == pytest.approx(10.0)
    spoken = [command for _, command in world.commands if isinstance(command, Speak)]
    assert spoken[-1].line == "break.two_breaths"
    assert script().questions["break.on"].silence_seconds == 20
