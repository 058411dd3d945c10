"""The loudspeaker on a real sound stack."""

from __future__ import annotations

import queue
import time

import numpy as np
import pytest

from audio import pulse as pulse_module
from device.audio.mixer import Mixer, Samples
from device.audio.speaker import Speaker, SpeakerFailed

pytestmark = pytest.mark.sound

RATE = 48_000


def tone(seconds: float, level: int = 8000) -> Samples:
    times = np.arange(round(seconds * RATE)) / RATE
    # No whole number of periods goes into a block, so that a cut never falls on a zero by luck.
    return (level * np.sin(2 * np.pi * 523 * times)).astype(np.int16)


def heard(samples: Samples) -> tuple[int, int]:
    """First and last sample that is not silence."""
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > 100)
    assert len(loud), "nothing came out of the loudspeaker"
    return int(loud[0]), int(loud[-1])


class Posts:
    def __init__(self) -> None:
        self._queue: queue.SimpleQueue[tuple[int, float, float]] = queue.SimpleQueue()

    def __call__(self, utterance: int, at: float) -> None:
        self._queue.put((utterance, at, time.monotonic()))

    def next(self, seconds: float = 20.0) -> tuple[int, float, float]:
        try:
            return self._queue.get(timeout=seconds)
        except queue.Empty:
            raise AssertionError("no line was reported") from None

    def drop(self) -> None:
        """What an earlier attempt left."""
        while not self._queue.empty():
            self._queue.get()

    @property
    def empty(self) -> bool:
        return self._queue.empty()


def test_a_line_sounds_whole_and_is_reported_when_its_last_sample_left(pulse: pulse_module.Pulse) -> None:
    posts = Posts()
    speaker = Speaker(Mixer(RATE), posts, device="pulse")
    speaker.open()

    def say() -> None:
        posts.drop()
        with pulse.recording_speaker(RATE) as recording:
            time.sleep(0.2)
            speaker.play(7, tone(0.6))
            utterance, at, posted_at = posts.next()
            samples_when_posted = len(recording.samples())
            time.sleep(0.3)
            first, last = heard(recording.samples())
        assert utterance == 7
        assert posts.empty
        assert (last - first) / RATE == pytest.approx(0.6, abs=0.002)
        assert 0.0 <= posted_at - at < 0.01
        assert abs(last - samples_when_posted) / RATE < 0.05

    try:
        pulse_module.in_a_calm_moment(say)
    finally:
        speaker.close()


def test_a_hush_is_silent_within_100_ms_and_fades(pulse: pulse_module.Pulse) -> None:
    posts = Posts()
    speaker = Speaker(Mixer(RATE), posts, device="pulse")
    speaker.open()

    def hush() -> None:
        posts.drop()
        with pulse.recording_speaker(RATE) as recording:
            speaker.play(1, tone(5.0))
            speaker.play(2, tone(5.0))
            time.sleep(0.3)
            speaker.hush()
            heard_so_far = len(recording.samples())
            ended = [posts.next()[0], posts.next()[0]]
            time.sleep(0.2)
            samples = recording.samples()
        _, last = heard(samples)
        assert ended == [1, 2]
        assert posts.empty
        assert (last - heard_so_far) / RATE < 0.1
        # The tone itself changes by 0.069 of its height from sample to sample; a click would change by more.
        assert np.abs(np.diff(samples[last - 480 : last + 200].astype(np.int32))).max() < 8000 * 0.08

    try:
        pulse_module.in_a_calm_moment(hush)
    finally:
        speaker.close()


def test_lines_go_by_in_silence_while_the_stream_is_dead(
    pulse: pulse_module.Pulse, monkeypatch: pytest.MonkeyPatch
) -> None:
    posts, news = Posts(), queue.SimpleQueue[str]()
    monkeypatch.setattr("device.audio.speaker.RETRY_SECONDS", 1.0)
    speaker = Speaker(
        Mixer(RATE), posts, device="pulse", on_lost=lambda: news.put("lost"), on_back=lambda: news.put("back")
    )
    speaker.open()
    try:
        speaker.play(1, tone(0.2))
        assert posts.next()[0] == 1
        pulse.freeze()
        assert news.get(timeout=15) == "lost"
        assert not speaker.alive
        began = time.monotonic()
        speaker.play(2, tone(1.0))
        assert posts.next()[0] == 2
        assert time.monotonic() - began > 0.7
        pulse.thaw()
        assert news.get(timeout=40) == "back"
        speaker.play(3, tone(0.2))
        assert posts.next()[0] == 3
    finally:
        pulse.thaw()
        speaker.close()


def test_a_name_that_is_not_there_is_told_with_those_that_are(pulse: pulse_module.Pulse) -> None:  # noqa: ARG001
    with pytest.raises(SpeakerFailed, match=r"No loudspeaker is called “Bose”; found: .*“pulse”"):
        Speaker(Mixer(RATE), Posts(), device="Bose").open()


def test_it_can_be_opened_and_closed_again_and_again(pulse: pulse_module.Pulse) -> None:  # noqa: ARG001
    posts = Posts()
    speaker = Speaker(Mixer(RATE), posts, device="pulse")
    for utterance in range(3):
        speaker.open()
        speaker.play(utterance, tone(0.05))
        assert posts.next()[0] == utterance
        speaker.close()
        assert not speaker.alive
