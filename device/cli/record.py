"""``repair-coach record``: a person's voice instead of the machine's, line by line."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from device.cli.exit_codes import ExitCode
from device.cli.messages import fail
from device.cli.playing import play

if TYPE_CHECKING:
    from device.hearing.recogniser import Recogniser
    from device.recorder.recording_lines import RecordableLine, RecordingsFolder
    from device.recorder.recording_microphone import TakeMicrophone
    from device.settings.schema import Hearing, Settings
    from voices.synthesiser import Synthesiser
    from voices.wav import Clip

METER_WIDTH, METER_FLOOR_DBFS = 30, -60.0


def record(
    folder: Annotated[Path | None, typer.Option(help="Where to; else recordings_folder of the settings.")] = None,
    stage: Annotated[str, typer.Option(help="Only one stage of the script: welcome, calm …")] = "",
    check: Annotated[bool, typer.Option("--check", help="Record nothing; check what is there.")] = False,
) -> None:
    """Record the script in your own voice: the coach then speaks with it.

    It shows one line after the other, records it, cuts the silence off, evens the loudness out and lets the recogniser
    check the words. What is kept is saved at once; stop whenever you like, and it goes on there the next time. Lines
    with a number or a feeling in them stay with the voice.

    Examples: repair-coach record --folder ~/coach-voice --stage calm · repair-coach record --check

    **Exit codes**: 0 fine · 3 the typed input ended before the lines did · 4 no microphone · 6 a recording cannot be
    used or saved.
    """
    from device.evening.bootstrap import load_words
    from device.recorder.recording_lines import RecordingsFolder, recordable_lines
    from device.settings.load import load_settings

    settings = load_settings().settings
    where = folder or (Path(settings.voice.recordings_folder) if settings.voice.recordings_folder else None)
    if where is None:
        fail('say where to: --folder FOLDER, or recordings_folder = "…" under [voice]', ExitCode.USAGE)
    script = load_words(settings)
    stages = list(dict.fromkeys(line.stage for line in script.lines.values()))
    if stage and stage not in stages:
        fail(f"there is no stage {stage!r}; stages: {', '.join(stages)}", ExitCode.USAGE)
    kept = RecordingsFolder(where.expanduser())
    lines = tuple(recordable_lines(script, stage or None))
    try:
        if check:
            _check(lines, kept, settings)
        else:
            _record(lines, kept, settings)
    except OSError as error:
        fail(f"{kept.folder} cannot be written: {error.strerror}; what was kept before is safe", ExitCode.BAD_FILE)
    if not settings.voice.recordings_folder:
        typer.echo(f'To speak with them, put recordings_folder = "{kept.folder}" under [voice] in the settings file.')


def _record(lines: tuple[RecordableLine, ...], folder: RecordingsFolder, settings: Settings) -> None:
    from device.evening.open_synthesiser import open_synthesiser
    from device.recorder.recording_microphone import TakeMicrophone
    from device.recorder.recording_round import RecordingRound

    synthesiser = open_synthesiser(settings.voice, recordings=False)
    recogniser = _Recogniser(settings.hearing)
    meter = _show_level if sys.stdout.isatty() else _ignore
    microphone = TakeMicrophone(settings.microphone.device or None, meter)
    person = _Terminal(microphone, synthesiser, settings.speaker.device)
    typer.echo("A quiet room; a hand's breadth from the microphone; calm and low, as to one person.")
    try:
        outcome = RecordingRound(lines, folder, person, recogniser).lead()
    finally:
        recogniser.close()
        synthesiser.close()
    typer.echo(f"\n{outcome.kept} kept, {outcome.left} left, in {folder.folder}.")
    if outcome.input_ended and outcome.left:
        raise typer.Exit(ExitCode.INPUT_ENDED)


def _check(lines: tuple[RecordableLine, ...], folder: RecordingsFolder, settings: Settings) -> None:
    """Say of every recording that is there whether it can be used, and of strangers that nothing speaks them."""
    from device.recorder.recording_take import judged
    from voices.recordings import read_recording
    from voices.wav import BadWav

    known = {line.name: line for line in lines}
    files = sorted(folder.folder.glob("*.wav"))
    recogniser = _Recogniser(settings.hearing)
    bad = 0
    for path in files:
        line = known.get(path.stem)
        try:
            clip = read_recording(path)
            problem = None
            if line is None:
                problem = "is of no line of the script: rename or remove it"
            elif not folder.holds(line):
                problem = f"is of other words than the script's, or {path.stem}.txt is missing: record it again"
            else:
                problem = judged(clip, line.words, recogniser()).problem
        except BadWav as error:
            problem = str(error).removeprefix(f"{path} ")
        if problem is not None:
            bad += 1
            typer.echo(f"{path.name}: {problem}")
    recogniser.close()
    typer.echo(f"{len(files)} recordings, {len(files) - bad} good; {len(lines)} lines can be recorded.")
    if bad:
        raise typer.Exit(ExitCode.BAD_FILE)


class _Recogniser:
    """The recogniser that serves here, opened when first needed; None where there is none."""

    def __init__(self, settings: Hearing) -> None:
        self._settings = settings
        self._opened: list[Recogniser] = []
        self._missing = False

    def __call__(self) -> Recogniser | None:
        from device.hearing.engine_choice import open_recogniser
        from device.hearing.recogniser import RecogniserLost

        if not self._opened and not self._missing:
            try:
                model = self._settings.vosk_model
                self._opened.append(open_recogniser(self._settings.engine, Path(model).expanduser() if model else None))
            except RecogniserLost as error:
                self._missing = True
                typer.echo(f"The words are not checked: {error}.", err=True)
        return self._opened[0] if self._opened else None

    def close(self) -> None:
        """End its process."""
        for recogniser in self._opened:
            recogniser.close()


class _Terminal:
    """The person at this terminal, or what is piped in their place; see device.recorder.recording_round.Person."""

    def __init__(self, microphone: TakeMicrophone, synthesiser: Synthesiser, speaker: str) -> None:
        self._microphone = microphone
        self._synthesiser = synthesiser
        self._speaker = speaker

    def tell(self, text: str) -> None:
        """Print it."""
        typer.echo(text)

    def ask(self, choices: str) -> str | None:
        """One typed line."""
        typer.echo(f"{choices} ", nl=False)
        line = sys.stdin.readline()
        if not sys.stdin.isatty():
            typer.echo()
        return line.strip().lower()[:1] if line else None

    def record(self, longest_pause_seconds: float) -> Clip:
        """What the microphone hears."""
        typer.echo("Speak now; a silence ends it.")
        try:
            return self._microphone.take(longest_pause_seconds)
        finally:
            if sys.stdout.isatty():
                typer.echo("\r" + " " * (METER_WIDTH + 12) + "\r", nl=False)

    def play(self, clip: Clip) -> None:
        """Play it."""
        play(clip.samples.tobytes(), clip.rate, self._speaker, "`repair-coach doctor` helps")

    def play_voice(self, line: RecordableLine) -> None:
        """Play the line as the voice says it."""
        from dialogue.commands import plain_parts

        samples = self._synthesiser.sound(line.line, line.variant, plain_parts(line.parts))
        play(samples.tobytes(), self._synthesiser.rate, self._speaker, "`repair-coach doctor` helps")


def _meter_bar(dbfs: float) -> str:
    share = min(max((dbfs - METER_FLOOR_DBFS) / -METER_FLOOR_DBFS, 0.0), 1.0)
    filled = round(share * METER_WIDTH)
    word = "too loud" if dbfs > -3.0 else "good" if dbfs > -24.0 else ""
    return f"[{'#' * filled}{'·' * (METER_WIDTH - filled)}] {word:8}"


def _show_level(dbfs: float) -> None:
    typer.echo(f"\r{_meter_bar(dbfs)}", nl=False)


_ignore: Callable[[float], None] = lambda _: None  # noqa: E731
