"""What is a clear answer to a safety question, and what half takes it back: in words that stand in no table so."""

from __future__ import annotations

import pytest
from reader_at_hand import understand
from world import script

from dialogue.floor import clear_answer

CLEARLY = {
    "safety.alone": (
        "yes. nobody's here", "yeah it's just me in the house", "aye, i'm on my own, no one near", "Yes, I am.",
        "yes, no one here with me",
        "I'm alone, no one can hear me", "yep, definitely alone", "yes love, nobody else here",
    ),
    "safety.sure": (
        "no", "No! God, no.", "nope, nothing like that", "no, you misheard me",
        "no, of course not, it's just an expression", "no, i was talking about the car", "nah, not at all",
        "no, I was just repeating what she told me", "no, honestly, i'm fine", "No, I'm not.",
        "no, I meant the washing-up", "nope. I was on about the neighbours",
    ),
    "safety.say_number": (
        "yes please, quietly", "go on then", "please", "yeah, tell me",
    ),
    "safety.keep_light": (
        "the number please", "can you say it again", "what was the number",
    ),
    "safety.go_on": (
        "let's carry on", "yes, go on", "we can go on now",
    ),
    "safety.lived_with": (
        "no, go on", "we'd like to go on, thanks",
    ),
}  # fmt: skip
UNCLEARLY = {
    "safety.alone": (
        "yes but she's due back any minute", "yeah, the kids are upstairs though", "I think I am", "more or less",
        "he's in the shower", "yes, well, no", "I'm sorry", "I'm in bed", "I'm at my mother's", "why", "depends",
        "yes if you don't count the dog and him", "apart from the baby", "for now", "okay",
        "yes, in bed with me", "yes, all here", "yeah, here with me",
    ),
    "safety.sure": (
        "no, not as such", "not tonight", "no but it crosses my mind", "no one would notice", "I'm not okay",
        "no, I'm not well", "no I wouldn't dare", "I couldn't do that to my mum", "no idea", "no way out of it",
        "I don't really", "not any more than usual", "no, I meant yes", "no, I mean, sometimes",
        "I'd never have the nerve", "no, I'd just like to sleep for a year", "no. it'd be a relief though",
        "leave me alone", "why do you ask", "yes", "yeah no", "no. I only meant I wish it was all finished",
        "if I didn't wake up I'd not complain", "no, I'm just worn out with it", "no, I said I could murder a curry",
        "no, I meant every word", "no, I said so", "no, it's about what comes after",
        "no, I meant the easy way for my kids",
        "no, I was telling him farewell", "no, I was on about the last night", "yes, make it stop", "I want out",
    ),
    "safety.say_number": (
        "no", "he checks my phone", "yes but not out loud", "maybe later", "what number",
    ),
    "safety.keep_light": (
        "no", "I'm all right", "leave it on", "thank you",
    ),
    "safety.go_on": (
        "yes", "no", "the light", "I don't mind", "don't go on about it", "he should go on",
    ),
    "safety.lived_with": (
        "yes", "the light", "it was years ago", "I'd rather not go on",
    ),
}  # fmt: skip


@pytest.mark.parametrize("question", sorted(CLEARLY))
def test_a_clear_answer_is_taken_in_its_own_words(question: str) -> None:
    assert [text for text in CLEARLY[question] if not is_clear(question, text)] == []


@pytest.mark.parametrize("question", sorted(UNCLEARLY))
def test_what_takes_it_half_back_is_not_clear(question: str) -> None:
    assert [text for text in UNCLEARLY[question] if is_clear(question, text)] == []


def is_clear(question: str, text: str) -> bool:
    """Whether ``text`` is the clear answer to the question, heard openly only."""
    asked = script().questions[question]
    said = understand(text, stage=asked.stage, question=asked)
    return clear_answer(asked, text, None, said) is not None


def test_an_accepted_phrase_is_clear_only_where_no_more_was_said() -> None:
    asked = script().questions["safety.sure"]
    assert clear_answer(asked, "know", "no", None) is not None  # the same sound
    assert clear_answer(asked, "no not like that", "no", None) is None
    assert clear_answer(asked, None, "no", None) is None  # no open hearing: nothing is sure
