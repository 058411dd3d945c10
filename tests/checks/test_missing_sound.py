"""What is missing is named with what is there and how to mend it."""

from __future__ import annotations

import pytest

from device.audio import portaudio
from device.audio.portaudio import SoundDevice, SoundMissing, choose, within
from device.checks import missing_sound

MICROPHONE = SoundDevice(0, "USB PnP Sound Device: Audio (hw:1,0)", 1, 0, 48_000)
LOUDSPEAKER = SoundDevice(1, "snd_rpi_hifiberry_dac: HiFi (hw:0,0)", 0, 2, 44_100)


class NoDefault:
    class default:  # noqa: N801
        device = {"input": -1, "output": -1}  # noqa: RUF012


@pytest.fixture
def listed(monkeypatch: pytest.MonkeyPatch) -> list[SoundDevice]:
    found = [MICROPHONE, LOUDSPEAKER]
    monkeypatch.setattr(missing_sound, "devices", lambda: tuple(found))
    monkeypatch.setattr(portaudio, "library", NoDefault)
    return found


def test_nothing_is_missing_where_all_is_there(listed: list[SoundDevice]) -> None:
    assert listed
    assert missing_sound.missing_sound() == ()
    assert missing_sound.missing_sound("", "") == ()
    assert missing_sound.missing_sound("usb pnp", "HIFIBERRY") == ()


def test_what_is_missing_is_named(listed: list[SoundDevice]) -> None:
    listed.remove(LOUDSPEAKER)
    (finding,) = missing_sound.missing_sound()
    assert finding.part == "loudspeaker"
    assert "Plug one in" in str(finding)


def test_a_wrong_name_is_told_with_the_right_ones(listed: list[SoundDevice]) -> None:
    assert listed
    microphone, speaker = missing_sound.missing_sound("Jabra", "usb pnp")
    assert "“Jabra”" in microphone.problem
    assert MICROPHONE.name in microphone.problem
    assert LOUDSPEAKER.name not in microphone.problem
    assert "[speaker]" in speaker.fix


def test_portaudio_itself_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> tuple[SoundDevice, ...]:
        raise SoundMissing("PortAudio is not installed.", "Install it.")

    monkeypatch.setattr(missing_sound, "devices", missing)
    assert [finding.part for finding in missing_sound.missing_sound()] == ["sound"]
    assert missing_sound.sound_devices() == ()


def test_the_number_of_a_device_is_never_a_name(listed: list[SoundDevice]) -> None:
    with pytest.raises(SoundMissing):
        choose("input", "7", tuple(listed))


def test_a_call_that_hangs_is_given_up_and_its_late_result_cleaned_up() -> None:
    import threading  # noqa: PLC0415

    go, late = threading.Event(), threading.Event()
    with pytest.raises(TimeoutError):
        within(0.01, lambda: go.wait(5), late=lambda _: late.set())
    go.set()
    assert late.wait(5)
