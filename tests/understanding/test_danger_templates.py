"""The templates of danger: their language, their file and its faults, and every line that stands in it as a test."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

import pytest

from dialogue.understanding.danger import faults, unmistakable_danger
from dialogue.understanding.danger_templates import DangerFileError, danger_table, table_of
from dialogue.understanding.intents import BETWEEN_PEOPLE, SAFETY_CLASSES, SELF_HARM, Certainty, Intent
from dialogue.understanding.normalise import normalise
from dialogue.understanding.template_language import Compiler, Gaps, TemplateError, bounded


def written() -> dict[str, Any]:
    """The file as it is written."""
    return tomllib.loads(files("dialogue").joinpath("scripts/en/danger.toml").read_text("utf-8"))


def heard(text: str) -> Intent | None:
    found = unmistakable_danger(normalise(text))
    return None if found is None else found.intent


# -- the language -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("template", "said", "is_met"),
    [
        ("he (hit|kicked) me", "then he kicked me hard", True),
        ("he (hit|kicked) me", "he kissed me", False),
        ("he [has|had] hit me", "he hit me", True),
        ("he [has|had] hit me", "he had hit me", True),
        ("slap[s|ped] me", "he slaps me", True),
        ("slap[s|ped] me", "he slapdash me", False),
        ("{doer} hit me", "she hit me", True),
        ("he {2} hit me", "he just suddenly hit me", True),
        ("he {2} hit me", "he just suddenly hard hit me", False),
        ("he {3} hit me", "he shouted and hit me", False),
        ("he {3+} hit me", "he shouted and hit me", True),
        ("he {3+} hit me", "he saw you hit me", False),
        ("he {3} hit me", "he has never hit me", False),
        ("^ he hit me $", "he hit me", True),
        ("^ he hit me $", "he hit me again", False),
        ("hit me", "whit mean", False),
    ],
)
def test_the_language_says_what_it_says(template: str, said: str, is_met: bool) -> None:
    gaps = Gaps(
        r"(?!(?:he|you|and|never|\$|\^)(?![^ ]))[^ ]+",
        r"(?!(?:he|you|never|\$|\^)(?![^ ]))[^ ]+",
    )
    compiled = Compiler({"doer": "he|she"}, gaps).compile(template)
    assert (compiled.compiled.search(bounded(said)) is not None) is is_met
    assert compiled.may_match(set(bounded(said).split())) or not is_met


@pytest.mark.parametrize(
    "template",
    ["he (hit me", "he hit) me", "he {nobody} me", "[he] [hit]", "he () me", "He hit me", "he hit me!", "{me}"],
)
def test_what_is_written_wrongly_is_refused(template: str) -> None:
    with pytest.raises(TemplateError):
        Compiler({"me": "me|{me}"}, Gaps("x", "x")).compile(template)


# -- the file ---------------------------------------------------------------------------------------------


def test_every_line_of_the_file_is_heard_as_it_says() -> None:
    assert list(faults()) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"examples": ["he hit me"]}, "examples"),
        ({"says": []}, "says nothing"),
        ({"class": "SHARE"}, "no class of danger"),
        ({"certainty": "perhaps"}, "no certainty"),
        ({"sort": "x"}, "unknown: sort"),
        ({"says": ["he {hits_hard} me"]}, "no list 'hits_hard'"),
        ({"name": "weapons"}, "two of this name"),
    ],
)
def test_a_fault_names_the_template_and_what_is_wrong(change: dict[str, Any], fault: str) -> None:
    entries = written()
    entry = entries["danger"][0]
    entry.update(change)
    with pytest.raises(DangerFileError, match=rf"danger\.toml: {re.escape(entry['name'])}: .*{re.escape(fault)}"):
        table_of(entries)


def test_an_example_that_is_not_heard_and_a_look_alike_that_is_are_named() -> None:
    entries = written()
    entry = entries["danger"][0]
    entry["examples"] = [*entry["examples"], "she made me a cup of tea"]
    entry["not"] = [*entry["not"], "he punched me in the kitchen"]
    look_alike = entries["look_alike"][0]
    look_alike["examples"] = [*look_alike["examples"], "he wants to kill me"]
    found = list(faults(table_of(entries)))
    assert len(found) == 3
    assert [one.startswith(entry["name"]) for one in found] == [True, True, False]
    assert "she made me a cup of tea" in found[0]
    assert "he punched me in the kitchen" in found[1]
    assert look_alike["name"] in found[2]


def test_every_class_and_only_classes_of_danger_have_templates() -> None:
    assert {sign.intent for sign in danger_table().signs if sign.intent is not None} == SAFETY_CLASSES


# -- what METHOD 2.3 says of them ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    [
        "she very nearly killed me last winter",
        "I was sure I'd die when she had her hands round my neck",
        "he says I should go and hang myself",
        "one of these days he'll finish me off",
        "he's going to end up murdering me",
        "you told me to kill myself",
    ],
)
def test_dying_by_anothers_hand_is_violence(said: str) -> None:
    assert heard(said) is Intent.SAFE_VIOLENCE


@pytest.mark.parametrize(
    "said",
    [
        "she says she'll overdose if I walk out, she threatens to kill herself",
        "he threatens to hang himself whenever I pack a bag",
        "you'll kill yourself if I go, you say",
    ],
)
def test_the_others_threat_to_die_is_control(said: str) -> None:
    assert heard(said) is Intent.SAFE_CONTROL


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("my wife is abusive", BETWEEN_PEOPLE),
        ("I've been living with an abuser", BETWEEN_PEOPLE),
        ("he abuses me", BETWEEN_PEOPLE),
        ("she points knives at me", BETWEEN_PEOPLE),
        ("I've had cups thrown at me", BETWEEN_PEOPLE),
        ("both my eyes are black and blue", BETWEEN_PEOPLE),
        ("I'm petrified of what she'll do", BETWEEN_PEOPLE),
        ("he won't allow me to see my sister", BETWEEN_PEOPLE),
        ("I was pressured into having sex", BETWEEN_PEOPLE),
        ("she smacked our lad, he hit our little girl", BETWEEN_PEOPLE),
        ("I strangled her", BETWEEN_PEOPLE),
        ("I'm thinking about suicide", SELF_HARM),
        ("I want to end my life", SELF_HARM),
        ("I took an overdose", SELF_HARM),
        ("I'd quite like not to wake up, I wouldn't mind not waking up", SELF_HARM),
    ],
)
def test_plain_disclosures_are_heard(said: str, expected: tuple[Intent, ...]) -> None:
    assert heard(said) in expected


@pytest.mark.parametrize(
    "said",
    [
        "that's the best I can do",
        "I jumped down your throat the minute you came in",
        "I came at you before you'd got your coat off",
        "I felt a bit panicky when you asked about the money",
        "it was left to me, left holding the baby",
        "I'm the one that's dying here, I've got cancer",
        "when I wake up I call my mother",
        "I'm done with being the only one who cleans",
        "I can't do this anymore, not like this",
        "my son is scared of the dark",
        "you're killing me with that hat",
        "that joke nearly killed me",
        "I had a can opener in my hand",
        "you pushed me to apply for it",
        "he hit the roof when he saw the bill",
    ],
)
def test_the_idioms_of_quarrels_are_left_alone(said: str) -> None:
    assert heard(said) is None


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("my stepdad came home from the pub and beat me", Intent.PAST_TRAUMA),
        ("my uncle moved in with us and after that he slapped me every sunday", Intent.PAST_TRAUMA),
        ("in that series she stabs people and he strangles her", None),
        ("in the book he tells her that he wants to kill himself", None),
        ("when I was seven he hit me with a belt", Intent.PAST_TRAUMA),
        ("my mum knows that he hits me", Intent.SAFE_VIOLENCE),
        ("years ago he hit me and last night he did it again", Intent.SAFE_VIOLENCE),
    ],
)
def test_long_ago_others_and_stories_are_told_apart(said: str, expected: Intent | None) -> None:
    assert heard(said) is expected


def test_several_dangers_are_ordered_as_method_says() -> None:
    found = unmistakable_danger(normalise("he hit the kids and he hits me and I want to kill myself"))
    assert found is not None
    assert found.intent is Intent.SAFE_CHILD


def test_what_is_half_said_is_not_sure() -> None:
    found = unmistakable_danger(normalise("if I didn't wake up, so be it"))
    assert found is not None
    assert (found.intent, found.certainty) == (Intent.SELF_HARM_UNCLEAR, Certainty.LIKELY)


def test_a_shaken_baby_is_known_to_be_hurt_and_a_crying_one_to_cry() -> None:
    hurt = unmistakable_danger(normalise("she shook the baby"))
    crying = unmistakable_danger(normalise("the baby won't stop crying and I'm going to throw her"))
    assert hurt is not None
    assert crying is not None
    assert (hurt.slots.get("hurt"), crying.slots.get("crying")) == (True, True)
