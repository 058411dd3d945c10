"""Hear recordings as the ear would hear them in the room: for `repair-coach hear` and for bench/."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypedDict

from device.hearing.ear import Ear
from device.hearing.hearing import Hearing
from device.hearing.recogniser import BYTES_PER_SECOND, RecogniserLost, RestartableRecogniser
from device.hearing.sounds import DIGITS
from device.hearing.wav import read_wav
from dialogue.commands import Listen
from dialogue.events import Heard, HearingLost
from dialogue.questions import PATIENCE_SECONDS, QuestionKind

BLOCK_BYTES = BYTES_PER_SECOND // 10
LEAD_SECONDS = 0.5


class HeardFile(TypedDict):
    """What was heard in one file.

    open: the free words (None where the engine has no open hearing). closed: the expected phrase that fitted best.
    answer: the expected phrase that was accepted. ms: decoding time.
    """

    file: str
    open: str | None
    closed: str | None
    answer: str | None
    ms: int


def kind_of(phrases: Iterable[str]) -> QuestionKind:
    """How strictly to hear phrases that come without a question: numbers as a rating, others as a choice."""
    return QuestionKind.RATING if set(phrases) <= set(DIGITS) else QuestionKind.CHOICE


def hear_files(
    paths: Iterable[Path], kind: QuestionKind, phrases: tuple[str, ...], recogniser: RestartableRecogniser
) -> Iterator[HeardFile]:
    """Hear each file in a fresh ear. Raises WavUnreadable at a bad file, RecogniserLost if the engine is lost."""
    for path in paths:
        yield hear_file(path, kind, phrases, recogniser)


def hear_file(path: Path, kind: QuestionKind, phrases: tuple[str, ...], recogniser: RestartableRecogniser) -> HeardFile:
    """Hear one file, with the silence before and after that a room has."""
    patience_seconds = PATIENCE_SECONDS[kind]
    silence = bytes(BYTES_PER_SECOND)
    tail_seconds = round(patience_seconds) + 1
    sound = silence[: int(LEAD_SECONDS * BYTES_PER_SECOND)] + read_wav(path) + silence * tail_seconds
    hearings: list[Hearing] = []
    ear = Ear(recogniser, note=hearings.append)
    ear.listen(Listen(1, "hear", kind, phrases, patience_seconds), 0.0)
    heard: list[Heard] = []
    for start in range(0, len(sound), BLOCK_BYTES):
        block = sound[start : start + BLOCK_BYTES]
        for event in ear.feed(block, (start + len(block)) / BYTES_PER_SECOND):
            if isinstance(event, HearingLost):
                raise RecogniserLost(f"{recogniser.name} was lost while {path} was heard")
            if isinstance(event, Heard):
                heard.append(event)
    opens = [event.open for event in heard if event.open is not None]
    return HeardFile(
        file=str(path),
        open=" ".join(opens) if opens or not heard else None,
        closed=next((hearing.closed for hearing in hearings if hearing.closed is not None), None),
        answer=next((event.answer for event in heard if event.answer is not None), None),
        ms=round(sum(hearing.milliseconds for hearing in hearings)),
    )
