"""Lines become sound: cache, recordings, fall-back, pauses, privacy."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from engines import FakeVoice
from test_clip_store import files_limited_to

from voices.loudness import TARGET_LUFS, loudness
from voices.store import ClipStore, StoreFull
from voices.synthesiser import Synthesiser
from voices.voice import CALM, PACE_STEP, PACE_STEPS, Voice, VoiceFailed
from voices.wav import Clip, Samples, write_wav

RATE = 16_000
MakeStudio = Callable[..., Synthesiser]


def ignore(done: int, wanted: int) -> None:
    del done, wanted


@pytest.fixture
def warnings() -> list[str]:
    return []


@pytest.fixture
def voice(tmp_path: Path) -> FakeVoice:
    return FakeVoice(tmp_path / "marker")


@pytest.fixture
def make_studio(tmp_path: Path, voice: FakeVoice, warnings: list[str]) -> MakeStudio:
    def make(voices: Sequence[Voice] = (voice,), patience_seconds: float | None = None) -> Synthesiser:
        store, recordings = ClipStore(tmp_path / "clips"), tmp_path / "recordings"
        return Synthesiser(
            voices, store, recordings, rate=RATE, warn=warnings.append, patience_seconds=patience_seconds
        )

    return make


def on_disk(tmp_path: Path) -> int:
    return len(list((tmp_path / "clips").iterdir())) if (tmp_path / "clips").exists() else 0


def silent_stretches(samples: Samples) -> list[float]:
    """Lengths in seconds of the silences inside."""
    loud = np.flatnonzero(np.abs(samples.astype(int)) > 200)
    gaps = np.diff(loud) / RATE
    return [float(gap) for gap in gaps if gap > 0.03]


def test_a_line_is_its_words_and_pauses_at_one_loudness(make_studio: MakeStudio) -> None:
    synthesiser = make_studio()
    samples = synthesiser.sound("line", 0, ["Hum hum.", 2.0, "Hum."])
    assert samples.dtype == np.int16
    assert silent_stretches(samples) == pytest.approx([2.0], abs=0.1)
    first = samples[: round(synthesiser.duration_seconds(["Hum hum."]) * RATE)]
    assert loudness(first / 32768, RATE) == pytest.approx(TARGET_LUFS, abs=1.0)
    assert len(samples) / RATE == pytest.approx(synthesiser.duration_seconds(["Hum hum.", 2.0, "Hum."]), abs=0.01)


def test_a_fixed_line_is_rendered_once_for_all_sessions(make_studio: MakeStudio, voice: FakeVoice) -> None:
    first = make_studio()
    first.announce(["Hum."])
    sound = first.sound("line", 0, ["Hum."])
    second = make_studio()
    second.announce(["Hum."])
    assert np.array_equal(second.sound("line", 0, ["Hum."]), sound)
    assert voice.requests == 1


def test_what_depends_on_a_person_never_reaches_the_disk(
    make_studio: MakeStudio, voice: FakeVoice, tmp_path: Path
) -> None:
    synthesiser = make_studio()
    synthesiser.announce(["Fixed."])
    synthesiser.sound("plan", 0, ["Fixed.", "Call mum."])
    synthesiser.sound("plan", 0, ["Fixed.", "Call mum."])
    assert voice.requests == 2
    assert on_disk(tmp_path) == 1
    synthesiser.forget()
    synthesiser.sound("plan", 0, ["Call mum."])
    assert voice.requests == 3


def test_rendering_ahead_goes_on_where_it_was_interrupted(
    make_studio: MakeStudio, voice: FakeVoice, tmp_path: Path
) -> None:
    class Interrupted(Exception):
        pass

    def interrupt(done: int, wanted: int) -> None:
        del wanted
        if done >= 3:
            raise Interrupted

    texts = [f"{'a' * (index + 1)}." for index in range(8)]
    with pytest.raises(Interrupted):
        make_studio().render_ahead(texts, interrupt)
    kept = on_disk(tmp_path)
    assert 3 <= kept < 8
    asked = voice.requests
    seen: list[tuple[int, int]] = []
    make_studio().render_ahead(texts, lambda done, wanted: seen.append((done, wanted)))
    assert seen[0] == (kept, 8)
    assert seen[-1] == (8, 8)
    assert voice.requests - asked == 8 - kept
    make_studio().render_ahead(texts, ignore)
    assert voice.requests - asked == 8 - kept


def test_a_changed_text_voice_or_prosody_is_rendered_anew(make_studio: MakeStudio, voice: FakeVoice) -> None:
    synthesiser = make_studio()
    synthesiser.announce(["One.", "Two."])
    synthesiser.sound("line", 0, ["One."])
    synthesiser.sound("line", 0, ["Two."])
    synthesiser.prosody = CALM.turned(pace_steps=-1)
    synthesiser.sound("line", 0, ["One."])
    assert voice.requests == 3
    synthesiser.prosody = CALM
    synthesiser.sound("line", 0, ["One."])
    assert voice.requests == 3


def test_a_voice_that_is_not_quick_is_bent_from_its_finished_clips(
    make_studio: MakeStudio, voice: FakeVoice, tmp_path: Path
) -> None:
    slow_engine = FakeVoice(tmp_path / "slow", name="natural", realtime=False)
    synthesiser = make_studio((slow_engine, voice))
    synthesiser.announce(["Hum hum hum."])
    calm = synthesiser.sound("line", 0, ["Hum hum hum."])
    synthesiser.prosody = CALM.turned(pace_steps=-2, pitch_steps=-2)
    slower = synthesiser.sound("line", 0, ["Hum hum hum."])
    assert slow_engine.requests == 1
    assert len(slower) / len(calm) == pytest.approx(PACE_STEP**2, rel=0.02)
    assert loudness(slower / 32768, RATE) == pytest.approx(TARGET_LUFS, abs=0.5)
    synthesiser.prosody = CALM
    assert np.array_equal(synthesiser.sound("line", 0, ["Hum hum hum."]), calm)
    synthesiser.prosody = CALM.turned(pace_steps=1)
    assert len(synthesiser.sound("line", 0, ["A person's own words."])) > 1000
    assert slow_engine.requests == 2
    assert on_disk(tmp_path) == 1


def test_a_stand_in_is_not_bent_twice(make_studio: MakeStudio, voice: FakeVoice, tmp_path: Path) -> None:
    broken = FakeVoice(tmp_path / "broken", "exit", name="natural", realtime=False)
    synthesiser = make_studio((broken, voice))
    synthesiser.prosody = CALM.turned(pace_steps=-4)
    # The stand-in hums as long at any pace: what is longer was stretched.
    assert len(synthesiser.sound("line", 0, ["Hum hum hum."])) / RATE == pytest.approx(1.2, abs=0.05)


def test_a_damaged_clip_is_rendered_again(make_studio: MakeStudio, voice: FakeVoice, tmp_path: Path) -> None:
    make_studio().render_ahead(["Hum."], ignore)
    (path,) = (tmp_path / "clips").iterdir()
    path.write_bytes(path.read_bytes()[:-700])
    make_studio().render_ahead(["Hum."], ignore)
    assert voice.requests == 2
    assert len(make_studio().sound("line", 0, ["Hum."])) > 1000


def test_a_voice_that_fails_is_replaced_and_given_up_after_two_failures(
    make_studio: MakeStudio, voice: FakeVoice, warnings: list[str], tmp_path: Path
) -> None:
    broken = FakeVoice(tmp_path / "broken", "killed", name="broken")
    synthesiser = make_studio((broken, voice))
    for text in ("One secret.", "Two.", "Three.", "Four."):
        assert len(synthesiser.sound("line", 0, [text])) > 1000
    assert broken.requests == 2
    assert synthesiser.voice.name == "fake"
    assert len(warnings) == 2
    assert "Mend the fake." in warnings[0]
    assert not any("secret" in warning for warning in warnings)


def test_nobody_waits_for_a_natural_voice_that_hangs(
    make_studio: MakeStudio,
    voice: FakeVoice,
    warnings: list[str],
    tmp_path: Path,
) -> None:
    hung = FakeVoice(tmp_path / "hung", "hang", name="natural", timeout_seconds=30.0, realtime=False)
    synthesiser = make_studio((hung, voice), patience_seconds=0.3)
    began = time.monotonic()
    for text in ("One.", "Two.", "Three."):
        assert len(synthesiser.sound("line", 0, [text])) > 1000
    assert time.monotonic() - began < 20.0  # none waited for the voice to be given up
    assert hung.requests == 1  # the others were not even put behind it
    assert len(warnings) == 1
    assert "natural takes longer" in warnings[0]
    hung.close()


def test_a_natural_voice_that_was_late_is_there_the_next_time(
    make_studio: MakeStudio, voice: FakeVoice, tmp_path: Path
) -> None:
    natural = FakeVoice(tmp_path / "natural", name="natural", realtime=False)
    synthesiser = make_studio((natural, voice), patience_seconds=0.0)
    synthesiser.announce(["Hum."])
    synthesiser.sound("line", 0, ["Hum."])
    assert voice.requests == 1
    deadline = time.monotonic() + 20
    while not on_disk(tmp_path) and time.monotonic() < deadline:
        time.sleep(0.01)
    make_studio((natural, voice)).sound("line", 0, ["Hum."])
    assert (natural.requests, voice.requests) == (1, 1)


def test_a_stand_in_s_clip_is_not_kept_as_the_preferred_voice_s(
    make_studio: MakeStudio, voice: FakeVoice, tmp_path: Path
) -> None:
    broken = FakeVoice(tmp_path / "broken", "silence", name="preferred")
    make_studio((broken, voice)).render_ahead(["Hum."], ignore)
    mended = FakeVoice(tmp_path / "mended", name="preferred")
    make_studio((mended, voice)).render_ahead(["Hum."], ignore)
    assert mended.requests == 1


def test_where_no_voice_can_speak_it_is_an_error(make_studio: MakeStudio, tmp_path: Path) -> None:
    synthesiser = make_studio((FakeVoice(tmp_path / "a", "exit", "one"), FakeVoice(tmp_path / "b", "silence", "two")))
    with pytest.raises(VoiceFailed, match="two rendered silence"):
        synthesiser.sound("line", 0, ["Hum."])
    with pytest.raises(VoiceFailed):
        synthesiser.render_ahead(["Hum."], ignore)


def test_a_full_disk_stops_setup_but_not_a_session(
    make_studio: MakeStudio, warnings: list[str], tmp_path: Path
) -> None:
    synthesiser = make_studio()
    synthesiser.announce(["Hummmmmmmm."])
    # The limit holds for this process alone: the engine's child is started before.
    synthesiser.sound("line", 0, ["Not fixed."])
    with files_limited_to(1000):
        assert len(synthesiser.sound("line", 0, ["Hummmmmmmm."])) > 1000
        with pytest.raises(StoreFull, match="free some space"):
            synthesiser.render_ahead(["Hummmmmmmm."], ignore)
    assert len(warnings) == 1
    assert "free some space" in warnings[0]
    assert on_disk(tmp_path) == 0


def test_numbers_join_their_line_without_a_seam(make_studio: MakeStudio) -> None:
    samples = make_studio().sound("line", 0, ["Humhumhum", "seven", "humhum."])
    loud = np.flatnonzero(np.abs(samples.astype(int)) > 200)
    assert np.diff(loud).max() / RATE < 0.15


def recorded(folder: Path, name: str, seconds: float = 1.0, rate: int = 44_100, hertz: float = 300.0) -> Path:
    folder.mkdir(exist_ok=True)
    wave = 3000 * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate)
    write_wav(folder / name, Clip(wave.astype(np.int16), rate))
    return folder / name


def test_a_recording_replaces_its_line(make_studio: MakeStudio, voice: FakeVoice, tmp_path: Path) -> None:
    recorded(tmp_path / "recordings", "welcome.hello.wav", 1.0)
    recorded(tmp_path / "recordings", "welcome.hello.1.wav", 2.0, rate=48_000)
    synthesiser = make_studio()
    assert len(synthesiser.sound("welcome.hello", 0, ["Hum."])) / RATE == pytest.approx(1.0, abs=0.05)
    second = synthesiser.sound("welcome.hello", 1, ["Hum."])
    assert len(second) / RATE == pytest.approx(2.0, abs=0.05)
    assert loudness(second / 32768, RATE) == pytest.approx(TARGET_LUFS, abs=0.5)
    assert voice.requests == 0


def test_a_recording_keeps_the_silence_around_its_line(make_studio: MakeStudio, tmp_path: Path) -> None:
    recorded(tmp_path / "recordings", "close.reflect.wav", 1.0)
    sound = make_studio().sound("close.reflect", 0, [0.5, "One thing.", 1.0, "Just wonder.", 4.0])
    assert len(sound) / RATE == pytest.approx(0.5 + 1.0 + 4.0, abs=0.05)
    assert not sound[: round(0.45 * RATE)].any()
    assert not sound[-round(3.95 * RATE) :].any()


def test_a_recording_of_other_words_is_not_used(make_studio: MakeStudio, voice: FakeVoice, tmp_path: Path) -> None:
    path = recorded(tmp_path / "recordings", "level.wav", 3.0)
    path.with_suffix(".txt").write_text("seven. quite stirred up\n", encoding="utf-8")
    synthesiser = make_studio()
    synthesiser.sound("level", 0, ["Eight.", "Quite stirred up."])
    assert voice.requests == 2
    assert len(synthesiser.sound("level", 0, ["Seven.", 0.5, "Quite stirred up."])) / RATE == pytest.approx(
        3.0, abs=0.05
    )


@pytest.mark.parametrize(
    ("rate", "seconds", "said"), [(8_000, 1.0, "8,000"), (44_100, 0.0, "no sound"), (22_050, 121.0, "121 s")]
)
def test_a_bad_recording_is_told_once_and_the_voice_speaks(
    make_studio: MakeStudio, voice: FakeVoice, warnings: list[str], tmp_path: Path, rate: int, seconds: float, said: str
) -> None:
    path = recorded(tmp_path / "recordings", "line.wav", seconds, rate)
    synthesiser = make_studio()
    synthesiser.sound("line", 0, ["Hum."])
    synthesiser.sound("line", 0, ["Hum."])
    assert voice.requests == 1
    assert len(warnings) == 1
    assert said in warnings[0]
    assert str(path) in warnings[0]


def test_a_silent_recording_is_told(make_studio: MakeStudio, warnings: list[str], tmp_path: Path) -> None:
    recorded(tmp_path / "recordings", "line.wav", hertz=0.0)
    make_studio().sound("line", 0, ["Hum."])
    assert "only silence" in warnings[0]


@pytest.mark.parametrize(("level", "said"), [(90_000, "clipped in"), (60, "too quiet")])
def test_a_clipped_or_too_quiet_recording_is_told_with_the_fix_and_the_voice_speaks(
    make_studio: MakeStudio, voice: FakeVoice, warnings: list[str], tmp_path: Path, level: int, said: str
) -> None:
    (tmp_path / "recordings").mkdir()
    wave = np.clip(level * np.sin(2 * np.pi * 300 * np.arange(44_100) / 44_100), -32768, 32767)
    write_wav(tmp_path / "recordings" / "line.wav", Clip(wave.astype(np.int16), 44_100))
    make_studio().sound("line", 0, ["Hum."])
    assert voice.requests == 1
    assert said in warnings[0]
    assert "record it again" in warnings[0]


def test_a_line_s_name_cannot_leave_the_folder(make_studio: MakeStudio, voice: FakeVoice, tmp_path: Path) -> None:
    recorded(tmp_path, "outside.wav")
    (tmp_path / "recordings").mkdir()
    make_studio().sound("../outside", 0, ["Hum."])
    assert voice.requests == 1


def test_the_dials_stop_at_their_ends() -> None:
    slowest = CALM.turned(pace_steps=-50, pitch_steps=50)
    assert slowest.pace == pytest.approx(PACE_STEP**-PACE_STEPS, abs=1e-3)
    assert slowest.turned(pace_steps=PACE_STEPS, pitch_steps=-4) == CALM
