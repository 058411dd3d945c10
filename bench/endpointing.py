"""Where an utterance ends for people who halt, sob, whisper and trail off, in rooms that hum and snore.

    python bench/endpointing.py            the table
    python bench/endpointing.py --write    into docs/hearing.md; --check only compares

Every pattern is stretches of speech and silence as a voice detector reports them. Beside our rule stand the two that
voice assistants use: any chunk of speech starts the silence anew, and only a whole second of speech does.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from device.hearing.turns.endpoint import Endpoint, Phase
from dialogue.questions import PATIENCE_SECONDS, QuestionKind

DOCUMENT = Path(__file__).parent.parent / "docs" / "hearing.md"
BEGIN, END = "<!-- endpointing: begin -->", "<!-- endpointing: end -->"
CHUNK_SECONDS = 0.032
WATCHED_SECONDS = 60.0
Stretches = tuple[tuple[float, bool], ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a person or a room does. kind: the question asked. speech_ends_at: when a listener would say it is over;
    None where nobody speaks at all. within_seconds: how long after that, patience included, it may take.
    """

    name: str
    what: str
    kind: QuestionKind
    stretches: Stretches
    speech_ends_at: float | None
    within_seconds: float = 0.2

    @property
    def patience_seconds(self) -> float:
        """The silence that ends an utterance at this question; a piece of sharing ends sooner."""
        return 0.7 if self.kind is QuestionKind.SHARING else PATIENCE_SECONDS[self.kind]

    def is_right(self, ended_at: float | None) -> bool:
        """Whether an end at this time neither cuts the person off nor keeps them waiting."""
        if self.speech_ends_at is None:
            return ended_at is None
        if ended_at is None:
            return False
        late = ended_at - self.speech_ends_at - self.patience_seconds
        return ended_at >= self.speech_ends_at and late <= self.within_seconds


def _times(count: int, *stretches: tuple[float, bool]) -> Stretches:
    return stretches * count


_FLICKER = ((0.032, True), (0.468, False))
PATTERNS = (
    Pattern("plain yes", "one word", QuestionKind.YES_NO, ((0.4, True),), 0.4),
    Pattern(
        "halting", "half a second of words, then nearly as much silence, seven times", QuestionKind.YES_NO,
        _times(7, (0.5, True), (0.4, False)), 5.9,
    ),
    Pattern(
        "thinking", "'six' ... 1.2 s ... 'no, seven'", QuestionKind.RATING,
        ((0.4, True), (1.2, False), (0.9, True)), 2.5,
    ),
    Pattern(
        "taking it back", "'yes' ... 0.8 s ... 'no, wait' where consent is asked", QuestionKind.CONSENT,
        ((0.4, True), (0.8, False), (0.7, True)), 1.9,
    ),
    Pattern(
        "sobbing", "short words between catches of breath of 1.6 s", QuestionKind.ONE_LINE,
        (*_times(7, (0.22, True), (0.06, False), (0.1, True), (1.6, False)), (0.3, True)), 14.16,
    ),
    Pattern(
        "trailing off", "words that fall silent for single chunks", QuestionKind.ONE_LINE,
        ((1.2, True), (0.1, False), (0.4, True), (0.2, False), (0.2, True), (0.3, False), (0.064, True)), 2.1, 0.4,
    ),
    Pattern(
        "a fan after the answer", "false chunks of speech twice a second", QuestionKind.YES_NO,
        ((0.6, True), *_times(40, *_FLICKER)), 0.6,
    ),
    Pattern("a fan and nobody", "the same without an answer", QuestionKind.YES_NO, _times(80, *_FLICKER), None),
    Pattern(
        "snoring after the answer", "0.12 s of speech in every snore, one in 4 s", QuestionKind.RATING,
        ((0.5, True), *_times(10, (3.0, False), (0.12, True), (0.88, False))), 0.5,
    ),
    Pattern(
        "a partner's whisper", "whispers of 0.1 s, 0.6 s after the answer", QuestionKind.YES_NO,
        ((0.5, True), *_times(6, (0.6, False), (0.1, True))), 0.5, 0.4,
    ),
    Pattern(
        "a cough after the answer", "0.12 s, 0.5 s later", QuestionKind.YES_NO,
        ((0.5, True), (0.5, False), (0.12, True)), 0.5, 0.3,
    ),
    Pattern(
        "sharing", "sentences with pauses of half a second: one piece", QuestionKind.SHARING,
        ((2.0, True), (0.5, False), (3.0, True), (0.5, False), (1.5, True)), 7.5,
    ),
)  # fmt: skip


def ours(pattern: Pattern) -> float | None:
    """When our rule ends the utterance, in seconds; None if no voice began."""
    endpoint = Endpoint(pattern.patience_seconds)
    for now, is_speech in _chunks(pattern):
        endpoint = endpoint.heard(CHUNK_SECONDS, is_speech)
        if endpoint.phase is Phase.ENDED:
            return now
    return None


def resets_after(pattern: Pattern, speech_seconds: float) -> float | None:
    """When a rule ends it that starts the silence anew after so much continuous speech."""
    silence = run = 0.0
    begun = False
    for now, is_speech in _chunks(pattern):
        run = run + CHUNK_SECONDS if is_speech else 0.0
        begun = begun or is_speech
        silence = 0.0 if is_speech and (run >= speech_seconds or silence == 0.0) else silence + CHUNK_SECONDS
        if begun and silence >= pattern.patience_seconds:
            return now
    return None


def table() -> Iterator[str]:
    """The lines of the table, in Markdown."""
    yield "| pattern | what sounds | patience | speech is over | ours ends | any chunk resets | a second resets |"
    yield "|---|---|---|---|---|---|---|"
    for pattern in PATTERNS:
        over = "nobody speaks" if pattern.speech_ends_at is None else f"{pattern.speech_ends_at:.1f} s"
        ends = (ours(pattern), resets_after(pattern, CHUNK_SECONDS), resets_after(pattern, 1.0))
        cells = " | ".join(_cell(pattern, end) for end in ends)
        yield f"| {pattern.name} | {pattern.what} | {pattern.patience_seconds:.1f} s | {over} | {cells} |"


def main() -> int:
    """Print the table, or put it into the document; exit 1 where the document is not current."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--check", action="store_true")
    wishes = parser.parse_args()
    lines = "\n".join(table())
    if not (wishes.write or wishes.check):
        sys.stdout.write(lines + "\n")
        return 0
    written = DOCUMENT.read_text("utf-8")
    before, _, rest = written.partition(BEGIN)
    _, _, after = rest.partition(END)
    current = f"{before}{BEGIN}\n{lines}\n{END}{after}"
    if wishes.write:
        DOCUMENT.write_text(current, "utf-8")
    elif current != written:
        sys.stdout.write("docs/hearing.md is not current; run: python bench/endpointing.py --write\n")
        return 1
    return 0


def _chunks(pattern: Pattern) -> Iterator[tuple[float, bool]]:
    now = 0.0
    for seconds, is_speech in (*pattern.stretches, (WATCHED_SECONDS, False)):
        for _ in range(max(1, round(seconds / CHUNK_SECONDS))):
            now += CHUNK_SECONDS
            yield now, is_speech


def _cell(pattern: Pattern, ended_at: float | None) -> str:
    if pattern.is_right(ended_at):
        return "never begins" if ended_at is None else f"{ended_at:.1f} s"
    if ended_at is None:
        return "never"
    cut = pattern.speech_ends_at is not None and ended_at < pattern.speech_ends_at
    return f"**{ended_at:.1f} s, {'cut off' if cut else 'too late'}**"


if __name__ == "__main__":
    sys.exit(main())
