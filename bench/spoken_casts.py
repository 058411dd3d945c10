"""Whole spoken evenings of made-up people with a noise in the room: does each come to its right end without a press?

    python bench/spoken_casts.py [--snr-db 15] [--evenings 1] [--casts calm,solo,couple,trust,stops] [--json FILE]

Every evening runs in the virtual room with real voices and the real recogniser. The noise is that of a fan, so many
dB below the people's voices as the microphone hears them. right end: the last line is the cast's. presses: of the
button because nobody was understood, or had a turn; a press that the cast makes is not counted. again: what was said
once more because nothing came of it. nobody: what was heard as words while nobody had spoken.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

import msgspec
from evenings import Bedside
from processor import heard_on
from rich.console import Console
from rich.table import Table

from simulator.acoustics import Acoustics
from simulator.observations import CoachSaid, HeardAs, Observation, PartnerPressed, PartnerSaid
from simulator.scenario import Person, Scenario, Turn, load_scenario, shipped_scenarios

CASTS_OF_TESTS = Path(__file__).parents[1] / "tests" / "room" / "casts"
BREATHING_SECONDS = 60.0
REPORTED_WITHIN_SECONDS = 5.0
# How loud the people are against a voice close by.
PEOPLE_DB = Person("piper").gain_db


@dataclass(frozen=True, slots=True)
class Result:
    """One evening."""

    cast: str
    seed: int
    right_end: bool
    last_line: str
    presses: int
    said: int
    again: int
    ladder: int
    nobody: int
    minutes: float
    wall_seconds: float


def find_cast(name: str) -> Scenario:
    """A shipped one or one of the tests; its first person ends the breathing by a press where it does not."""
    cast = load_scenario(name if name in shipped_scenarios() else str(CASTS_OF_TESTS / f"{name}.toml"))
    if any(turn.to == "calm.breathing" and turn.presses for turn in cast.turns):
        return cast
    press = Turn(to="calm.breathing", who=next(iter(cast.people)), presses=True, waits_seconds=20.0)
    return msgspec.structs.replace(cast, turns=[*(turn for turn in cast.turns if turn.to != press.to), press])


def spend(name: str, seed: int, acoustics: Acoustics, bedside: Bedside) -> Result:
    """One evening of a cast."""
    cast = find_cast(name)
    evening = bedside.spend(cast, seed, BREATHING_SECONDS, acoustics=acoustics)
    said = [here for here in evening.observations if isinstance(here, PartnerSaid)]
    return Result(
        name,
        seed,
        evening.came_to(cast.ends_with),
        evening.last_line,
        sum(isinstance(here, PartnerPressed) and bool(here.why) for here in evening.observations),
        len(said),
        sum(here.again for here in said),
        sum(isinstance(here, CoachSaid) and here.line.startswith("ladder.") for here in evening.observations),
        heard_from_nobody(evening.observations),
        round(evening.seconds / 60, 1),
        round(evening.wall_seconds, 1),
    )


def heard_from_nobody(observations: list[Observation]) -> int:
    """How often words were heard though nobody had spoken as recently as patience and a decode allow."""
    said = [here for here in observations if isinstance(here, PartnerSaid)]
    return sum(
        isinstance(heard, HeardAs)
        and not heard.nothing
        and not any(here.at < heard.at < here.until + REPORTED_WITHIN_SECONDS for here in said)
        for heard in observations
    )


def main() -> None:
    """Spend the evenings, print a table; exit code 1 where one did not come to its end."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--snr-db", type=float, default=15.0, help="how far the noise lies below the voices")
    parser.add_argument("--evenings", type=int, default=1, help="of each cast, each with other pauses and variants")
    parser.add_argument("--casts", default="calm,solo,couple,trust,stops")
    parser.add_argument("--engine", default="auto", choices=["auto", "vosk", "whisper"])
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    table = Table()
    acoustics = Acoustics(noise_db=options.snr_db - PEOPLE_DB)
    for heading in (
        "cast",
        "seed",
        "right end",
        "last line",
        "presses",
        "said",
        "again",
        "ladder",
        "nobody",
        "minutes",
        "wall s",
    ):
        table.add_column(heading)
    results = []
    with Bedside(options.engine) as bedside:
        table.title = f"a fan {options.snr_db:g} dB below the voices, {bedside.recogniser.name}"
        for name in options.casts.split(","):
            for seed in range(2, 2 + options.evenings):
                result = spend(name, seed, acoustics, bedside)
                results.append(result)
                table.add_row(*map(str, asdict(result).values()))
                print(result, file=sys.stderr)  # noqa: T201
    Console(width=140).print(table, heard_on(bedside.recogniser.name), sep="\n", highlight=False)
    if options.json:
        options.json.write_text(json.dumps([asdict(result) for result in results], indent=1) + "\n", "utf-8")
    sys.exit(0 if all(result.right_end and not result.presses for result in results) else 1)


if __name__ == "__main__":
    main()
