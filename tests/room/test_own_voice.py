"""What the coach says comes back into its microphone, and it never takes itself for a person."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from device.bedroom.air import Acoustics, Echo
from device.bedroom.cast import load_cast
from device.bedroom.room import Block
from device.hearing.child import ChildRecogniser
from device.hearing.voice_activity import VoiceActivity
from room.bedroom import Bedroom, breathing_ends_early

pytestmark = pytest.mark.recogniser

LOUD_ECHO = Acoustics(echo=Echo(gain_db=-20.0, tail_seconds=0.3))


def test_with_nobody_speaking_nothing_is_heard(bedroom: Bedroom, recogniser: ChildRecogniser) -> None:
    nobody = replace(load_cast("calm"), turns=[])
    activity = VoiceActivity()
    voiced = 0

    def listen_along(block: Block) -> None:
        nonlocal voiced
        voiced += sum(chunk.is_speech for chunk in activity.feed(block.microphone))

    evening = bedroom.spend(nobody, recogniser, acoustics=LOUD_ECHO, watch=listen_along, longest_seconds=100.0)
    assert "ladder.still_here" in evening.lines
    assert evening.heard == []
    # The echo is a voice indeed: without the gate it would have been heard for many seconds.
    assert voiced * 0.032 > 10.0


def test_a_talk_goes_as_well_with_the_echo_and_a_fan(bedroom: Bedroom, recogniser: ChildRecogniser) -> None:
    cast = breathing_ends_early(load_cast("calm"))
    acoustics = Acoustics(noise_db=25.0, echo=LOUD_ECHO.echo)
    evening = bedroom.spend(cast, recogniser, acoustics=acoustics)
    assert evening.lines[-1] == cast.ends_with
    assert evening.gate.breaches == []
    for heard in evening.heard:
        assert any(said.at < heard.at and heard.at - said.until < 5.0 for said in evening.said), heard.question
