"""Yes and no, free and pushed; commands that are all that was said, and words in a sentence that are none."""

from __future__ import annotations

import pytest
from reader_at_hand import understand

from dialogue.questions import Question, QuestionKind
from dialogue.understanding import CORE_COMMANDS, load_commands
from dialogue.understanding.intents import Intent, Meaning


def intent_of(text: str, stage: str) -> Intent:
    return understand(text, stage=stage).intent


@pytest.mark.parametrize("stage", ["calm", "any"])
def test_every_command_is_understood_as_written(stage: str) -> None:
    missed = {phrase: intent for phrase, intent in load_commands().items() if intent_of(phrase, stage) is not intent}
    assert missed == {}


def test_no_command_hides_danger_to_life() -> None:
    """An exact command is taken for one even where it sounds alarming; so none of them may be a cry for help."""
    for phrase, intent in load_commands().items():
        if phrase.startswith("not "):
            continue  # "not saying he hit me" is a denial
        heard = understand(f"{phrase} he hit me", stage="any")
        # A stop that is asked for ends the evening as well, and tells as little.
        assert heard.safety is not None or heard.intent is intent is Intent.STOP
        assert not set(phrase.split()) & {"hit", "hurt", "kill", "die", "police", "ambulance", "scared", "blood"}


def test_core_commands_are_commands_and_short() -> None:
    assert {"stop", "pause", "go on", "again", "skip", "slower", "quicker", "quieter", "louder", "time out"} <= set(
        CORE_COMMANDS
    )
    assert set(CORE_COMMANDS) <= set(load_commands())
    assert max(len(phrase.split()) for phrase in CORE_COMMANDS) <= 4


@pytest.mark.parametrize("padded", ["okay {} please", "can you {} now", "um {} thanks", "{} {} {}", "please just {}"])
def test_politeness_and_repetition_do_not_hide_a_command(padded: str) -> None:
    for phrase, intent in (("pause", Intent.PAUSE), ("slow down", Intent.SLOWER), ("speak up", Intent.LOUDER)):
        assert intent_of(padded.replace("{}", phrase), "calm") is intent


@pytest.mark.parametrize(
    "sentence",
    [
        "i can't stop crying", "stop beating yourself up", "please stop shouting at me",
        "stop it was the stop sign you missed",
        "you never stop talking about your ex", "i wish you would pause before you answer me",
        "we went back to your mother's",
        "i had to skip dinner because of you", "you always go on about it", "i wait for you every night",
        "help me understand why you left",
        "i need more time with you and less with your phone", "you never slow down when the kids are in the car",
    ],
)  # fmt: skip
def test_words_of_commands_inside_a_sentence_are_no_commands(sentence: str) -> None:
    control = {Intent(intent) for intent in set(load_commands().values())} - {Intent.TEARS}
    assert intent_of(sentence, "dialogue") not in control


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("speak a bit higher", Intent.HIGHER), ("can we slow this right down", Intent.SLOWER),
        ("count the breaths with me", Intent.VOICE_COUNT),
        ("that light is hurting my eyes", Intent.DIMMER), ("can we go back a step", Intent.BACK),
        ("say that one more time", Intent.REPEAT),
    ],
)  # fmt: skip
def test_commands_in_ones_own_words(said: str, intent: Intent) -> None:
    assert intent_of(said, "calm") is intent


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("mm hm", Intent.YES), ("yeah no", Intent.NO), ("no no go on", Intent.YES), ("nah", Intent.NO),
        ("maybe", Intent.UNSURE),
        ("yes please", Intent.YES), ("i don't know", Intent.UNSURE), ("not at all", Intent.NO),
        ("absolutely", Intent.YES),
    ],
)  # fmt: skip
def test_the_last_word_wins(said: str, intent: Intent) -> None:
    assert intent_of(said, "any") is intent


@pytest.mark.parametrize(
    "said", ["if i have to", "okay if i must", "he says i have to", "she's making me do this", "do i have a choice"]
)
def test_a_pushed_yes_is_not_a_yes(said: str) -> None:
    meaning = understand(said, stage="invite")
    assert meaning.intent is Intent.NOT_READY
    assert meaning.slots.get("reluctant") or meaning.slots.get("coerced")


@pytest.mark.parametrize("said", ["okay fine", "i suppose so", "ah go on then", "whatever"])
def test_a_grudging_yes_says_so(said: str) -> None:
    meaning = understand(said, stage="invite")
    assert (meaning.intent, meaning.slots["reluctant"]) == (Intent.YES, True)


def test_done_means_what_the_stage_makes_of_it() -> None:
    assert intent_of("i'm done", "dialogue") is Intent.TURN_DONE
    assert intent_of("that's it i'm done", "dialogue") is Intent.TURN_DONE
    assert intent_of("i'm done with this", "calm") is Intent.STOP
    assert intent_of("i'm so done with you", "dialogue") is Intent.ANGER_RISING


def _question(kind: QuestionKind, **phrases: Intent) -> Question:
    meanings = {phrase.replace("_", " "): Meaning(intent) for phrase, intent in phrases.items()}
    return Question("test.asked", "invite", "test.line", kind, meanings, frozenset(phrases.values()))


def test_a_questions_own_phrases_come_first() -> None:
    question = _question(QuestionKind.CHOICE, again=Intent.SAY_NUMBER, the_light=Intent.LIGHT_ONLY)
    assert understand("again please", stage="safety", question=question).intent is Intent.SAY_NUMBER
    assert understand("again", stage="safety").intent is Intent.REPEAT


def test_near_phrases_are_taken_for_choices_and_never_for_consent() -> None:
    choice = _question(QuestionKind.CHOICE, ordinary_quarrel=Intent.MODE_COUPLE)
    assert understand("ordinery quarrel", stage="any", question=choice).intent is Intent.MODE_COUPLE
    consent = _question(QuestionKind.CONSENT, absolutely_fine_by_me=Intent.YES)
    assert understand("absolutly fine by mee", stage="invite", question=consent).intent is not Intent.YES


def test_a_plain_yes_or_no_question_takes_a_long_no() -> None:
    question = _question(QuestionKind.YES_NO, yes=Intent.YES, no=Intent.NO)
    assert understand("no i don't want to die", stage="safety", question=question).intent is Intent.NO
    assert understand("yes i want to die", stage="safety", question=question).intent is Intent.SAFE_SELF_HARM


def test_a_rating_question_takes_a_number_in_any_stage() -> None:
    question = _question(QuestionKind.RATING, seven=Intent.RATING)
    meaning = understand("about a four", stage="break", question=question)
    assert (meaning.intent, meaning.slots["value"]) == (Intent.RATING, 4)


def test_because_names_rules_and_never_words() -> None:
    for said in ("my marzipan elephant hit me", "seven", "stop", "i felt marzipan", "marzipan"):
        because = understand(said, stage="any").because
        assert because
        assert "marzipan" not in " ".join(because)
