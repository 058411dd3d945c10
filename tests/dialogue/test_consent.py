"""A free yes in any words opens the talk; what is reluctant, doubted or only half heard does not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reader_at_hand import understand
from world import COUPLE, TRUST, World, script

from dialogue.commands import ForgetPlan, KeepPlan
from dialogue.consent import free_consent
from dialogue.events import Heard, Sound
from dialogue.understanding.assent import Assent, assent
from dialogue.understanding.intents import Intent
from dialogue.understanding.normalise import normalise

FIRST = script().questions["invite.first"]
CONSENTS = frozenset({Intent.YES, Intent.READY})

YESES = (
    "yes", "yeah", "yep", "aye", "of course", "sure", "absolutely", "definitely", "okay", "alright", "by all means",
    "now is a good time", "that's fine by me", "I'd like that", "I'm happy to", "let's do it", "no problem",
    "I am ready", "it is", "we both do", "that works", "I'm up for it", "sounds good",
)  # fmt: skip
BEFORE = ("", "oh ", "well, ", "um, ", "so, ", "yes, ", "yeah, ", "honestly, ")
AFTER = (
    "",
    " now",
    ", darling",
    ", love",
    " please",
    ", thank you",
    ", I already said",
    " for heaven's sake",
    ", amen",
)
RELUCTANT = (
    "I suppose", "I guess so", "if I must", "if she wants to", "whatever", "anything for a quiet life",
    "have I a choice",
    "to keep the peace", "because he told me to", "might as well", "let's get it over with", "only because she asked",
    "I don't mind", "under protest", "I'd better", "before he gets cross", "or else", "what choice do I have",
    "okay fine", "fine, whatever you say", "if it shuts him up", "reluctantly", "make it quick",
)  # fmt: skip
NOES = (
    "no", "nope", "not tonight", "not really", "I'd rather not", "no thanks", "definitely not", "I don't want to",
    "it isn't", "I can't", "I'm not ready",
)  # fmt: skip


def meant(said: str) -> Intent:
    """What the flow is told when this was typed as the answer to "Is now all right?"."""
    event = Heard(1, None, said, 0.0)
    meaning = understand(said, stage="invite", question=FIRST)
    return free_consent(meaning, meaning, event, FIRST).intent


def heard(said: str, sound: Sound, second_best: str | None = None) -> Intent:
    """The same, when it was heard."""
    event = Heard(1, None, said, 0.0, second_best, sound)
    meaning = understand(said, stage="invite", question=FIRST)
    return free_consent(meaning, meaning, event, FIRST).intent


@given(st.sampled_from(BEFORE), st.sampled_from(YESES), st.sampled_from(AFTER))
def test_a_clear_yes_in_any_frame_is_consent(before: str, yes: str, after: str) -> None:
    assert assent(normalise(before + yes + after), FIRST).assent is Assent.YES


@given(st.sampled_from(BEFORE), st.sampled_from(RELUCTANT), st.sampled_from(("", ", yes", ", okay", " then", ", sure")))
def test_a_reluctant_one_is_none_whatever_yes_stands_beside_it(before: str, reluctant: str, after: str) -> None:
    assert assent(normalise(before + reluctant + after), FIRST).assent is not Assent.YES


@given(st.sampled_from(BEFORE[:5]), st.sampled_from(NOES), st.sampled_from(AFTER))
def test_a_no_in_any_frame_is_a_no(before: str, no: str, after: str) -> None:
    assert assent(normalise(before + no + after), FIRST).assent is Assent.NO


@given(st.sampled_from(YESES[:8]), st.sampled_from(NOES), st.booleans(), st.sampled_from((", ", " ", ". well, ")))
def test_yes_and_no_in_one_breath_is_asked_again(yes: str, no: str, turned: bool, between: str) -> None:
    said = between.join((no, yes) if turned else (yes, no))
    assert assent(normalise(said), FIRST).assent is not Assent.YES


@pytest.mark.parametrize(
    "said",
    [
        "maybe", "I think so", "yes and no", "fine", "go on then", "okay then", "why not", "yes, I think so",
        "yes, maybe",
        "yes when he's gone", "yes, can she leave the room", "yes but he'll be angry", "okay if they stop",
        "he says yes",
        "yes, I'm scared", "yes because I have to", "yes to what", "well yes he does", "she'd like it, yes",
    ],
)  # fmt: skip
def test_what_is_doubtful_conditional_or_the_others_is_not_consent(said: str) -> None:
    assert meant(said) not in CONSENTS


@pytest.mark.parametrize(
    "yes", ["yep, sure thing", "okay love", "aye, now's grand", "go for it", "of course it is, pet"]
)
def test_two_willing_people_are_taken_at_their_word(yes: str) -> None:
    world = World()
    world.answer(*COUPLE[:11], yes, yes)
    world.until_question("dialogue.first_tell")
    assert not [line for line in world.lines if line.startswith("ladder.")]


def test_a_willing_yes_goes_on_in_the_trust_mode_too() -> None:
    world = World()
    world.answer(*TRUST[:8], "yeah, happy to")
    world.until_question("trust.tell")


def test_a_reluctant_yes_ends_the_asking() -> None:
    world = World()
    world.answer(*COUPLE[:11], "ok, if it keeps her happy")
    world.until_question()
    assert "invite.not_tonight" in world.lines


def test_a_doubtful_yes_is_asked_again_and_a_clear_one_then_counts() -> None:
    world = World()
    world.answer(*COUPLE[:11])
    world.until_question("invite.first")
    world.say("yes, well, no, hang on")
    world.until_question()
    assert (world.question, world.lines[-1]) == ("invite.first", "ladder.yes_or_no")
    world.say("yes, it's grand")
    world.until_question()
    assert world.question == "invite.other"


SURE = Sound(closed="yeah")


def test_a_heard_yes_counts_where_nothing_speaks_against_it() -> None:
    assert heard("yeah of course", SURE) in CONSENTS
    assert heard("yes it is", Sound(), second_best="yes it's fine") in CONSENTS


@pytest.mark.parametrize("closed", ["no", "not now", "later", "stop", "pause", "louder"])
def test_a_heard_yes_does_not_count_against_the_closed_hearing(closed: str) -> None:
    assert heard("yeah of course", replace(SURE, closed=closed)) not in CONSENTS


@pytest.mark.parametrize("second_best", ["yeah of course not", "you're off course", "i suppose", "no of course"])
def test_a_heard_yes_does_not_count_against_the_second_choice_of_words(second_best: str) -> None:
    assert heard("yeah of course", SURE, second_best) not in CONSENTS


def test_a_yes_that_was_hardly_speech_is_none() -> None:
    assert heard("yeah of course", Sound(is_speech=False)) not in CONSENTS


def test_of_a_heard_yes_every_word_must_be_known() -> None:
    assert meant("yes, Bernadette") in CONSENTS
    assert heard("yes bernadette", SURE) not in CONSENTS


def up_to_keeping() -> World:
    world = World()
    world.answer(*COUPLE[: COUPLE.index("when we get home i will put the phone away") + 2])
    world.until_question("action.help_a_little")
    return world


def memory(world: World) -> list[type]:
    return [type(command) for _, command in world.commands if isinstance(command, KeepPlan | ForgetPlan)]


@pytest.mark.parametrize(
    "yes", ["yes a little", "that'd be a help, yeah", "a wee bit, aye", "it might", "I think it'd help"]
)
@pytest.mark.parametrize("keep", ["keep", "keep that one please", "yeah, hang on to it", "I'd like to keep it"])
def test_a_plan_that_helps_and_is_to_be_kept_is_kept(yes: str, keep: str) -> None:
    world = up_to_keeping()
    world.answer(yes, keep, keep)
    world.until_question("close.glad_of")
    assert memory(world) == [KeepPlan]


@pytest.mark.parametrize(
    "no",
    [
        "no",
        "not one bit",
        "nah, not really",
        "no, it'd make it worse",
        "no I really don't think that would help us one bit",
    ],
)
def test_a_no_from_the_other_ends_the_plan(no: str) -> None:
    world = up_to_keeping()
    world.answer(no)
    world.until_question("close.glad_of")
    assert memory(world) == []
    assert "action.not_that_one" in world.lines
    assert "action.keep_it" not in world.lines


@pytest.mark.parametrize(
    "go", ["let go", "let it go, we'll remember it", "no, don't keep it", "leave it", "no need to keep it"]
)
def test_letting_go_in_any_words_keeps_nothing(go: str) -> None:
    world = up_to_keeping()
    world.answer("yes", go)
    world.until_question("close.glad_of")
    assert memory(world) == []
    assert "action.let_go" in world.lines


def test_every_phrase_understood_besides_has_its_meaning() -> None:
    for question in script().questions.values():
        for phrase, meaning in question.also.items():
            assert understand(phrase, stage=question.stage, question=question).intent is meaning.intent, phrase
