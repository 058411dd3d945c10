"""The ear's work costs time of the room's clock; sound and orders that come meanwhile wait their turn."""

from __future__ import annotations

import numpy as np
import pytest

from device.hearing.hearing import Hearing
from device.hearing.recogniser import RecogniserLost
from dialogue.commands import Listen
from dialogue.events import Heard, HearingBack, HearingLost, VoiceBegan
from dialogue.questions import QuestionKind
from simulator.ear_worker import EarWorker
from voices.flite_voice import FliteVoice
from voices.wav import read_wav

DECODE_SECONDS = 0.8


class Parrot:
    """A recogniser that always hears yes; lost: it fails at the next decode."""

    name = "parrot"

    def __init__(self) -> None:
        self.lost = False
        self.restarts = 0

    def begin(self, kind: QuestionKind, phrases: tuple[str, ...], question: str) -> None:
        pass

    def feed(self, pcm: bytes) -> None:
        pass

    def finish(self) -> Hearing:
        if self.lost:
            raise RecogniserLost("parrot: flown away")
        return Hearing("yes", "yes", closed_confidence=1.0, free_confidence=1.0)

    def discard(self) -> None:
        pass

    def unknown_words(self, phrases: tuple[str, ...]) -> tuple[str, ...]:  # noqa: ARG002
        return ()

    def close(self) -> None:
        pass

    def restart(self) -> None:
        self.lost = False
        self.restarts += 1


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A second of voice and three of silence, as the microphone delivers them."""
    path = tmp_path_factory.mktemp("voice") / "yes.wav"
    FliteVoice("rms").render("yes, that is how it was", path)
    clip = read_wav(path)
    assert clip.rate == 16_000
    return np.concatenate([clip.samples, np.zeros(48_000, np.int16)]).tobytes()


def hear(worker: EarWorker, sound: bytes) -> list[tuple[float, str, float]]:
    """Feed the sound in real blocks; when each report is known, its kind, and the end of the sound that led to it."""
    reports = []
    for number in range(len(sound) // 1024):
        at = (number + 1) * 0.032
        worker.feed(sound[number * 1024 : (number + 1) * 1024], at)
        reports += [(report.at, type(report.event).__name__, report.decided_at) for report in worker.work(at)]
    return reports


def listening(worker: EarWorker) -> None:
    worker.listen(Listen(1, "a.b", QuestionKind.CONSENT, ("yes", "no"), 1.0), 0.0)
    worker.speaking(False, -10.0)


def test_a_decode_delays_its_report_by_what_it_costs(spoken: bytes) -> None:
    worker = EarWorker(Parrot(), DECODE_SECONDS)
    listening(worker)
    (began, _, began_decided), (heard, kind, decided) = hear(worker, spoken)
    assert began == pytest.approx(began_decided, abs=0.033)
    assert kind == Heard.__name__
    assert 0.0 < heard - decided <= DECODE_SECONDS + 0.033


def test_what_comes_while_it_decodes_waits(spoken: bytes) -> None:
    worker = EarWorker(Parrot(), DECODE_SECONDS)
    listening(worker)
    behind = []
    for number in range(len(spoken) // 1024):
        at = (number + 1) * 0.032
        worker.feed(spoken[number * 1024 : (number + 1) * 1024], at)
        worker.work(at)
        behind.append(worker.is_behind)
    assert 0.5 < sum(behind) * 0.032 < DECODE_SECONDS * 2 + 0.2
    assert not behind[-1]


def test_a_lost_engine_is_told_and_restarted(spoken: bytes) -> None:
    parrot = Parrot()
    parrot.lost = True
    worker = EarWorker(parrot, DECODE_SECONDS)
    listening(worker)
    kinds = [kind for _, kind, _ in hear(worker, spoken)]
    assert kinds[:3] == [VoiceBegan.__name__, HearingLost.__name__, HearingBack.__name__]
    assert parrot.restarts == 1
