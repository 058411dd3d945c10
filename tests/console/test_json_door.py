"""repair-coach talk --jsonl: any program can be the couple, and time stands still until it writes."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from program_partner import Event, Input, NearCoach, coach, environment, play

# What they say, by the question.
COUPLE = {
    "welcome.choices": "the pair of us",
    "welcome.which_quarrel": "just an ordinary one",
    "checkin.first": "about a six",
    "checkin.other": "four",
    "recheck.first": "three now",
    "recheck.other": "two",
    "recheck.go_on": "yes",
    "feel.first": "lonely",
    "feel.other": "tired",
    "own.first": "I went quiet at the table",
    "own.other": "I raised my voice",
    "invite.first": "yes",
    "invite.other": "yes",
    "dialogue.first_tell": "I felt on my own with all of it this week",
    "dialogue.second_tell": "I felt watched when I came in",
    "dialogue.say_it_back": "you felt on your own with it",
    "dialogue.did_they_get_it": "yes",
    "dialogue.is_there_more": "no",
    "dialogue.makes_sense": "it makes sense that you were tired of it",
    "dialogue.guess": "sad, maybe",
    "amends.first": "yes",
    "amends.say_it": "I'm sorry I went quiet when you asked me",
    "amends.no_answer_owed": "thank you",
    "amends.other": "no",
    "action.one_line": "when I get home I will put the bag down first",
    "close.glad_of": "you made the tea",
    "close.glad_of_other": "you stayed",
}
BY_KIND = {"yes_no": "yes", "consent": "yes"}


def settled(turn: Event) -> Input:
    """A couple, or one of them, that answers what is asked and waits as long as it takes."""
    if turn["event"] == "ask":
        return {"answer": turn["id"], "text": COUPLE.get(turn["question"]) or BY_KIND[turn["kind"]]}
    return {"wait": turn["seconds"]}


def test_a_couple_of_programs_talks_a_whole_evening(tmp_path: Path) -> None:
    with coach(tmp_path) as one:
        end = play(one, settled)
        assert one.exit_code() == 0
    assert end["how"] == "end"
    said = one.said()
    assert said.index("checkin.first") < said.index("dialogue.first_tell") < said.index("action.kept")
    assert said[-1] == "close.good_night"
    times = [event["t"] for event in one.events]
    assert times == sorted(times)
    assert 8 * 60 < times[-1] < 30 * 60
    ids = [event["id"] for event in one.events if event["event"] == "ask"]
    assert len(ids) == len(set(ids)) > 20


def test_each_question_says_whom_it_is_put_to(tmp_path: Path) -> None:
    one = NearCoach(tmp_path)
    play(one, settled)
    asked = [(event["question"], event["who"]) for event in one.events if event["event"] == "ask"]
    assert ("welcome.choices", None) in asked
    assert [who for question, who in asked if question == "checkin.other"] == ["second"]
    dialogue = [who for question, who in asked if question.startswith("dialogue.")]
    half = ["first", "second", "first", "first", "second", "second"]
    assert dialogue == half + [{"first": "second", "second": "first"}[who] for who in half]
    amends = [(question, who) for question, who in asked if question.startswith("amends.")]
    assert amends == [
        ("amends.first", "first"),
        ("amends.say_it", "first"),
        ("amends.no_answer_owed", "second"),
        ("amends.other", "second"),
    ]


def test_somebody_alone_talks_a_whole_evening(tmp_path: Path) -> None:
    own = {
        "welcome.choices": "it's only me tonight",
        "checkin.how_stirred": "five",
        "recheck.and_now": "two",
        "feel.one_word": "ashamed",
        "own.start": "I slammed the door",
        "other_eyes.friend": "they'd see two worn out people",
        "approach.out_loud": "hey, is now okay, or later?",
        "action.one_line": "when she comes in I will put the kettle on",
    }

    def alone(turn: Event) -> Input:
        if turn["event"] == "ask":
            return {"answer": turn["id"], "text": own.get(turn["question"]) or BY_KIND[turn["kind"]]}
        return {"wait": turn["seconds"]}

    with coach(tmp_path) as one:
        end = play(one, alone)
        assert one.exit_code() == 0
    assert end["how"] == "end"
    assert one.said()[-1] == "close.good_night_solo"
    assert {event["who"] for event in one.events if event["event"] == "ask"} == {None}


@pytest.mark.parametrize("last", [{"now": "stop"}, {"hold": True}], ids=["said", "held"])
def test_a_stop_ends_it_in_the_middle_of_breathing(last: Input, tmp_path: Path) -> None:
    def stops(turn: Event) -> Input:
        if turn["event"] == "waits" and turn["state"] == "breathing":
            return last
        return settled(turn)

    with coach(tmp_path) as one:
        end = play(one, stops)
        assert one.exit_code() == 0
    assert end["how"] == "stop"
    assert one.events[-2] == {"t": end["t"], "event": "show", "state": "ending"}


@pytest.mark.parametrize(
    ("question", "text"),
    [("own.first", "he hits me when I am late home"), ("own.other", "I've had a right few drinks, to be honest")],
    ids=["fear", "drink"],
)
def test_the_neutral_stop_has_one_name(question: str, text: str, tmp_path: Path) -> None:
    def frightened(turn: Event) -> Input:
        if turn["event"] == "ask" and turn["question"] == question:
            return {"answer": turn["id"], "text": text}
        return settled(turn)

    one = NearCoach(tmp_path)
    end = play(one, frightened)
    last = one.events[-5:]
    assert [event.get("line") for event in last if event["event"] == "said"] == [
        f"ending.neutral_{part}" for part in (1, 2, 3)
    ]
    assert end == {"t": end["t"], "event": "end", "how": "neutral stop"}


def test_time_stands_still_between_the_inputs(tmp_path: Path) -> None:
    one = NearCoach(tmp_path)
    asked = one.until_my_turn()
    one.write({"wait": 4.5})
    waits = one.until_my_turn()
    assert (waits["event"], waits["ask"]) == ("waits", asked["id"])
    assert waits["t"] == pytest.approx(asked["t"] + 4.5, abs=0.02)
    one.write({"answer": asked["id"], "text": "just breathe"})
    assert one.until_my_turn()["question"] == "checkin.how_stirred"


def test_breathing_says_how_long_it_goes_on_and_hears_what_is_said_now(tmp_path: Path) -> None:
    one = NearCoach(tmp_path)
    one.write({"answer": one.until_my_turn()["id"], "text": "just breathe"})
    one.write({"answer": one.until_my_turn()["id"], "text": "seven"})
    waits = one.until_my_turn()
    assert (waits["event"], waits["state"], waits["listening"], waits["ask"]) == ("waits", "breathing", True, None)
    one.write({"now": "gentle"})
    one.until_my_turn()
    assert one.events[-2]["pattern"] == "gentle"
    one.write({"wait": 3600})
    asked = one.until_my_turn()
    assert asked["question"] == "recheck.and_now"
    assert 200 < asked["t"] - waits["t"] < 400, "the wait ends where a question is put"


def test_a_turn_may_have_pieces_before_its_answer(tmp_path: Path) -> None:
    def in_pieces(turn: Event) -> Input:
        if turn["event"] == "ask" and turn["question"] == "dialogue.first_tell" and len(pieces) > 0:
            return {"now": pieces.pop()}
        return settled(turn)

    pieces = ["and then the car went", "it was such a long week"]
    one = NearCoach(tmp_path)
    play(one, in_pieces)
    asked = [event["question"] for event in one.events if event["event"] == "ask"]
    assert asked.count("dialogue.first_tell") == 3
    assert one.said().count("dialogue.first_tell") == 1, "nobody is asked again in the middle of a turn"


def test_silence_leads_down_the_ladder_and_leaves_the_question_open(tmp_path: Path) -> None:
    one = NearCoach(tmp_path)
    asked = one.until_my_turn()
    one.write({"wait": 40})
    again = one.until_my_turn()
    assert one.said()[-1] == "ladder.still_here"
    assert again["event"] == "ask"
    assert again["id"] != asked["id"]
    one.write({"answer": asked["id"], "text": "just breathe"})
    assert one.until_my_turn()["question"] == "checkin.how_stirred"


def test_an_empty_answer_is_silence_to_the_end(tmp_path: Path) -> None:
    one = NearCoach(tmp_path)
    one.write({"answer": one.until_my_turn()["id"], "text": " "})
    assert one.until_my_turn()["how"] == "end"
    assert one.said()[-1] == "ladder.press_when"


def test_a_press_right_after_the_question_counts(tmp_path: Path) -> None:
    one = NearCoach(tmp_path)
    one.until_my_turn()
    one.write({"press": True})
    one.until_my_turn()
    assert one.said()[-1] != "welcome.choices"


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (b"just breathe\n", "not JSON"),
        (b"\n", "not JSON"),
        (b"\xff\xfe{\n", "not JSON"),
        (b'{"answer": 1, "text": "\\ud800"}\n', "not JSON"),
        (b"[" * 5000 + b"\n", "JSON|Expected `object`"),
        (b"[1]\n", "Expected `object`, got `array`"),
        (b"{}\n", "nothing in one line"),
        (b'{"secret wish": "yes"}\n', "unknown key"),
        (b'{"answer": "1", "text": "yes"}\n', "Expected `int"),
        (b'{"answer": true, "text": "yes"}\n', "Expected `int"),
        (b'{"answer": 1}\n', "go together"),
        (b'{"now": "yes", "text": "yes"}\n', "go together"),
        (b'{"now": "yes", "wait": 3}\n', "now and wait"),
        (b'{"now": "  "}\n', "says nothing"),
        (b'{"wait": -1}\n', "seconds from 0"),
        (b'{"wait": 1e400}\n', "JSON|seconds|range"),
        (b'{"wait": NaN}\n', "not JSON"),
        (b'{"press": false}\n', "true"),
        (b'{"answer": 2, "text": "yes"}\n', "there is no question 2; 1 is open"),
        (b'{"answer": 0, "text": "yes"}\n', "there is no question 0"),
        (b'{"answer": 99999999999999999999, "text": "yes"}\n', "JSON|there is no question|Integer|int"),
        (b'{"now": "' + b"x" * 70_000 + b'"}\n', "longer than"),
    ],
    ids=lambda value: value.decode("latin-1")[:40] if isinstance(value, bytes) else "",
)
def test_an_input_that_is_none_is_refused_and_nothing_is_lost(line: bytes, what: str, tmp_path: Path) -> None:
    one = NearCoach(tmp_path)
    asked = one.until_my_turn()
    one.write(line)
    error = one.until_my_turn()
    assert error["event"] == "error"
    assert re.search(what, error["what"]), error["what"]
    assert "secret" not in error["what"]
    assert (error["input"], error["ask"], error["t"]) == (1, asked["id"], asked["t"])
    one.write({"answer": asked["id"], "text": "just breathe"})
    assert one.until_my_turn()["question"] == "checkin.how_stirred"


def test_an_answer_to_a_question_that_is_gone_or_not_yet_put_is_refused(tmp_path: Path) -> None:
    one = NearCoach(tmp_path)
    asked = one.until_my_turn()
    one.write({"answer": asked["id"], "text": "just breathe"})
    level = one.until_my_turn()
    one.write({"answer": asked["id"], "text": "both of us"})
    assert f"question {asked['id']} is gone" in one.until_my_turn()["what"]
    one.write({"answer": level["id"], "text": "seven"})
    assert one.until_my_turn()["state"] == "breathing"
    one.write({"answer": level["id"] + 1, "text": "three"})
    assert "none is open" in one.until_my_turn()["what"]
    one.write({"wait": 600})
    one.write({"answer": one.until_my_turn()["id"], "text": "three"})
    one.write(*[{"wait": 600}] * 3)
    assert one.until_my_turn()["event"] in {"waits", "end"}


def test_what_is_said_while_nobody_listens_is_refused(tmp_path: Path) -> None:
    one = NearCoach(tmp_path)
    one.write({"answer": one.until_my_turn()["id"], "text": "just breathe"})
    one.until_my_turn()
    one.write({"now": "pause"})
    one.until_my_turn()
    one.write({"wait": 301})
    waits = one.until_my_turn()
    assert (waits["state"], waits["listening"]) == ("paused, ear closed", False)
    one.write({"now": "go on"})
    assert "ear is closed" in one.until_my_turn()["what"]
    one.write({"press": True})
    assert one.until_my_turn()["question"] == "checkin.how_stirred"


def test_input_that_ends_at_a_question_names_the_stage(tmp_path: Path) -> None:
    with coach(tmp_path) as one:
        one.write({"answer": one.until_my_turn()["id"], "text": "just breathe"})
        one.until_my_turn()
        one.leave()
        end = one.until_my_turn()
        assert one.exit_code() == 3
        assert one.running.stderr is not None
        assert b"stage checkin" in one.running.stderr.read()
    assert (end["how"], end["stage"], end["question"]) == ("unfinished", "checkin", "checkin.how_stirred")


def test_input_that_ends_after_the_last_question_lets_the_evening_end(tmp_path: Path) -> None:
    one = NearCoach(tmp_path)
    for text in ("just breathe", "seven"):
        one.write({"answer": one.until_my_turn()["id"], "text": text})
    one.until_my_turn()
    one.write({"wait": 600})
    one.write({"answer": one.until_my_turn()["id"], "text": "three"})
    one.leave()
    assert one.until_my_turn()["how"] == "end"


def test_the_guide_s_program_runs_as_it_stands_there(tmp_path: Path) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "talk-jsonl.md").read_text("utf-8")
    program = tmp_path / "partner.py"
    (found,) = re.findall(r"```python\n(.*?)```", guide, re.DOTALL)
    program.write_text(found, "utf-8")
    beside = f"{Path(sys.executable).parent}:{environment(tmp_path)['PATH']}"
    done = subprocess.run(
        [sys.executable, str(program)],
        env={**environment(tmp_path), "PATH": beside}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("Good night.\n0\n")
