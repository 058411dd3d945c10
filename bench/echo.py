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
from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from room.reverberation import bedroom_echo
from spoken_casts import BREATHING_SECONDS, DECODE_SECONDS, PEOPLE_DB, find_cast, heard_from_nobody

from device.bedroom.air import Acoustics
from device.bedroom.happenings import CoachSaid, Happening
from device.bedroom.keeper import EveningKeeper
from device.bedroom.room import Block, Room
from device.bedroom.voices_of_people import Wardrobe
from device.folders import voice_folder
from device.hearing.child import ChildRecogniser
from device.hearing.engines import open_recogniser
from device.hearing.voice_activity import CHUNK_SECONDS, VoiceActivity
from device.settings import Voice
from device.studio import open_studio
from dialogue.events import Started
from dialogue.script import load_script
from voices.store import ClipStore
from voices.studio import Studio

NOBODY = "nobody"
LONGEST_SECONDS = {NOBODY: 150.0}


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


def spend(name: str, level_db: float, recogniser: ChildRecogniser, studio: Studio) -> Result:
    """One evening."""
    cast = find_cast("calm" if name == NOBODY else name)
    if name == NOBODY:
        cast = msgspec.structs.replace(cast, turns=[])
    wardrobe, happenings, activity = Wardrobe(ClipStore(voice_folder())), list[Happening](), VoiceActivity()
    voiced = given = 0

    def watch(block: Block) -> None:
        nonlocal voiced, given
        speech = sum(chunk.is_speech for chunk in activity.feed(block.microphone))
        if not block.people:
            voiced += speech
            given += speech if block.ear_open else 0

    room = Room(
        script=load_script(),
        recogniser=recogniser,
        voices=studio,
        cast=cast,
        say=lambda who, text: wardrobe.sound(cast.people[who], text),
        keeper=EveningKeeper(studio),
        acoustics=Acoustics(noise_db=25.0 - PEOPLE_DB, echo=bedroom_echo(level_db)),
        seed=2,
        charge_seconds=DECODE_SECONDS,
        tell=happenings.append,
        watch=watch,
    )
    ended = room.spend(Started(seed=2, breathing_seconds=BREATHING_SECONDS), LONGEST_SECONDS.get(name, 2400.0))
    wardrobe.close()
    last = next((here.line for here in reversed(happenings) if isinstance(here, CoachSaid)), "")
    from_nobody = heard_from_nobody(happenings)
    right = not from_nobody if name == NOBODY else ended and last == cast.ends_with
    return Result(
        level_db, name, right, last, from_nobody, round(voiced * CHUNK_SECONDS, 1), round(given * CHUNK_SECONDS, 1)
    )


def main() -> None:
    """Spend the evenings, print a table; exit code 1 where the coach heard itself or an evening went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--levels", default="-10,-20,-30", help="of the echo against what is played, in dB")
    parser.add_argument("--casts", default="calm,solo,nobody")
    parser.add_argument("--engine", default="auto", choices=["auto", "vosk", "whisper"])
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    recogniser, studio = open_recogniser(options.engine), open_studio(Voice())
    studio.announce(load_script().texts())
    table = Table(title=f"the coach's voice in its own microphone, {recogniser.name}")
    for heading in ("level dB", "cast", "right end", "last line", "nobody", "voiced s", "of it in the open ear s"):
        table.add_column(heading)
    results = []
    for level in map(float, options.levels.split(",")):
        for name in options.casts.split(","):
            results.append(spend(name, level, recogniser, studio))
            table.add_row(*map(str, asdict(results[-1]).values()))
    recogniser.close()
    studio.close()
    Console(width=120).print(table)
    if options.json:
        options.json.write_text(json.dumps([asdict(result) for result in results], indent=1) + "\n", "utf-8")
    sys.exit(0 if all(result.right_end and not result.nobody for result in results) else 1)


if __name__ == "__main__":
    main()
