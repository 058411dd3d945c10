"""``repair-coach hear``: what the ear makes of recordings."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast, get_args

import typer

from device.cli.exit_codes import ExitCode
from device.cli.messages import fail
from device.cli.places import find_question

if TYPE_CHECKING:
    from device.hearing.listen_file import HeardFile
    from dialogue.events import Heard, NothingHeard
    from dialogue.questions import Question
    from dialogue.script import Script


def hear(
    files: Annotated[list[Path], typer.Argument(help="WAV files, of any rate.")],
    expect: Annotated[str, typer.Option(help="The phrases that are expected, with commas: yes,no")] = "",
    at: Annotated[str, typer.Option(help="A question, heard as in a session: checkin.first")] = "",
    engine: Annotated[str, typer.Option(help="auto, vosk or whisper; else as in the settings.")] = "",
) -> None:
    """Hear recordings as in the room and print one JSON object a file.

    {"file", "open", "closed", "answer", "means", "ms"}: open is the free hearing, closed the expected phrase that fits
    best, answer the phrase that is accepted or null, means the intent that the conversation would act on at that
    question or null for nothing, ms the decoding time.

    Example: repair-coach hear --expect yes,no,stop,go recording.wav
    """
    from device.evening.bootstrap import load_words
    from device.hearing.engine_choice import EngineName, open_recogniser
    from device.hearing.listen_file import hear_file, kind_of, phrases_at
    from device.hearing.recogniser import RecogniserLost
    from device.reading.child_reader import UNHURRIED, ChildReader
    from device.reading.steady_reader import SteadyReader
    from device.settings.load import load_settings
    from dialogue.acted_on import acted_on

    settings = load_settings().settings
    chosen = settings.hearing.engine
    if engine:
        if engine not in get_args(EngineName):
            fail(f"there is no recogniser {engine!r}; use one of {', '.join(get_args(EngineName))}", ExitCode.USAGE)
        chosen = cast("EngineName", engine)
    if bool(expect) == bool(at):
        fail("say what is expected: either --expect yes,no or --at QUESTION", ExitCode.USAGE)
    script: Script | None = None
    question: Question | None = None
    if at:
        script = load_words(settings)
        question = find_question(script, at)
        kind, phrases = question.kind, phrases_at(question)
    else:
        phrases = tuple(phrase for part in expect.split(",") if (phrase := " ".join(part.lower().split())))
        kind = kind_of(phrases)
        if not phrases:
            fail("--expect names no phrase", ExitCode.USAGE)
    model = Path(settings.hearing.vosk_model).expanduser() if settings.hearing.vosk_model else None
    try:
        recogniser = open_recogniser(chosen, model)
    except RecogniserLost as error:
        fail(f"{error}. `repair-coach doctor` helps", ExitCode.NOT_READY)

    def meaning(heard: Iterable[Heard | NothingHeard]) -> str | None:
        return acted_on(heard, script, question)

    with closing(recogniser), closing(SteadyReader(ChildReader(limits=UNHURRIED))) as reader:
        try:
            _hear_each(files, lambda file: hear_file(file, kind, phrases, recogniser, meaning, reader, question))
        except RecogniserLost as error:
            fail(f"{error}. `repair-coach doctor` helps", ExitCode.NOT_READY)


def _hear_each(files: Iterable[Path], hear_one: Callable[[Path], HeardFile]) -> None:
    """Print what is heard in each; one that cannot be read is named, and the others are heard."""
    from device.hearing.wav import WavUnreadable

    unreadable = False
    for file in files:
        try:
            typer.echo(json.dumps(hear_one(file), ensure_ascii=False))
        except WavUnreadable as error:
            typer.echo(f"repair-coach: {error}", err=True)
            unreadable = True
    if unreadable:
        raise typer.Exit(ExitCode.BAD_FILE)
