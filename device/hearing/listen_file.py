"""Hear recordings as the ear would hear them in the room: for `repair-coach hear` and for bench/."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from device.hearing.ear import Ear
from device.hearing.engines.phonetic_similarity import DIGITS
from device.hearing.hearing import Hearing
from device.hearing.recogniser import BYTES_PER_SECOND, RecogniserLost, RestartableRecogniser
from device.hearing.turns.voice_activity import VoiceActivity
from device.hearing.wav import read_wav
from device.reading.steady_reader import SteadyReader
from dialogue.acted_on import LISTEN, acted_on
from dialogue.commands import Listen
from dialogue.events import Heard, HearingLost, NothingHeard
from dialogue.questions import PATIENCE_SECONDS, Question, QuestionKind
from dialogue.stages import ANYWHERE
from dialogue.understanding import CORE_COMMANDS

BLOCK_BYTES = BYTES_PER_SECOND // 10
LEAD_SECONDS = 0.5

Meaning = Callable[[Iterable[Heard | NothingHeard]], str | None]


class HeardFile(TypedDict):
    """What was heard in one file.

    open: the free words (None where the engine has no open hearing). closed: the expected phrase that fitted best.
    answer: the expected phrase that was accepted. means: the intent that the conversation would act on, None for
    nothing. ms: decoding time.
    """

    file: str
    open: str | None
    closed: str | None
    answer: str | None
    means: str | None
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


def phrases_at(question: Question) -> tuple[str, ...]:
    """What a session listens for at a question: its own phrases and the commands that count anywhere."""
    return tuple(dict.fromkeys((*question.phrases, *CORE_COMMANDS)))


def hear_file(
    path: Path,
    kind: QuestionKind,
    phrases: tuple[str, ...],
    recogniser: RestartableRecogniser,
    meaning: Meaning = lambda heard: acted_on(heard, None, None),
    reader: SteadyReader | None = None,
    question: Question | None = None,
) -> HeardFile:
    """Hear one file, with the silence before and after that a room has.

    meaning: what is acted on of what was heard. reader: see Ear. question: what is asked, None for nothing.
    """
    stage = question.stage if question is not None else ANYWHERE
    try:
        heard = hear_sound(read_wav(path), kind, phrases, recogniser, reader=reader, stage=stage)
    except RecogniserLost as error:
        raise RecogniserLost(f"{error}, while {path} was heard") from None
    return HeardFile(
        file=str(path),
        open=heard.open,
        closed=next((hearing.closed for hearing in heard.hearings if hearing.closed is not None), None),
        answer=heard.answer,
        means=meaning(heard.reported),
        ms=round(sum(hearing.milliseconds for hearing in heard.hearings)),
    )


@dataclass(frozen=True, slots=True)
class HeardSound:
    """What the ear made of a sound. hearings: every decode. reported: the events. open, answer: see HeardFile.

    answered_after_seconds: from the last voiced sound to the report of the first answer, decoding included; None
    without an answer.
    """

    hearings: tuple[Hearing, ...]
    reported: tuple[Heard | NothingHeard, ...]
    open: str | None
    answer: str | None
    answered_after_seconds: float | None


def hear_sound(
    pcm: bytes,
    kind: QuestionKind,
    phrases: tuple[str, ...],
    recogniser: RestartableRecogniser,
    voice_activity: VoiceActivity | None = None,
    reader: SteadyReader | None = None,
    stage: str = ANYWHERE,
) -> HeardSound:
    """Hear 16 kHz mono int16 sound in a fresh ear, between silences. Raises RecogniserLost. reader: see Ear."""
    patience_seconds = PATIENCE_SECONDS[kind]
    silence = bytes(BYTES_PER_SECOND)
    tail_seconds = round(patience_seconds) + 1
    sound = silence[: int(LEAD_SECONDS * BYTES_PER_SECOND)] + pcm + silence * tail_seconds
    hearings: list[Hearing] = []
    ear = Ear(recogniser, note=hearings.append, voice_activity=voice_activity, reader=reader)
    ear.listen(Listen(LISTEN, "hear", kind, phrases, patience_seconds, stage), 0.0)
    heard: list[Heard] = []
    reported: list[Heard | NothingHeard] = []
    after: float | None = None
    for start in range(0, len(sound), BLOCK_BYTES):
        block = sound[start : start + BLOCK_BYTES]
        at = (start + len(block)) / BYTES_PER_SECOND
        decodes = len(hearings)
        for event in ear.feed(block, at):
            if isinstance(event, HearingLost):
                raise RecogniserLost(f"{recogniser.name} was lost")
            if isinstance(event, Heard | NothingHeard):
                reported.append(event)
            if isinstance(event, Heard):
                heard.append(event)
                if event.answer is not None and after is None:
                    decoding_seconds = sum(hearing.milliseconds for hearing in hearings[decodes:]) / 1000
                    after = at - event.voice_ended_at + decoding_seconds
    opens = [event.open for event in heard if event.open is not None]
    return HeardSound(
        hearings=tuple(hearings),
        reported=tuple(reported),
        open=" ".join(opens) if opens or not heard else None,
        answer=next((event.answer for event in heard if event.answer is not None), None),
        answered_after_seconds=after,
    )
