"""How long the coach takes to reply: evenings in the virtual room, decodes charged at their wall time.

    python bench/latency.py [--casts couple,solo] [--evenings 2] [--engine auto] [--noise-db 20] [--json FILE]

"After the endpoint" counts from the decision that somebody has finished, "after the voice" from their last voiced
sound; both to the first audible sample of the reply. "Stop" counts from the last sample of the spoken word to the
end of the evening. Other work on the machine makes every figure worse.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from dataclasses import dataclass
from pathlib import Path

from evenings import Bedside
from msgspec.structs import replace
from processor import heard_on
from rich.console import Console
from rich.table import Table

from device.hearing.engine_choice import EngineName
from device.settings.load import load_settings
from simulator.acoustics import Acoustics
from simulator.latencies import Latencies, Spread
from simulator.observations import Ended, Observation, PartnerSaid
from simulator.scenario import Scenario, Turn, load_scenario

# DESIGN 10: endpoint decided to first sample, medians.
BUDGET_SECONDS = {"vosk": 0.150, "whisper": 0.900}
BREATHING_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks for."""

    casts: list[str]
    evenings: int
    engine: EngineName
    noise_db: float | None
    json_file: Path | None


def read_options() -> Options:
    """From the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--casts", default="couple,solo")
    parser.add_argument("--evenings", type=int, default=2, help="of each cast, with other pauses and variants")
    parser.add_argument("--engine", default="auto", choices=["auto", "vosk", "whisper"])
    parser.add_argument("--noise-db", type=float)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    return Options(given.casts.split(","), given.evenings, given.engine, given.noise_db, given.json)


def stop_seconds(seed: int, acoustics: Acoustics, bedside: Bedside) -> float | None:
    """From the word to the end of the evening; None where the word was not heard."""
    cast = replace(load_scenario("calm"), turns=[Turn(to="welcome.choices", who="first", says="Stop.")])
    observations = spend(cast, seed, acoustics, bedside)
    words = [observation for observation in observations if isinstance(observation, PartnerSaid)]
    (end,) = (observation for observation in observations if isinstance(observation, Ended))
    return end.at - words[0].until if len(words) == 1 else None


def spend(cast: Scenario, seed: int, acoustics: Acoustics, bedside: Bedside) -> list[Observation]:
    """What happened in an evening whose decodes took as long as they took."""
    evening = bedside.spend(cast, seed, BREATHING_SECONDS, acoustics=acoustics, charge_seconds=None)
    if not evening.ended:
        sys.exit(f"the evening of {cast.title!r} with seed {seed} did not end")
    return evening.observations


def as_numbers(spread: Spread | None) -> dict[str, float] | None:
    """For JSON, in milliseconds."""
    if spread is None:
        return None
    return {
        "count": spread.count,
        "median_ms": round(spread.median * 1000),
        "percentile_95_ms": round(spread.percentile_95 * 1000),
    }


def main() -> None:
    """Run the evenings, print the table, write the JSON."""
    options = read_options()
    acoustics = Acoustics(noise_db=options.noise_db)
    with Bedside(options.engine, load_settings().settings.voice) as bedside:
        engine, voice = bedside.recogniser.name, bedside.synthesiser.voice.name
        latencies = Latencies(bedside.script.questions)
        for name in options.casts:
            for seed in range(options.evenings):
                for observation in spend(load_scenario(name), seed, acoustics, bedside):
                    latencies.take(observation)
        stops = [stop_seconds(seed, acoustics, bedside) for seed in range(max(3, options.evenings))]
    heard_stops = Spread.of([seconds for seconds in stops if seconds is not None])
    rows = {"after the endpoint": latencies.after_endpoint()}
    rows |= {f"after the voice, patience {key:g} s": value for key, value in latencies.after_speech().items()}
    rows[f"stop ({len(stops)} said)"] = heard_stops
    budget = BUDGET_SECONDS[engine]
    table = Table("seconds", "count", "median", "95 %", title=f"{engine}, budget after the endpoint {budget} s")
    for label, spread in rows.items():
        if spread is not None:
            table.add_row(label, str(spread.count), f"{spread.median:.3f}", f"{spread.percentile_95:.3f}")
    Console().print(table, heard_on(engine), sep="\n", highlight=False)
    if options.json_file:
        record = {
            "engine": engine,
            "voice": voice,
            "machine": f"{platform.machine()}, {os.cpu_count()} cores",
            "casts": options.casts,
            "evenings": options.evenings,
            "noise_db": options.noise_db,
            "budget_ms": budget * 1000,
            "latencies": {label: as_numbers(spread) for label, spread in rows.items()},
        }
        options.json_file.write_text(json.dumps(record, indent=2) + "\n")


if __name__ == "__main__":
    main()
