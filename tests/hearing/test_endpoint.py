"""Where utterances begin and end: patterns of speech and noise as frames of 32 ms."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from device.hearing.turns.endpoint import LIMITS, Endpoint, Phase

FRAME = 0.032


@dataclass
class Outcome:
    began_at: float | None = None
    ended_at: float | None = None


def run(pattern: list[tuple[float, bool]], patience: float) -> Outcome:
    """Feed a pattern of (seconds, speech) frame by frame and then silence; note when a voice began and ended."""
    endpoint, now, outcome = Endpoint(patience), 0.0, Outcome()
    for seconds, is_speech in [*pattern, (60.0, False)]:
        for _ in range(max(1, round(seconds / FRAME))):
            endpoint = endpoint.heard(FRAME, is_speech)
            now += FRAME
            if endpoint.phase is not Phase.WAITING and outcome.began_at is None:
                outcome.began_at = now
            if endpoint.phase is Phase.ENDED:
                outcome.ended_at = now
                return outcome
    return outcome


def repeated(times: int, *pattern: tuple[float, bool]) -> list[tuple[float, bool]]:
    return list(pattern) * times


def test_a_plain_yes_ends_after_its_patience() -> None:
    outcome = run([(0.5, False), (0.4, True)], patience=1.0)
    assert outcome.began_at == pytest.approx(0.56, abs=0.05)
    assert outcome.ended_at == pytest.approx(0.9 + 1.0, abs=0.07)


def test_single_false_frames_of_a_noisy_room_do_not_keep_an_utterance_open() -> None:
    flicker = repeated(60, (FRAME, True), (0.47, False))
    outcome = run([(0.6, True), *flicker], patience=0.7)
    assert outcome.ended_at == pytest.approx(0.6 + 0.7, abs=0.1)


def test_single_false_frames_never_begin_an_utterance() -> None:
    assert run(repeated(100, (FRAME, True), (0.47, False)), patience=1.0).began_at is None


def test_halting_speech_is_not_cut() -> None:
    halting = repeated(7, (0.5, True), (0.4, False))  # the last voice ends at 5.9 s
    assert run(halting, patience=0.7).ended_at == pytest.approx(5.9 + 0.7, abs=0.15)


def test_sobbing_speech_is_not_cut_while_patience_lasts() -> None:
    sobbing = repeated(8, (0.22, True), (0.06, False), (0.1, True), (1.6, False))
    outcome = run(sobbing, patience=2.5)
    assert outcome.ended_at is not None
    assert outcome.ended_at > 8 * 1.98 - 1.6 + 2.0


def test_a_fan_that_sounds_like_speech_for_ever_is_cut_in_pieces() -> None:
    outcome = run([(40.0, True)], patience=1.0)
    assert outcome.began_at is not None
    assert outcome.ended_at == pytest.approx(LIMITS.longest_seconds, abs=0.2)


def test_a_snore_every_four_seconds_is_its_own_utterance_and_does_not_pile_up() -> None:
    outcome = run(repeated(5, (0.9, True), (3.1, False)), patience=1.5)
    assert outcome.ended_at == pytest.approx(0.9 + 1.5, abs=0.1)


def test_a_word_that_begins_as_patience_runs_out_is_kept() -> None:
    # The silence is over in the middle of a run too short to count yet: the run decides.
    outcome = run([(0.5, True), (0.95, False), (0.5, True)], patience=1.0)
    assert outcome.ended_at == pytest.approx(1.95 + 1.0, abs=0.1)


frames = st.lists(st.tuples(st.floats(0.005, 0.2), st.booleans()), max_size=300)


@given(frames, st.floats(0.3, 7.0))
def test_whatever_sounds_an_endpoint_only_moves_forward_and_counts_right(
    pattern: list[tuple[float, bool]], patience: float
) -> None:
    order = [Phase.WAITING, Phase.SPEAKING, Phase.ENDED]
    endpoint = Endpoint(patience)
    for seconds, is_speech in pattern:
        before, endpoint = endpoint, endpoint.heard(seconds, is_speech)
        assert order.index(endpoint.phase) >= order.index(before.phase)
        assert endpoint.speech_seconds <= endpoint.length_seconds + 1e-6
        assert endpoint.length_seconds <= LIMITS.longest_seconds + 0.2
        if endpoint.phase is Phase.ENDED and before.phase is Phase.SPEAKING:
            assert endpoint.silence_seconds >= patience or endpoint.length_seconds >= LIMITS.longest_seconds


@given(frames, st.floats(0.3, 7.0))
def test_silence_always_ends_a_voice(pattern: list[tuple[float, bool]], patience: float) -> None:
    endpoint = Endpoint(patience)
    for seconds, is_speech in pattern:
        endpoint = endpoint.heard(seconds, is_speech)
    for _ in range(round((patience + 1.0) / FRAME)):
        endpoint = endpoint.heard(FRAME, False)
    assert endpoint.phase is not Phase.SPEAKING
