"""The people: they answer after the question, say it again, and press where a press is asked for."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from simulator.acoustics import ROOM_RATE
from simulator.observations import Observation, PartnerPressed, PartnerSaid
from simulator.people import PAUSE_SECONDS, People
from simulator.scenario import Person, Scenario, Turn

BLOCK = 1536
SPOKEN_SECONDS = 1.0


class Stage:
    """People whose every piece lasts a second, and the clock."""

    def __init__(self, *turns: Turn) -> None:
        self.happened: list[Observation] = []
        self.presses: list[float] = []
        people = {"first": Person("flite rms"), "second": Person("flite slt")}
        cast = Scenario("Two people.", "close.good_night", people, list(turns))
        self.people = People(cast, self._sound, self.presses.append, self.happened.append, seed=1)
        self.frames = 0

    @property
    def now(self) -> float:
        return self.frames / ROOM_RATE

    def wait(self, seconds: float) -> npt.NDArray[np.float32]:
        """Let time pass; everything that was said meanwhile, mixed."""
        blocks = []
        for _ in range(round(seconds * ROOM_RATE / BLOCK)):
            mouths = self.people.sound(self.now, BLOCK)
            blocks.append(sum(mouths.values(), np.zeros(BLOCK, np.float32)))
            self.frames += BLOCK
        return np.concatenate(blocks)

    @property
    def said(self) -> list[tuple[str, str]]:
        return [
            (observation.who, observation.words)
            for observation in self.happened
            if isinstance(observation, PartnerSaid)
        ]

    @staticmethod
    def _sound(_who: str, _text: str) -> npt.NDArray[np.float32]:
        return np.ones(round(SPOKEN_SECONDS * ROOM_RATE), np.float32)


def test_an_answer_comes_after_a_human_pause_and_sounds() -> None:
    stage = Stage(Turn("checkin.first", "first", "Seven."))
    assert not stage.wait(3.0).any()
    stage.people.asked("checkin.first", stage.now, must_answer=True)
    asked_at = stage.now
    sound = stage.wait(3.0)
    (said,) = [observation for observation in stage.happened if isinstance(observation, PartnerSaid)]
    assert PAUSE_SECONDS[0] <= said.at - asked_at <= PAUSE_SECONDS[1]
    assert np.count_nonzero(sound) / ROOM_RATE == pytest.approx(SPOKEN_SECONDS, abs=0.001)


def test_a_question_asked_again_is_answered_again_and_the_next_one_by_the_next_turn() -> None:
    stage = Stage(
        Turn("dialogue.did_they_get_it", "first", "Not quite."),
        Turn("dialogue.that_bit_again", "first", "My news."),
        Turn("dialogue.did_they_get_it", "first", "Yes."),
    )
    for question in ("did_they_get_it", "did_they_get_it", "that_bit_again", "did_they_get_it"):
        stage.people.asked(f"dialogue.{question}", stage.now, must_answer=True)
        stage.wait(3.0)
        stage.people.coach_begins()
    assert [words for _, words in stage.said] == ["Not quite.", "Not quite.", "My news.", "Yes."]
    assert [h.again for h in stage.happened if isinstance(h, PartnerSaid)] == [False, True, False, False]


def test_a_scene_decides_whose_turn_it_is() -> None:
    stage = Stage(
        Turn("dialogue.first_tell", "first", "I felt small."),
        Turn("dialogue.guess", "second", "Alone.", scene="dialogue.first_tell"),
        Turn("dialogue.second_tell", "second", "I felt tired."),
        Turn("dialogue.guess", "first", "Worried.", scene="dialogue.second_tell"),
    )
    for question in ("first_tell", "second_tell", "guess"):
        stage.people.asked(f"dialogue.{question}", stage.now, must_answer=True)
        stage.wait(3.0)
        stage.people.coach_begins()
    assert stage.said[-1] == ("first", "Worried.")


def test_nobody_speaks_once_the_coach_does() -> None:
    stage = Stage(Turn("checkin.first", "first", "Seven."))
    stage.people.asked("checkin.first", stage.now, must_answer=True)
    stage.people.coach_begins()
    assert not stage.wait(20.0).any()


def test_what_came_to_nothing_is_said_once_more() -> None:
    stage = Stage(Turn("checkin.first", "first", "Seven."))
    stage.people.asked("checkin.first", stage.now, must_answer=True)
    stage.wait(40.0)
    assert len(stage.said) == 2


def test_pieces_follow_each_other_and_a_press_comes_last() -> None:
    stage = Stage(Turn("dialogue.guess", "second", ["I imagine.", "That's it."], presses=True))
    stage.people.asked("dialogue.guess", stage.now, must_answer=True)
    stage.wait(8.0)
    first, second = (observation for observation in stage.happened if isinstance(observation, PartnerSaid))
    assert 0.8 < second.at - first.until < 1.6
    assert len(stage.presses) == 1
    assert stage.presses[0] > second.until


@pytest.mark.parametrize(("words", "level"), [("Two.", "low"), ("Five.", "middle"), ("Nine.", "high")])
def test_levels_that_are_named_are_pressed_at(words: str, level: str) -> None:
    stage = Stage(Turn("checkin.first", "first", words))
    stage.people.asked("checkin.first", stage.now, must_answer=True)
    stage.wait(2.5)
    for named in ("low", "middle", "high"):
        stage.people.coach_begins()
        stage.people.coach_said(f"ladder.{named}", stage.now)
        stage.wait(2.0)
        if named == level:
            assert len(stage.presses) == 1
            return
        assert stage.presses == []


@pytest.mark.parametrize(("words", "presses"), [("Yes.", 1), ("No.", 0)])
def test_one_press_for_yes(words: str, presses: int) -> None:
    stage = Stage(Turn("invite.first", "first", words))
    stage.people.asked("invite.first", stage.now, must_answer=True)
    stage.wait(2.5)
    stage.people.coach_begins()
    stage.people.coach_said("ladder.press_for_yes", stage.now)
    stage.people.asked("invite.first", stage.now, must_answer=True)
    stage.wait(8.0)
    assert len(stage.presses) == presses


@pytest.mark.parametrize(("words", "plain"), [("Keep it.", "Yes."), ("Not quite.", "No.")])
def test_a_plain_yes_or_no_where_one_is_asked_for(words: str, plain: str) -> None:
    stage = Stage(Turn("action.keep_it", "first", words))
    stage.people.asked("action.keep_it", stage.now, must_answer=True)
    stage.wait(2.5)
    stage.people.coach_begins()
    stage.people.coach_said("ladder.yes_or_no", stage.now)
    stage.people.asked("action.keep_it", stage.now, must_answer=True)
    stage.wait(3.0)
    assert [words for _, words in stage.said] == [words, plain]


def test_an_unknown_question_is_answered_with_a_press_that_says_why() -> None:
    stage = Stage(Turn("checkin.first", "first", "Seven."))
    stage.people.asked("action.smaller", stage.now, must_answer=True)
    stage.wait(6.0)
    (press,) = [observation for observation in stage.happened if isinstance(observation, PartnerPressed)]
    assert "action.smaller" in press.why
    stage.people.asked("any.rest", stage.now, must_answer=False)
    stage.wait(30.0)
    assert len(stage.presses) == 1
