"""Small words and sounds say nothing, at whatever question; what is said beside them counts."""

from __future__ import annotations

import itertools
import random

import pytest
from reader_at_hand import understand

from dialogue.questions import Question, QuestionKind
from dialogue.script import load_script
from dialogue.understanding import Intent
from dialogue.understanding.normalise import normalise
from dialogue.understanding.small_words import says_nothing, small_words
from dialogue.understanding.spoken_commands import exact_command

# One question of each kind in each stage: what is asked in a stage differs by no more.
QUESTIONS: tuple[Question, ...] = tuple(
    {(question.stage, question.kind): question for question in load_script().questions.values()}.values()
)
# Not as the table writes them: drawn out, said again, put together.
SAID = (
    *("Ohhhh", "awwwww", "Oh, oh.", "hahahaha", "Ha ha ha ha", "mmmmm", "mm mm", "shhhh, shhh", "Ugh.", "eeeeeeeee"),
    *("oh petal", "aww, I know, I know", "Oh my God, honey", "hey, hey, hey", "there there, sweetheart"),
    *("ah bless him", "oh dear oh dear", "whoa, whoa", "gosh, wow", "sniff sniff", "ahem", "tut tut", "jeez", "oops"),
    *("I'm", "I’m... I'm...", "oh, you", "so", "uh, the"),
)  # fmt: skip
SAYING_SOMETHING = (
    *("i love you", "oh, seven", "no, honey", "aww, yes", "I know you hit me", "oh god i want to die", "uh huh"),
    *("mm hm", "uh-uh", "my love, stop", "good", "okay", "dear god please stop", "well done", "the baby", "so so"),
)  # fmt: skip


@pytest.mark.parametrize("said", SAID)
def test_small_words_lead_nowhere_at_any_question(said: str) -> None:
    meanings = [understand(said, stage=question.stage, question=question) for question in QUESTIONS]
    assert {meaning.intent for meaning in meanings} == {Intent.OUT_OF_SCOPE}


@pytest.mark.parametrize("stage", sorted({line.stage for line in load_script().lines.values()}))
def test_they_lead_nowhere_in_any_stage(stage: str) -> None:
    assert {understand(said, stage=stage).intent for said in SAID} == {Intent.OUT_OF_SCOPE}


def test_any_of_the_table_in_any_order_say_nothing() -> None:
    entries = sorted(set().union(*(words for group, words in small_words().items() if group != "broken_off")))
    shuffled = random.Random(7).sample(entries, len(entries))
    rows = [f"{first} {second}" for first, second in itertools.pairwise(shuffled)]
    nods = ("uh", "mm")  # with a "huh" or an "h'm" after it they are a yes or a no
    assert [row for row in (*entries, *rows) if not says_nothing(row) and not row.startswith(nods)] == []


@pytest.mark.parametrize("said", SAYING_SOMETHING)
def test_what_is_said_beside_them_counts(said: str) -> None:
    assert not says_nothing(said)


def test_no_small_word_is_a_command_or_answers_a_question() -> None:
    words = {normalise(word) for group in small_words().values() for word in group} - {""}
    # "Eh?" asks what was said; drawn out it does not.
    assert [word for word in words if exact_command(word) is not None] == []
    phrases = {normalise(phrase) for question in load_script().questions.values() for phrase in question.phrases}
    assert words & phrases == set()


@pytest.mark.parametrize(
    ("said", "intent"), [("okay", Intent.YES), ("aye", Intent.YES), ("oh yes", Intent.YES), ("quieter", Intent.QUIETER)]
)
def test_a_real_answer_stays_one(said: str, intent: Intent) -> None:
    question = load_script().questions["recheck.go_on"]
    assert understand(said, stage=question.stage, question=question).intent is intent


@pytest.mark.parametrize("said", ["I'm sorry", "oh I'm sorry", "I'm really sorry", "we were sorry", "I'm"])
def test_being_sorry_is_no_yes(said: str) -> None:
    asked = [question for question in QUESTIONS if question.kind in {QuestionKind.YES_NO, QuestionKind.CONSENT}]
    meanings = {understand(said, stage=question.stage, question=question).intent for question in asked}
    assert not meanings & {Intent.YES, Intent.READY}
