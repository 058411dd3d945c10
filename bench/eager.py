"""Answers that come early: from when on is one heard whole, with the coach's last syllable still in the room?

    python bench/eager.py [--levels none,-30,-20,-10] [--every 4] [--json FILE]

The coach says a question; a person answers with a recorded word (REPAIR_COACH_SPEECH) that begins so many seconds after
the question's last sample was played, or before it. The microphone hears the person and, so much softer than it is
played, the coach through a computed bedroom (tests/room/reverberation.py). Counted is how many answers are accepted
rightly and how many wrongly. What begins before the last sample is not meant to be heard (DESIGN 4): the coach's own
voice could not be told from it.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import soxr
from listening.recordings import NoRecordings, Recording, human_recordings
from listening.rooms import loud_power
from listening.trials import COMMANDS
from processor import heard_on
from rich.console import Console
from rich.progress import track
from rich.table import Table

from device.hearing.ear import Ear
from device.hearing.engine_choice import open_recogniser
from device.hearing.recogniser import RestartableRecogniser
from dialogue.commands import Listen
from dialogue.events import Heard
from dialogue.questions import PATIENCE_SECONDS, QuestionKind
from simulator.acoustics import MICROPHONE_RATE, ROOM_RATE, SPEECH_RMS, Acoustics, RoomSound
from simulator.scenario import Person
from voices.flite_voice import FliteVoice
from voices.loudness import evened
from voices.wav import read_wav

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from room.reverberation import bedroom_echo

QUESTION = "Would you like to go on, or stop for tonight?"
DELAYS_SECONDS = (-0.4, -0.2, -0.1, 0.0, 0.1, 0.2, 0.3, 0.5, 1.0)
BLOCK_SECONDS = 0.02
AFTERWARDS_SECONDS = 3.5
# A recording begins where it first comes within this of its loudest sample.
ONSET_DECIBELS = 25.0


@dataclass(frozen=True, slots=True)
class Result:
    """One level and one delay; level_db None is a room without an echo."""

    level_db: float | None
    delay_seconds: float
    said: int
    right: int
    wrong: int


def coach_asks() -> np.ndarray:
    """The question at ROOM_RATE, as loud as the coach speaks."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "question.wav"
        FliteVoice("rms").render(QUESTION, path)
        clip = evened(read_wav(path))
    sound = np.asarray(soxr.resample(clip.samples, clip.rate, ROOM_RATE), np.int16)
    return sound[: np.flatnonzero(np.abs(sound) > 100)[-1] + 1]


def person_says(recording: Recording) -> np.ndarray:
    """The word at ROOM_RATE from its onset on, as loud as people in the bedroom are."""
    sound = soxr.resample(recording.samples, MICROPHONE_RATE, ROOM_RATE)
    sound = sound[np.flatnonzero(np.abs(sound) > np.abs(sound).max() * 10 ** (-ONSET_DECIBELS / 20))[0] :]
    loud = np.sqrt(loud_power(sound))
    return np.asarray(sound * SPEECH_RMS * 10 ** (Person("piper").gain_db / 20) / loud, np.float32)


def answer_of(
    question: np.ndarray, word: np.ndarray, level_db: float | None, delay: float, engine: RestartableRecogniser
) -> str | None:
    """The answer that the ear accepts."""
    air = RoomSound(Acoustics(noise_db=25.0, echo=None if level_db is None else bedroom_echo(level_db)), seed=1)
    block = round(BLOCK_SECONDS * ROOM_RATE)
    last_sample = len(question)
    people = np.zeros(last_sample + round(AFTERWARDS_SECONDS * ROOM_RATE), np.float32)
    start = last_sample + round(delay * ROOM_RATE)
    people[start : start + len(word)] = word[: len(people) - start]
    played = np.zeros(len(people), np.int16)
    played[:last_sample] = question
    kind = QuestionKind.CHOICE
    ear = Ear(engine)
    ear.speaking(True, 0.0)
    asked = False
    for at in range(0, len(people) - block + 1, block):
        now = (at + block) / ROOM_RATE
        for event in ear.feed(air.carry(played[at : at + block], people[at : at + block]), now):
            if isinstance(event, Heard) and event.answer is not None:
                return event.answer
        if not asked and at + block >= last_sample:
            asked = True
            ear.speaking(False, last_sample / ROOM_RATE)
            ear.listen(Listen(1, "eager", kind, COMMANDS, PATIENCE_SECONDS[kind]), now)
    return None


def main() -> int:
    """Measure and print; exit 2 where there are no recordings."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--levels", default="none,-30,-20,-10", help="of the echo against what is played, in dB")
    parser.add_argument("--every", type=int, default=4, metavar="N", help="every Nth recording")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    try:
        words = [recording for recording in human_recordings() if recording.group == "commands"][:: options.every]
    except NoRecordings as error:
        sys.stderr.write(f"{error}\n")
        return 2
    levels = [None if level == "none" else float(level) for level in options.levels.split(",")]
    question = coach_asks()
    engine = open_recogniser()
    results: list[Result] = []
    for level in levels:
        for delay in track(DELAYS_SECONDS, f"echo {level}", transient=True):
            answers = [answer_of(question, person_says(word), level, delay, engine) for word in words]
            right = sum(answer == word.text for answer, word in zip(answers, words, strict=True))
            wrong = sum(answer is not None for answer in answers) - right
            results.append(Result(level, delay, len(words), right, wrong))
    engine.close()
    table = Table(
        "echo dB", *(f"{delay:+g} s" for delay in DELAYS_SECONDS), title="right (wrong) by onset of the answer"
    )
    for level in levels:
        cells = [f"{found.right} ({found.wrong})" for found in results if found.level_db == level]
        table.add_row("none" if level is None else f"{level:g}", *cells)
    Console().print(table, f"of {len(words)} words each", heard_on(engine.name), sep="\n", highlight=False)
    if options.json:
        options.json.write_text(json.dumps([asdict(result) for result in results], indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
