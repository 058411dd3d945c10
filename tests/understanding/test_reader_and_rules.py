"""Who is believed when rules and reader differ, and what counts where there is no reader."""

from __future__ import annotations

from dataclasses import replace

import pytest
from reader_at_hand import understand

from device.reading.trained_reader import known_stages as stages
from dialogue import understanding
from dialogue.understanding import arbitration
from dialogue.understanding.intents import BETWEEN_PEOPLE, OF_THE_BODY, SELF_HARM, Certainty, Intent, Source
from dialogue.understanding.opinion import Opinion, When
from dialogue.understanding.reading import Reading


def _opinion(**shares: float) -> Opinion:
    shares.setdefault("SHARE", 0.0)
    likely = {Intent(name): share for name, share in shares.items()}
    between = max((likely.get(intent, 0.0) for intent in BETWEEN_PEOPLE), default=0.0)
    own_death = max(likely.get(intent, 0.0) for intent in SELF_HARM)
    return Opinion(likely, likely, between, own_death)


@pytest.mark.parametrize("opinion", [None, _opinion(SAFE_VIOLENCE=0.999), _opinion(SHARE=0.999)])
def test_an_exact_command_is_what_it_is_whatever_the_reader_holds(opinion: Opinion | None) -> None:
    assert understanding.understand("stop", stage="dialogue", opinion=opinion).intent is Intent.STOP
    assert understanding.understand("pause", stage="own", opinion=opinion).intent is Intent.PAUSE


def test_without_an_opinion_rules_and_tables_decide_alone() -> None:
    said = "he keeps tabs on every single penny i spend"
    heard = understanding.understand_heard("i was tired", said, stage="dialogue")
    assert heard is not None
    assert heard.source is not Source.READER
    alarmed = understanding.understand_heard(
        "i was tired", "we had supper", stage="dialogue", second_opinion=_opinion(SAFE_CONTROL=0.99)
    )
    assert alarmed is not None
    assert alarmed.intent is Intent.SAFE_CONTROL


SAID = "i said what i said"
SHARED = Reading(Intent.SHARE, Source.REST, "stages: sharing")


def test_the_reader_raises_the_alarm_where_templates_were_deaf() -> None:
    found = arbitration.danger(SHARED, _opinion(SAFE_FEAR=0.99, SAFE_CONTROL=0.37, SHARE=0.03), SAID)
    assert found is not None
    assert (found.intent, found.source, found.certainty) == (Intent.SAFE_FEAR, Source.READER, Certainty.SURE)


@pytest.mark.parametrize("danger", [*BETWEEN_PEOPLE, *SELF_HARM, *OF_THE_BODY])
def test_the_more_probable_a_danger_is_the_surer_it_is_heard(danger: Intent) -> None:
    heard = [arbitration.danger(SHARED, _opinion(**{danger: share / 100}), SAID) for share in range(101)]
    steps = [None, Certainty.POSSIBLE, Certainty.LIKELY, Certainty.SURE]
    order = [steps.index(None if found is None else found.certainty) for found in heard]
    assert order == sorted(order)
    assert heard[0] is None
    assert heard[100] is not None
    assert heard[100].certainty is Certainty.SURE


def test_where_words_of_dying_stand_less_likeness_is_asked_about() -> None:
    half_likely = _opinion(SAFE_SELF_HARM=0.5)
    assert arbitration.danger(SHARED, half_likely, SAID) is None
    asked = arbitration.danger(SHARED, half_likely, "some nights i think about the pills")
    assert asked is not None
    assert (asked.intent, asked.certainty) == (Intent.SELF_HARM_UNCLEAR, Certainty.POSSIBLE)


def test_harm_by_another_that_speaks_of_dying_is_no_wish_to_die() -> None:
    found = arbitration.danger(SHARED, _opinion(SAFE_VIOLENCE=0.97, SAFE_SELF_HARM=0.96), SAID)
    assert found is not None
    assert found.intent is Intent.SAFE_VIOLENCE


def test_what_is_over_is_the_past_and_what_is_denied_is_nothing() -> None:
    violence = _opinion(SAFE_VIOLENCE=0.99)
    over = arbitration.danger(SHARED, replace(violence, when={When.OVER: 0.9, When.NOW: 0.1}), SAID)
    assert over is not None
    assert over.intent is Intent.PAST_TRAUMA
    assert arbitration.danger(SHARED, replace(violence, when={When.NOT: 0.9, When.NOW: 0.1}), SAID) is None


TOLD = "we were at your sister's and nobody said a word all evening"


def _talk(otherwise: Reading, opinion: Opinion, said: str = TOLD, stage: str = "dialogue") -> Intent:
    return arbitration.talk(otherwise, opinion, said, stage).intent


def test_a_sure_reader_reads_talk_and_an_unsure_one_does_not() -> None:
    assert _talk(SHARED, _opinion(BLAME=0.5, SHARE=0.1)) is Intent.BLAME
    assert _talk(SHARED, _opinion(BLAME=0.2, SHARE=0.1)) is Intent.SHARE


@pytest.mark.parametrize("intent", ["HELP", "TEARS", "OVERWHELMED", "PARTNER_LEFT", "ASK_ADVICE", "NO", "TURN_DONE"])
def test_what_leads_on_takes_more_than_what_is_told(intent: str) -> None:
    assert _talk(SHARED, _opinion(**{intent: 0.45}, SHARE=0.4), "well that was it") is Intent.SHARE
    assert _talk(SHARED, _opinion(**{intent: 0.6}, SHARE=0.4), "well that was it") is Intent(intent)


@pytest.mark.parametrize("intent", ["ANGER_RISING", "CONTEMPT"])
def test_heat_needs_words_that_say_it_or_near_certainty(intent: str) -> None:
    opinion = _opinion(**{intent: 0.9}, BLAME=0.08)
    assert _talk(SHARED, opinion, "hey are you okay over there") is not Intent(intent)
    assert _talk(SHARED, opinion, "you stupid lazy pathetic idiot") is Intent(intent)
    assert _talk(SHARED, opinion, "i am absolutely furious with you") is Intent(intent)
    assert _talk(SHARED, _opinion(**{intent: 0.4}, BLAME=0.3), "i am furious with you") is not Intent(intent)


@pytest.mark.parametrize("stage", ["dialogue", "own", "welcome"])
@pytest.mark.parametrize(
    "intent", ["ASK_PRIVACY", "NOT_FOR_DEVICE", "FORGIVE_PRESSURE", "MODE_CALM", "MODE_COUPLE", "SKIP", "PAUSE"]
)
def test_nobody_who_is_telling_is_interrupted_on_a_doubtful_reading(intent: str, stage: str) -> None:
    assert _talk(SHARED, _opinion(**{intent: 0.8}, SHARE=0.15), stage=stage) is Intent.SHARE
    assert _talk(SHARED, _opinion(**{intent: 0.95}), stage=stage) is Intent(intent)


def test_what_misses_its_bar_leaves_the_next_likeliest() -> None:
    assert _talk(SHARED, _opinion(CONTEMPT=0.6, BLAME=0.3, SHARE=0.1)) is Intent.BLAME


def test_what_a_table_knows_for_something_else_is_no_danger() -> None:
    left = Reading(Intent.PARTNER_LEFT, Source.PHRASE, "phrases: of the stage")
    assert arbitration.danger(left, _opinion(SAFE_CHILD=0.99), SAID) is None
    paused = Reading(Intent.PAUSE, Source.COMMAND, "commands: all that was said")
    assert arbitration.danger(paused, _opinion(SAFE_VIOLENCE=1.0), SAID) is None


def test_an_exact_table_is_not_outvoted_in_talk() -> None:
    paused = Reading(Intent.PAUSE, Source.COMMAND, "commands: all that was said")
    assert _talk(paused, _opinion(TIME_OUT=0.99)) is Intent.PAUSE


@pytest.mark.parametrize("intent", ["YES", "READY", "RATING", "FEELING", "ERASE"])
def test_nothing_is_allowed_or_erased_on_a_likeness(intent: str) -> None:
    assert _talk(SHARED, _opinion(**{intent: 0.99})) is Intent.SHARE


@pytest.mark.parametrize("rule", ["stages: tears", "commands: tears", "nothing fits", ""])
@pytest.mark.parametrize("source", Source)
def test_whoever_is_believed_is_not_decided_by_the_wording_of_a_rule(rule: str, source: Source) -> None:
    wailed = Reading(Intent.TEARS, source, rule)
    as_named = replace(wailed, rule="any other name")
    for opinion in (_opinion(SHARE=0.5), _opinion(SHARE=0.9), _opinion(SAFE_CHILD=0.96)):
        assert _talk(wailed, opinion) is _talk(as_named, opinion)
        as_told, as_renamed = (arbitration.danger(one, opinion, SAID) for one in (wailed, as_named))
        assert (as_told is None) is (as_renamed is None)


@pytest.mark.parametrize("stage", stages())
@pytest.mark.parametrize(
    "said", ["please stop the recording", "we can stop the conversation now", "i just want to end this"]
)
def test_a_stop_that_a_table_knows_is_not_outvoted_by_the_reader(said: str, stage: str) -> None:
    meaning = understand(said, stage=stage)
    assert (meaning.intent, meaning.source) == (Intent.STOP, Source.COMMAND)
