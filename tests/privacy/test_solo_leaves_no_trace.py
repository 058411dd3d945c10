"""An evening alone leaves nothing that a later couple's evening says, shows, does, logs or keeps: METHOD 2.6.

Two homes live through the same days; in one of them somebody uses the device alone in between.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from device.evening.state_store import REST_SECONDS
from privacy.household import CALM, COUPLE, SOLO, TOO_STIRRED, Household, People

HOUR = 3600.0
SAID_ALONE = (
    "quieter", "louder", "slower", "brighter", "dimmer", "higher", "forget it", "keep it", "do not keep that",
    "he hits me", "i shoved her", "i want to die", "we've had a few drinks", "back", "stop", "just the light",
    "my part", "time out", "i can't stop crying", "gentle", "phone list", "he's asleep already", "skip",
)  # fmt: skip
Break = Literal["", "the coach crashes", "the power is cut"]


@dataclass(frozen=True)
class Days:
    """before: what both homes had. alone: who is there in one of them. breaks: what ends that, at which question."""

    before: str
    alone: People
    breaks: Break = ""
    breaks_at: int = 999
    seed: int = 1


@dataclass(frozen=True)
class Shown:
    """All that anybody can know of the couple's evening after it."""

    seen: tuple[object, ...]
    log: tuple[str, ...]
    kept: bytes | None
    files: tuple[str, ...]
    lines: tuple[str, ...]


def live_through(days: Days, *, alone: bool, broken_at: float = 0.0) -> tuple[Shown, float, tuple[str, ...]]:
    """The later couple's evening with or without the one alone, when that was over, and what was said in it."""
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as folder:
        household = Household(Path(folder), patch)
        start = had_before(days.before, household)
        household.let_pass(start)
        found = touched(household)
        said: tuple[str, ...] = ()
        if alone:
            household.spend(days.alone, days.seed, lambda: household.surroundings.asked >= days.breaks_at)
            broken_at, said = household.clockwork.now, tuple(household.lines)
            if days.before != "resting":  # the file of a rest is written to every five minutes, in use or not
                assert touched(household) == found
            if days.breaks == "the coach crashes":
                household.restart()
        else:
            household.let_pass(broken_at)
        if days.breaks == "the power is cut":
            household.cut_power()
        household.let_pass(start + 3 * HOUR)
        household.spend(People(CALM if days.before == "resting" else COUPLE), days.seed + 1)
        files = tuple(sorted(os.listdir(folder)))  # noqa: PTH208
        seen, log = tuple(household.surroundings.seen), tuple(household.log)
        return Shown(seen, log, household.kept, files, tuple(household.lines)), broken_at, said


def had_before(before: str, household: Household) -> float:
    """The evenings that both homes had, and when the next may begin."""
    if before == "kept":
        household.spend(People(COUPLE, {1: "quieter", 3: "slower", 5: "brighter"}), 3)
    elif before.startswith("rest"):
        household.spend(People(TOO_STIRRED), 3)
    rests_after = before in {"rested", "kept"}  # a finished evening of two rests the talk as well
    return household.clockwork.now + (REST_SECONDS if rests_after else 0.0) + HOUR


def touched(household: Household) -> tuple[int, int] | None:
    """What changes when the file is written anew, if only with the same."""
    path = household.state_store.path
    return (path.stat().st_ino, path.stat().st_mtime_ns) if path.exists() else None


people_alone = st.builds(
    People,
    st.sampled_from([SOLO, CALM, {**SOLO, "safety.alone": "no"}, {"welcome.choices": "he hits me"}, {}]),
    st.dictionaries(st.integers(1, 14), st.sampled_from(SAID_ALONE), max_size=5),
    st.one_of(st.just(60), st.integers(1, 14)),
)
all_days = st.builds(
    Days,
    st.sampled_from(["nothing", "kept", "resting", "rested"]),
    people_alone,
    st.sampled_from(["", "the coach crashes", "the power is cut"]),
    st.integers(1, 14),
    st.integers(0, 2**31 - 2),
)


@settings(max_examples=25)
@given(all_days)
def test_a_couple_cannot_tell_whether_one_of_them_used_it_alone(days: Days) -> None:
    if not days.breaks:
        days = replace(days, breaks_at=999)
    with_it, broken_at, said = live_through(days, alone=True)
    event(f"{days.before}, {days.breaks}, {said[-1]}")
    without, _, _ = live_through(days, alone=False, broken_at=broken_at)
    assert with_it == without


def whole(before: str, alone: People) -> Days:
    return Days(before, alone)


@pytest.mark.parametrize("before", ["nothing", "kept"])
def test_the_evenings_are_what_they_are_taken_for(before: str) -> None:
    shown, _, said = live_through(whole(before, People(SOLO, {1: "quieter", 2: "brighter"})), alone=True)
    assert {"ladder.done", "welcome.solo_it_is", "own.start", "approach.out_loud", "action.yours"} <= set(said)
    assert said[-1] == "close.good_night_solo"
    assert not {"action.keep_it", "welcome.follow_up"} & set(said)
    assert {"welcome.quarrel_it_is", "dialogue.swap", "action.kept", "close.good_night"} <= set(shown.lines)
    assert ("welcome.first_run_health" in shown.lines) is (before == "nothing")
    assert ("welcome.follow_up" in shown.lines) is (before == "kept")
    assert b"phone away" in (shown.kept or b"")
    assert any(row.startswith("sound: ") for row in shown.log)
    assert "session ended" in shown.log


def test_what_is_said_in_danger_alone_rests_no_talk() -> None:
    shown, _, said = live_through(whole("nothing", People(SOLO, {3: "he hits me"})), alone=True)
    assert {"safety.alone", "safety.matters", "ending.neutral_3"} <= set(said)
    assert "welcome.quarrel_it_is" in shown.lines
