"""Synthesisers that misbehave on purpose, as real child processes and real commands."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field, replace
from pathlib import Path

from voices.rendered import whole_or_nothing
from voices.voice import CALM, Prosody
from voices.worker import EngineProcess

FIX = "Mend the fake."

# A child of voices/worker.py. It hums at 200 Hz, 0.1 s a letter, unless told to misbehave.
PROGRAM = """
import json, math, os, signal, struct, sys, time, wave
misdeed, marker = sys.argv[1], sys.argv[2]
def write(path, samples, promised=None):
    data = struct.pack(f"<{len(samples)}h", *samples)
    with wave.open(path, "wb") as file:
        file.setnchannels(1); file.setsampwidth(2); file.setframerate(8000); file.writeframes(data)
    if promised:
        os.truncate(path, 44 + len(data) // 2)
asked = False
for line in sys.stdin:
    request = json.loads(line)
    with open(marker, "a") as file:
        file.write("x")
    samples = [round(6000 * math.sin(i * 0.157)) for i in range(800 * len(request["text"]))]
    if misdeed == "exit" or (misdeed == "leaves at the second" and asked): sys.exit(3)
    asked = True
    if misdeed == "killed": os.kill(os.getpid(), signal.SIGKILL)
    if misdeed == "hang": time.sleep(600)
    if misdeed == "half": write(request["path"], samples, promised=True)
    elif misdeed == "silence": write(request["path"], [0] * len(samples))
    elif misdeed == "empty": write(request["path"], [])
    elif misdeed == "not a wav": open(request["path"], "w").write("hello")
    elif misdeed != "nothing": write(request["path"], samples)
    if misdeed == "babble":
        print("not json", flush=True)
    elif misdeed == "refuse":
        print(json.dumps({"ok": False, "problem": "it does not want to"}), flush=True)
    else:
        print(json.dumps({"ok": True}), flush=True)
    if misdeed == "dies after": os._exit(1)
"""

MISDEEDS = ("exit", "killed", "hang", "half", "silence", "empty", "not a wav", "nothing", "babble", "refuse")


@dataclass(frozen=True)
class FakeVoice:
    """A voice whose engine does as ``misdeed`` says. marker: a file that grows by one letter with every request."""

    marker: Path
    misdeed: str = ""
    name: str = "fake"
    timeout_seconds: float = 60.0
    parallel: int = 2
    prosody: Prosody = CALM
    realtime: bool = True
    processes: EngineProcess = field(default=None, compare=False)  # type: ignore[assignment]

    def __post_init__(self) -> None:
        if self.processes is None:
            command = (sys.executable, "-I", "-c", PROGRAM, self.misdeed, str(self.marker))
            object.__setattr__(self, "processes", EngineProcess(self.name, command, FIX, 0.0, renders_each=20))

    @property
    def identity(self) -> str:
        return f"{self.name} {self.prosody.pace} {self.prosody.pitch_semitones}"

    @property
    def requests(self) -> int:
        return self.marker.stat().st_size if self.marker.exists() else 0

    def render(self, text: str, path: Path) -> None:
        with whole_or_nothing(self.name, path, FIX) as rendering:
            self.processes.ask({"text": text, "path": str(rendering)}, self.timeout_seconds)

    def with_prosody(self, prosody: Prosody) -> FakeVoice:
        return replace(self, prosody=prosody)

    def close(self) -> None:
        self.processes.close()
