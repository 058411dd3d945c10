"""What outlives an evening, and what a power cut or a broken file may do to it."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from device.evening.state_store import (
    FURTHEST_STEPS,
    REST_SECONDS,
    PersistentState,
    StateStore,
    StateUnwritableError,
    Uptime,
)
from dialogue.commands import AdjustDial, Dial


def turn_and_remember(state_store: StateStore, dial: Dial, steps: int) -> None:
    """A dial turned in an evening of two people that is over."""
    state_store.turn(AdjustDial(dial, steps))
    state_store.remember_evening()


class Machine:
    """A machine that can be let run and switched off."""

    def __init__(self) -> None:
        self.boot, self.seconds = 1, 100.0

    def __call__(self) -> Uptime:
        return Uptime(str(self.boot), self.seconds)

    def reboot(self) -> None:
        self.boot, self.seconds = self.boot + 1, 5.0


def test_the_rest_counts_powered_on_time_and_survives_a_restart_and_a_power_cut(tmp_path: Path) -> None:
    machine = Machine()
    state_store = StateStore(tmp_path, machine)
    state_store.rest_talking()
    machine.seconds += 3600
    assert StateStore(tmp_path, machine).rest_seconds == pytest.approx(REST_SECONDS - 3600)
    StateStore(tmp_path, machine).note_rest()
    machine.reboot()
    assert StateStore(tmp_path, machine).rest_seconds == pytest.approx(REST_SECONDS - 3600 - machine.seconds)
    machine.seconds += REST_SECONDS
    assert StateStore(tmp_path, machine).talking_rests is False


def test_nobody_ends_the_rest_by_forgetting(tmp_path: Path) -> None:
    machine = Machine()
    state_store = StateStore(tmp_path, machine)
    state_store.keep_plan("When it rains, I will call.")
    state_store.rest_talking()
    state_store.forget()
    again = StateStore(tmp_path, machine)
    assert again.kept.plan is None
    assert again.talking_rests


def test_forgetting_leaves_no_file(tmp_path: Path) -> None:
    state_store = StateStore(tmp_path)
    state_store.keep_plan("When it rains, I will call.")
    state_store.forget()
    assert list(tmp_path.iterdir()) == []


def test_what_another_process_erased_is_not_written_again(tmp_path: Path) -> None:
    service = StateStore(tmp_path)
    service.keep_plan("When it rains, I will call.")
    turn_and_remember(service, Dial.RATE, -1)
    StateStore(tmp_path).forget()
    assert service.kept == PersistentState()
    service.keep_plan("When it snows, I will call.")
    StateStore(tmp_path).forget()
    turn_and_remember(service, Dial.VOLUME, 1)
    assert StateStore(tmp_path).kept == PersistentState(first_run=False, volume=1)


@pytest.mark.parametrize("resting", [False, True])
@pytest.mark.parametrize(
    ("step", "before"),
    [("open", 0), ("fsync", 0), ("fsync", 1)],
    ids=["before the file is opened", "while it is written", "while its folder is"],
)
def test_what_is_erased_while_it_is_written_stays_erased(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, before: int, resting: bool
) -> None:
    machine = Machine()
    service = StateStore(tmp_path, machine)
    if resting:
        service.rest_talking()
    service.keep_plan("When it rains, I will call.")
    real, steps = getattr(os, step), []

    def forget_meanwhile(*arguments: Any) -> Any:
        steps.append(arguments)
        if len(steps) == before + 1:
            StateStore(tmp_path, machine).forget()
        return real(*arguments)

    monkeypatch.setattr(os, step, forget_meanwhile)
    turn_and_remember(service, Dial.VOLUME, 1)
    assert len(steps) > before
    turn_and_remember(service, Dial.RATE, 1)
    assert service.kept.plan is None
    assert all(b"rains" not in file.read_bytes() for file in tmp_path.iterdir())
    assert StateStore(tmp_path, machine).talking_rests == resting
    assert StateStore(tmp_path, machine).dial(Dial.RATE) == 1


@pytest.mark.parametrize("erase", [StateStore.forget, lambda state_store: state_store.path.unlink()])
def test_no_other_process_ends_the_rest(tmp_path: Path, erase: Callable[[StateStore], None]) -> None:
    machine = Machine()
    service = StateStore(tmp_path, machine)
    service.keep_plan("When it rains, I will call.")
    service.rest_talking()
    machine.seconds += 3600
    erase(StateStore(tmp_path, machine))
    assert service.kept.plan is None
    assert service.rest_seconds == pytest.approx(REST_SECONDS - 3600)


def test_a_folder_that_cannot_be_looked_at_erases_nothing(tmp_path: Path) -> None:
    state = tmp_path / "state"
    state_store = StateStore(state)
    state_store.keep_plan("When it rains, I will call.")
    state.rename(tmp_path / "elsewhere")
    state.touch()
    assert state_store.kept.plan == "When it rains, I will call."


def test_the_file_is_private_and_written_whole(tmp_path: Path) -> None:
    state_store = StateStore(tmp_path / "state")
    state_store.keep_plan("When it rains, I will call.")
    assert stat.S_IMODE(state_store.path.stat().st_mode) == 0o600
    assert [file.name for file in state_store.path.parent.iterdir()] == ["kept.json"]


@given(st.binary(max_size=300))
def test_a_broken_file_never_stops_a_start(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("state")
    (folder / "kept.json").write_bytes(content)
    state_store = StateStore(folder)
    assert 0 <= state_store.rest_seconds <= REST_SECONDS
    state_store.remember_evening()
    assert StateStore(folder).kept.first_run is False


@given(st.integers(0, 200))
def test_a_file_cut_anywhere_counts_as_none(tmp_path_factory: pytest.TempPathFactory, length: int) -> None:
    folder = tmp_path_factory.mktemp("state")
    StateStore(folder).keep_plan("When it rains, I will call.")
    whole = (folder / "kept.json").read_bytes()
    (folder / "kept.json").write_bytes(whole[: min(length, len(whole) - 1)])
    assert StateStore(folder).kept == PersistentState()


@given(st.lists(st.tuples(st.sampled_from(list(Dial)), st.sampled_from([-1, 1])), max_size=30))
def test_dials_stay_in_range_and_are_remembered(
    tmp_path_factory: pytest.TempPathFactory, turns: list[tuple[Dial, int]]
) -> None:
    folder = tmp_path_factory.mktemp("state")
    state_store = StateStore(folder)
    for dial, steps in turns:
        state_store.turn(AdjustDial(dial, steps))
    turned = {dial: state_store.dial(dial) for dial in Dial}
    assert max(map(abs, turned.values())) <= FURTHEST_STEPS
    assert {dial: StateStore(folder).dial(dial) for dial in Dial} == dict.fromkeys(Dial, 0)
    state_store.remember_evening()
    state_store.end_evening()
    for remembers in (state_store, StateStore(folder)):
        assert {dial: remembers.dial(dial) for dial in Dial} == turned


def test_what_was_turned_for_one_evening_is_over_with_it(tmp_path: Path) -> None:
    state_store = StateStore(tmp_path)
    state_store.turn(AdjustDial(Dial.VOLUME, -1))
    state_store.end_evening()
    assert state_store.dial(Dial.VOLUME) == 0
    state_store.remember_evening()
    assert StateStore(tmp_path).kept == PersistentState(first_run=False)


def test_what_could_not_be_written_is_written_after_a_later_evening(tmp_path: Path) -> None:
    state = tmp_path / "state"
    state_store = StateStore(state)
    state.touch()
    with pytest.raises(StateUnwritableError):
        turn_and_remember(state_store, Dial.VOLUME, 1)
    state.unlink()
    state_store.remember_evening()
    assert StateStore(state).dial(Dial.VOLUME) == 1


def test_a_state_that_cannot_be_written_says_where_and_what_to_do(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    with pytest.raises(StateUnwritableError, match="make room or mend its rights"):
        StateStore(blocked / "state").keep_plan("When it rains, I will call.")
    assert os.listdir(tmp_path) == ["file"]  # noqa: PTH208
