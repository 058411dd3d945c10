"""One recogniser, one synthesiser and the people's voices for all evenings of this folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from device.hearing.engine_choice import open_recogniser
from device.hearing.worker.parent import ChildRecogniser
from dialogue.script import load_script
from room.bedroom import Bedroom
from simulator.voices_of_people import Wardrobe
from voices.choose import choose_voices
from voices.store import ClipStore
from voices.synthesiser import Synthesiser


@pytest.fixture(scope="session")
def recogniser() -> Iterator[ChildRecogniser]:
    """The engine that serves on this machine, in its child process."""
    engine = open_recogniser()
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def voices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Synthesiser, Path, Wardrobe]]:
    """The coach's voice and those of the people."""
    if shutil.which("flite") is None:
        pytest.skip("flite is not installed: sudo apt install flite")
    clips = tmp_path_factory.mktemp("coach")
    synthesiser = Synthesiser(choose_voices("pyttsx3"), ClipStore(clips))
    synthesiser.announce(load_script().texts())
    wardrobe = Wardrobe(ClipStore(tmp_path_factory.mktemp("people")))
    yield synthesiser, clips, wardrobe
    synthesiser.close()
    wardrobe.close()


@pytest.fixture
def bedroom(voices: tuple[Synthesiser, Path, Wardrobe], tmp_path: Path) -> Bedroom:
    """A bedroom with nothing remembered."""
    synthesiser, clips, wardrobe = voices
    return Bedroom(load_script(), synthesiser, clips, wardrobe, tmp_path / "state")
