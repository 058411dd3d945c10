"""How well the coach hears people and not the room: accuracy, false accepts, time and memory.

    python bench/hearing.py --quick
    python bench/hearing.py [--engine whisper] [--at "near, quiet" --at "2.5 m"] [--json FILE] [--picture FILE]
    python bench/hearing.py --peer ENVIRONMENT/bin/python

Plays labelled recordings (REPAIR_COACH_SPEECH, see the folder's README) to the ear, block by block as a microphone
would, near and far in a computed bedroom and through noise, at two questions with all that a session listens for;
and with them speech that is no answer: other words, numbers at other questions, sentences and pieces of them, noise,
babble, words by synthetic voices. The whole of it takes an hour on two cores; --quick takes every fifth recording.
--peer plays the same to pocketsphinx, installed in an environment of its own, with a grammar of the same phrases.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from listening.open_hearing import word_error_rates
from listening.peer import PocketsphinxPeer
from listening.recordings import (
    NoRecordings,
    Recording,
    Samples,
    babble,
    fragments,
    human_recordings,
    synthetic_other_words,
)
from listening.report import Report, draw, show
from listening.rooms import SURROUNDINGS, Surroundings, as_heard
from listening.scores import curve, rows
from listening.trials import ALONE, IN_A_SESSION, Trial, run
from processor import heard_on
from rich.progress import track

from device.hearing.engine_choice import open_recogniser
from device.hearing.recogniser import SAMPLE_RATE, RestartableRecogniser

SEED = 20_261_122
BABBLE_TRIALS = 20
BABBLE_LOUDNESS = 1500.0
NEAR = SURROUNDINGS[0]


def main() -> int:
    """Run the measure; exit 2 where there are no recordings."""
    wishes = _wishes()
    every = 5 if wishes.quick else wishes.every
    try:
        recordings = human_recordings(every)
    except NoRecordings as error:
        sys.stderr.write(f"{error}\n")
        return 2
    random = np.random.default_rng(SEED)
    others = [*fragments(recordings, random), *_babbles(recordings, max(1, BABBLE_TRIALS // every), random)]
    if wishes.synthetic:
        others += synthetic_other_words(every)
    if wishes.group:
        recordings = [recording for recording in recordings if recording.group in wishes.group]
        others = [recording for recording in others if recording.group in wishes.group]
    places = [place for place in SURROUNDINGS if not wishes.at or place.name in wishes.at]
    engine = PocketsphinxPeer(wishes.peer) if wishes.peer else open_recogniser(wishes.engine)
    try:
        trials = list(_trials([*recordings, *others], recordings, places, engine, wishes.alone))
        lines = max(4, wishes.lines // every) if wishes.lines else 0
        heard_openly = (
            word_error_rates(engine, places, lambda length: babble(recordings, length, random), lines, SEED)
            if lines
            else []
        )
        report = Report(
            engine=engine.name,
            processor=heard_on(engine.name),
            megabytes=_megabytes(engine.process_id),
            rows=rows(trials),
            curves={place.name: curve([t for t in trials if t.surroundings == place.name]) for place in places},
            open_hearing=heard_openly,
        )
    finally:
        engine.close()
    show(report)
    if wishes.json:
        wishes.json.write_text(json.dumps(report.as_data(), indent=1) + "\n", "utf-8")
    if wishes.picture:
        draw(report, wishes.picture)
    return 0


def _wishes() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", choices=("auto", "vosk", "whisper"), default="auto")
    parser.add_argument(
        "--peer", type=Path, metavar="PYTHON", help="pocketsphinx instead, in this Python's environment"
    )
    parser.add_argument("--quick", action="store_true", help="every fifth recording")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="every Nth recording")
    parser.add_argument("--at", action="append", choices=[place.name for place in SURROUNDINGS], help="only there")
    parser.add_argument("--group", action="append", metavar="GROUP", help="only this folder of recordings")
    parser.add_argument("--alone", action="store_true", help="also without the commands that count anywhere")
    parser.add_argument("--synthetic", action="store_true", help="also other words by synthetic voices")
    parser.add_argument("--lines", type=int, default=0, metavar="N", help="word error rate of N spoken lines")
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--picture", type=Path, metavar="FILE", help="a picture; needs the extra docs")
    return parser.parse_args()


def _trials(
    played: list[Recording],
    speakers: list[Recording],
    places: list[Surroundings],
    engine: RestartableRecogniser,
    alone: bool,
) -> Iterator[Trial]:
    for place in places:
        random = np.random.default_rng(SEED)

        def many_people(length: int, random: np.random.Generator = random) -> Samples:
            return babble(speakers, length, random)

        asked = (*IN_A_SESSION, *ALONE) if alone and place is NEAR else IN_A_SESSION
        for recording in track(played, place.name, transient=True):
            sound = as_heard(recording.samples, place, many_people, random)
            yield from run(sound, recording.group, recording.text, place.name, asked, engine)


def _babbles(recordings: list[Recording], count: int, random: np.random.Generator) -> Iterator[Recording]:
    for _ in range(count):
        yield Recording("babble", None, BABBLE_LOUDNESS * babble(recordings, 2 * SAMPLE_RATE, random))


def _megabytes(process_id: int | None) -> float:
    status = Path(f"/proc/{process_id}/status").read_text("utf-8")
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024


if __name__ == "__main__":
    sys.exit(main())
