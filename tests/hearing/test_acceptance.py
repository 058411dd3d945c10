"""Which phrase is accepted: the rules of DESIGN 4 as examples, for both kinds of engine."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from device.hearing.acceptance import LIMITS, accept, is_nothing, is_speech, second_choice_believed, words_believed
from device.hearing.engines.phonetic_similarity import likeness, normalised
from device.hearing.engines.whisper import without_loops
from device.hearing.hearing import Hearing
from dialogue.questions import QuestionKind

PHRASES = ("yes", "no", "stop", "go on", "pause", "eight")
SURE = Hearing(open="yes", closed="yes", closed_confidence=0.95, free_confidence=0.8, speech_seconds=1.4)
OF_VOSK = Hearing(open="yes", closed="yes", closed_confidence=1.0, free_confidence=None, speech_seconds=1.4)


@pytest.mark.parametrize("hearing", [SURE, OF_VOSK], ids=["whisper", "vosk"])
@pytest.mark.parametrize("kind", list(QuestionKind))
def test_what_both_hear_alike_is_accepted(hearing: Hearing, kind: QuestionKind) -> None:
    assert accept(hearing, kind, PHRASES) == "yes"


@pytest.mark.parametrize("hearing", [SURE, OF_VOSK], ids=["whisper", "vosk"])
def test_consent_needs_both_to_be_equal(hearing: Hearing) -> None:
    nearly = replace(hearing, open="yeah")
    assert accept(nearly, QuestionKind.CONSENT, PHRASES) is None
    assert accept(nearly, QuestionKind.CHOICE, PHRASES) == "yes"


def test_a_sentence_is_no_answer_whatever_a_grammar_makes_of_it() -> None:
    sentence = replace(OF_VOSK, open="we could yes maybe but not today")
    assert accept(sentence, QuestionKind.YES_NO, PHRASES) is None
    assert accept(replace(SURE, open=sentence.open, free_confidence=0.001), QuestionKind.YES_NO, PHRASES) is None


def test_a_long_sound_is_no_single_word() -> None:
    assert accept(replace(SURE, speech_seconds=9.0), QuestionKind.YES_NO, PHRASES) is None


def test_noise_that_a_grammar_takes_for_a_word_is_no_answer() -> None:
    assert accept(replace(OF_VOSK, open=""), QuestionKind.YES_NO, PHRASES) is None
    assert accept(replace(SURE, open="", free_confidence=0.05, no_speech=0.9), QuestionKind.YES_NO, PHRASES) is None


def test_a_faint_phrase_counts_less_where_there_may_be_no_speech() -> None:
    faint = replace(SURE, open="", free_confidence=0.15)
    assert accept(faint, QuestionKind.YES_NO, PHRASES) == "yes"
    assert accept(replace(faint, no_speech=0.9), QuestionKind.YES_NO, PHRASES) is None
    assert accept(replace(faint, open="yes it is a"), QuestionKind.YES_NO, PHRASES) is None


def test_an_answer_that_could_be_two_is_none() -> None:
    torn = replace(SURE, open="", closed_confidence=0.5)
    assert accept(torn, QuestionKind.RATING, PHRASES) is None


def test_two_hearings_that_name_different_answers_must_be_very_sure() -> None:
    torn = replace(SURE, open="go on", closed="no", closed_confidence=0.7)
    assert accept(torn, QuestionKind.YES_NO, PHRASES) is None
    assert accept(replace(torn, closed_confidence=0.9), QuestionKind.YES_NO, PHRASES) == "no"


@pytest.mark.parametrize("kind", list(QuestionKind))
def test_stop_needs_only_one_of_the_two(kind: QuestionKind) -> None:
    only_open = Hearing(open="stop", closed="no", closed_confidence=0.9, free_confidence=0.3, speech_seconds=1.4)
    only_closed = Hearing(open="top", closed="stop", closed_confidence=0.5, free_confidence=0.2, speech_seconds=1.4)
    of_vosk = replace(only_closed, free_confidence=None, closed_confidence=0.5)
    assert [accept(hearing, kind, PHRASES) for hearing in (only_open, only_closed, of_vosk)] == ["stop"] * 3


def test_stop_inside_a_sentence_is_not_stop() -> None:
    crying = Hearing(
        open="i can't stop crying", closed="stop", closed_confidence=0.9, free_confidence=0.01, speech_seconds=2.0
    )
    assert accept(crying, QuestionKind.SHARING, PHRASES) is None


def test_an_engine_without_probabilities_accepts_what_sounds_alike() -> None:
    ate = Hearing(open="ate", closed="eight", closed_confidence=0.9, speech_seconds=1.2)
    assert accept(ate, QuestionKind.RATING, PHRASES) == "eight"
    assert accept(replace(ate, open="table"), QuestionKind.RATING, PHRASES) is None
    assert accept(replace(ate, closed_confidence=0.5), QuestionKind.RATING, PHRASES) is None
    assert accept(replace(ate, open="eight", closed_confidence=0.5), QuestionKind.RATING, PHRASES) == "eight"


def test_without_an_open_hearing_only_stop_is_accepted() -> None:
    deaf = replace(OF_VOSK, open=None)
    assert accept(deaf, QuestionKind.YES_NO, PHRASES) is None
    assert accept(replace(deaf, closed="stop"), QuestionKind.YES_NO, PHRASES) == "stop"
    assert not is_nothing(deaf)


@pytest.mark.parametrize(
    ("no_speech", "believed"), [(0.1, "he hits me"), (0.59, "he hits me"), (0.6, None), (0.9, None)]
)
def test_a_second_choice_is_believed_only_where_somebody_seems_to_speak(no_speech: float, believed: str | None) -> None:
    hearing = Hearing(open="he is me", closed=None, second_best="he hits me", no_speech=no_speech)
    assert second_choice_believed(hearing) == believed


def test_a_phantom_is_nothing_only_where_nobody_seems_to_speak() -> None:
    phantom = Hearing(open="thank you", closed=None, no_speech=0.95)
    assert is_nothing(phantom)
    assert not is_nothing(replace(phantom, no_speech=0.1))
    assert not is_nothing(replace(phantom, no_speech=0.1, open="i am scared of him"))


hearings = st.builds(
    Hearing,
    open=st.one_of(st.none(), st.just(""), st.sampled_from([*PHRASES, "maybe", "nope"])),
    closed=st.one_of(st.none(), st.sampled_from(PHRASES)),
    closed_confidence=st.floats(0, 1),
    free_confidence=st.one_of(st.none(), st.floats(0, 1)),
    no_speech=st.floats(0, 1),
    speech_seconds=st.floats(0, 30),
)


@given(hearings, st.sampled_from(list(QuestionKind)))
def test_an_answer_is_always_an_expected_phrase_that_one_ear_heard(hearing: Hearing, kind: QuestionKind) -> None:
    answer = accept(hearing, kind, PHRASES)
    assert answer is None or (answer in PHRASES and answer in {hearing.open, hearing.closed})


@given(hearings, st.sampled_from(list(QuestionKind)))
def test_being_surer_never_loses_an_answer(hearing: Hearing, kind: QuestionKind) -> None:
    answer = accept(hearing, kind, PHRASES)
    if answer is not None:
        surer = replace(hearing, closed_confidence=1.0, no_speech=0.0)
        assert accept(surer, kind, PHRASES) == answer


@given(hearings)
def test_consent_is_never_easier_than_a_choice(hearing: Hearing) -> None:
    consent = accept(hearing, QuestionKind.CONSENT, PHRASES)
    assert consent is None or accept(hearing, QuestionKind.CHOICE, PHRASES) == consent


def test_the_thresholds_are_the_documented_ones() -> None:
    assert 0 < LIMITS.likely < LIMITS.likely_in_doubt < 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("ate", "eight"),
        ("to", "two"),
        ("know", "no"),
        ("for", "four"),
        ("won", "one"),
        ("paws", "pause"),
        ("8", "eight"),
    ],
)
def test_homophones_sound_the_same(first: str, second: str) -> None:
    assert likeness(first, second) == 1.0


@pytest.mark.parametrize(
    ("first", "second"), [("go", "no"), ("yes", "no"), ("table", "eight"), ("", "no"), ("stop", "")]
)
def test_other_words_do_not(first: str, second: str) -> None:
    assert likeness(first, second) < LIMITS.alike


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_symmetric_and_between_0_and_1(first: str, second: str) -> None:
    assert 0.0 <= likeness(first, second) <= 1.0
    assert likeness(first, second) == pytest.approx(likeness(second, first))


@given(st.text(max_size=80))
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


@pytest.mark.parametrize(
    ("text", "once"),
    [
        ("zero zero zero zero zero", "zero"),
        ("i know i know i know i know i know", "i know"),
        ("no no no", "no no no"),
        ("no no no no don't", "no don't"),
        ("", ""),
    ],
)
def test_a_decoder_that_loops_is_heard_once(text: str, once: str) -> None:
    assert without_loops(text) == once


@pytest.mark.parametrize(
    ("words", "closed", "likely", "believed"),
    [
        ("bye", "five", 0.9, ""),
        ("goodbye", "five", 0.2, ""),
        ("see you soon", "six", 0.78, ""),
        ("bye", "five", 0.05, "bye"),
        ("bye", None, 0.0, "bye"),
        ("i want to die", "five", 0.9, "i want to die"),
        (None, "five", 0.9, None),
    ],
)
def test_a_phantom_is_not_believed_where_an_expected_phrase_is_likely(
    words: str | None, closed: str | None, likely: float, believed: str | None
) -> None:
    assert words_believed(Hearing(open=words, closed=closed, free_confidence=likely)) == believed


def test_among_others_more_is_wanted() -> None:
    heard = Hearing(open="hm", closed="yes", closed_confidence=1.0, free_confidence=0.14)
    assert accept(heard, QuestionKind.CHOICE, ("yes", "no")) == "yes"
    assert accept(replace(heard, nearest="hm"), QuestionKind.CHOICE, ("yes", "no")) is None


def test_where_an_expected_phrase_is_likely_somebody_spoke() -> None:
    unclear = Hearing(open="", closed="yes", closed_confidence=1.0, free_confidence=0.4, no_speech=0.8)
    assert accept(unclear, QuestionKind.CONSENT, PHRASES) is None
    assert not is_nothing(unclear)
    assert is_nothing(replace(unclear, free_confidence=0.05))


# As Whisper and the voice detector hear people.
SAID = Hearing(
    open="he frightens me", closed="no", closed_confidence=0.6, free_confidence=0.01, second_best="he brightens me",
    no_speech=0.1, voiced_seconds=1.0, voice_probability=0.9, speech_seconds=2.0,
)  # fmt: skip


@pytest.mark.parametrize(
    "doubt", [{"no_speech": 0.62}, {"voice_probability": 0.55}, {"no_speech": 0.9, "voice_probability": 0.4}]
)
def test_words_from_what_was_no_speech_are_not_believed(doubt: dict[str, float]) -> None:
    assert (words_believed(SAID), is_nothing(SAID)) == ("he frightens me", False)
    sound = replace(SAID, **doubt)  # type: ignore[arg-type]
    assert not is_speech(sound)
    assert words_believed(sound) == ""
    assert second_choice_believed(sound) is None
    assert is_nothing(sound)


def test_somebody_who_seems_to_have_answered_is_asked_again() -> None:
    sound = replace(SAID, no_speech=0.7, free_confidence=0.2, closed_confidence=0.3)
    assert accept(sound, QuestionKind.YES_NO, PHRASES) is None
    assert (words_believed(sound), is_nothing(sound)) == ("", False)


def test_a_short_sound_holds_no_long_sentence() -> None:
    snore = replace(SAID, open="i am going to get it from the end of the video", voiced_seconds=0.6)
    assert words_believed(snore) == ""
    assert words_believed(replace(snore, voiced_seconds=2.5)) == snore.open
    assert second_choice_believed(replace(SAID, second_best=snore.open, voiced_seconds=0.6)) is None


@pytest.mark.parametrize("kind", [QuestionKind.YES_NO, QuestionKind.CONSENT, QuestionKind.CHOICE])
@pytest.mark.parametrize(
    ("likely", "voice", "accepted"),
    [(0.013, 0.9, False), (0.09, 0.9, False), (0.15, 0.9, True), (0.25, 0.56, False), (0.4, 0.56, True)],
)
def test_a_phrase_both_hear_must_be_likely_as_well(
    kind: QuestionKind, likely: float, voice: float, accepted: bool
) -> None:
    sigh = replace(SURE, free_confidence=likely, voice_probability=voice)
    assert accept(sigh, kind, PHRASES) == ("yes" if accepted else None)


def test_of_a_number_no_more_is_demanded_for_a_faint_voice() -> None:
    faint = replace(SURE, open="ate", closed="eight", free_confidence=0.2, voice_probability=0.5)
    assert accept(faint, QuestionKind.RATING, PHRASES) == "eight"


@pytest.mark.parametrize("words", ["stop", "please stop", "can we stop now please"])
def test_a_stop_is_believed_from_any_sound(words: str) -> None:
    whispered = replace(SAID, open=words, no_speech=0.95, voice_probability=0.36, voiced_seconds=0.1)
    assert words_believed(whispered) == words
    assert not is_nothing(whispered)
    heard = replace(whispered, closed="stop", free_confidence=0.02)
    assert accept(heard, QuestionKind.CHOICE, PHRASES) == ("stop" if words == "stop" else None)
