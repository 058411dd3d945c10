"""Stage an evening with everything that is real on this machine, and print it."""

from __future__ import annotations

import time
from contextlib import ExitStack, closing
from pathlib import Path

from rich.console import Console

from device.evening.bootstrap import load_words
from device.evening.open_synthesiser import open_synthesiser
from device.hearing.engine_choice import open_recogniser
from device.hearing.engines.vosk_model import ModelUnusable
from device.hearing.engines.whisper_weights import WeightsMissing
from device.hearing.recogniser import RecogniserLost
from device.reading.child_reader import UNHURRIED, ChildReader
from device.reading.steady_reader import SteadyReader
from device.settings.load import load_settings
from device.system.folders import voice_folder
from dialogue.events import Started
from simulator.acoustics import Acoustics, Echo
from simulator.evening_log import EveningLog
from simulator.keeper import EveningStateWriter
from simulator.latencies import Latencies
from simulator.observations import Observation
from simulator.recording import EveningRecording
from simulator.scenario import Scenario
from simulator.virtual_room import Block, VirtualRoom
from simulator.voices_of_people import Wardrobe
from voices.store import ClipStore
from voices.voice import VoiceFailed


class NotStaged(Exception):
    """Something that the evening needs is missing; the message says what and how to mend it."""


def show(cast: Scenario, wav: Path | None, noise_db: float | None, echo_db: float | None, seed: int) -> str | None:
    """Run a cast's evening and print it. None where it came to its end, else what went wrong in which stage.

    Raises NotStaged and RecordingFailed.
    """
    settings = load_settings().settings
    script = load_words(settings)
    console = Console()
    with ExitStack() as stack:
        recording = stack.enter_context(_recording(wav, cast)) if wav else None
        model = Path(settings.hearing.vosk_model).expanduser() if settings.hearing.vosk_model else None
        try:
            recogniser = open_recogniser(settings.hearing.engine, model)
        except (RecogniserLost, ModelUnusable, WeightsMissing) as error:
            raise NotStaged(f"{error}.") from None
        stack.callback(recogniser.close)
        reader = stack.enter_context(closing(SteadyReader(ChildReader(limits=UNHURRIED))))
        synthesiser = open_synthesiser(settings.voice)
        stack.callback(synthesiser.close)
        synthesiser.announce(script.texts())
        wardrobe = Wardrobe(ClipStore(voice_folder()))
        stack.callback(wardrobe.close)
        log = EveningLog(console, tuple(cast.people))
        latencies = Latencies(script.questions)

        def tell(observation: Observation) -> None:
            log.take(observation)
            latencies.take(observation)

        def watch(block: Block) -> None:
            if recording is not None:
                recording.add(block)

        echo = None if echo_db is None else Echo(echo_db)
        console.print(
            f"[bold]{cast.title}[/] Coach: {synthesiser.voice.name}. "
            f"{', '.join(f'{who.capitalize()}: {person.voice}' for who, person in cast.people.items())}. "
            f"Recogniser: {recogniser.name}. Seed: {seed}.\n",
            highlight=False,
        )
        began_at = time.monotonic()
        try:
            for who, text in cast.texts:
                wardrobe.sound(cast.people[who], text)  # a missing voice is better noticed now than in the middle
            room = VirtualRoom(
                script=script,
                recogniser=recogniser,
                reader=reader,
                voices=synthesiser,
                cast=cast,
                say=lambda who, text: wardrobe.sound(cast.people[who], text),
                keeper=EveningStateWriter(synthesiser),
                acoustics=Acoustics(noise_db, echo),
                seed=seed,
                tell=tell,
                watch=watch,
            )
            ended = room.spend(Started(seed=seed))
        except VoiceFailed as error:
            raise NotStaged(str(error)) from None
        log.sum_up(latencies, time.monotonic() - began_at, room.now)
        if recording is not None:
            console.print(f"The evening is in {wav}.", highlight=False)
        return _what_went_wrong(log, cast, ended)


def _recording(wav: Path, cast: Scenario) -> EveningRecording:
    return EveningRecording(wav, {who: person.side for who, person in cast.people.items()})


def _what_went_wrong(log: EveningLog, cast: Scenario, ended: bool) -> str | None:
    """None where the last line was the right one, else a sentence."""
    if ended and log.last_line == cast.ends_with:
        return None
    stage = log.stages[-1] if log.stages else "the beginning"
    cause = "; the recogniser was lost and did not come back" if log.hearing_lost else ""
    return f"the evening did not come to its end: it stopped in {stage}, after the line {log.last_line}{cause}"
