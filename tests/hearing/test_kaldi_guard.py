"""No sequence of calls hands Vosk an input that is known to kill the process (STACK 1.2)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from device.hearing.engines.kaldi import Grammar, GuardedRecogniser, unknown_in

KNOWN = {"yes", "no", "stop", "not", "yet", "[unk]", "네", "née"}


class ProcessDied(BaseException):
    """What SIGSEGV, SIGABRT or an endless loop would be."""


class FragileKaldi:
    """Dies of what the real one dies of, and of nothing else."""

    def __init__(self, grammar: str | None = None, rate: int = 16_000) -> None:
        if rate <= 0:
            raise ProcessDied("endless loop")
        if grammar is not None:
            _die_of_grammar(grammar)
        self._running = False
        self._pending = 0

    def SetWords(self, enable_words: bool) -> None:  # noqa: N802
        if self._running:
            raise ProcessDied("changed while running")
        assert enable_words

    def AcceptWaveform(self, data: Any) -> int:  # noqa: N802
        if type(data) is not bytes:
            raise ProcessDied("only bytes")
        self._running = True
        self._pending += len(data)
        return int(self._pending % 3 == 0)

    def Result(self) -> str:  # noqa: N802
        return self._text("half")

    def FinalResult(self) -> str:  # noqa: N802
        return self._text("end")

    def Reset(self) -> None:  # noqa: N802
        self._running = False
        self._pending = 0

    def _text(self, word: str) -> str:
        if not self._running:
            raise ProcessDied("a result of nothing")
        self._running = False
        self._pending = 0
        return json.dumps({"text": word, "result": [{"word": word, "conf": 0.9, "start": 0, "end": 1}]})


def _die_of_grammar(grammar: str) -> None:
    try:
        phrases = json.loads(grammar)
    except ValueError:
        raise ProcessDied("no JSON") from None
    if not isinstance(phrases, list) or not phrases or not all(isinstance(phrase, str) for phrase in phrases):
        raise ProcessDied("not a list of strings")
    words = [word for phrase in phrases for word in phrase.split()]
    if not words or "<eps>" in words or any(word not in KNOWN for word in words):
        raise ProcessDied("a word that is none")
    if "\\u" in grammar:
        raise ProcessDied("escapes are not decoded")


any_phrase = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["yes", "not yet", "<eps>", "[unk]", "", " ", "#0", "yes <eps>", '"', "\\", "\0", "né e", "née", "네"]
    ),
)


@given(st.lists(any_phrase, max_size=8))
def test_every_grammar_that_can_be_made_is_harmless(phrases: list[str]) -> None:
    grammar = Grammar.of(phrases, KNOWN.__contains__)
    if grammar is not None:
        FragileKaldi(grammar.to_json())
        spoken = [phrase for phrase in grammar.phrases if phrase != "[unk]"]
        assert spoken
        assert all(not unknown_in(phrase, KNOWN.__contains__) for phrase in spoken)


@given(st.lists(st.one_of(st.binary(max_size=40), st.sampled_from(["finish", "reset"])), max_size=40))
def test_no_order_of_calls_is_fatal(calls: list[bytes | str]) -> None:
    recogniser = GuardedRecogniser(FragileKaldi())
    for call in calls:
        if call == "finish":
            recogniser.finish()
        elif call == "reset":
            recogniser.reset()
        elif isinstance(call, bytes):
            recogniser.feed(call)


def test_a_turn_that_kaldi_cuts_in_pieces_is_heard_as_one() -> None:
    recogniser = GuardedRecogniser(FragileKaldi())
    for size in (3, 3, 1):
        recogniser.feed(bytes(size))
    assert [word.word for word in recogniser.finish()] == ["half", "half", "end"]
    assert recogniser.finish() == ()


def test_a_phrase_with_an_unknown_word_is_left_out_and_the_word_is_named() -> None:
    grammar = Grammar.of(["yes", "not yet", "not tonight"], KNOWN.__contains__)
    assert grammar is not None
    assert grammar.phrases == ("yes", "not yet", "[unk]")
    assert unknown_in("not tonight", KNOWN.__contains__) == ("tonight",)


@pytest.mark.parametrize("phrases", [[], ["tonight"], ["<eps>"], ["", "  "], ["#0"]])
def test_there_is_no_grammar_of_nothing(phrases: list[str]) -> None:
    assert Grammar.of(phrases, KNOWN.__contains__) is None
