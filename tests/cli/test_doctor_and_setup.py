"""doctor and setup: what they find and fetch, and what they say when something is missing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from device.__main__ import app
from device.checks import CHECKS, software_check, storage_check
from device.checks.examine import examine
from device.checks.finding import Finding, Machine, State
from device.cli.exit_codes import ExitCode
from device.hearing.engines.fetch import FetchFailed
from device.settings.schema import Settings
from voices.store import StoreFull
from voices.voice import VoiceMissing


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for variable in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    monkeypatch.delenv("REPAIR_COACH_CONFIG", raising=False)
    monkeypatch.delenv("REPAIR_COACH_VOSK_MODEL", raising=False)
    return tmp_path


def only(monkeypatch: pytest.MonkeyPatch, *checks: str) -> None:
    chosen = {name: check for name, check in CHECKS.items() if name in checks}
    assert len(chosen) == len(checks)
    monkeypatch.setattr("device.checks.examine.examine", lambda machine=None: examine(machine, chosen))


def found(machine: Machine | None, *checks: str) -> dict[str, Finding]:
    chosen = {name: CHECKS[name] for name in checks}
    return {finding.part: finding for finding in examine(machine, chosen)}


def configure(monkeypatch: pytest.MonkeyPatch, folder: Path, text: str) -> None:
    file = folder / "config.toml"
    file.write_text(text)
    monkeypatch.setenv("REPAIR_COACH_CONFIG", str(file))


def test_a_healthy_part_is_found_and_the_exit_is_zero(monkeypatch: pytest.MonkeyPatch) -> None:
    only(monkeypatch, "python", "libraries", "script", "storage")
    done = CliRunner().invoke(app, ["doctor"])
    assert done.exit_code == 0
    assert "All that is needed is there." in done.output


def test_json_is_one_object_a_part(monkeypatch: pytest.MonkeyPatch) -> None:
    only(monkeypatch, "python", "storage")
    done = CliRunner().invoke(app, ["doctor", "--json"])
    rows = [json.loads(line) for line in done.output.splitlines()]
    assert [row["part"] for row in rows] == ["settings", "python", "storage"]
    assert all(set(row) == {"part", "state", "found", "fix"} for row in rows)


def test_what_is_wrong_is_spoken_for_a_device_without_a_screen(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    said: list[str] = []
    monkeypatch.setattr("device.service.fault_voice.say_sentences", said.extend)
    only(monkeypatch, "python")
    configure(monkeypatch, home, "[button]\npin = 99\n")
    done = CliRunner().invoke(app, ["doctor", "--speak"])
    assert done.exit_code == ExitCode.NOT_READY
    assert said == ["One thing is wrong.", "A setting is wrong. The settings file says what is allowed."]


def test_broken_settings_are_found_and_the_rest_is_examined(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    only(monkeypatch, "python")
    configure(monkeypatch, home, "[button]\npin = 99\n")
    done = CliRunner().invoke(app, ["doctor"])
    assert done.exit_code == ExitCode.NOT_READY
    assert "button.pin is 99" in done.output
    assert "Python" in done.output


def test_what_a_session_can_do_without_is_a_note(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    monkeypatch.delenv("GPIOZERO_PIN_FACTORY", raising=False)
    monkeypatch.setattr("device.board.pins.DEVICES", home)
    parts = ("pins", "button", "light", "help numbers")
    findings = found(Machine(home, lambda _: None), *parts)
    assert {findings[part].state for part in parts} == {State.NOTE}
    model = home / "proc/device-tree/model"
    model.parent.mkdir(parents=True)
    model.write_text("Raspberry Pi 5 Model B Rev 1.0\0")
    assert found(Machine(home, lambda _: None), "pins")["pins"].state is State.WRONG


def test_pins_that_work_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GPIOZERO_PIN_FACTORY", "mock")
    assert {finding.state for finding in found(None, "pins", "button").values()} == {State.GOOD}


def test_a_full_disk_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage_check, "SPARE_MEGABYTES", 10**12)
    assert storage_check.storage(Settings(), Machine()).state is State.WRONG


def test_a_folder_that_cannot_be_written_is_named(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    blocked = home / "file"
    blocked.touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    finding = storage_check.storage(Settings(), Machine())
    assert finding.state is State.WRONG
    assert str(blocked) in finding.found


def test_stale_help_numbers_are_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dialogue.help_numbers.stale", lambda _today: ("GB crisis 116 123: checked 2020-01-01",))
    assert software_check.help_numbers(Settings(), Machine()).state is State.WRONG
    done = set_up(monkeypatch)
    assert done.exit_code == ExitCode.NOT_READY
    assert "2020-01-01" in done.output


def test_a_check_that_breaks_is_a_finding_without_its_message() -> None:
    def broken(_settings: Settings, _machine: Machine) -> Finding:
        raise ZeroDivisionError("what was said")

    (_, finding) = examine(checks={"voice": broken})
    assert (finding.part, finding.state) == ("voice", State.WRONG)
    assert "ZeroDivisionError" in finding.found
    assert "said" not in finding.found


@pytest.mark.recogniser
def test_every_check_runs_here() -> None:
    """On the real machine: nothing breaks, whatever is missing."""
    findings = list(examine())
    assert [finding.part for finding in findings] == ["settings", *CHECKS]
    assert not [finding for finding in findings if "the check itself failed" in finding.found]
    assert all(finding.fix for finding in findings if finding.state is State.WRONG)


# -- setup -------------------------------------------------------------------------------------------


class FakeSynthesiser:
    """Renders nothing; ``problem`` is raised instead."""

    def __init__(self, problem: Exception | None) -> None:
        self.problem = problem
        self.voice = type("Voice", (), {"name": "made up"})()
        self.closed = False

    def render_ahead(self, texts: Iterable[str], progress: Callable[[int, int], None]) -> None:
        wanted = list(texts)
        assert len(wanted) > 100
        if self.problem:
            raise self.problem
        progress(len(wanted), len(wanted))

    def close(self) -> None:
        self.closed = True


def set_up(monkeypatch: pytest.MonkeyPatch, fetch: Exception | Path | None = None, voice: Exception | None = None):  # type: ignore[no-untyped-def]
    """Run setup with the publisher and the voice made up."""

    def fetched(_published: object, folder: Path, progress: Callable[[int, int | None], None]) -> Path:
        progress(10, 100)
        if isinstance(fetch, Exception):
            raise fetch
        return folder / "model"

    monkeypatch.setattr("device.hearing.engines.vosk_model.fetch_model", fetched)
    monkeypatch.setattr("device.evening.open_synthesiser.open_synthesiser", lambda _settings: FakeSynthesiser(voice))
    return CliRunner().invoke(app, ["setup"])


def test_setup_fetches_verifies_and_renders(monkeypatch: pytest.MonkeyPatch) -> None:
    done = set_up(monkeypatch)
    assert done.exit_code == 0
    for part in ("Whisper tiny.en: embedded, verified", "Vosk: verified", "every line is rendered", "Ready"):
        assert part in done.output


def test_without_the_network_setup_says_so_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    done = set_up(monkeypatch, FetchFailed("the publisher cannot be reached"))
    assert done.exit_code == 0
    assert "the publisher cannot be reached" in done.output
    assert "Going on with the embedded Whisper" in done.output
    assert "every line is rendered" in done.output


def test_without_the_network_wished_vosk_is_an_error(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    configure(monkeypatch, home, '[hearing]\nengine = "vosk"\n')
    done = set_up(monkeypatch, FetchFailed("the publisher cannot be reached"))
    assert done.exit_code == ExitCode.NOT_READY
    assert 'engine = "auto"' in done.output


def test_wished_whisper_fetches_nothing(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    configure(monkeypatch, home, '[hearing]\nengine = "whisper"\n')
    done = set_up(monkeypatch, AssertionError("it fetched"))
    assert done.exit_code == 0
    assert "Vosk" not in done.output


def test_a_given_model_that_is_none_is_named(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    configure(monkeypatch, home, f'[hearing]\nvosk_model = "{home / "nothing"}"\n')
    done = set_up(monkeypatch, AssertionError("it fetched"))
    assert done.exit_code == 0
    assert str(home / "nothing") in done.output


@pytest.mark.parametrize(
    "problem", [StoreFull("The disk is full: make room."), VoiceMissing("espeak-ng is not installed.", "Install it.")]
)
def test_a_voice_that_cannot_be_rendered_ends_setup(monkeypatch: pytest.MonkeyPatch, problem: Exception) -> None:
    done = set_up(monkeypatch, voice=problem)
    assert done.exit_code == ExitCode.NOT_READY
    assert str(problem) in done.output
