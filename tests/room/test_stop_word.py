"""The word stop ends the evening wherever it is said, by human voices, without another word from the coach."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from device.hearing.worker.parent import ChildRecogniser
from room.bedroom import Bedroom, Evening, breathing_ends_early, speech_folder
from simulator.observations import CoachSaid, Ended
from simulator.scenario import Scenario, Turn, load_scenario

pytestmark = pytest.mark.recogniser

STOP_WITHIN_SECONDS = 0.3


def stop_recordings() -> list[Path]:
    folder = speech_folder()
    labels = map(json.loads, (folder / "labels.jsonl").read_text().splitlines())
    return [folder / label["file"] for label in labels if label["text"] == "stop"]


def saying_stop_at(question: str, cast: Scenario, recordings: Path) -> Scenario:
    """The cast, but at this question the first person says stop, with the voice in the folder."""
    turn = Turn(to=question, who="first", says="Stop.", waits_seconds=15.0 if question == "calm.breathing" else 0.0)
    people = {**cast.people, "first": replace(cast.people["first"], recordings=str(recordings))}
    return replace(cast, people=people, turns=[*(other for other in cast.turns if other.to != question), turn])


def assert_stopped_at(evening: Evening, question: str) -> None:
    assert evening.ended
    stopped = next(heard for heard in reversed(evening.heard) if heard.answer == "stop")
    assert stopped.question == question
    after = evening.observations[evening.observations.index(stopped) :]
    assert not any(isinstance(observation, CoachSaid) for observation in after)
    ended = next(observation for observation in after if isinstance(observation, Ended))
    assert ended.at - stopped.at <= STOP_WITHIN_SECONDS
    assert evening.gate.breaches == []


@pytest.mark.parametrize(
    ("cast", "question", "number"),
    [
        ("calm", "welcome.choices", 0),
        ("calm", "checkin.how_stirred", 1),
        ("calm", "calm.breathing", 2),
        ("solo", "other_eyes.friend", 3),
    ],
)
def test_stop_ends_it(
    cast: str, question: str, number: int, bedroom: Bedroom, recogniser: ChildRecogniser, tmp_path: Path
) -> None:
    """A question, a rating, breathing and a turn of free speech, each with another person's stop."""
    (tmp_path / "stop.wav").symlink_to(stop_recordings()[number].resolve())
    evening = bedroom.spend(saying_stop_at(question, breathing_ends_early(load_scenario(cast)), tmp_path), recogniser)
    assert_stopped_at(evening, question)
