"""Nothing that was said is in the log, in the state or in the cache of the voice."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from msgspec.structs import replace

from device.hearing.worker.parent import ChildRecogniser
from room.bedroom import Bedroom, breathing_ends_early
from simulator.scenario import Turn, load_scenario
from voices.choose import choose_voices
from voices.sentences import sentences
from voices.store import ClipStore
from voices.synthesiser import RECIPE

pytestmark = pytest.mark.recogniser

# Words of no line of the script.
SAID = "I forgot the pelican, and I think for you that was lonely."
TOLD = ["A friend would see a pelican and a saxophone.", "I'm done."]
PLAN = "When we have breakfast, I will play the saxophone."
SOLO_STAGES = "welcome checkin calm recheck feel affirm own other_eyes approach action close"
MARKS = ("pelican", "saxophone")


def test_marked_words_are_nowhere_afterwards(
    bedroom: Bedroom,
    recogniser: ChildRecogniser,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    caplog.set_level(logging.DEBUG)
    cast = breathing_ends_early(load_scenario("solo"))
    marked: dict[str, str | list[str]] = {
        "own.start": SAID,
        "other_eyes.friend": TOLD,
        "action.one_line": PLAN,
        "action.when_what": PLAN,
    }
    turns = [turn for turn in cast.turns if turn.to not in marked]
    turns += [Turn(to=question, who="first", says=says) for question, says in marked.items()]
    evening = bedroom.spend(replace(cast, turns=turns), recogniser)
    assert evening.lines[-1] == cast.ends_with
    assert [stage for stage in evening.stages if stage != "ladder"] == SOLO_STAGES.split()
    assert evening.gate.breaches == []
    heard = " ".join(heard.hearing.open or "" for heard in evening.heard if heard.hearing)
    for mark in MARKS:
        assert mark in heard, "the marked words must have been heard, or this test proves nothing"
    written = capfd.readouterr()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    for mark in MARKS:
        assert mark not in caplog.text.lower()
        assert mark not in (written.out + written.err).lower()
        assert all(mark.encode() not in path.read_bytes().lower() for path in files)
    # A plan that was said back was rendered; its sound must not be on disk.
    fixed = {sentence for text in bedroom.script.texts() for sentence in sentences(text)}
    allowed = {ClipStore.key(RECIPE, voice.identity, text) for voice in choose_voices("pyttsx3") for text in fixed}
    cached = {path.stem for path in bedroom.clips.iterdir()}
    assert cached
    assert cached <= allowed
