"""The lines of the script that a person can record, and which of them have been."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dialogue.commands import Pause, Words
from dialogue.lines import Line
from dialogue.script import Script
from voices.recordings import plain, read_recording
from voices.wav import BadWav, Clip, write_wav, write_whole

# A pause as short as between two sentences comes by itself.
SHOWN_PAUSE_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class RecordableLine:
    """One variant of a line. name: of its files, without an ending. parts: words and pauses."""

    line: str
    variant: int
    name: str
    parts: tuple[Words | Pause, ...]

    @property
    def words(self) -> str:
        """What is said, without the pauses."""
        return " ".join(part.text for part in self.parts if isinstance(part, Words))

    @property
    def prompt(self) -> str:
        """What is said, with the longer pauses in brackets."""
        shown = []
        for part in self.parts:
            if isinstance(part, Words):
                shown.append(part.text)
            elif part.seconds >= SHOWN_PAUSE_SECONDS:
                shown.append(f"({part.seconds:g} s)")
        return " ".join(shown)

    @property
    def longest_pause_seconds(self) -> float:
        """The longest silence inside the line."""
        return max((part.seconds for part in self.parts if isinstance(part, Pause)), default=0.0)


def recordable_lines(script: Script, stage: str | None = None) -> Iterator[RecordableLine]:
    """Every line whose words are always the same, in the order of the script; of one stage where it is named."""
    for line in script.lines.values():
        if stage is None or line.stage == stage:
            for variant in range(len(line.variants)):
                if not _has_values(line, variant):
                    name = line.id if len(line.variants) == 1 else f"{line.id}.{variant}"
                    yield RecordableLine(line.id, variant, name, line.parts(variant, {}))


def _has_values(line: Line, variant: int) -> bool:
    try:
        line.parts(variant, {})
    except KeyError:
        return True
    return False


class RecordingsFolder:
    """Where recordings are kept: ``NAME.wav`` and, with the words that were recorded, ``NAME.txt``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def wav(self, line: RecordableLine) -> Path:
        """The sound file of a line, whether it is there or not."""
        return self.folder / f"{line.name}.wav"

    def holds(self, line: RecordableLine) -> bool:
        """Whether a recording of these very words is there that can be used."""
        try:
            words = self.wav(line).with_suffix(".txt").read_text(encoding="utf-8")
            read_recording(self.wav(line))
        except (OSError, UnicodeDecodeError, BadWav):
            return False
        return plain(words) == plain(line.words)

    def keep(self, line: RecordableLine, clip: Clip) -> None:
        """Save a recording; a power cut leaves the old one, the new one, or one that is not used. Raises OSError."""
        self.folder.mkdir(parents=True, exist_ok=True)
        write_wav(self.wav(line), clip)
        write_whole(self.wav(line).with_suffix(".txt"), f"{line.words}\n".encode())
