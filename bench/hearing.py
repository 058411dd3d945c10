"""How well the coach hears people and not the room: accuracy, false accepts and time, by class of recording.

    python bench/hearing.py [--engine whisper] [--noise 10] [--json FILE]

Plays labelled recordings (REPAIR_COACH_SPEECH, see the folder's README) to the ear, block by block as a microphone
would, and prints one row a class and set of expected phrases. The full phrase list of a question is its own phrases
and the commands that count anywhere: that is what a session listens for.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import wave
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

import msgspec
import numpy as np
from rich.console import Console
from rich.progress import track
from rich.table import Table

from device.hearing.child import ChildRecogniser
from device.hearing.engines import open_recogniser
from device.hearing.listen_file import hear_file, kind_of
from device.hearing.recogniser import SAMPLE_RATE
from device.hearing.sounds import DIGITS
from device.hearing.wav import read_wav
from dialogue.understanding.commands import CORE_COMMANDS

COMMANDS = ("yes", "no", "stop", "go")
# What each class of recordings is heard with. The speech of "other words" that are numbers counts as right at ratings.
PHRASE_SETS = {
    "yes,no,stop,go": COMMANDS,
    "zero..ten": DIGITS,
    "yes,no,stop,go + commands": tuple(dict.fromkeys((*COMMANDS, *CORE_COMMANDS))),
    "zero..ten + commands": (*DIGITS, *CORE_COMMANDS),
}
NOISE_SEED = 20_261_122


class Label(msgspec.Struct, frozen=True):
    """A line of labels.jsonl. text: what is said, "" for noise, None for a sentence."""

    file: str
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """Results of one class of recordings with one set of phrases. Times in milliseconds of decoding."""

    recordings: str
    phrases: str
    expected: int
    right: int
    wrong: int
    others: int
    false_accepts: int
    median_ms: float
    p95_ms: float


def main() -> int:
    """Run the measure; exit 2 where there are no recordings."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", choices=("auto", "vosk", "whisper"), default="auto")
    parser.add_argument("--noise", type=float, metavar="DB", help="add pink noise at this signal-to-noise ratio")
    parser.add_argument("--only", metavar="CLASS", help="one folder of recordings")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="take every Nth recording")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results there too")
    given = parser.parse_args()
    folder = Path(os.environ.get("REPAIR_COACH_SPEECH") or Path(__file__).parents[2] / "shared" / "speech")
    if not (folder / "labels.jsonl").exists():
        sys.stderr.write(f"no recordings in {folder}; set REPAIR_COACH_SPEECH to their folder\n")
        return 2
    lines = (folder / "labels.jsonl").read_text().splitlines()
    labels = [msgspec.json.decode(line, type=Label) for line in lines if line.strip()][:: given.every]
    recogniser = open_recogniser(given.engine)
    try:
        rows = list(_measure(folder, labels, recogniser, given.only, given.noise))
    finally:
        recogniser.close()
    _print(rows, recogniser.name, given.noise)
    if given.json:
        report = {"engine": recogniser.name, "noise_db": given.noise, "rows": msgspec.to_builtins(rows)}
        given.json.write_text(json.dumps(report, indent=1) + "\n")
    return 0


def _measure(
    folder: Path, labels: list[Label], recogniser: ChildRecogniser, only: str | None, noise_db: float | None
) -> Iterator[Row]:
    random = np.random.default_rng(NOISE_SEED)
    classes = sorted({label.file.split("/")[0] for label in labels})
    with tempfile.TemporaryDirectory() as made:
        for name in classes:
            if only not in {None, name}:
                continue
            recordings = [label for label in labels if label.file.startswith(f"{name}/")]
            for title, phrases in PHRASE_SETS.items():
                expected = right = wrong = false_accepts = 0
                times: list[int] = []
                for label in track(recordings, f"{name}: {title}", transient=True):
                    path = folder / label.file
                    if noise_db is not None:
                        path = _with_noise(path, Path(made) / "noisy.wav", noise_db, random)
                    heard = hear_file(path, kind_of(phrases), phrases, recogniser)
                    times.append(heard["ms"])
                    if label.text in phrases:
                        expected += 1
                        right += heard["answer"] == label.text
                        wrong += heard["answer"] not in {None, label.text}
                    else:
                        false_accepts += heard["answer"] is not None
                p95 = quantiles(times, n=20)[-1] if len(times) > 1 else float(times[0])
                others = len(recordings) - expected
                yield Row(name, title, expected, right, wrong, others, false_accepts, median(times), p95)


def _with_noise(path: Path, to: Path, noise_db: float, random: np.random.Generator) -> Path:
    """The recording with pink noise, so much quieter than its louder half."""
    sound = np.frombuffer(read_wav(path), "<i2").astype(float)
    power = np.sort(sound**2)[len(sound) // 2 :].mean()
    spectrum = np.fft.rfft(random.normal(size=len(sound)))
    noise = np.fft.irfft(spectrum / np.sqrt(np.maximum(np.arange(len(spectrum)), 1)), len(sound))
    noise *= np.sqrt(power / (noise**2).mean()) * 10 ** (-noise_db / 20)
    with wave.open(str(to), "wb") as file:
        file.setparams((1, 2, SAMPLE_RATE, 0, "NONE", ""))
        file.writeframes(np.clip(sound + noise, -32768, 32767).astype("<i2").tobytes())
    return to


def _print(rows: list[Row], engine: str, noise_db: float | None) -> None:
    title = f"{engine}, {'clean' if noise_db is None else f'pink noise at {noise_db:g} dB'}"
    table = Table("recordings", "expected phrases", "right", "wrong", "false accepts", "ms median", "95 %", title=title)
    for row in rows:
        table.add_row(
            row.recordings,
            row.phrases,
            f"{row.right}/{row.expected} {row.right / row.expected:.1%}" if row.expected else "",
            str(row.wrong) if row.expected else "",
            f"{row.false_accepts}/{row.others} {row.false_accepts / row.others:.1%}" if row.others else "",
            f"{row.median_ms:.0f}",
            f"{row.p95_ms:.0f}",
        )
    Console().print(table)


if __name__ == "__main__":
    sys.exit(main())
