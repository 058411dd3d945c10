"""Whether a session starves: sound, light, breath sound and recogniser at once, on the real sound stack.

    python bench/session.py [--breathing-minutes 2] [--cores 0,1] [--json FILE]

Starts the program on a private PulseAudio without a card (tests/audio/pulse.py), with mock pins for light and button,
and lets a made-up person spend an evening: mode, level, breathing with "slower" said into it again and again, level.
Prints blocks dropped, overflows and underruns as the program counts them. Other work on the machine counts too:
beside it stands how often a process that does nothing but wake every 10 ms was itself held up.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from rich.console import Console

from voices.flite_voice import FliteVoice

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from audio import pulse as pulse_module

CONFIG = """
[voice]
engine = "espeak"
[light]
backend = "gpiozero"
[speaker]
breath_sound = true
[hearing]
engine = "whisper"
[session]
breathing_minutes = {minutes}
"""
WORDS = {"mode": "just breathe", "level": "seven", "slower": "slower", "after": "three"}
LISTENS = ("listening", "quiet")
BETWEEN_WORDS_SECONDS = 12.0
ANSWER_AFTER_SECONDS = 1.2
# What the output stream bears: device.audio.speaker.LATENCY_SECONDS.
STALL_SECONDS = 0.04


class Program:
    """The program, its log and what its light shows."""

    def __init__(self, pulse: pulse_module.Pulse, folder: Path, minutes: float, cores: str) -> None:
        config = folder / "config.toml"
        config.write_text(CONFIG.format(minutes=minutes))
        folders = {name: str(folder / name.lower()) for name in ("CACHE_DIRECTORY", "STATE_DIRECTORY")}
        pins = {"GPIOZERO_PIN_FACTORY": "mock", "GPIOZERO_MOCK_PIN_CLASS": "MockPWMPin"}
        self.process = subprocess.Popen(
            ["taskset", "--cpu-list", cores, sys.executable, "-m", "device"],
            env={**pulse.whole_environment, **folders, **pins, "REPAIR_COACH_CONFIG": str(config)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.log: list[str] = []
        self.state, self.since = "", time.monotonic()
        threading.Thread(target=self._read, daemon=True).start()

    def says(self, words: str) -> bool:
        """Whether the log holds these words."""
        return any(words in line for line in self.log)

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.log.append(line.rstrip())
            if state := re.search(r"state: (.+)", line):
                self.state, self.since = state.group(1).strip(), time.monotonic()


class Stalls:
    """How often the machine holds up a thread that does nothing: what it does to everybody, not what we do."""

    def __init__(self) -> None:
        self.count = 0
        self.longest_seconds = 0.0
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        before = time.monotonic()
        while True:
            time.sleep(0.01)
            now = time.monotonic()
            late = now - before - 0.01
            self.count += late > STALL_SECONDS
            self.longest_seconds = max(self.longest_seconds, late)
            before = now


def spend(program: Program, pulse: pulse_module.Pulse, words: dict[str, Path], longest_seconds: float) -> int:
    """The evening; how often something was said."""
    said = 0
    breathed = False
    spoke_at = 0.0
    deadline = time.monotonic() + longest_seconds
    while not program.says("session ended"):
        now = time.monotonic()
        if now > deadline or program.process.poll() is not None:
            sys.exit(f"the evening did not end (exit code {program.process.poll()}):\n" + "\n".join(program.log))
        time.sleep(0.05)
        if program.state == "breathing":
            breathed = True
            if now - max(spoke_at, program.since) > BETWEEN_WORDS_SECONDS:
                pulse.play_into_room(words["slower"])
                said, spoke_at = said + 1, time.monotonic()
        elif program.state in LISTENS and now - max(program.since, spoke_at + 6) > ANSWER_AFTER_SECONDS:
            pulse.play_into_room(words["after" if breathed else "level" if said else "mode"])
            said, spoke_at = said + 1, time.monotonic()
    return said


def main() -> None:
    """Run the evening and print what was lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--breathing-minutes", type=float, default=2.0)
    parser.add_argument("--cores", default="0,1", help="the program runs on these alone")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        words = {key: folder / f"{key}.wav" for key in WORDS}
        for key, path in words.items():
            FliteVoice("rms").render(WORDS[key], path)
        pulse = pulse_module.start()
        program = None
        try:
            pulse.make_room_noise()
            program = Program(pulse, folder, options.breathing_minutes, options.cores)
            while not program.says("ready"):
                if program.process.poll() is not None:
                    sys.exit("\n".join(program.log))
                time.sleep(0.1)
            began_at = time.monotonic()
            stalls = Stalls()
            program.process.send_signal(signal.SIGUSR1)
            said = spend(program, pulse, words, 600.0 + 60 * options.breathing_minutes)
            seconds = time.monotonic() - began_at
        finally:
            if program is not None:
                program.process.kill()
            pulse.stop()
    losses = next(line for line in program.log if "blocks heard" in line)
    heard, dropped, overflows, underruns = (int(number) for number in re.findall(r"\d+", losses))
    record = {
        "seconds": round(seconds),
        "cores": options.cores,
        "load": os.getloadavg()[0],
        "words_said": said,
        "decodes_answered": sum("understood to reply" in line for line in program.log),
        "blocks_heard": heard,
        "blocks_dropped": dropped,
        "input_overflows": overflows,
        "output_underruns": underruns,
        "machine_stalls_over_40_ms": stalls.count,
        "machine_longest_stall_ms": round(1000 * stalls.longest_seconds),
    }
    Console().print_json(json.dumps(record))
    if options.json:
        options.json.write_text(json.dumps(record, indent=2) + "\n")


if __name__ == "__main__":
    main()
