"""Danger by structure: every verb with every doer, every denial; so no rule can get by with single sentences."""

from __future__ import annotations

import zlib

import pytest
from reader_at_hand import understand

from dialogue.understanding.danger import unmistakable_danger
from dialogue.understanding.intents import Certainty, Intent
from dialogue.understanding.normalise import normalise
from training.labelled import Split, lines

# Infinitive, third person, -ing, past.
VERBS = [
    tuple(verb.split("/"))
    for verb in (
        "hit/hits/hitting/hit", "slap/slaps/slapping/slapped", "punch/punches/punching/punched",
        "kick/kicks/kicking/kicked",
        "strangle/strangles/strangling/strangled", "choke/chokes/choking/choked", "beat/beats/beating/beaten",
        "smack/smacks/smacking/smacked", "batter/batters/battering/battered", "bite/bites/biting/bitten",
        "attack/attacks/attacking/attacked", "grab/grabs/grabbing/grabbed", "thump/thumps/thumping/thumped",
        "belt/belts/belting/belted", "whack/whacks/whacking/whacked", "assault/assaults/assaulting/assaulted",
        "stab/stabs/stabbing/stabbed", "headbutt/headbutts/headbutting/headbutted",
        "spit at/spits at/spitting at/spat at",
    )
]  # fmt: skip
HAPPENS = (
    "he {s} me", "my husband {s} me", "my wife has {p} me", "he keeps {g} me", "he's been {g} me for years",
    "you {p} me",
    "my boyfriend {p} me last night", "she's always {g} me", "when he gets angry he {s} me", "he said he'd {v} me",
    "don't {v} me", "it's my fault he {p} me", "i made him {v} me",
)  # fmt: skip
DENIED_AND_STILL_TOLD = (
    "he hasn't {p} me since christmas",
    "he's never {p} me before tonight",
    "he doesn't {v} me any more",
)
DENIED = (
    "he's never {p} me",
    "he would never {v} me",
    "she doesn't {v} me",
    "i've never {p} her",
    "if he ever {p} me i'd leave",
)


def safety_of(text: str, stage: str = "any") -> Intent | None:
    return understand(text, stage=stage).safety


def _said(template: str, verb: tuple[str, ...]) -> str:
    v, s, g, p = verb
    return template.format(v=v, s=s, g=g, p=p)


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb[0])
def test_who_does_what_to_whom_decides(verb: tuple[str, ...]) -> None:
    for template in (*HAPPENS, *DENIED_AND_STILL_TOLD):
        assert safety_of(_said(template, verb)) is Intent.SAFE_VIOLENCE, _said(template, verb)
    for template in ("i {p} her", "i {p} my wife", "i'm going to {v} him", "i want to {v} her"):
        assert safety_of(_said(template, verb)) is Intent.SAFE_PERP, _said(template, verb)
    for template in ("he {s} our son", "i {p} the baby", "she {p} the kids"):
        assert safety_of(_said(template, verb)) is Intent.SAFE_CHILD, _said(template, verb)
    for template in ("my dad used to {v} me", "my ex {p} me"):
        assert safety_of(_said(template, verb)) is Intent.PAST_TRAUMA, _said(template, verb)
    assert safety_of(_said("i'm scared he'll {v} me", verb)) is Intent.SAFE_FEAR


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb[0])
def test_what_is_denied_is_left_alone(verb: tuple[str, ...]) -> None:
    for template in DENIED:
        assert safety_of(_said(template, verb)) is None, _said(template, verb)


WAYS_TO_DIE = [
    ("die", "dying"), ("kill myself", "killing myself"), ("end my life", "ending my life"),
    ("hang myself", "hanging myself"),
    ("take my own life", "taking my own life"), ("cut myself", "cutting myself"),
    ("jump off a bridge", "jumping off a bridge"),
    ("take an overdose", "taking an overdose"), ("end it all", "ending it all"), ("hurt myself", "hurting myself"),
    ("step in front of a train", "stepping in front of a train"), ("drown myself", "drowning myself"),
]  # fmt: skip


@pytest.mark.parametrize(("do", "doing"), WAYS_TO_DIE, ids=lambda words: words)
def test_wanting_to_die_is_heard_in_every_frame(do: str, doing: str) -> None:
    frames = (
        f"i want to {do}", f"i'm going to {do}", f"i've been thinking about {doing}", f"i feel like {doing}",
        f"part of me wants to {do}",
        f"i can't stop thinking about {doing}", f"when you left i wanted to {do}", f"i'd rather {do}",
        f"sometimes i just want to {do}",
    )  # fmt: skip
    for said in frames:
        assert safety_of(said) in {Intent.SAFE_SELF_HARM, Intent.SELF_HARM_UNCLEAR}, said
    for said in (
        f"i don't want to {do}",
        f"i would never {do}",
        f"i'm not going to {do}",
        f"i'm not thinking of {doing}",
    ):
        assert safety_of(said) is None, said


LIVES = (
    "see my friends",
    "go out",
    "use my phone",
    "talk to my mum",
    "leave the house",
    "spend money",
    "visit my family",
)


@pytest.mark.parametrize("life", LIVES)
def test_being_kept_from_ones_life_is_control(life: str) -> None:
    for said in (f"he won't let me {life}", f"i'm not allowed to {life}", f"my husband doesn't allow me to {life}"):
        assert safety_of(said) is Intent.SAFE_CONTROL, said
    assert safety_of(f"he lets me {life}") is None


@pytest.mark.parametrize("afraid", ["scared", "afraid", "frightened", "terrified"])
def test_fear_of_a_partner_is_told_from_fear_of_anything_else(afraid: str) -> None:
    for what in (
        "of him",
        "of my wife",
        "of what he'll do",
        "of his temper",
        "to go home",
        "when he shouts",
        "of making her angry",
    ):
        assert safety_of(f"i'm {afraid} {what}") is Intent.SAFE_FEAR, what
    for what in ("of losing him", "of spiders", "you'll leave me", "for him", "we won't make it", "of being alone"):
        assert understand(f"i'm {afraid} {what}", stage="any").certainty is not Certainty.SURE, what
    assert safety_of(f"i'm not {afraid} of him") is None


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("my chest hurts and my arm's gone numb", Intent.MEDICAL_URGENT),
        ("she's collapsed", Intent.MEDICAL_URGENT),
        ("my fingers are tingling", Intent.BREATH_DISCOMFORT),
        ("i can't breathe out that long", None),
        ("my heart was pounding when you shouted", None),
        ("we've both had a few", Intent.INTOXICATED),
        ("i made us a cup of tea", None),
        ("he forced himself on me", Intent.SAFE_SEXUAL),
        ("we haven't had sex in months", None),
    ],
)
def test_bodies_drink_and_unwanted_sex(said: str, expected: Intent | None) -> None:
    assert safety_of(said, stage="calm") is expected


def test_danger_is_heard_in_the_middle_of_anything() -> None:
    long = "and then we argued about the dishes and the bins and your mother again " * 3
    for stage in ("dialogue", "amends", "close", "action", "welcome", "checkin"):
        assert safety_of(f"{long} he hit me {long}", stage) is Intent.SAFE_VIOLENCE
        assert safety_of(f"{long} i want to kill myself {long}", stage) is Intent.SAFE_SELF_HARM


def test_an_idiom_hides_only_itself() -> None:
    assert safety_of("it hit me that he's been hitting me for years") is Intent.SAFE_VIOLENCE
    assert safety_of("this job is killing me and i want to kill myself") is Intent.SAFE_SELF_HARM


def test_no_look_alike_hides_what_is_told_beside_it() -> None:
    """Every look-alike of the files, with a disclosure before or after it."""
    lookalikes = [line.text for line in lines(Split.EXAM) if line.is_lookalike]
    told = ("he hit me last night", "i want to kill myself")
    texts = [f"{one} and {what}" for one in lookalikes for what in told]
    texts += [f"{what} {one}" for one in lookalikes for what in told]
    hidden = [text for text in texts if safety_of(text) is None]
    assert len(hidden) <= len(texts) // 200, hidden


BEFORE = ("no", "no no", "well", "but", "not tonight", "i don't know", "i'm not okay", "never mind that")
AFTER = ("i'm not lying", "and i don't know what to do", "you know", "no one knows", "but not every day")


def chosen(frames: tuple[str, ...], text: str, turn: int) -> str:
    """One of ``frames``, by the text itself: a line more or less elsewhere changes no other line's frame."""
    return frames[(zlib.crc32(text.encode()) + turn) % len(frames)]


def test_no_word_before_or_after_takes_a_disclosure_back() -> None:
    """ "No, he hit me" is an answer and not a denial. What only the reader hears may waver; no template may."""
    told = [line for line in lines(Split.EXAM) if unmistakable_danger(normalise(line.text)) is not None]
    texts = [(f"{chosen(BEFORE, line.text, turn)} {line.text}", line.stage) for line in told for turn in range(3)]
    texts += [(f"{line.text} {chosen(AFTER, line.text, turn)}", line.stage) for line in told for turn in range(3)]
    lost = [text for text, stage in texts if safety_of(text, stage) is None]
    assert len(lost) <= len(texts) // 100, lost


def test_a_claimed_accident_is_still_told() -> None:
    assert safety_of("she accidentally elbowed me in her sleep") is None
    assert safety_of("he punched me and says it was an accident") is Intent.SAFE_VIOLENCE


def test_of_several_dangers_the_gravest_is_answered() -> None:
    assert safety_of("he hits me and i want to kill myself") is Intent.SAFE_SELF_HARM


@pytest.mark.parametrize(
    "said", ["he is standing there with a carving knife and he has got a hammer", "he is attacking me"]
)
def test_violence_that_goes_on_now_is_told_from_what_was(said: str) -> None:
    assert understand(said, stage="any").slots.get("immediate")
    assert not understand("he hit me last night", stage="any").slots.get("immediate")


def test_harm_that_is_only_announced_and_feared_is_fear() -> None:
    assert safety_of("i'm terrified of him he threatened to break my arm") is Intent.SAFE_FEAR
    assert safety_of("i'm scared because he came at me with his belt") is not Intent.SAFE_FEAR


def test_leaving_threatened_with_suicide_is_control() -> None:
    assert safety_of("he says he'll kill himself if i leave") is Intent.SAFE_CONTROL
    assert understand("he says he'll kill himself if i leave", stage="any").slots["threat"]
    assert safety_of("my husband wants to kill himself") is Intent.SAFE_SELF_HARM


def test_one_bare_word_is_a_feeling_and_not_an_alarm() -> None:
    for word in ("scared", "hopeless", "frightened", "threatened"):
        assert understand(word, stage="feel").intent is Intent.FEELING


@pytest.mark.parametrize(
    "said", ["that's the best i can do", "it's all i can do tonight", "he does the least he can already"]
)
def test_what_one_can_do_is_no_drink(said: str) -> None:
    assert understand(said, stage="dialogue").safety is not Intent.INTOXICATED


@pytest.mark.parametrize("said", ["i've had a can", "he had a can or two", "i'm on my second can", "we had a few cans"])
def test_a_can_that_is_drunk_is_one(said: str) -> None:
    assert understand(said, stage="dialogue").safety is Intent.INTOXICATED
