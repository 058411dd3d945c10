"""After a clear no about self-harm the evening goes on; the numbers are there for whoever asks. METHOD 2.3."""

from __future__ import annotations

import pytest
from reader_at_hand import understand
from world import COUPLE, SOLO, TRUST, World

from dialogue.commands import Speak
from dialogue.evening import Evening
from dialogue.events import Started
from dialogue.questions import QuestionKind

HALF_SAID = "there's no point in anything"
OUTRIGHT = "i want to end my life"


def at_question(way: tuple[str, ...], question: str) -> World:
    """An evening that goes this way, at the first time this question is asked."""
    world = World(Started(seed=0, locale="UK"))
    for text in way:
        asked = world.listening.number if world.listening else None
        while not world.conversation.awaits_answer or world.listening is None or world.listening.number == asked:
            world.pass_time()
        if world.question == question:
            break
        world.answer(text)
    world.until_question(question)
    return world


def answered(world: World, *texts: str) -> list[str]:
    """Say these one after the other, each at the next question; the lines that are spoken up to the question after.

    In a turn of telling nothing more is said after each, so that it ends its ordinary way.
    """
    since = len(world.commands)
    for text in texts:
        world.until_question()
        asked = world.listening
        assert asked is not None
        world.say(text)
        if asked.kind is QuestionKind.SHARING and world.listening == asked:
            world.wait(7.5)
    world.until_question()
    breath = ("break.two_breaths", "break.on")  # it comes whatever is said
    lines = [command.line for _, command in world.commands[since:] if isinstance(command, Speak)]
    return [line for line in lines if line not in breath]


PLACES = [
    (COUPLE, "welcome.choices"), (COUPLE, "checkin.first"), (COUPLE, "recheck.go_on"), (COUPLE, "own.first"),
    (COUPLE, "invite.first"), (COUPLE, "dialogue.first_tell"), (COUPLE, "amends.say_it"), (COUPLE, "action.one_line"),
    (COUPLE, "close.glad_of"), (SOLO, "approach.out_loud"), (SOLO, "action.one_line"), (TRUST, "trust.tell"),
]  # fmt: skip


AFTER_THE_TURN = {
    "dialogue.first_tell": "dialogue.say_it_back",
    "amends.say_it": "amends.no_answer_owed",
    "trust.tell": "dialogue.is_there_more",
}


@pytest.mark.parametrize(("way", "question"), PLACES)
def test_what_was_half_said_and_denied_changes_nothing(way: tuple[str, ...], question: str) -> None:
    world = at_question(way, question)
    before = facts(world)
    lines = answered(world, HALF_SAID, "no, nothing like that")
    assert lines[:3] == ["safety.misheard", "safety.sure", "safety.thank_you"]
    # An answer that was none is asked for again; a turn that was over is, and the evening goes on after it.
    waits = AFTER_THE_TURN.get(question, question)
    assert (lines[3:], world.question) == ([waits], waits)
    assert facts(world)[1] == before[1]
    assert facts(world)[0] == before[0] or question in AFTER_THE_TURN


@pytest.mark.parametrize(("way", "question"), PLACES)
def test_a_wish_that_is_taken_back_has_the_number_said_once_and_a_choice(way: tuple[str, ...], question: str) -> None:
    world = at_question(way, question)
    before = facts(world)
    lines = answered(world, OUTRIGHT, "no", "go on")
    assert lines == ["safety.sure", "safety.no_then", "safety.go_on", question]
    assert facts(world) == before
    assert world.said.count("Samaritans") == 1


def facts(world: World) -> tuple[str, Evening]:
    """Where the evening stands, but for how often something was denied."""
    evening = world.conversation.evening
    return world.conversation.stage, type(evening)(
        **{name: getattr(evening, name) for name in evening.__slots__ if name != "self_harm_denials"}
    )


def test_who_stays_with_the_light_is_asked_nothing_more() -> None:
    world = at_question(COUPLE, "dialogue.first_tell")
    for text in (OUTRIGHT, "no", "stay with the light"):
        world.until_question()
        world.say(text)
    world.until_end()
    after = world.lines[world.lines.index("safety.go_on") + 1 :]
    assert after[0] == "calm.begin"
    assert not any(line.startswith(("dialogue.", "ending.")) for line in after)


def test_half_said_is_asked_about_twice_and_outright_always() -> None:
    world = at_question(COUPLE, "dialogue.first_tell")
    for _ in range(2):
        answered(world, HALF_SAID, "no")
    answered(world, HALF_SAID)
    assert world.lines.count("safety.sure") == 2
    world.say(OUTRIGHT)
    assert world.lines.count("safety.sure") == 3


@pytest.mark.parametrize("answer", ["yes", "i don't know", "no, but i'd not mind if a lorry hit me", "not like that"])
@pytest.mark.parametrize("danger", [HALF_SAID, OUTRIGHT])
def test_anything_else_gives_the_crisis_line_and_never_the_medical_one(danger: str, answer: str) -> None:
    world = at_question(COUPLE, "recheck.go_on")
    lines = answered(world, danger, answer)
    assert lines[-3:] == ["safety.person_now", "safety.hurt_already", "safety.keep_light"]
    assert "safety.medical" not in lines


def test_the_number_is_said_again_as_long_as_the_light_is_on_for_them() -> None:
    world = at_question(SOLO, "recheck.go_on")
    answered(world, OUTRIGHT, "yes")
    world.say("i'll just sit here")
    world.wait(60)
    assert world.question == "any.rest"
    for text in ("both of us", "he's asleep", "louder", "what are you"):
        world.say(text)
    assert world.lines[-1] == "safety.keep_light"
    world.say("can i have the number")
    world.until_question("safety.keep_light")
    assert world.lines[-2:] == ["safety.number_again", "safety.keep_light"]


ASKED = (
    "number",
    "can i have the number",
    "is there somebody i can ring",
    "who could i talk to",
    "anyone to call please",
)


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("question", ["recheck.go_on", "own.start", "approach.like_to_hear"])
def test_alone_whoever_asks_hears_crisis_then_domestic(question: str, asked: str) -> None:
    world = at_question(SOLO, question)
    lines = answered(world, asked, "yes, nobody else here")
    assert lines == ["safety.alone", "safety.number_again", "safety.domestic_number", question]


@pytest.mark.parametrize("asked", ASKED)
def test_with_two_people_the_numbers_are_on_the_card(asked: str) -> None:
    world = at_question(COUPLE, "recheck.go_on")
    assert answered(world, asked) == ["safety.on_card", "recheck.go_on"]


@pytest.mark.parametrize(
    "text",
    [
        "i wouldn't mind not waking up tomorrow", "it'd be a mercy if i got hit by a bus",
        "if my heart stopped i'd not be sorry", "he's been dead two years and i only want to be with him",
    ],
)  # fmt: skip
@pytest.mark.parametrize("stage", ["welcome", "own", "calm", "safety"])
def test_not_minding_to_be_dead_is_half_said_and_no_illness(stage: str, text: str) -> None:
    assert understand(text, stage=stage).intent in ("SELF_HARM_UNCLEAR", "SAFE_SELF_HARM")


@pytest.mark.parametrize("text", ["she's not waking up", "my husband won't wake up", "the baby is not waking up"])
def test_somebody_who_does_not_wake_is_an_emergency(text: str) -> None:
    assert understand(text, stage="own").intent == "MEDICAL_URGENT"


@pytest.mark.parametrize("text", ["i wouldn't mind a cup of tea", "she has gone to bed and i want to be with her"])
def test_a_shrug_about_other_things_is_none(text: str) -> None:
    assert understand(text, stage="own").safety is None
