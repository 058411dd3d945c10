"""From power to ready: a slow dawn of the light, and not a word."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from faults.device_under_test import DeviceUnderTest

pytestmark = pytest.mark.recogniser


def test_the_light_dawns_while_it_starts_and_nothing_is_said(tmp_path: Path) -> None:
    coach = DeviceUnderTest(tmp_path)
    try:
        ready = coach.await_ready()
        dawn = [one.value for one in coach.happened if one.kind == "light" and one.at < ready.at]
        brightest = dawn.index(max(dawn))
        assert dawn[brightest] > 0.0, "dark until it was ready"
        assert all(before <= after for before, after in pairwise(dawn[: brightest + 1]))
        # It is told a moment after the light knows: then it already sinks.
        assert all(before >= after for before, after in pairwise(dawn[brightest:]))
        coach.await_("light", lambda _: coach.duties(0.0)[-1] == 0.0, 0.0, 5.0)
        time.sleep(3.0)
        assert coach.states(0.0) == ["resting"]
        assert coach.lines(0.0) == []
        pressed = coach.press()
        coach.await_("sounds", bool, pressed - 0.2, 10.0)
    finally:
        coach.close()
