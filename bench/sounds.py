"""What people sound like without words must lead nowhere: sobs, sighs, yawns, laughs, coughs, snores at five questions.

    python bench/sounds.py [--every 4] [--at checkin.first] [--json FILE]

Plays the labelled sounds of REPAIR_COACH_SOUNDS (default ../shared/sounds; skipped where there are none) over a
faint noise to the real voice detector, endpoint, recogniser, acceptance and understanding, at a rating, a yes to go on,
a consent, a turn and a choice, and counts how many lead to an answer, a command or a branch. Asked again is no answer.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from zlib import crc32

import msgspec
import numpy as np
from intervals import wilson
from listening.rooms import FLOOR_LOUDNESS, pink
from processor import heard_on
from rich.console import Console
from rich.progress import track
from rich.table import Table

from device.hearing.engine_choice import open_recogniser
from device.hearing.listen_file import hear_sound, phrases_at
from device.hearing.recogniser import SAMPLE_RATE, RestartableRecogniser
from device.hearing.wav import read_wav
from device.reading.child_reader import UNHURRIED, ChildReader
from device.reading.steady_reader import SteadyReader
from dialogue.acted_on import acted_on
from dialogue.script import Script, load_script

QUESTIONS = ("checkin.first", "recheck.go_on", "invite.first", "dialogue.first_tell", "welcome.choices")
AROUND_SECONDS = 0.5
# Half a room's: as near as a bedside table.
FAINT = 0.5 * FLOOR_LOUDNESS


class Label(msgspec.Struct, frozen=True):
    """A line of labels.jsonl."""

    file: str
    kind: str


class Outcome(msgspec.Struct, frozen=True):
    """What one sound led to at one question; means: an intent, None for nothing."""

    file: str
    kind: str
    question: str
    means: str | None


def main() -> int:
    """Run the measure; exit 2 where a named folder holds no sounds."""
    wishes = _wishes()
    named = os.environ.get("REPAIR_COACH_SOUNDS")
    folder = Path(named or Path(__file__).parents[2] / "shared" / "sounds")
    if not (folder / "labels.jsonl").exists():
        sys.stderr.write(f"no sounds in {folder}; set REPAIR_COACH_SOUNDS to their folder\n")
        return 2 if named else 0
    labels = [
        msgspec.json.decode(line, type=Label) for line in (folder / "labels.jsonl").read_text("utf-8").splitlines()
    ]
    script, child = load_script(), ChildReader(limits=UNHURRIED)
    with closing(open_recogniser(wishes.engine)) as engine, closing(SteadyReader(child)) as reader:
        outcomes = [
            outcome
            for label in track(labels[:: wishes.every], "sounds", transient=True)
            for outcome in _outcomes(folder, label, wishes.at or QUESTIONS, script, engine, reader)
        ]
    _show(outcomes, heard_on(engine.name))
    if wishes.json:
        wishes.json.write_text(json.dumps([msgspec.to_builtins(outcome) for outcome in outcomes], indent=1) + "\n")
    return 0


def _wishes() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", choices=("auto", "vosk", "whisper"), default="auto")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="every Nth sound")
    parser.add_argument("--at", action="append", metavar="QUESTION", help="only at this question")
    parser.add_argument("--json", type=Path, metavar="FILE")
    return parser.parse_args()


def _outcomes(
    folder: Path,
    label: Label,
    questions: Sequence[str],
    script: Script,
    engine: RestartableRecogniser,
    reader: SteadyReader,
) -> list[Outcome]:
    sound = over_faint_noise(read_wav(folder / label.file), crc32(label.file.encode()))
    outcomes = []
    for name in questions:
        question = script.questions[name]
        heard = hear_sound(sound, question.kind, phrases_at(question), engine, reader=reader, stage=question.stage)
        outcomes.append(Outcome(label.file, label.kind, name, acted_on(heard.reported, script, question)))
    return outcomes


def over_faint_noise(pcm: bytes, seed: int) -> bytes:
    """The sound in a room that is nearly silent, half a second of it before and after."""
    around = np.zeros(round(AROUND_SECONDS * SAMPLE_RATE))
    sound = np.concatenate([around, np.frombuffer(pcm, "<i2").astype(float), around])
    heard = sound + FAINT * pink(len(sound), np.random.default_rng(seed))
    return bytes(np.clip(np.rint(heard), -32768, 32767).astype("<i2").tobytes())


def _show(outcomes: Sequence[Outcome], processor: str) -> None:
    questions = list(dict.fromkeys(outcome.question for outcome in outcomes))
    table = Table("kind", *questions, title=f"led to something; {processor}")
    for kind in [*sorted({outcome.kind for outcome in outcomes}), "all"]:
        here = [outcome for outcome in outcomes if kind in {outcome.kind, "all"}]
        table.add_row(kind, *(_share([one for one in here if one.question == question]) for question in questions))
    console = Console()
    console.print(table)
    for question in questions:
        led = Counter(outcome.means for outcome in outcomes if outcome.question == question and outcome.means)
        console.print(f"{question}: {', '.join(f'{count} {means}' for means, count in led.most_common()) or 'nothing'}")


def _share(outcomes: Sequence[Outcome]) -> str:
    part, whole = sum(outcome.means is not None for outcome in outcomes), len(outcomes)
    low, high = wilson(part, whole)
    return f"{part}/{whole} ({100 * low:.0f}-{100 * high:.0f} %)"


if __name__ == "__main__":
    sys.exit(main())
