"""``repair-coach setup``: what a session needs, fetched and made beforehand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from device.cli.exit_codes import ExitCode
from device.cli.messages import fail

if TYPE_CHECKING:
    from rich.progress import Progress

    from device.settings.schema import Hearing, Settings


def setup() -> None:
    """Fetch the recogniser's model and render the voice. The only command that uses the network.

    It may be interrupted and repeated: it goes on where it was, and does nothing twice.
    """
    from datetime import UTC, datetime

    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    from device.settings.load import load_settings
    from dialogue.help_numbers import stale

    settings = load_settings().settings
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[count]}"), TimeRemainingColumn())
    with Progress(*columns, transient=True) as progress:
        _set_up_hearing(settings.hearing, progress)
        _set_up_voice(settings, progress)
    if old := stale(datetime.now(UTC).date()):
        listed = "; ".join(old)
        fail(f"help numbers were not checked for over a year: {listed}. Check them, or update", ExitCode.NOT_READY)
    typer.echo("Ready. Start it with: repair-coach (or ./coach)")


def _set_up_hearing(settings: Hearing, progress: Progress) -> None:
    from device.hearing.engines.fetch import FetchFailed
    from device.hearing.engines.vosk_model import SMALL_ENGLISH, ModelUnusable, check_model, fetch_model, find_model
    from device.hearing.engines.whisper_weights import WeightsMissing, find_weights, verify_weights
    from device.system.folders import models_folder

    try:
        verify_weights(find_weights())
        typer.echo("Recogniser Whisper tiny.en: embedded, verified.")
    except WeightsMissing as error:
        fail(f"{error}. Run: ./coach again after removing .venv", ExitCode.NOT_READY)
    if settings.engine == "whisper":
        return
    given = find_model(models_folder(), Path(settings.vosk_model).expanduser() if settings.vosk_model else None)
    try:
        if given is not None and given.parent != models_folder():
            check_model(given)
            typer.echo(f"Recogniser Vosk: the model in {given}.")
            return
        typer.echo(f"Recogniser Vosk: fetching {SMALL_ENGLISH.name} from its publisher ({SMALL_ENGLISH.url}).")
        task = progress.add_task("model", total=SMALL_ENGLISH.zip_bytes, count="")

        def fetched(done: int, total: int | None) -> None:
            progress.update(task, completed=done, total=total, count=f"{done / 1e6:.0f} MB")

        model = fetch_model(SMALL_ENGLISH, models_folder(), fetched)
        progress.remove_task(task)
        typer.echo(f"Recogniser Vosk: verified, in {model}.")
    except (FetchFailed, ModelUnusable) as error:
        if settings.engine == "vosk":
            fail(f'{error}. The settings ask for Vosk; with engine = "auto" Whisper would serve', ExitCode.NOT_READY)
        typer.echo(
            f"Recogniser Vosk: not available: {error}.\n"
            "Going on with the embedded Whisper. `repair-coach setup` tries again; Vosk serves once it is there."
        )


def _set_up_voice(settings: Settings, progress: Progress) -> None:
    from device.evening.bootstrap import load_words
    from device.evening.open_synthesiser import open_synthesiser
    from dialogue.script import ScriptError
    from voices.store import StoreFailed
    from voices.voice import VoiceFailed

    try:
        texts = load_words(settings).texts()
    except ScriptError as error:
        fail(str(error), ExitCode.USAGE)
    synthesiser = open_synthesiser(settings.voice)
    task = progress.add_task("voice", total=None, count="")

    def rendered(done: int, total: int) -> None:
        progress.update(task, completed=done, total=total, count=f"{done} of {total} lines")

    try:
        name = synthesiser.voice.name
        typer.echo(f"Voice {name}: rendering every line, so that a session never waits.")
        synthesiser.render_ahead(texts, rendered)
    except (StoreFailed, VoiceFailed) as error:
        fail(str(error), ExitCode.NOT_READY)
    finally:
        synthesiser.close()
    progress.remove_task(task)
    typer.echo(f"Voice {name}: every line is rendered.")
