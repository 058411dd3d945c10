"""What comes in between a question and its answer leaves no trace but what was meant."""

from __future__ import annotations

import pytest
from world import COUPLE, World

from dialogue.breath import GENTLE, GLIDE
from dialogue.commands import ForgetPlan, KeepPlan, RestTalking, SetLight, Speak
from dialogue.events import Heard, Started, VoiceBegan
from dialogue.states import DeviceState

UP_TO_DIALOGUE = COUPLE[:13]


def at_first_turn(started: Started | None = None) -> World:
    """A couple, the first of them about to tell."""
    world = World(started or Started(seed=0))
    world.answer(*UP_TO_DIALOGUE)
    world.until_question("dialogue.first_tell")
    return world


def patterns_shown(world: World) -> list[str]:
    """Ways of breathing in the order in which the light led them."""
    return [
        command.breath.pattern.name
        for _, command in world.commands
        if isinstance(command, SetLight) and command.breath is not None
    ]


def test_self_harm_is_asked_about_even_when_the_half_hour_is_over() -> None:
    world = at_first_turn()
    world.conversation._cap_seconds = 1.0
    world.say("i want to die")
    world.wait(60)
    assert "safety.sure" in world.lines
    assert "safety.person_now" in world.lines
    assert "ending.neutral_1" not in world.lines


def test_the_self_harm_question_is_asked_once_whatever_words_the_yes_has() -> None:
    world = World()
    world.answer("on my own")
    world.until_question()
    world.say("i want to die")
    world.until_question("safety.sure")
    world.say("yes i want to die")
    world.until_question("safety.keep_light")
    assert world.lines.count("safety.sure") == 1
    world.say("i want to die")
    world.until_question("safety.keep_light")
    assert world.lines.count("safety.sure") == 1
    assert world.lines.count("safety.number_again") == 1


def test_naming_ones_own_defending_gets_one_breath_and_keeps_the_floor() -> None:
    world = at_first_turn()
    world.say("i'm getting defensive")
    world.until_state(DeviceState.ANGER_PAUSE)
    since = world.now
    world.until_question("dialogue.first_tell")
    assert "ladder.defending" in world.lines
    assert world.now - since >= 10.0
    assert world.lines[-1] == "dialogue.first_tell"


def test_a_turn_interrupted_by_tears_goes_on_with_the_time_that_was_left() -> None:
    world = at_first_turn()
    for _ in range(12):
        world.wait(4.0)
        world.say("and then it went on")
    world.say("i can't stop crying")
    world.until_question("break.tears_on")
    world.say("go on")
    world.until_question("dialogue.first_tell")
    resumed_at = world.now
    while world.question == "dialogue.first_tell" and not world.speaking:
        world.wait(4.0)
        if world.listening is not None and world.question == "dialogue.first_tell":
            world.say("and on")
    assert 20 < world.now - resumed_at < 50  # ninety seconds less what was used before the tears


def test_just_the_light_leaves_the_talk_without_a_reason() -> None:
    world = at_first_turn()
    world.say("just the light")
    world.until_end()
    assert world.lines[-1] == "close.good_night_calm"
    assert not any(isinstance(command, RestTalking) for _, command in world.commands)


def test_more_time_is_given_and_is_no_part_of_the_turn() -> None:
    world = at_first_turn()
    world.say("more time")
    world.wait(20)
    assert world.lines[-1] == "ladder.take_time"
    assert world.question == "dialogue.first_tell"


@pytest.mark.parametrize("question", ["welcome.choices", "checkin.how_stirred"])
def test_gentle_asked_for_before_breathing_is_how_the_light_breathes(question: str) -> None:
    world = World()
    answers = {"welcome.choices": (), "checkin.how_stirred": ("just breathe",)}[question]
    world.answer(*answers)
    world.until_question(question)
    world.say("gentle")
    world.answer(*("just breathe", "seven", "three")[len(answers) :])
    world.until_end()
    assert set(patterns_shown(world)) == {GENTLE.name}


def test_gentle_chosen_while_breathing_stays_for_the_second_round() -> None:
    world = World()
    world.answer("on my own", "nine")
    world.until_state(DeviceState.BREATHING)
    world.say("gentle")
    world.answer("eight", "five more", "four")
    world.until_question("recheck.go_on")
    assert patterns_shown(world)[0] == GLIDE.name
    assert set(patterns_shown(world)[1:]) == {GENTLE.name}


def test_something_else_ends_breathing_for_the_senses_and_no_breathing_follows() -> None:
    world = World()
    world.answer("on my own", "nine")
    world.until_state(DeviceState.BREATHING)
    world.say("something else")
    world.answer("eight", "five more")
    world.until_question("recheck.and_now")
    after = [command.state for _, command in world.commands if isinstance(command, SetLight)]
    first_ground = after.index(DeviceState.GROUNDING)
    assert DeviceState.BREATHING not in after[first_ground:]
    assert world.lines.count("calm.ground_see") == 2


def kept(world: World) -> list[type]:
    """What the memory was told about a plan."""
    return [type(command) for _, command in world.commands if isinstance(command, KeepPlan | ForgetPlan)]


def test_back_after_a_kept_plan_asks_again_and_keeps_nothing_meanwhile() -> None:
    world = World()
    world.answer(*COUPLE[:-2])
    world.until_question("close.glad_of")
    assert kept(world) == [KeepPlan]
    world.say("back")
    world.until_question("action.keep_it_other")
    assert kept(world) == [KeepPlan, ForgetPlan]
    world.say("let it go")
    world.until_question("close.glad_of")
    assert kept(world)[-1] is ForgetPlan


def test_back_does_not_undo_that_anger_paused_the_talk_twice() -> None:
    world = at_first_turn()
    world.say("i'm getting really angry now")
    world.until_question("dialogue.first_tell")
    assert world.conversation.evening.anger_pauses == 1
    world.say("back")
    world.until_question("invite.other")
    assert world.conversation.evening.anger_pauses == 1


def test_ready_counts_as_consent_only_where_it_is_plainly_said() -> None:
    world = World()
    world.answer(*COUPLE[:11])
    world.until_question("invite.first")
    world.say("well ready is what you could call it")
    world.until_question()
    assert world.question == "invite.first"


@pytest.mark.parametrize("left_at", ["checkin.other", "recheck.first"])
def test_somebody_left_alone_reaches_their_own_part_only_through_the_gate(left_at: str) -> None:
    world = World()
    world.answer("both of us", "ordinary", *(["nine"] if left_at == "checkin.other" else ["nine", "eight"]))
    world.until_question(left_at)
    world.say("she walked out")
    world.until_question("break.stay_or_part")
    since = len(world.lines)
    world.say("my part")
    world.until_question()
    if world.question == "checkin.how_stirred":
        world.say("nine")
    world.until_question("recheck.and_now")
    assert "own.start" not in world.lines
    world.say("nine")
    world.until_question()
    assert world.question in ("recheck.still_high", "recheck.after_ten")
    assert "own.start" not in world.lines[since:]


def test_more_time_at_the_gate_is_five_more_minutes_and_no_end() -> None:
    world = World()
    world.answer("on my own", "six", "four")
    world.until_question("recheck.go_on")
    world.say("more time")
    world.until_question("recheck.and_now")
    world.say("three")
    world.until_question("recheck.go_on")


def test_the_break_at_the_gate_that_not_both_come_back_from_leaves_the_light_on() -> None:
    world = World()
    world.answer("both of us", "ordinary", "nine", "nine", "eight", "eight", "a break", "ready", "yes", "no")
    world.until_end()
    assert "break.not_both" in world.lines
    assert "calm.begin" in world.lines[world.lines.index("break.not_both") :]


def test_just_breathe_after_a_reluctant_yes_is_breathing() -> None:
    world = World()
    world.answer(*COUPLE[:11], "if i have to", "just breathe")
    world.until_state(DeviceState.BREATHING)
    world.until_end()
    assert world.lines[-1] == "close.good_night_calm"


def test_a_child_in_the_room_gets_half_an_hour_and_only_the_button_goes_on() -> None:
    world = at_first_turn()
    world.say("mummy i had a bad dream")
    world.until_state(DeviceState.PAUSED_DEAF)
    assert world.listening is None
    since = world.now
    world.wait(29.5 * 60)
    assert not world.ended
    world.until_end()
    assert world.now - since == pytest.approx(30 * 60, abs=1)
    assert world.lines[-1] == "break.child"


def test_alone_and_settled_a_minute_of_light_is_enough() -> None:
    world = World()
    world.answer("on my own", "two")
    world.until_question("recheck.and_now")
    assert "calm.end_short" in world.lines


def test_nobody_is_spoken_to_who_does_not_come_back() -> None:
    world = at_first_turn()
    world.say("time out")
    world.until_question("break.ready")
    since = len(world.lines)
    world.until_end()
    assert world.lines[since:] == []


@pytest.mark.parametrize(("locale", "words"), [("UK", "Respect"), (None, "It's on the card")])
def test_who_hurt_somebody_is_told_the_number_for_that(locale: str | None, words: str) -> None:
    world = World(Started(seed=0, locale=locale))
    world.answer("on my own", "six", "four")
    world.until_question("recheck.go_on")
    world.say("i shoved her")
    world.until_question("safety.say_number")
    world.say("yes")
    world.until_end()
    spoken = [c for _, c in world.commands if isinstance(c, Speak) and c.line == "safety.behaviour_number"]
    assert words in " ".join(getattr(part, "text", "") for part in spoken[0].parts)


def test_an_answer_that_is_not_understood_is_asked_for_twice_more() -> None:
    world = World()
    world.answer("both of us", "broken trust", "five", "four", "three", "three", "yes")
    world.until_question("trust.who_was_hurt")
    for _ in range(2):
        world.say("purple monkey dishwasher")
        world.until_question("trust.who_was_hurt")
    world.say("purple monkey dishwasher")
    world.wait(5)
    assert "ladder.moving_on" in world.lines


def test_somebody_who_spoke_unclearly_is_asked_again_and_not_left_to_wait() -> None:
    world = World()
    world.until_question()
    assert world.listening is not None
    world.give(VoiceBegan(world.listening.number))
    world.give(Heard(world.listening.number, None, "", world.now))
    assert world.lines[-1] == "welcome.choices_again"


@pytest.mark.parametrize(
    "words", [("oh", "oh petal", "aww, I know"), ("shh, shh", "haha", "ugh"), ("oh my God", "wow", "hey hey")]
)
def test_small_words_leave_no_trace_in_a_turn(words: tuple[str, ...]) -> None:
    world = at_first_turn()
    said = len(world.lines)
    for word in words:
        world.say(word)
        world.wait(9)  # longer than the silence that ends a turn in which something was said
    assert world.lines[said:] in ([], ["ladder.still_here"])
    assert world.question == "dialogue.first_tell"
    assert world.conversation.evening.anger_pauses == 0


def test_small_words_are_no_number_and_no_wrong_answer() -> None:
    world = World()
    world.answer("both of us", "ordinary")
    world.until_question("checkin.first")
    said = len(world.lines)
    for word in ("ohh", "ah well", "whoa", "oh honey"):
        world.say(word)
        world.wait(1)
    assert world.lines[said:] == []
    world.say("six")
    world.until_question("checkin.other")
