"""``repair-coach demo``: a made-up couple's evening, computed."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Annotated

import typer

from device.cli.exit_codes import ExitCode
from device.cli.messages import fail


def demo(
    wav: Annotated[Path | None, typer.Option(help="Write the whole evening to this sound file.")] = None,
    cast: Annotated[str, typer.Option(help="couple, solo or calm; or a .toml file of your own.")] = "couple",
    noise_db: Annotated[
        float | None, typer.Option(help="Put a fan into the room, so many dB below the voices: 20 is soft.")
    ] = None,
    echo_db: Annotated[
        float | None, typer.Option(help="How loud the microphone hears the coach: -20 is usual.", max=0.0)
    ] = None,
    seed: Annotated[int | None, typer.Option(help="Choose pauses and variants, to get the same evening again.")] = None,
) -> None:
    """Show a whole evening without a sound card: made-up people talk with the coach.

    The coach's voice, the voice activity, the endpointing and the recogniser are the real ones; they work on sound in
    memory, faster than real time. Every row shows the time, the light, who, and what was said or heard.

    Examples: repair-coach demo · repair-coach demo --cast calm --wav calm.wav · repair-coach demo --noise-db 15

    **Exit codes**: 0 the evening came to its end · 3 it did not · 5 something needed is missing · 6 the sound file
    cannot be written.
    """
    from simulator.recording import RecordingFailed
    from simulator.scenario import BadScenario, load_scenario
    from simulator.show import NotStaged, show

    try:
        chosen = load_scenario(cast)
    except BadScenario as error:
        fail(str(error), ExitCode.USAGE)
    try:
        ending = show(chosen, wav, noise_db, echo_db, secrets.randbelow(2**31) if seed is None else seed)
    except RecordingFailed as error:
        fail(str(error), ExitCode.BAD_FILE)
    except NotStaged as error:
        fail(f"{error} `repair-coach doctor` helps", ExitCode.NOT_READY)
    if ending is not None:
        fail(ending, ExitCode.INPUT_ENDED)
