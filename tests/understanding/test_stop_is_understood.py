"""Stop is stop: every stop of a made grid at every stage and question, and what only sounds like one left alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import msgspec
import pytest
from reader_at_hand import understand, understand_heard

from device.reading.trained_reader import known_stages as stages
from dialogue.script import load_script
from dialogue.understanding.intents import Intent, Source
from dialogue.understanding.normalise import normalise
from dialogue.understanding.stop import irreducible, stop, words

FRAMES = (
    "", "please", "can we", "could we", "can we please", "could we please just", "let's", "okay let's", "i'd like to",
    "we'd like to", "shall we", "may we", "i'd rather we", "we need to", "i think we should", "would you mind if we",
    "is it ok if we", "maybe we could", "sorry, could we perhaps", "can't we", "why don't we", "i vote we",
)  # fmt: skip
ACTS = (
    "stop", "end this", "call it a night", "wrap this up", "call it a day", "pack it in", "end it", "finish",
    "leave it",
)  # fmt: skip
ENDS = (
    "", "now", "here", "there", "for tonight", "right here", "for today", "at this point", "there for this evening",
)  # fmt: skip
# Said of oneself, these may be a life, a sentence or a sandwich; and "leave it now" is said to a partner.
NOT_WITHOUT_AN_END = {
    ("i'd like to", "end it"): {"", "right here", "at this point"},
    ("i'd like to", "finish"): {"", "now"},
    ("please", "leave it"): {"", "now"},
    ("", "leave it"): {"", "now", "for tonight"},
}
# What was said before the stop, as an answer or in a turn, and what was said after it.
BEFORE = (
    "", "seven, I think.", "I'm not sure.", "yes, but", "he was late again and I was on my own with the lot of it.",
    "I shouted, and that was wrong of me.", "you felt left out.", "I don't see the point.", "ashamed, mostly.",
    "I've said sorry.", "I heard you.",
)  # fmt: skip
ASKED = (
    "can we stop", "please could we call it a night", "shall we leave it there", "let's stop here",
    "could we end this now", "I'd like to stop there", "why don't we wrap it up for tonight",
    "that's enough for tonight", "I'm done for tonight", "can you end it for tonight",
    "can we please just finish here",
)  # fmt: skip
AFTER = (
    "", "please", "I'm so tired", "sorry, love", "it's nearly two",
)  # fmt: skip


def grid() -> Iterator[str]:
    """Stops that are all that was said."""
    for frame, act, end in product(FRAMES, ACTS, ENDS):
        if end not in NOT_WITHOUT_AN_END.get((frame, act), set()):
            yield f"{frame} {act} {end}".strip()


def clauses() -> Iterator[str]:
    """Stops that are a clause of what was said."""
    for before, asked, after in product(BEFORE, ASKED, AFTER):
        yield f"{before} {asked} {after}".strip()


STOPS, CLAUSES = tuple(grid()), tuple(clauses())


def _is_stop(said: str, stage: str) -> bool:
    meaning = understand(said, stage=stage)
    return (meaning.intent, meaning.source) == (Intent.STOP, Source.COMMAND)


def test_the_grids_are_large() -> None:
    assert len(STOPS) > 1500
    assert len(CLAUSES) > 450


def test_every_stop_is_found() -> None:
    assert [said for said in (*STOPS, *CLAUSES) if stop(normalise(said)) is None] == []


@pytest.mark.parametrize("stage", stages())
def test_stops_are_stops_at_every_stage(stage: str) -> None:
    """At each stage another fourteenth of the grids, and what many people say at all of them."""
    place = stages().index(stage)
    said = [*STOPS[place :: len(stages())], *CLAUSES[place :: len(stages())], *STOPS[:: len(STOPS) // 20]]
    assert [one for one in said if not _is_stop(one, stage)] == []


@pytest.mark.parametrize("question", sorted(load_script().questions))
def test_no_question_takes_a_stop_for_its_answer(question: str) -> None:
    asked = load_script().questions[question]
    for said in (
        "no, please can we leave it there",
        "yes but let's stop now",
        "I said what I had to. can we end it here",
    ):
        assert understand(said, stage=asked.stage, question=asked).intent is Intent.STOP, (question, said)


@pytest.mark.parametrize(
    "said",
    [
        "stop, go back",
        "right, stop. go back, we meant the other thing",
        "stop. I can't do this any more",
        "I can't do this, stop",
        "no. stop. I changed my mind",
        "stop, we're done",
        "it's too much, please stop now",
        "he went on and on and I don't want to talk any more, stop",
    ],
)
def test_a_bare_stop_beside_giving_up_is_a_stop(said: str) -> None:
    assert all(_is_stop(said, stage) for stage in ("welcome", "calm", "own", "dialogue", "action"))


# -- what only sounds like it ------------------------------------------------------------------------

THINGS = (
    "shouting at me", "bringing up my sister", "going over the same ground", "hiding the post",
    "and have a proper talk", "seeing so much of your brother", "him before he breaks it", "for a minute",
)  # fmt: skip
TO_STOP = (
    "can we stop", "could you stop", "we should stop", "let's stop", "I want to stop", "I can't stop", "please stop",
)  # fmt: skip
TOLD = (
    "he said can we stop", "I asked if we could stop for tonight", "she told me let's leave it there",
    "and I said please stop", "he kept saying shall we call it a night", "my mother shouted stop now",
    "you always say let's end it here", "what I heard is that you want to stop here",
    "you felt like I wanted to call it a day", "then you yelled can we finish now",
    "whenever it hurts you ask can we leave it there", "I begged him to stop", "why can't we stop",
    "how could we stop there",
)  # fmt: skip
NOT_MEANT = (
    "don't stop", "I don't want to stop", "I'm not ready to stop yet", "I couldn't stop", "you never stop",
    "it has to stop", "I'd rather not stop now", "I wish it would stop", "the rows won't stop", "stop it you two",
    "he never wants to stop there", "next time we row let's stop there", "when it gets loud we can leave it there",
    "when I hear my voice go up I stop and breathe", "can I finish", "may I just finish please", "let me finish",
    "I'd like to finish what I was saying", "will you stop it", "stop, I was talking", "stop, you're twisting it",
    "we called it a night at ten", "I get off at the last stop here", "I finish here at six",
    "I leave it there on the stairs", "maybe we should end it, I mean the two of us", "can we end on something kind",
    "could we finish the kitchen first", "we just stop talking for days",
)  # fmt: skip


@pytest.mark.parametrize("said", [f"{first} {thing}" for first, thing in product(TO_STOP, THINGS)])
def test_to_stop_something_is_no_stop(said: str) -> None:
    assert understand(said, stage="dialogue").intent is not Intent.STOP


@pytest.mark.parametrize("stage", ["dialogue", "own", "action"])
@pytest.mark.parametrize("said", [*TOLD, *NOT_MEANT])
def test_a_stop_that_is_told_denied_or_planned_is_none(said: str, stage: str) -> None:
    assert understand(said, stage=stage).intent is not Intent.STOP


# -- beside danger -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    [
        "I want to kill myself. can we stop",
        "there's a pain in my chest and down my arm, can we stop now",
        "I shook the baby. please can we stop",
    ],
)
def test_what_must_be_answered_at_once_is_answered_also_beside_a_stop(said: str) -> None:
    assert understand(said, stage="dialogue").safety is not None


@pytest.mark.parametrize("said", ["he hits me, please can we stop", "we've had a bottle each, can we leave it there"])
def test_beside_other_danger_stop_means_stop(said: str) -> None:
    assert understand(said, stage="dialogue").intent is Intent.STOP


@pytest.mark.parametrize(
    "said",
    [
        *("I just want to stop", "I want to end it", "I need to end it all", "I'm going to end it tonight"),
        *("no, I just want it to stop", "never mind that. I just want everything to stop"),
    ],
)
def test_what_may_be_a_wish_to_die_is_no_stop(said: str) -> None:
    assert understand(said, stage="dialogue").intent is not Intent.STOP


def test_a_stop_is_not_taken_for_the_danger_it_may_have_been_heard_as() -> None:
    heard = understand_heard("could we leave it there now", "he would beat me there now", stage="dialogue")
    assert heard is not None
    assert heard.intent is Intent.STOP


# -- the table -----------------------------------------------------------------------------------------


def test_the_table_is_spelled_as_what_is_heard_and_says_nothing_twice() -> None:
    table = words()
    lists = [(name, value) for name, value in msgspec.structs.asdict(table).items() if name not in {"ways", "told"}]
    lists += [(f"told.{name}", value) for name, value in msgspec.structs.asdict(table.told).items()]
    lists += [("ways", tuple(way for ways in table.ways for way in ways.says))]
    for name, phrases in lists:
        assert len(set(phrases)) == len(phrases), name
        assert [phrase for phrase in phrases if normalise(phrase) != phrase] == [], name


@pytest.mark.parametrize("act", words().acts)
def test_every_act_is_a_stop_where_it_is_asked_for(act: str) -> None:
    assert stop(f"could we {act}") is not None
    assert stop(f"that was mine could we {act} there") is not None


@pytest.mark.parametrize("way", [way for ways in words().ways for way in ways.says])
def test_every_way_of_asking_asks_for_a_stop(way: str) -> None:
    assert stop(f"{way} stop for tonight") is not None
    assert stop(f"that was mine {way} stop for tonight") is not None


# -- why, denied, and at length -------------------------------------------------------------------------


@pytest.mark.parametrize("stage", ["checkin", "calm", "own", "dialogue", "amends", "action"])
@pytest.mark.parametrize(
    "said",
    [
        *("stop, I can't", "stop now, I'm crying", "please stop, I don't like this", "okay stop. I can't listen to it"),
        *("stop, she's crying", "please stop now, it hurts", "stop, this isn't right", "stop, the baby's awake"),
        *("please stop, I'm begging you", "stop, I can't, I told you"),
    ],
)
def test_a_stop_may_say_why(said: str, stage: str) -> None:
    assert understand(said, stage=stage).intent is Intent.STOP


@pytest.mark.parametrize(
    "said",
    [
        *("let's not stop now", "no need to stop", "there's no reason to stop here", "help me stop smoking"),
        *("stop, he said to me", "stop I told her and she laughed", "stop my brother from calling", "stop it you two"),
        *("stop the baby crying", "stop the kids from fighting", "stop the children hearing us"),
        *("stop I am a monster he said", "stop, that is what she told me"),
    ],
)
def test_a_stop_that_is_denied_or_told_is_none(said: str) -> None:
    assert understand(said, stage="dialogue").intent is not Intent.STOP


def test_no_padding_adds_up_to_another() -> None:
    assert sorted(irreducible(["so", "sorry", "so sorry", "i am sorry", "so so"])) == ["i am sorry", "so", "sorry"]


@pytest.mark.parametrize(
    "said",
    [
        "so sorry no so sorry yes " * 60 + "i do love you",
        "stop " + "so sorry right now that is enough " * 60 + "love",
        "no more " + "so sorry right here " * 90 + "stop love",
    ],
)
def test_apologies_without_end_are_read_and_are_no_stop(said: str) -> None:
    """Each took longer than anybody waits where every way to split the paddings was tried."""
    assert stop(said.strip()) is None
