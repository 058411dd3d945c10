"""The people in the room: they listen for the end of a question, take their time, speak and press."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

import numpy as np
import numpy.typing as npt

from dialogue.lines import NUMBER_WORDS
from simulator.acoustics import ROOM_RATE
from simulator.observations import Observation, PartnerPressed, PartnerSaid
from simulator.scenario import Scenario, Turn

Sound = npt.NDArray[np.float32]

# How long a person takes to answer, and between the pieces of what they say.
PAUSE_SECONDS = (0.4, 1.2)
BETWEEN_PIECES_SECONDS = (0.9, 1.5)
BEFORE_PRESS_SECONDS = (0.9, 1.4)
# When nothing comes of what they said, they say it again.
SAY_AGAIN_SECONDS = 11.0
# A question that nobody has a turn for is answered with a press, which goes on. A cast without turns does nothing.
UNSCRIPTED_PRESS_SECONDS = 4.0

_ASKS_FOR_PRESS = "ladder.press_for_yes"
_ASKS_FOR_YES_OR_NO = frozenset({"ladder.yes_or_no", "ladder.yes_or_no_again"})
_AGREES = ("yes", "keep", "a bit more")
_LEVELS = {"ladder.low": range(4), "ladder.middle": range(4, 7), "ladder.high": range(7, 11)}


@dataclass(slots=True)
class _Act:
    at: float
    who: str
    words: str = ""  # "" is a press
    again: bool = False
    why: str = ""


@dataclass(slots=True)
class _Speech:
    samples: Sound
    position: int = 0


class People:
    """Everybody in the room. Times are seconds of the room's clock.

    sound: makes what somebody says, at ROOM_RATE. press: called when somebody presses the button. tell: takes what
    happens.
    """

    def __init__(
        self,
        cast: Scenario,
        sound: Callable[[str, str], Sound],
        press: Callable[[float], None],
        tell: Callable[[Observation], None],
        seed: int = 0,
    ) -> None:
        self._turns = list(cast.turns)
        self._mute = not cast.turns
        self._sound = sound
        self._press = press
        self._tell = tell
        self._random = Random(seed)
        self._anybody = next(iter(cast.people))
        self._plan: list[_Act] = []
        self._speaking: dict[str, _Speech] = {}
        self._question = self._scene = ""
        self._turn: Turn | None = None
        self._came_at = 0.0
        self._last_line = ""
        self._said = False

    def coach_begins(self) -> None:
        """The coach speaks: what was not begun is not said."""
        self._plan.clear()

    def coach_said(self, line: str, at: float) -> None:
        """A line of the coach has sounded; press where it asks for a press."""
        self._last_line = line
        if line in _LEVELS and self._turn is not None and self._number() in _LEVELS[line]:
            self._plan = [_Act(at + self._between(BEFORE_PRESS_SECONDS), self._turn.who)]

    def asked(self, question: str, at: float, must_answer: bool) -> None:
        """The ear is open for a question or in a place. must_answer: whether something is asked there."""
        again = question == self._question
        if not again:
            self._turn = self._next_turn(question)
            self._question, self._came_at, self._said = question, at, False
        turn = self._turn
        if turn is None:
            if must_answer and not self._mute:
                press = _Act(at + UNSCRIPTED_PRESS_SECONDS, self._anybody, why=f"nobody has a turn for {question}")
                self._plan = [press]
        elif self._last_line == _ASKS_FOR_PRESS:
            agrees = _agrees(turn)
            self._plan = [_Act(at + self._between(BEFORE_PRESS_SECONDS), turn.who)] if agrees else []
        elif self._last_line in _ASKS_FOR_YES_OR_NO:
            word = "Yes." if _agrees(turn) else "No."
            self._plan = [_Act(at + self._between(PAUSE_SECONDS), turn.who, word, again=True)]
        elif must_answer or not self._said:
            start = max(at, self._came_at + turn.waits_seconds) if not must_answer else at + turn.waits_seconds
            self._plan = self._acts(turn, start, self._said)

    def sound(self, began_at: float, frames: int) -> Mapping[str, Sound]:
        """What everybody says in the next ``frames`` samples, by name; silent people are left out."""
        block_end = began_at + frames / ROOM_RATE
        while self._plan and self._plan[0].at < block_end:
            self._do(self._plan.pop(0))
        heard: dict[str, Sound] = {}
        for who, speech in list(self._speaking.items()):
            piece = speech.samples[speech.position : speech.position + frames]
            heard[who] = np.pad(piece, (0, frames - len(piece)))
            speech.position += frames
            if speech.position >= len(speech.samples):
                del self._speaking[who]
        return heard

    def _do(self, act: _Act) -> None:
        if not act.words:
            self._tell(PartnerPressed(act.at, act.who, act.why))
            self._press(act.at)
            return
        samples = self._sound(act.who, act.words)
        ends_at = act.at + len(samples) / ROOM_RATE
        self._tell(PartnerSaid(act.at, ends_at, act.who, act.words, act.again))
        self._speaking[act.who] = _Speech(samples)
        self._said = True
        for later in self._plan:
            later.at += ends_at - act.at
        if not self._plan and self._turn is not None and not act.again:
            self._plan = self._acts(self._turn, ends_at + SAY_AGAIN_SECONDS, again=True)

    def _acts(self, turn: Turn, start: float, again: bool) -> list[_Act]:
        """What a turn consists of; each act's time is moved on by what is said before it."""
        at = start + self._between(PAUSE_SECONDS if turn.pieces else BEFORE_PRESS_SECONDS)
        acts: list[_Act] = []
        for words in turn.pieces:
            acts.append(_Act(at, turn.who, words, again))
            at += self._between(BETWEEN_PIECES_SECONDS)
        if turn.presses:
            acts.append(_Act(at, turn.who))
        return acts

    def _next_turn(self, question: str) -> Turn | None:
        """The next turn for a question in this scene; the last one again where there are no more."""
        if any(turn.scene == question for turn in self._turns):
            self._scene = question
        fitting = [turn for turn in self._turns if turn.to == question and turn.scene in ("", self._scene)]
        if len(fitting) > 1:
            self._turns.remove(fitting[0])
        return fitting[0] if fitting else None

    def _number(self) -> int | None:
        words = self._turn.pieces[0].lower().strip(".!?") if self._turn and self._turn.pieces else ""
        return NUMBER_WORDS.index(words) if words in NUMBER_WORDS else None

    def _between(self, seconds: tuple[float, float]) -> float:
        return self._random.uniform(*seconds)


def _agrees(turn: Turn) -> bool:
    return bool(turn.pieces) and turn.pieces[0].lower().startswith(_AGREES)
