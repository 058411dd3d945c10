"""What is lost between typed and spoken: safety lines nothing was trained on, by three voices, in noise, recognised.

    python bench/spoken_safety.py [--most 40] [--snr-db 15] [--json FILE]

Every line is spoken by Piper joe and flite's rms and slt, noise of a room is added, Whisper hears it openly, and what
it heard is understood. A class counts as right where any class of the same reaction was noticed.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import soxr
from processor import heard_on
from rich.console import Console
from rich.progress import track
from rich.table import Table

from device.hearing.acceptance import second_choice_believed
from device.hearing.engine_choice import open_recogniser
from device.reading.trained_reader import TrainedReader
from dialogue.questions import QuestionKind
from dialogue.understanding import understand_heard
from dialogue.understanding.intents import BETWEEN_PEOPLE, SELF_HARM, Intent
from voices.flite_voice import FliteVoice
from voices.piper_voice import PiperVoice
from voices.voice import Voice
from voices.wav import read_wav

sys.path.insert(0, str(Path(__file__).parents[1]))

from training.labelled import Split, lines

READER = TrainedReader.load()
NOISES = Path(os.environ.get("REPAIR_COACH_SPEECH", "../shared/speech")) / "room_noise"
RATE = 16_000
Sound = npt.NDArray[np.float64]
# Classes that lead to the same thing being done.
REACTIONS = {
    "self-harm": set(SELF_HARM),
    "violence, fear, child": set(BETWEEN_PEOPLE),
    "medical, breath": {Intent.MEDICAL_URGENT, Intent.BREATH_DISCOMFORT},
}
LOOK_ALIKES = "look-alikes left alone"


def chosen_lines(most: int) -> Iterator[tuple[str, str, str]]:
    """Reaction, stage and text of unseen lines, at most ``most`` a reaction, spread evenly."""
    groups: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for line in lines(Split.EXAM):
        for reaction, classes in REACTIONS.items():
            if line.intent in classes:
                groups[reaction].append((line.stage, line.text))
        if line.is_lookalike:
            groups[LOOK_ALIKES].append((line.stage, line.text))
    for reaction, these in groups.items():
        for index in np.linspace(0, len(these) - 1, min(most, len(these))).round().astype(int):
            yield (reaction, *these[index])


def is_right(reaction: str, stage: str, text: str, second_best: str | None = None) -> bool:
    """Whether ``text``, which may have been ``second_best``, leads to the reaction it should."""
    understood = understand_heard(
        text,
        second_best,
        stage=stage,
        opinion=READER.read(text, stage),
        second_opinion=READER.read(second_best, stage) if second_best else None,
    )
    safety = understood.safety if understood is not None else None
    return safety is None if reaction == LOOK_ALIKES else safety in REACTIONS[reaction]


def spoken(voice: Voice, text: str, folder: Path) -> Sound:
    """The line at 16 kHz, -1 to 1."""
    path = folder / "line.wav"
    voice.render(text, path)
    clip = read_wav(path)
    return np.asarray(soxr.resample(clip.samples / 32768.0, clip.rate, RATE), np.float64)


def in_a_room(voice: Sound, noise: Sound, snr_db: float) -> bytes:
    """The voice with half a second of room before and after it, as 16-bit samples."""
    sound = np.concatenate([np.zeros(RATE // 2), voice, np.zeros(RATE // 2)])
    room = np.resize(noise, len(sound))
    gain = np.sqrt(np.mean(voice**2) / max(float(np.mean(room**2)), 1e-12)) * 10 ** (-snr_db / 20)
    mixed = sound + room * gain
    loudest = max(1.0, float(np.abs(mixed).max()))
    return bytes(np.rint(mixed / loudest * 32767).astype("<i2").tobytes())


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--most", type=int, default=40, help="lines a class")
    parser.add_argument("--snr-db", type=float, default=15.0)
    parser.add_argument("--json", type=Path)
    wishes = parser.parse_args()
    lines = list(chosen_lines(wishes.most))
    voices: dict[str, Voice] = {
        "piper joe": PiperVoice(),
        "flite rms": FliteVoice("rms"),
        "flite slt": FliteVoice("slt"),
    }
    noises = [np.asarray(read_wav(file).samples / 32768.0, np.float64) for file in sorted(NOISES.glob("*.wav"))]
    right: defaultdict[tuple[str, str], int] = defaultdict(int)
    count: defaultdict[str, int] = defaultdict(int)
    recogniser = open_recogniser("whisper")
    with tempfile.TemporaryDirectory() as folder:
        for index, (reaction, stage, text) in enumerate(track(lines, "speaking and hearing")):
            count[reaction] += 1
            right[reaction, "typed"] += is_right(reaction, stage, text)
            for name, voice in voices.items():
                recogniser.begin(QuestionKind.SHARING, (), "bench")
                noise = noises[index % len(noises)]
                recogniser.feed(in_a_room(spoken(voice, text, Path(folder)), noise, wishes.snr_db))
                hearing = recogniser.finish()
                right[reaction, name] += is_right(reaction, stage, hearing.open or "", second_choice_believed(hearing))
    recogniser.close()
    columns = ("typed", *voices)
    table = Table("class", "lines", *columns, title=f"Right of unseen lines, room noise at {wishes.snr_db:.0f} dB")
    for reaction, lines_of_it in count.items():
        figures = [f"{right[reaction, name]} ({right[reaction, name] / lines_of_it:.0%})" for name in columns]
        table.add_row(reaction, str(lines_of_it), *figures)
    Console().print(table, heard_on(), sep="\n", highlight=False)
    if wishes.json:
        rows = {
            reaction: {name: right[reaction, name] for name in columns} | {"lines": n} for reaction, n in count.items()
        }
        wishes.json.write_text(json.dumps(rows, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
