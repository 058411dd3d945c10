"""The quieter hours, and a clock that knows nothing."""

from __future__ import annotations

from datetime import datetime

import pytest

from device.evening.night import WHISPER_DB, is_night, seconds_until, volume_db
from device.settings.schema import Speaker


@pytest.mark.parametrize(
    ("hour", "night"), [(20, False), (21, True), (23, True), (0, True), (6, True), (7, False), (12, False)]
)
def test_night_is_from_nine_to_seven(hour: int, night: bool) -> None:
    assert is_night(datetime(2027, 3, 1, hour, 30)) is night


def test_a_clock_that_was_never_set_knows_no_night() -> None:
    assert is_night(datetime(1970, 1, 1, 23)) is False


def test_the_volume_is_that_of_the_hour_and_whisper_quiet_lies_below_it() -> None:
    noon, night = datetime(2027, 3, 1, 12), datetime(2027, 3, 1, 23)
    for whisper_quiet, below in ((False, 0.0), (True, WHISPER_DB)):
        speaker = Speaker(volume_db=-5.0, night_volume_db=-15.0, whisper_quiet=whisper_quiet)
        assert volume_db(speaker, noon) == pytest.approx(-5.0 + below)
        assert volume_db(speaker, night) == pytest.approx(-15.0 + below)
    assert volume_db(Speaker(volume_db=-5.0), datetime(1970, 1, 1, 23)) == pytest.approx(-5.0)


def test_where_nobody_knows_the_hour_it_is_day() -> None:
    speaker = Speaker(volume_db=-5.0, night_volume_db=-20.0)
    assert volume_db(speaker, datetime(2027, 3, 1, 23)) == -20.0
    assert volume_db(speaker, None) == -5.0


@pytest.mark.parametrize(
    ("hour", "now", "minutes"),
    [
        ("23:30", (20, 0), 210), ("23:30", (23, 30), 0), ("23:30", (0, 30), 0), ("23:30", (6, 59), 0),
        ("23:30", (7, 0), 990), ("23:30", (11, 0), 750), ("01:00", (0, 30), 30), ("01:00", (3, 0), 0),
        ("01:00", (9, 0), 960), ("00:00", (23, 0), 60), ("07:00", (6, 0), 60),
    ],
)  # fmt: skip
def test_the_hour_until_which_they_talk_is_past_until_the_morning(
    hour: str, now: tuple[int, int], minutes: float
) -> None:
    assert seconds_until(hour, datetime(2027, 3, 1, *now)) == minutes * 60


def test_no_hour_or_no_clock_sets_none() -> None:
    assert seconds_until("", datetime(2027, 3, 1, 23)) is None
    assert seconds_until("23:00", None) is None
    assert seconds_until("23:00", datetime(1970, 1, 1, 23)) is None
