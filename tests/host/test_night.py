"""The quieter hours, and a clock that knows nothing."""

from __future__ import annotations

from datetime import datetime

import pytest

from device.night import is_night


@pytest.mark.parametrize(
    ("hour", "night"), [(20, False), (21, True), (23, True), (0, True), (6, True), (7, False), (12, False)]
)
def test_night_is_from_nine_to_seven(hour: int, night: bool) -> None:
    assert is_night(datetime(2027, 3, 1, hour, 30)) is night


def test_a_clock_that_was_never_set_knows_no_night() -> None:
    assert is_night(datetime(1970, 1, 1, 23)) is False
