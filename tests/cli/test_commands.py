"""The commands as a person runs them: output, errors and exit codes."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import threading
import wave
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

import device.__main__ as program
from device.audio.portaudio import SoundMissing
from device.board.pins import PinsError
from device.cli.exit_codes import ExitCode
from device.cli.messages import guard_words
from device.hearing.recogniser import RecogniserLost
from device.light.output import LightError
from device.reading.weights import WEIGHTS
from dialogue.script import ScriptError
from dialogue.understanding.intents import Certainty, Intent, Meaning, Source
from voices.store import StoreFull
from voices.voice import VoiceFailed

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run ``repair-coach ARGUMENTS`` in a home of its own; exit code, output, errors."""
    for variable in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    monkeypatch.delenv("REPAIR_COACH_CONFIG", raising=False)
    for hook in ("excepthook", "unraisablehook"):
        monkeypatch.setattr(sys, hook, getattr(sys, hook))
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)

    def command(*arguments: str, typed: bytes = b"", settings: str = "") -> tuple[int, str, str]:
        if settings:
            file = tmp_path / "config.toml"
            file.write_text(settings)
            monkeypatch.setenv("REPAIR_COACH_CONFIG", str(file))
        monkeypatch.setattr(sys, "argv", ["repair-coach", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed)))
        code: object = 0
        try:
            program.main()
        except SystemExit as end:
            code = end.code
        shown = capsys.readouterr()
        return int(str(code or 0)), shown.out, shown.err

    return command


def test_help_teaches_the_commands_and_the_exit_codes(run: Run) -> None:
    code, shown, _ = run("--help")
    assert code == 0
    for command in program.COMMANDS:
        assert command in shown
    plain = " ".join(shown.split())
    for exit_code in ExitCode:
        assert f"{exit_code.value} " in plain.split("Exit codes")[1]


@pytest.mark.parametrize("command", program.COMMANDS)
def test_every_command_explains_itself(run: Run, command: str) -> None:
    code, shown, _ = run(command, "--help")
    assert code == 0
    assert "Usage: repair-coach " + command in " ".join(shown.split())


def test_help_imports_nothing_heavy() -> None:
    heavy = "numpy sounddevice vosk faster_whisper gpiozero pyttsx3 pooch soxr rapidfuzz"
    code = (
        "import sys; sys.argv = ['repair-coach', '--help']\n"
        "import device.__main__ as program\n"
        "try: program.main()\n"
        "except SystemExit: pass\n"
        f"print('HEAVY', *[name for name in '{heavy}'.split() if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1].strip() == "HEAVY"


def test_an_unknown_command_is_a_usage_error(run: Run) -> None:
    code, _, said = run("tlak")
    assert code == ExitCode.USAGE
    assert "tlak" in said


def test_broken_settings_are_a_usage_error(run: Run) -> None:
    code, _, said = run("settings", settings="[button]\npin = 99\n")
    assert code == ExitCode.USAGE
    assert "button.pin is 99; allowed" in said


def test_settings_tell_where_each_came_from(run: Run) -> None:
    code, shown, _ = run("settings", settings="[button]\npin = 22\n")
    assert code == 0
    (line,) = [line for line in shown.splitlines() if line.startswith("pin = 22")]
    assert "config.toml" in line
    assert "gamma = 2.2  # from the defaults" in shown


def test_a_defect_prints_type_and_place_and_no_words(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        secret = "I told her about us"
        raise ValueError(secret)

    monkeypatch.setattr("device.settings.load.load_settings", broken)
    code, shown, said = run("settings")
    assert code == ExitCode.INTERNAL
    assert "ValueError" in said
    assert "test_commands.py:" in said
    assert "told her" not in shown + said


@pytest.mark.parametrize(
    ("error", "exit_code"),
    [
        (ScriptError("own.toml, line 3: there is no such key; remove it"), ExitCode.USAGE),
        (LightError("GPIO12 cannot be the light"), ExitCode.NOT_READY),
        (PinsError("lgpio is missing"), ExitCode.NOT_READY),
        (RecogniserLost("the recogniser did not start"), ExitCode.NOT_READY),
        (VoiceFailed("espeak-ng is not installed.", "Install it."), ExitCode.NOT_READY),
        (StoreFull("the disk is full"), ExitCode.NOT_READY),
        (SoundMissing("No microphone was found.", "Plug one in."), ExitCode.NO_SOUND),
    ],
)
def test_an_error_made_for_a_person_is_shown(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: Exception, exit_code: ExitCode
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("device.settings.load.load_settings", broken)
    code, _, said = run("settings")
    assert code == exit_code
    assert said == f"repair-coach: {error}\n"


def test_a_defect_in_a_thread_prints_no_words_either(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("settings")[0] == 0
    guard_words()

    def broken() -> None:
        raise KeyError("what was said")

    thread = threading.Thread(target=broken)
    thread.start()
    thread.join()
    said = capsys.readouterr().err
    assert "KeyError" in said
    assert "what was said" not in said


def test_a_defect_in_a_child_names_no_words() -> None:
    """As a process: the hook that Python itself calls."""
    code = "from device.cli.messages import guard_words; guard_words(); raise RuntimeError('said in bed')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "RuntimeError" in done.stderr
    assert "said in bed" not in done.stderr


# -- light -------------------------------------------------------------------------------------------


def test_the_trace_is_the_breath(run: Run) -> None:
    code, shown, _ = run("light", "--trace", "breathe", "--pattern", "glide", "--seconds", "300")
    assert code == 0
    header, *rows = shown.splitlines()
    assert header == "seconds,level,duty"
    assert len(rows) == 300 * 50
    seconds, levels, duties = (
        list(column) for column in zip(*(map(float, row.split(",")) for row in rows), strict=True)
    )
    assert seconds[1] == 0.02
    assert levels[0] == pytest.approx(0.03)
    assert 0.55 < max(levels[: 50 * 10]) <= 0.60
    peaks = [index for index in range(1, len(levels) - 1) if levels[index - 1] < levels[index] >= levels[index + 1]]
    troughs = [index for index in range(1, len(levels) - 1) if levels[index - 1] > levels[index] <= levels[index + 1]]
    # Settled after two minutes: ten seconds a breath, four in and six out.
    late = [peak for peak in peaks if seconds[peak] > 140]
    for peak, following in pairwise(late):
        assert seconds[following] - seconds[peak] == pytest.approx(10.0, abs=0.05)
        trough = next(index for index in troughs if index > peak)
        assert seconds[trough] - seconds[peak] == pytest.approx(6.0, abs=0.05)
    assert max(duties) == pytest.approx(0.6**2.2, abs=0.01)  # what an eye sees as 60 % of full brightness
    assert max(range(len(levels)), key=levels.__getitem__) == duties.index(max(duties))


@pytest.mark.parametrize("arguments", [("--trace", "disco"), ("--pattern", "quick"), ("--seconds", "-1")])
def test_a_light_that_does_not_exist_is_a_usage_error(run: Run, arguments: tuple[str, str]) -> None:
    code, _, said = run("light", *arguments)
    assert code == ExitCode.USAGE
    assert said


# -- understand --------------------------------------------------------------------------------------


def test_lines_become_meanings(run: Run) -> None:
    code, shown, _ = run("understand", "--at", "checkin", typed=b"about a seven\nstop\n")
    no_danger = {"safety": None, "certainty": None}
    assert code == 0
    assert [json.loads(line) for line in shown.splitlines()] == [
        {"text": "about a seven", "intent": "RATING", "slots": {"value": 7}, **no_danger, "source": "number"},
        {"text": "stop", "intent": "STOP", "slots": {}, **no_danger, "source": "command"},
    ]


@pytest.mark.parametrize("typed", [b"four\n", b"it was a nine, now maybe five\n", b"stop\n"])
def test_why_names_what_decided(run: Run, typed: bytes) -> None:
    _, shown, _ = run("understand", "--at", "checkin", "--why", typed=typed)
    assert json.loads(shown)["why"]


@pytest.mark.parametrize(
    "typed", [b"x" * 10_000, b"\x00\x07\x1b[31m\xff\xfe", "Привет, 你好, שלום 🙂".encode(), b"", b"\n", b"no newline"]
)
def test_any_text_gives_a_line_for_a_line(run: Run, typed: bytes) -> None:
    code, shown, _ = run("understand", typed=typed)
    assert code == 0
    lines = [json.loads(line) for line in shown.splitlines()]
    assert len(lines) == len(typed.decode(errors="replace").splitlines())


def test_why_names_the_words_where_the_reader_decided(run: Run) -> None:
    _, shown, _ = run("understand", "--at", "own", "--why", typed=b"i slammed every door in the house\nstop\n")
    read, commanded = map(json.loads, shown.splitlines())
    assert read["intent"] == "OWN"
    assert read["why"][0].startswith("reader: OWN")
    assert len(read["words"]) == 3
    assert set(read["words"]) <= {"i", "slammed", "every", "door", "in", "the", "house"}
    assert list(read["words"].values()) == sorted(read["words"].values(), reverse=True)
    assert "words" not in commanded


@pytest.mark.parametrize(("certainty", "shown"), [("SURE", "sure"), ("LIKELY", "possible"), ("POSSIBLE", "possible")])
def test_a_danger_is_sure_or_possible(run: Run, monkeypatch: pytest.MonkeyPatch, certainty: str, shown: str) -> None:
    meant = Meaning(Intent.SAFE_FEAR, source=Source.READER, certainty=Certainty[certainty])
    monkeypatch.setattr("dialogue.understanding.understand", lambda *_, **__: meant)
    _, printed, _ = run("understand", typed=b"he waits outside\n")
    told = json.loads(printed)
    assert (told["safety"], told["certainty"]) == ("SAFE_FEAR", shown)


def test_without_its_reader_lines_are_understood_by_tables_and_it_says_so(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    damaged = tmp_path / "weights"
    damaged.write_bytes(WEIGHTS.read_bytes()[:1000])
    monkeypatch.setattr("device.reading.child_reader.WEIGHTS", damaged)
    code, shown, said = run("understand", "--why", typed=b"stop\nhe hit me last night\n")
    assert code == ExitCode.NOT_READY
    assert [json.loads(line)["intent"] for line in shown.splitlines()] == ["STOP", "SAFE_VIOLENCE"]
    assert str(damaged) in said
    assert "install repair-coach again" in said


def test_a_place_that_does_not_exist_is_a_usage_error(run: Run) -> None:
    code, _, said = run("understand", "--at", "nowhere")
    assert code == ExitCode.USAGE
    assert "checkin" in said


# -- say, hear ---------------------------------------------------------------------------------------


def test_say_writes_a_wav(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "said.wav"
    code, _, _ = run("say", "Let the light lead.\x07", "--engine", "espeak", "--out", str(out))
    assert code == 0
    with wave.open(str(out)) as file:
        assert file.getnframes() / file.getframerate() > 0.5


@pytest.mark.parametrize(
    ("arguments", "exit_code"),
    [
        (("say", " \x07 "), ExitCode.USAGE),
        (("say", "x" * 20_000), ExitCode.USAGE),
        (("say", "hi", "--engine", "robot"), ExitCode.USAGE),
        (("say", "hi", "--engine", "espeak", "--out", "/nowhere/said.wav"), ExitCode.BAD_FILE),
        (("say",), ExitCode.USAGE),
        (("hear", "a.wav"), ExitCode.USAGE),
        (("hear", "a.wav", "--expect", " , "), ExitCode.USAGE),
        (("hear", "a.wav", "--at", "nowhere"), ExitCode.USAGE),
        (("hear", "a.wav", "--expect", "yes", "--engine", "parrot"), ExitCode.USAGE),
    ],
)
def test_what_cannot_be_done_is_said(run: Run, arguments: tuple[str, ...], exit_code: ExitCode) -> None:
    code, _, said = run(*arguments)
    assert code == exit_code
    assert len(said) > 20


@pytest.mark.recogniser
def test_hear_answers_a_line_a_file_and_names_bad_ones(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.wav"
    bad.write_text("not a WAV")
    good = tmp_path / "good.wav"
    with wave.open(str(good), "wb") as file:
        file.setparams((1, 2, 22050, 0, "NONE", ""))
        file.writeframes(bytes(22050))
    code, shown, said = run("hear", str(bad), str(good), "--expect", "yes,no")
    assert code == ExitCode.BAD_FILE
    assert str(bad) in said
    (heard,) = [json.loads(line) for line in shown.splitlines()]
    assert (heard["file"], heard["answer"]) == (str(good), None)


# -- forget, voices ----------------------------------------------------------------------------------


def test_forget_erases_what_was_kept_but_not_the_rest(run: Run, tmp_path: Path) -> None:
    from device.evening.state_store import StateStore  # noqa: PLC0415

    run("settings")
    state_store = StateStore()
    state_store.keep_plan("when the door slams then we breathe")
    state_store.rest_talking()
    assert "door slams" in state_store.path.read_text()
    code, shown, _ = run("forget")
    assert code == 0
    assert "talking still rests" in shown
    kept = StateStore()
    assert kept.kept.plan is None
    assert kept.talking_rests
    assert "door" not in state_store.path.read_text()
    assert tmp_path in state_store.path.parents


def test_voices_are_listed_with_the_one_in_use(run: Run) -> None:
    code, shown, _ = run("voices", settings='[voice]\nengine = "espeak"\n')
    assert code == 0
    assert shown.split()[:3] == ["espeak", "in", "use"]
    assert "en-us" in shown
