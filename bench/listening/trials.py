"""Trials: a recording played to the ear at a question, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from device.hearing.acceptance import LIMITS, AcceptanceLimits, accept
from device.hearing.engines.phonetic_similarity import DIGITS
from device.hearing.hearing import Hearing
from device.hearing.listen_file import hear_sound, kind_of
from device.hearing.recogniser import RestartableRecogniser
from device.hearing.turns.voice_activity import VoiceActivity, evened_silero
from dialogue.questions import QuestionKind
from dialogue.understanding import CORE_COMMANDS

COMMANDS = ("yes", "no", "stop", "go")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, as far as hearing goes."""

    name: str
    phrases: tuple[str, ...]

    @property
    def kind(self) -> QuestionKind:
        """How strictly it is heard."""
        return kind_of(self.phrases)


# What a session listens for is a question's own phrases and the commands that count anywhere.
IN_A_SESSION = (
    Asked("yes, no, stop, go + commands", tuple(dict.fromkeys((*COMMANDS, *CORE_COMMANDS)))),
    Asked("zero to ten + commands", (*DIGITS, *CORE_COMMANDS)),
)
ALONE = (Asked("yes, no, stop, go", COMMANDS), Asked("zero to ten", DIGITS))


@dataclass(frozen=True, slots=True)
class Trial:
    """One recording at one question. said: the expected phrase that was said, or None; answer: what was accepted."""

    surroundings: str
    group: str
    asked: Asked
    said: str | None
    answer: str | None
    hearings: tuple[Hearing, ...]
    answered_after_seconds: float | None
    sound_seconds: float

    def answer_within(self, limits: AcceptanceLimits) -> str | None:
        """What these limits would have accepted of what was heard."""
        answers = (accept(hearing, self.asked.kind, self.asked.phrases, limits) for hearing in self.hearings)
        return next((answer for answer in answers if answer is not None), None)

    @property
    def is_measured_by_limits(self) -> bool:
        """Whether ``answer_within`` can stand for hearing it again."""
        return self.answer_within(LIMITS) == self.answer


class _RememberedVoice:
    """The detector's verdict on one sound, computed once and played back for every further question."""

    def __init__(self) -> None:
        self._detector = evened_silero()
        self._known: list[float] = []

    def activity(self) -> VoiceActivity:
        place = -1

        def probability(pcm: bytes) -> float:
            nonlocal place
            place += 1
            if place == len(self._known):
                self._known.append(self._detector(pcm))
            return self._known[place]

        return VoiceActivity(detector=probability)


def run(
    sound: bytes, group: str, text: str | None, surroundings: str, asked: Iterable[Asked], engine: RestartableRecogniser
) -> Iterator[Trial]:
    """Play one sound at each of the questions."""
    voice = _RememberedVoice()
    for question in asked:
        heard = hear_sound(sound, question.kind, question.phrases, engine, voice.activity())
        yield Trial(
            surroundings=surroundings,
            group=group,
            asked=question,
            said=text if text in question.phrases else None,
            answer=heard.answer,
            hearings=heard.hearings,
            answered_after_seconds=heard.answered_after_seconds,
            sound_seconds=sum(hearing.speech_seconds for hearing in heard.hearings),
        )
