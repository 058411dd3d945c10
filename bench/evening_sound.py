"""How a whole evening sounds: stages one as ``./coach demo --wav`` does, writes the WAV, and listens to it by numbers.

    python bench/evening_sound.py [--cast calm] [--engine auto] [--wav FILE] [--json FILE]

For each of the coach's lines, in the finished file: how suddenly it begins and ends, clicks inside it, its loudness,
and words a minute with the pauses that belong to it. Then the recogniser hears each line from that file and is told
nothing of what to expect: word errors, and lines whose first or last word it does not hear as it is, which is what a
clipped word would do; they are printed. A person who listens to the WAV hears the rest.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import wave
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt
from evenings import Bedside
from processor import heard_on
from rich.console import Console
from rich.table import Table

from device.audio.mixer import FADE_SECONDS
from device.evening.bootstrap import load_words
from device.hearing.engine_choice import open_recogniser
from device.recorder.intelligibility import Understood, understood
from device.settings.load import load_settings
from simulator.acoustics import ROOM_RATE
from simulator.observations import CoachSaid, Observation
from simulator.recording import RECORDING_RATE, EveningRecording
from simulator.scenario import load_scenario
from simulator.virtual_room import Block
from voices.loudness import loudness

Floats = npt.NDArray[np.float64]

BREATHING_SECONDS = 90.0
# A line begins suddenly where its first 2 ms are already louder than this: its first sound was cut.
SUDDEN_DBFS = -30.0
EDGE_SECONDS = 0.002
GAP_SECONDS = 0.02
# A click: a bend of the wave far beyond what the 20 ms around it have, and loud enough to be heard.
CLICK_FACTOR, CLICK_LEVEL = 12.0, 0.05
# Shorter lines say little about loudness and pace.
LONG_SECONDS, LONG_WORDS = 1.0, 6


@dataclass(frozen=True)
class Line:
    """One of the coach's lines and its sentences: begin and end in the file, in seconds, of what is not plain zero."""

    name: str
    text: str
    sentences: tuple[tuple[float, float], ...]


def lines_of(observations: list[Observation], played: npt.NDArray[np.int16]) -> list[Line]:
    """The lines that sounded. Between two sentences of a line the mixer gives zeros; inside one never so many."""
    asked = [observation for observation in observations if isinstance(observation, CoachSaid)]
    sounding = np.flatnonzero(played)
    after_gaps = np.flatnonzero(np.diff(sounding, prepend=-ROOM_RATE) > GAP_SECONDS * ROOM_RATE)
    begun = np.searchsorted(sounding, [round(said.at * ROOM_RATE) for said in asked])
    starts = np.union1d(after_gaps, begun[begun < len(sounding)])
    ends = [*(starts[1:] - 1), len(sounding) - 1]
    # What is no longer than this is the fade of a line that was cut, and begins no line.
    both_ends = ((sounding[a] / ROOM_RATE, sounding[b] / ROOM_RATE) for a, b in zip(starts, ends, strict=True))
    pieces = [(begins, stops) for begins, stops in both_ends if stops - begins > 2 * FADE_SECONDS]
    times = [*(said.at for said in asked), float("inf")]
    found = []
    for said, until in zip(asked, times[1:], strict=True):
        own = tuple(piece for piece in pieces if said.at - 0.001 <= piece[0] < until)
        if own:
            found.append(Line(said.line, said.words, own))
    return found


def stage(cast_name: str, engine: str, wav: Path, seed: int) -> list[Line]:
    """Spend the evening and write its sound."""
    settings = load_settings().settings
    voice = msgspec.structs.replace(settings.voice, engine=engine or settings.voice.engine)
    cast, played = load_scenario(cast_name), list[npt.NDArray[np.int16]]()
    sides = {who: person.side for who, person in cast.people.items()}
    with Bedside("whisper", voice, load_words(settings)) as bedside, EveningRecording(wav, sides) as recording:

        def watch(block: Block) -> None:
            recording.add(block)
            played.append(block.coach)

        evening = bedside.spend(cast, seed, BREATHING_SECONDS, watch=watch)
    if not evening.ended:
        raise SystemExit("the evening did not end")
    return lines_of(evening.observations, np.concatenate(played))


def clicks(sound: Floats) -> int:
    """How often the wave bends as speech does not."""
    bend = np.abs(np.diff(sound, 2))
    reach = round(0.01 * RECORDING_RATE)
    usual = np.sqrt(np.convolve(bend**2, np.ones(2 * reach + 1) / (2 * reach + 1), "same"))
    places = np.flatnonzero((bend > CLICK_FACTOR * np.maximum(usual, 1e-6)) & (bend > CLICK_LEVEL))
    return int((np.diff(places, prepend=-RECORDING_RATE) > reach).sum())


def listen(lines: list[Line], sound: Floats) -> list[Understood]:
    """What the recogniser hears of every line of the finished file."""
    recogniser = open_recogniser("whisper")
    try:
        found = []
        for line in lines:
            own = sound[_place(line.sentences[0][0]) : _place(line.sentences[-1][1])]
            samples = np.rint(32767 * np.clip(own, -1, 1)).astype(np.int16)
            found.append(understood(recogniser, samples, RECORDING_RATE, line.text))
        return found
    finally:
        recogniser.close()


def _place(seconds: float) -> int:
    return round(seconds * RECORDING_RATE)


def main() -> None:
    """Stage, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cast", default="calm")
    parser.add_argument("--engine", default="", help="auto, piper, pyttsx3 or espeak; else as in the settings")
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--wav", type=Path, help="keep the evening here, to listen to it")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        wav = options.wav or Path(folder) / "evening.wav"
        lines = stage(options.cast, options.engine, wav, options.seed)
        with wave.open(str(wav)) as file:
            seconds = file.getnframes() / file.getframerate()
            both = np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2) / 32768
    # The coach is in the middle: both sides hold it 3 dB down.
    middle = both.mean(axis=1) * np.sqrt(2)
    edge = round(EDGE_SECONDS * RECORDING_RATE)
    begins, ends, levels, paces, found = [], [], [], [], 0
    for line in lines:
        for begins_at, ends_at in line.sentences:
            # The resampler of the file spreads an edge over a millisecond.
            first, last = _place(begins_at), _place(ends_at)
            begins.append(float(np.abs(middle[max(first - edge, 0) : first + edge]).max()))
            ends.append(float(np.abs(middle[last - edge : last + edge]).max()))
            found += clicks(middle[max(first - RECORDING_RATE // 50, 0) : last + RECORDING_RATE // 50])
        whole = line.sentences[0][0], line.sentences[-1][1]
        sound = middle[_place(whole[0]) : _place(whole[1])]
        if len(sound) > LONG_SECONDS * RECORDING_RATE:
            levels.append(loudness(sound, RECORDING_RATE))
            words = len(line.text.split())
            if words >= LONG_WORDS:
                paces.append(60 * words / (whole[1] - whole[0]))
    sudden = 10 ** (SUDDEN_DBFS / 20)
    record = {
        "minutes": round(seconds / 60, 1),
        "lines": len(lines),
        "sentences": len(begins),
        "loudest_beginning_dbfs": round(20 * float(np.log10(max(begins))), 1),
        "sudden_beginnings": sum(level > sudden for level in begins),
        "loudest_end_dbfs": round(20 * float(np.log10(max(ends))), 1),
        "sudden_ends": sum(level > sudden for level in ends),
        "clicks": found,
        "loudness_median_lufs": round(statistics.median(levels), 2),
        "loudness_spread_lu": round(max(levels) - min(levels), 2),
        "peak_dbfs": round(20 * float(np.log10(np.abs(both).max())), 1),
        "words_a_minute_median": round(statistics.median(paces)),
        "words_a_minute_quickest": round(max(paces)),
    }
    heard = listen(lines, middle)
    other_first = [one for one in heard if one.meant.split()[:1] != one.heard.split()[:1]]
    other_last = [one for one in heard if one.meant.split()[-1:] != one.heard.split()[-1:]]
    record |= {
        "word_error_rate": round(sum(one.errors for one in heard) / sum(one.words for one in heard), 3),
        "first_words_not_heard": len(other_first),
        "last_words_not_heard": len(other_last),
    }
    table = Table("", options.cast)
    for name, value in record.items():
        table.add_row(name.replace("_", " "), str(value))
    Console().print(table, heard_on(), sep="\n", highlight=False)
    for one in dict.fromkeys((*other_first, *other_last)):
        Console().print(f"said: {one.meant}\nheard: {one.heard}\n", highlight=False)
    if options.json:
        options.json.write_text(json.dumps(record, indent=2) + "\n")


if __name__ == "__main__":
    main()
