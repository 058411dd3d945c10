"""METHOD 2 as behaviour: stop-equivalence, danger by company, self-harm, nothing said back."""

from __future__ import annotations

import pytest
from world import CALM, COUPLE, SOLO, TRUST, World, script

from dialogue.commands import Command, End, KeepPlan, RestTalking, Speak
from dialogue.events import Heard, NothingHeard, Started, VoiceBegan
from dialogue.states import DeviceState

DANGERS = ("he hits me", "i'm scared of him", "he won't let me see my sister", "he forces me to have sex")
ORDINARY = "leave it"


def neutral_stop_of(world: World, since: int) -> list[tuple[float, Command]]:
    """Every command since, times counted from the first line."""
    commands = world.commands[since:]
    start = next(at for at, command in commands if isinstance(command, Speak))
    first = next(i for i, (_, command) in enumerate(commands) if isinstance(command, Speak))
    renumbered = []
    for at, command in commands[first - 1 :]:
        plain = (command.line, command.parts) if isinstance(command, Speak) else command
        renumbered.append((round(at - start, 6), plain))
    return renumbered  # type: ignore[return-value]


def ordinary_stop() -> list[tuple[float, Command]]:
    """Still six or more after ten minutes."""
    world = World()
    world.answer("both of us", "ordinary", "nine", "nine", "eight", "eight", "five more", "seven", "seven")
    world.until_question("recheck.after_ten")
    since = len(world.commands)
    world.say(ORDINARY)
    world.until_end()
    return neutral_stop_of(world, since)


@pytest.mark.parametrize("danger", DANGERS)
@pytest.mark.parametrize("question", ["recheck.after_ten", "dialogue.first_tell", "amends.say_it", "close.glad_of"])
def test_a_stop_for_danger_is_the_ordinary_stop_to_the_byte(danger: str, question: str) -> None:
    world = World()
    if question == "recheck.after_ten":
        world.answer("both of us", "ordinary", "nine", "nine", "eight", "eight", "five more", "seven", "seven")
    else:
        for text in COUPLE:
            if world.question == question:
                break
            world.answer(text)
            world.until_question()
    world.until_question(question)
    since = len(world.commands)
    world.say(danger)
    world.until_end()
    assert neutral_stop_of(world, since) == ordinary_stop()
    assert sum(isinstance(command, RestTalking) for _, command in world.commands) == 1


def heard_as(words: str | None, danger: str, world: World) -> Heard | NothingHeard:
    """Danger in the second choice of words; words: the first choice, None where it was taken for noise."""
    assert world.listening is not None
    number = world.listening.number
    return NothingHeard(number, danger) if words is None else Heard(number, None, words, world.now, danger)


@pytest.mark.parametrize("words", ["he heard me at the sea", "", None])
@pytest.mark.parametrize("danger", DANGERS)
def test_a_danger_in_the_second_choice_of_words_is_the_ordinary_stop_to_the_byte(
    danger: str, words: str | None
) -> None:
    world = World()
    world.answer("both of us", "ordinary", "nine", "nine", "eight", "eight", "five more", "seven", "seven")
    world.until_question("recheck.after_ten")
    since = len(world.commands)
    world.give(heard_as(words, danger, world))
    world.until_end()
    assert neutral_stop_of(world, since) == ordinary_stop()


def test_noise_that_may_have_been_harmless_words_changes_nothing() -> None:
    worlds = World(), World()
    for world, second_best in zip(worlds, (None, "i was lonely on sunday"), strict=True):
        world.until_question()
        assert world.listening is not None
        world.give(VoiceBegan(world.listening.number))
        world.give(NothingHeard(world.listening.number, second_best))
        world.until_end()
    assert worlds[0].commands == worlds[1].commands


def test_an_answer_and_a_stop_count_whatever_else_they_may_have_been() -> None:
    world = World()
    world.until_question()
    world.say("both of us", second_best="he hits me")
    world.until_question()
    assert world.question == "welcome.which_quarrel"
    world.say("stop", second_best="he hits me")
    assert world.ended
    assert not any(isinstance(command, RestTalking) for _, command in world.commands)


@pytest.mark.parametrize("danger", DANGERS)
def test_alone_the_danger_is_met_quietly_and_a_number_only_on_a_clear_yes(danger: str) -> None:
    world = World(Started(seed=0, locale="UK"))
    world.answer("on my own", "six", "four")
    world.until_question("recheck.go_on")
    world.say(danger)
    world.until_question("safety.alone")
    world.say("yes")
    world.until_question("safety.say_number")
    assert "safety.matters" in world.lines
    world.say("yes")
    world.until_end()
    assert "safety.domestic_number" in world.lines
    assert world.lines[-1] == "ending.neutral_3"


def test_alone_any_doubt_is_the_neutral_stop() -> None:
    for doubt in ("no", "i think so", "maybe"):
        world = World()
        world.answer("on my own", "six", "four")
        world.until_question("recheck.go_on")
        world.say("i'm scared of him")
        world.until_question("safety.alone")
        world.say(doubt)
        world.until_end()
        assert "safety.matters" not in world.lines
        assert "safety.domestic_number" not in world.lines


@pytest.mark.parametrize("mode", ["both of us", "on my own", "just breathe"])
def test_self_harm_is_asked_about_once_plainly_and_silence_gives_the_number(mode: str) -> None:
    world = World(Started(seed=0, locale="US"))
    world.answer(mode)
    world.until_question()
    world.say("i want to die")
    world.until_question("safety.sure")
    world.wait(200)
    assert "safety.person_now" in world.lines
    assert "nine, eight, eight" in world.said.lower() or "nine. eight. eight" in world.said.lower()


def test_after_a_yes_the_number_is_said_again_on_request_and_the_light_stays() -> None:
    world = World(Started(seed=0, locale="UK"))
    world.answer("on my own")
    world.until_question()
    world.say("i don't want to be here any more i want to die")
    world.until_question("safety.sure")
    world.say("yes")
    world.until_question("safety.keep_light")
    world.say("number")
    world.until_question("safety.keep_light")
    assert world.lines.count("safety.number_again") == 1
    world.say("thank you")
    world.until_state(DeviceState.QUIET)
    assert not world.ended


def test_no_number_is_spoken_where_no_place_is_set() -> None:
    world = World()
    world.answer("on my own")
    world.until_question()
    world.say("i want to die")
    world.until_question("safety.sure")
    world.say("yes")
    world.until_question("safety.keep_light")
    digits = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
    lines = [
        command for _, command in world.commands if isinstance(command, Speak) and command.line.startswith("safety.")
    ]
    words = {
        word.strip(".,").lower() for line in lines for part in line.parts for word in getattr(part, "text", "").split()
    }
    assert not words & digits


def test_discomfort_ends_breathing_for_tonight() -> None:
    world = World()
    world.answer("just breathe", "seven")
    world.until_state(DeviceState.BREATHING)
    world.say("i'm getting lightheaded")
    world.until_end()
    after = world.lines[world.lines.index("safety.stop_following") :]
    assert "calm.ground_see" in after
    assert not [line for line in after if line in ("calm.begin", "calm.in_easy")]


@pytest.mark.parametrize("marked", [(COUPLE, "couple"), (SOLO, "solo"), (CALM, "calm"), (TRUST, "trust")])
def test_nothing_a_person_says_is_ever_said_back(marked: tuple[tuple[str, ...], str]) -> None:
    """Marked words in every turn: none may be spoken or kept, but a number, one feeling word, the plan."""
    answers, _ = marked
    world = World()
    for text in answers:
        while not (world.conversation.awaits_answer and world.listening and world.listening.number != world._answered):
            assert not world.ended
            world.pass_time()
        assert world.listening is not None
        world._answered = world.listening.number
        number = world.listening.number
        in_a_turn = world.question and script().questions[world.question].kind.value == "sharing"
        said = f"xylophone {text} marmalade" if in_a_turn else text
        world.give(VoiceBegan(number))
        plain = said if said in world.listening.phrases else None
        world.give(Heard(number, plain, said, world.now))
    world.until_end()
    for word in ("xylophone", "marmalade", "invisible", "shut down", "raised"):
        assert word not in world.said
        kept = [command.plan for _, command in world.commands if isinstance(command, KeepPlan)]
        assert not any(word in plan for plan in kept)
        assert word not in repr(world.conversation.evening)
    assert any(isinstance(command, End) for _, command in world.commands)


def test_the_cap_of_thirty_minutes_is_a_neutral_stop_at_the_next_turn() -> None:
    world = World(Started(seed=0, cap_seconds=900))
    world.answer(*COUPLE[:12])
    for _ in range(40):
        if world.ended:
            break
        if world.conversation.awaits_answer:
            world.wait(60)
            if not world.ended and world.listening:
                world.say(
                    "yes"
                    if world.question and "sharing" not in script().questions[world.question].kind
                    else "it was hard"
                )
        else:
            world.pass_time()
    world.until_end()
    since = next(i for i, (_, c) in enumerate(world.commands) if isinstance(c, Speak) and c.line == "ending.neutral_1")
    assert neutral_stop_of(world, since - 1) == ordinary_stop()


def test_breaks_do_not_count_towards_the_cap() -> None:
    world = World(Started(seed=0))
    world.answer(*COUPLE[:11])
    world.until_question("invite.first")
    world.say("time out")
    world.until_question("break.ready")
    world.answer("longer")
    world.until_question("break.ready_after_longer")
    world.answer("ready", "yes", "yes", "yes", "yes")
    world.until_question("dialogue.first_tell")
    assert world.now > 40 * 60


@pytest.mark.parametrize("old", [True, False])
def test_a_number_that_is_old_is_still_said_and_the_card_named(old: bool) -> None:
    world = World(Started(seed=0, locale="UK", numbers_old=old))
    world.answer("on my own")
    world.until_question()
    world.say("i want to die")
    world.until_question("safety.sure")
    world.say("yes")
    world.until_question("safety.keep_light")
    assert "safety.person_now" in world.lines
    assert ("safety.card_too" in world.lines) is old
