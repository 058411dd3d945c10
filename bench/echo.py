"""Whole evenings with the coach's own voice coming back into its microphone: does it ever take that for an answer?

    python bench/echo.py [--levels -10,-20,-30] [--casts calm,solo,nobody] [--json FILE]

The echo goes through a computed bedroom (pyroomacoustics: 4.2 x 3.6 x 2.5 m, reverberation 0.45 s, loudspeaker and
microphone 0.3 m apart, 30 ms of buffers) and arrives as loud against what is played as the level says. right end: the
last line is the cast's (nobody: nothing at all was said, and nothing may be heard). nobody: what was heard as words
while nobody had spoken. voiced: seconds of the microphone's sound that are a voice to the detector, and how many of
those the open ear was given while nobody spoke.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

import msgspec
from evenings import LONGEST_SECONDS, Bedside
from processor import heard_on
from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from room.reverberation import bedroom_echo
from spoken_casts import BREATHING_SECONDS, PEOPLE_DB, find_cast, heard_from_nobody

from device.hearing.turns.voice_activity import CHUNK_SECONDS, VoiceActivity
from simulator.acoustics import Acoustics
from simulator.virtual_room import Block

NOBODY = "nobody"
NOBODY_SECONDS = 150.0


@dataclass(frozen=True, slots=True)
class Result:
    """One evening at one level."""

    level_db: float
    cast: str
    right_end: bool
    last_line: str
    nobody: int
    voiced_seconds: float
    voiced_in_open_ear_seconds: float


def spend(name: str, level_db: float, bedside: Bedside) -> Result:
    """One evening."""
    cast = find_cast("calm" if name == NOBODY else name)
    if name == NOBODY:
        cast = msgspec.structs.replace(cast, turns=[])
    activity = VoiceActivity()
    voiced = given = 0

    def watch(block: Block) -> None:
        nonlocal voiced, given
        speech = sum(chunk.is_speech for chunk in activity.feed(block.microphone))
        if not block.people:
            voiced += speech
            given += speech if block.ear_open else 0

    evening = bedside.spend(
        cast,
        2,
        BREATHING_SECONDS,
        acoustics=Acoustics(noise_db=25.0 - PEOPLE_DB, echo=bedroom_echo(level_db)),
        longest_seconds=NOBODY_SECONDS if name == NOBODY else LONGEST_SECONDS,
        watch=watch,
    )
    from_nobody = heard_from_nobody(evening.observations)
    return Result(
        level_db,
        name,
        not from_nobody if name == NOBODY else evening.came_to(cast.ends_with),
        evening.last_line,
        from_nobody,
        round(voiced * CHUNK_SECONDS, 1),
        round(given * CHUNK_SECONDS, 1),
    )


def main() -> None:
    """Spend the evenings, print a table; exit code 1 where the coach heard itself or an evening went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--levels", default="-10,-20,-30", help="of the echo against what is played, in dB")
    parser.add_argument("--casts", default="calm,solo,nobody")
    parser.add_argument("--engine", default="auto", choices=["auto", "vosk", "whisper"])
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    table = Table()
    for heading in ("level dB", "cast", "right end", "last line", "nobody", "voiced s", "of it in the open ear s"):
        table.add_column(heading)
    results = []
    with Bedside(options.engine) as bedside:
        table.title = f"the coach's voice in its own microphone, {bedside.recogniser.name}"
        for level in map(float, options.levels.split(",")):
            for name in options.casts.split(","):
                results.append(spend(name, level, bedside))
                table.add_row(*map(str, asdict(results[-1]).values()))
    Console(width=120).print(table, heard_on(bedside.recogniser.name), sep="\n", highlight=False)
    if options.json:
        options.json.write_text(json.dumps([asdict(result) for result in results], indent=1) + "\n", "utf-8")
    sys.exit(0 if all(result.right_end and not result.nobody for result in results) else 1)


if __name__ == "__main__":
    main()
