"""Lead a person through the script, line by line: show it, record it, judge it, keep it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from device.hearing.recogniser import Recogniser
from device.recorder.recording_lines import RecordableLine, RecordingsFolder
from device.recorder.recording_take import judged
from voices.wav import Clip

BEFORE = "Enter: record · l: listen to the voice · s: skip · b: back · q: stop for now"
AFTER = "Enter: next · p: play it · a: again · b: back · q: stop for now"
IN_DOUBT = "Enter: again · p: play it · k: keep it all the same · s: skip · q: stop for now"
UNUSABLE = "Enter: again · s: skip · q: stop for now"


class NothingSaid(Exception):
    """Nobody spoke."""


class Person(Protocol):
    """Who records."""

    def tell(self, text: str) -> None:
        """Show a line of text."""

    def ask(self, choices: str) -> str | None:
        """What is typed, None where nothing more can come."""

    def record(self, longest_pause_seconds: float) -> Clip:
        """What is spoken now. Raises NothingSaid, and SoundMissing where there is no microphone."""

    def play(self, clip: Clip) -> None:
        """Let the person hear a recording."""

    def play_voice(self, line: RecordableLine) -> None:
        """Let the person hear the line as the coach's voice says it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it went. left: lines without a recording. input_ended: nothing more could be typed, though lines are left."""

    kept: int
    left: int
    input_ended: bool


class RecordingRound:
    """Goes through ``lines`` that are not in ``folder`` yet. recogniser: checks the words, None leaves it out."""

    def __init__(
        self,
        lines: Sequence[RecordableLine],
        folder: RecordingsFolder,
        person: Person,
        recogniser: Callable[[], Recogniser | None],
    ) -> None:
        self._lines = lines
        self._folder = folder
        self._person = person
        self._recogniser = recogniser
        self._kept = 0

    def lead(self) -> Outcome:
        """Until all lines are recorded or skipped, or the person stops. Raises OSError where nothing can be saved."""
        missing = [line for line in self._lines if not self._folder.holds(line)]
        done = len(self._lines) - len(missing)
        if done:
            self._person.tell(f"{done} of {len(self._lines)} lines are recorded; going on with the rest.")
        index = 0
        typed: str | None = ""
        while index < len(missing) and typed not in {"q", None}:
            line = missing[index]
            self._person.tell(f"\n{index + 1} of {len(missing)} · {line.name}\n\n    {line.prompt}\n")
            typed = self._one(line)
            index = max(index - 1, 0) if typed == "b" else index + 1
        left = sum(not self._folder.holds(line) for line in self._lines)
        return Outcome(self._kept, left, typed is None)

    def _one(self, line: RecordableLine) -> str | None:
        """Record one line; what was typed last decides where to go on."""
        while True:
            typed = self._person.ask(BEFORE)
            if typed == "l":
                self._person.play_voice(line)
                continue
            if typed is None or typed in {"s", "b", "q"}:
                return typed
            typed = self._takes(line)
            if typed != "a":
                return typed

    def _takes(self, line: RecordableLine) -> str | None:
        """Takes of a line until one is kept or the person goes elsewhere."""
        while True:
            try:
                take = self._person.record(line.longest_pause_seconds)
            except NothingSaid:
                self._person.tell("Nothing was heard: come closer to the microphone; `repair-coach doctor` checks it.")
                typed = self._person.ask(UNUSABLE)
            else:
                verdict = judged(take, line.words, self._recogniser())
                if verdict.problem is None and verdict.clip is not None:
                    return self._keep(line, verdict.clip, f"Kept, {verdict.clip.seconds:.1f} s.")
                self._person.tell(str(verdict.problem))
                typed = self._ask_and_play(UNUSABLE if verdict.clip is None else IN_DOUBT, verdict.clip)
                if typed == "k" and verdict.clip is not None:
                    return self._keep(line, verdict.clip, "Kept as you wish.")
            if typed is None or typed in {"s", "b", "q"}:
                return typed

    def _keep(self, line: RecordableLine, clip: Clip, told: str) -> str | None:
        self._folder.keep(line, clip)
        self._kept += 1
        self._person.tell(told)
        return self._ask_and_play(AFTER, clip)

    def _ask_and_play(self, choices: str, clip: Clip | None) -> str | None:
        while (typed := self._person.ask(choices)) == "p" and clip is not None:
            self._person.play(clip)
        return typed
