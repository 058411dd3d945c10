"""Microphones, loudspeakers and cards that fail while somebody talks, and come back."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from faults.device_under_test import DeviceUnderTest
from faults.fault_report import FaultReport

pytestmark = pytest.mark.recogniser

WELCOME = "welcome.choices"


def loses_and_finds_the_microphone(
    coach: DeviceUnderTest,
    fault_report: FaultReport,
    break_it: Callable[[], float],
    mend_it: Callable[[], float] | None,
) -> None:
    """The question waits until the microphone is back, and is asked again."""
    coach.begin_evening()
    broken = break_it()
    noticed = coach.await_state("speaking", broken, 15.0)
    coach.await_line("fault.microphone", broken)
    mended = broken
    if mend_it is not None:
        coach.await_state("cannot hear", broken, 15.0)
        mended = mend_it()
    coach.await_line("fault.hearing_again", mended, 15.0)
    coach.await_line(WELCOME, mended)
    listening = coach.await_state("listening", mended, 15.0)
    fault_report.note(
        noticed=noticed.at - broken,
        light="cannot hear",
        voice=["fault.microphone", "fault.hearing_again"],
        recovered=listening.at - mended,
        recovery="the talk waits; the question is asked again",
    )


def test_microphone_unplugged_and_plugged_in_again(coach: DeviceUnderTest, fault_report: FaultReport) -> None:
    """Microphone unplugged, plugged in again."""
    loses_and_finds_the_microphone(
        coach,
        fault_report,
        lambda: coach.do("card", name="Snowball", plugged=False),
        lambda: coach.do("card", name="Snowball", plugged=True),
    )


def test_microphone_stops_delivering_while_its_stream_claims_to_run(
    coach: DeviceUnderTest, fault_report: FaultReport
) -> None:
    """Microphone delivers no blocks any more, its stream claims to run."""
    loses_and_finds_the_microphone(
        coach,
        fault_report,
        lambda: coach.do("card", name="Snowball", stalled=True),
        lambda: coach.do("card", name="Snowball", stalled=False),
    )


@pytest.mark.slow
def test_microphone_delivers_one_value_for_ever(coach: DeviceUnderTest, fault_report: FaultReport) -> None:
    """Microphone delivers nothing but zeros."""
    loses_and_finds_the_microphone(
        coach,
        fault_report,
        lambda: coach.do("card", name="Snowball", silent=True),
        lambda: coach.do("card", name="Snowball", silent=False),
    )


@pytest.mark.slow
def test_another_card_takes_the_microphones_place(coach: DeviceUnderTest, fault_report: FaultReport) -> None:
    """Another device takes the microphone's place."""
    coach.begin_evening()
    broken = coach.do("card", name="Snowball", plugged=False)
    coach.do("add_card", name="Webcam", place=1, inputs=1)
    noticed = coach.await_line("fault.microphone", broken)
    coach.await_state("cannot hear", broken, 15.0)
    time.sleep(5.0)  # two attempts
    assert coach.states(broken)[-1] == "cannot hear", "it listened to a microphone that nobody chose"
    coach.do("unplug_extras")
    mended = coach.do("card", name="Snowball", plugged=True)
    back = coach.await_line("fault.hearing_again", mended, 10.0)
    fault_report.note(
        noticed=noticed.at - broken,
        light="cannot hear",
        voice=["fault.microphone", "fault.hearing_again"],
        recovered=back.at - mended,
        recovery="the other card is never opened; the right one is taken when it is back",
    )


@pytest.mark.slow
def test_microphone_that_never_comes_back_starts_the_coach_afresh(
    coach: DeviceUnderTest, fault_report: FaultReport
) -> None:
    """Microphone gone for good."""
    coach.begin_evening()
    broken = coach.do("card", name="Snowball", plugged=False)
    noticed = coach.await_line("fault.microphone", broken)
    coach.await_state("cannot hear", broken, 15.0)
    time.sleep(30.0)  # fifteen attempts, one every two seconds
    pressed = coach.press()
    coach.await_state("breathing", pressed)
    coach.press_until("close.good_night_calm")
    ended = coach.await_log("session ended", pressed, 15.0)
    left = coach.await_exit(ended.at, 5.0)
    assert left.value == 70
    ready = coach.await_ready(left.at, 20.0)
    fault_report.note(
        noticed=noticed.at - broken,
        light="cannot hear, breathing by the button, end",
        voice=["fault.microphone", "close.good_night_calm"],
        recovered=ready.at - ended.at,
        recovery="breathing goes on by the button; after the evening a fresh start (exit 70)",
    )


def test_card_that_refuses_the_rate_is_resampled(
    coach: DeviceUnderTest, fault_report: FaultReport, just_breathe: Path
) -> None:
    """Microphone knows only 44.1 kHz."""
    coach.do("card", name="Snowball", rates=[44_100])
    began = coach.begin_evening()
    coach.do("say", wav=str(just_breathe))
    understood = coach.await_line("welcome.calm_it_is", began, 20.0)
    assert coach.lines(began)[0] == "welcome.calm_it_is"
    fault_report.note(
        noticed=None,
        light="listening",
        voice=["welcome.calm_it_is"],
        recovered=understood.at - began,
        recovery="opened at a rate it knows and resampled: “just breathe” is understood",
    )


def test_loudspeaker_busy_at_a_press(coach: DeviceUnderTest, fault_report: FaultReport) -> None:
    """Loudspeaker held by another program at a press."""
    coach.do("card", name="Headset", busy=True)
    pressed = coach.press()
    noticed = coach.await_state("fault", pressed)
    time.sleep(0.3)
    coach.await_dips(coach.press() - 0.1)
    time.sleep(0.3)
    coach.do("card", name="Headset", busy=False)
    mended = coach.press()
    sounded = coach.await_("sounds", bool, mended, 5.0)
    fault_report.note(
        noticed=noticed.at - pressed,
        light="fault: dark, two slow dips at a press",
        recovered=sounded.at - mended,
        recovery="the next press begins",
    )


def test_loudspeaker_unplugged_and_plugged_in_again(coach: DeviceUnderTest, fault_report: FaultReport) -> None:
    """Loudspeaker unplugged while it speaks, plugged in again."""
    began = time.monotonic()
    coach.press()
    coach.await_("sounds", bool, began, 10.0)
    broken = coach.do("card", name="Headset", plugged=False)
    noticed = coach.await_log("loudspeaker: lost", broken)
    coach.press_until("welcome.choices")
    coach.await_state("listening", broken, 20.0)  # the question went by in silence, in its own time
    mended = coach.do("card", name="Headset", plugged=True)
    coach.await_log("loudspeaker: back", mended)
    coach.press()  # on with it: the question's own answer to a press
    sounded = coach.await_("sounds", bool, mended, 20.0)
    fault_report.note(
        noticed=noticed.at - broken,
        light="as if it spoke",
        recovered=sounded.at - mended,
        recovery="lines pass in silence in their own time, light and button go on; the next line sounds",
    )


def test_card_that_hangs_starts_the_coach_afresh(coach: DeviceUnderTest, fault_report: FaultReport) -> None:
    """Loudspeaker hangs when it is opened (the driver never returns)."""
    coach.do("card", name="Headset", hangs=True)
    pressed = coach.press()
    noticed = coach.await_state("fault", pressed, 8.0)
    left = coach.await_exit(pressed, 10.0)
    assert left.value == 70
    ready = coach.await_ready(left.at, 20.0)
    fault_report.note(
        noticed=noticed.at - pressed,
        light="waking, fault, dark",
        recovered=ready.at - left.at,
        recovery="a fresh start (exit 70)",
    )


def test_twenty_sound_cards(coach: DeviceUnderTest, fault_report: FaultReport) -> None:
    """A USB device that claims to be twenty sound cards."""
    for number in range(20):
        coach.do("add_card", name=f"Gadget {number}" + "x" * 300, place=2 + number, inputs=64, outputs=0)
    pressed = time.monotonic()
    coach.begin_evening()
    sounded = coach.await_("sounds", bool, pressed, 5.0)
    assert coach.do("card", name="Snowball", plugged=True)
    fault_report.note(
        noticed=None,
        light="speaking, listening",
        recovered=sounded.at - pressed,
        recovery="an evening begins as always",
    )


def test_no_sound_card_at_start(start: Callable[..., DeviceUnderTest], fault_report: FaultReport) -> None:
    """No loudspeaker when the device starts."""
    away = {"before": [{"do": "card", "name": "Headset", "plugged": False}]}
    coach = start(plan=away)
    waits = coach.await_log("fault: no loudspeaker", 0.0, 30.0)
    coach.await_state("fault", waits.at - 1.0)
    pressed = coach.press()
    coach.await_dips(pressed)
    mended = coach.do("card", name="Headset", plugged=True)
    ready = coach.await_ready(mended, 30.0)
    assert coach.process.poll() is None
    fault_report.note(
        noticed=waits.at - coach.started_at,
        light="fault: dark, two slow dips at a press",
        recovered=ready.at - mended,
        recovery="looks every 5 s and starts by itself",
    )
