"""DESIGN 8.4: pairs of evenings of the same seed, one with danger; what the partner notices tells nobody which.

What the partner notices of the coach: its lines, the light, and when. What was meant is given, so no words are read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from math import sqrt
from random import Random

import pytest
from world import script, seconds_of

from dialogue.commands import Command, End, Listen, RestTalking, SetLight, SetTimer, Speak, StopListening, StopSpeaking
from dialogue.conversation import Conversation
from dialogue.events import Heard, NothingHeard, Spoken, Started, TimerFired
from dialogue.questions import QuestionKind
from dialogue.shared_breaths import lead_seconds
from dialogue.understanding.intents import Certainty, Intent, Meaning

PAIRS = 120
_ANSWERS: Mapping[QuestionKind, Meaning] = {
    QuestionKind.YES_NO: Meaning(Intent.YES),
    QuestionKind.CONSENT: Meaning(Intent.YES),
    QuestionKind.CHOICE: Meaning(Intent.YES),
    QuestionKind.RATING: Meaning(Intent.RATING, {"value": 4}),
    QuestionKind.FEELING: Meaning(Intent.FEELING, {"labels": ("tired",)}),
    QuestionKind.ONE_LINE: Meaning(Intent.SHARE),
    QuestionKind.SHARING: Meaning(Intent.SHARE),
}
_AT = {
    "welcome.choices": Meaning(Intent.MODE_COUPLE),
    "welcome.which_quarrel": Meaning(Intent.MODE_COUPLE),
    "dialogue.is_there_more": Meaning(Intent.NO),
    "amends.first": Meaning(Intent.APOLOGY),
    "amends.other": Meaning(Intent.NO),
}
# Where both have the floor or a line to say, and so where a danger may be heard.
TOLD_IN = ("own.", "dialogue.", "amends.say_it")


class Given(Conversation):
    """A conversation that is told what was meant."""

    meant: Meaning | None = None

    def _understood(self, event: Heard | NothingHeard) -> Meaning | None:  # noqa: ARG002
        return self.meant


@dataclass
class Evening:
    """One evening. signs: by the number of the turn of telling, from 1, what is heard in the middle of it."""

    seed: int
    signs: Mapping[int, Meaning] = field(default_factory=dict)
    talk_seconds: float | None = None
    now: float = 0.0
    turns: int = 0
    told_at: list[float] = field(default_factory=list)  # when each turn of telling was spoken in
    noticed: list[tuple[float, object]] = field(default_factory=list)
    rests: int = 0

    def __post_init__(self) -> None:
        self._conversation = Given(script())
        self._speaking: tuple[int, float] | None = None
        self._listening: Listen | None = None
        self._wake_at: float | None = None
        self._answered = 0
        self._pace = Random(self.seed)
        self._give(Started(seed=self.seed, talk_seconds=self.talk_seconds))
        while not self._conversation.ended:
            self._go_on()

    def _give(self, event: object) -> None:
        for command in self._conversation.step(event, self.now):  # type: ignore[arg-type]
            self._carry_out(command)

    def _carry_out(self, command: Command) -> None:
        match command:
            case Speak(utterance, line, _, parts):
                self._speaking = (utterance, self.now + seconds_of(command))
                self.noticed.append((self.now, (line, parts)))
            case StopSpeaking():
                self._speaking = None
                self.noticed.append((self.now, "cut"))
            case Listen():
                self._listening = command
            case StopListening():
                self._listening = None
            case SetTimer(at):
                self._wake_at = at
            case SetLight(state):
                self.noticed.append((self.now, state))
            case RestTalking():
                self.rests += 1
            case End():
                self.noticed.append((self.now, "end"))
            case _:
                pass

    def _go_on(self) -> None:
        listening = self._listening
        if self._conversation.awaits_answer and listening is not None and self._answered != listening.number:
            self._answered = listening.number
            self._answer(listening)
            return
        spoken_at = self._speaking[1] if self._speaking else float("inf")
        wake_at = self._wake_at if self._wake_at is not None else float("inf")
        self.now = max(self.now, min(spoken_at, wake_at))
        if self._speaking and spoken_at <= wake_at:
            utterance, self._speaking = self._speaking[0], None
            self._give(Spoken(utterance))
        else:
            self._wake_at = None
            self._give(TimerFired())

    def _answer(self, listening: Listen) -> None:
        said = _AT.get(listening.question, _ANSWERS[listening.kind])
        self.now += self._pace.uniform(2.0, 20.0)
        if listening.question.startswith(TOLD_IN) and listening.kind in (QuestionKind.SHARING, QuestionKind.ONE_LINE):
            self.turns += 1
            self.told_at.append(self.now)
            said = self.signs.get(self.turns, said)
        self._conversation.meant = said
        answer = "yes" if listening.kind is QuestionKind.CONSENT else None
        self._give(Heard(listening.number, answer, answer or "words", self.now))

    @property
    def lines(self) -> list[str]:
        """Ids of the lines."""
        return [what[0] for _, what in self.noticed if isinstance(what, tuple)]

    @property
    def features(self) -> tuple[float, ...]:
        """What a partner could count of it, up to the stop."""
        lines = self.lines
        stop = lines.index("ending.neutral_1") if "ending.neutral_1" in lines else len(lines)
        places = [number for number, line in enumerate(lines) if line == "break.two_breaths"]
        last, first = (places[-1], places[0]) if places else (0, 0)
        gaps = [after - before for before, after in pairwise(places)] or [0]
        cuts = sum(what == "cut" for _, what in self.noticed)
        return (len(places), stop, stop - last, first, min(gaps), max(gaps), cuts, self.now, self.now / (stop + 1))


def sign(intent: Intent, certainty: Certainty) -> Meaning:
    """A danger that is heard so surely."""
    return Meaning(intent, certainty=certainty, otherwise=Meaning(Intent.SHARE))


# Numbers of the turns of telling in which a sign counts: two own pieces, then each direction but what is said back.
OWN, SHARED = (1, 2), (3, 5, 6, 7, 9, 10, 11)


@pytest.mark.parametrize("turn", SHARED)
def test_a_sure_sign_and_the_set_hour_are_the_same_evening_to_the_byte(turn: int) -> None:
    seed = next(seed for seed in range(turn, 100) if lead_seconds(seed) == 0)
    danger = Evening(seed, {turn: sign(Intent.SAFE_FEAR, Certainty.SURE)})
    hour = Evening(seed, talk_seconds=danger.told_at[turn - 1] + 0.5)
    assert danger.lines[-3:] == ["ending.neutral_1", "ending.neutral_2", "ending.neutral_3"]
    assert danger.rests == hour.rests == 1
    assert danger.noticed == hour.noticed


def drawn_turns(random: Random) -> tuple[int, int]:
    """In which turn the first sign is heard, and after which the talk ends."""
    last = random.choice(SHARED)
    return random.choice([turn for turn in (*OWN, *SHARED) if turn < last]), last


def with_danger(seed: int) -> Evening:
    """A sure sign, or signs that add up: a strong one, then a possible one of another class."""
    random = Random(f"turns {seed}")
    first, last = drawn_turns(random)
    if random.random() < 0.5:
        return Evening(seed, {last: sign(Intent.SAFE_FEAR, Certainty.SURE)})
    strong, weak = random.sample((Intent.SAFE_FEAR, Intent.SAFE_CONTROL, Intent.SAFE_VIOLENCE), 2)
    signs = {first: sign(strong, Certainty.LIKELY), last: sign(weak, Certainty.POSSIBLE)}
    return Evening(seed, signs)


def without_danger(seed: int) -> Evening:
    """The same evening, in which the hour comes in the same turn."""
    _, last = drawn_turns(Random(f"turns {seed}"))
    return Evening(seed, talk_seconds=Evening(seed).told_at[last - 1] + 0.5)


def guessed(train: list[tuple[tuple[float, ...], bool]], told: list[tuple[tuple[float, ...], bool]]) -> float:
    """Share of ``told`` that the best single threshold on any one feature, learned on ``train``, gets right."""
    best = max(stumps(train), key=lambda stump: right(stump, train))
    return right(best, told)


Stump = Callable[[tuple[float, ...]], bool]


def stumps(train: list[tuple[tuple[float, ...], bool]]) -> Iterator[Stump]:
    """Every threshold between two values of one feature, both ways round."""
    for number in range(len(train[0][0])):
        for bar in sorted({features[number] for features, _ in train}):
            yield lambda features, number=number, bar=bar: features[number] >= bar  # type: ignore[misc]
            yield lambda features, number=number, bar=bar: features[number] < bar  # type: ignore[misc]


def right(stump: Stump, told: list[tuple[tuple[float, ...], bool]]) -> float:
    """Share of evenings that this threshold gets right."""
    return sum(stump(features) is danger for features, danger in told) / len(told)


def test_nobody_guesses_better_than_chance_from_what_the_partner_notices() -> None:
    told = []
    for seed in range(PAIRS):
        told.append((with_danger(seed).features, True))
        told.append((without_danger(seed).features, False))
    share = guessed(told[:PAIRS], told[PAIRS:])
    assert share <= 0.5 + 2.58 * sqrt(0.25 / PAIRS), f"{share:.0%} are guessed right"


def test_the_guesser_can_see_a_difference_where_there_is_one() -> None:
    """A breath more in every evening with danger, and it is found."""
    told = []
    for seed in range(40):
        features = without_danger(seed).features
        told += [((features[0] + 5, *features[1:]), True), (features, False)]
    assert guessed(told[:40], told[40:]) > 0.9
