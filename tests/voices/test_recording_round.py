"""Recording the script: each line asked for, judged and kept at once, and what was kept speaks."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest
from engines import FakeVoice

from device.hearing.hearing import Hearing
from device.hearing.recogniser import Recogniser, RecogniserLost
from device.recorder.recording_lines import RecordableLine, RecordingsFolder, recordable_lines
from device.recorder.recording_round import NothingSaid, Outcome, RecordingRound
from device.recorder.recording_take import judged
from dialogue.commands import Words
from dialogue.lines import Line
from dialogue.questions import QuestionKind
from dialogue.script import Script, load_script
from voices.loudness import TARGET_LUFS, loudness
from voices.recordings import QUIETEST_LUFS
from voices.store import ClipStore
from voices.synthesiser import Synthesiser
from voices.wav import Clip, read_wav

RATE = 48_000
SCRIPT = Script(
    {
        "welcome.hello": Line("welcome.hello", ("Hello, you two. {pause 2} Let the light lead.",)),
        "welcome.level": Line("welcome.level", ("Seven, or {level}?",)),
        "calm.out": Line("calm.out", ("And out slowly.", "Out, slowly and softly.")),
    },
    {},
)
LINES = tuple(recordable_lines(SCRIPT))


def voiced(seconds: float = 1.5, level: float = 4000.0, hertz: float = 200.0) -> Clip:
    """A hum with silence around it."""
    times = np.arange(round(seconds * RATE)) / RATE
    hum = level * np.sin(2 * np.pi * hertz * times)
    quiet = np.zeros(RATE // 2)
    return Clip(np.clip(np.concatenate((quiet, hum, quiet)), -32768, 32767).astype(np.int16), RATE)


class Hears:
    """A recogniser that hears what the test says, whatever sounds."""

    name = "whisper"

    def __init__(self, *texts: str) -> None:
        self._texts = deque(texts)

    def begin(self, kind: QuestionKind, phrases: tuple[str, ...], question: str) -> None:
        assert (kind, phrases, question) == (QuestionKind.SHARING, (), "")

    def feed(self, pcm: bytes) -> None:
        assert pcm

    def finish(self) -> Hearing:
        if not self._texts:
            raise RecogniserLost("whisper: gone")
        return Hearing(open=self._texts.popleft(), closed=None)

    def discard(self) -> None: ...

    def unknown_words(self, phrases: tuple[str, ...]) -> tuple[str, ...]:
        return phrases[:0]

    def close(self) -> None: ...


class Typist:
    """A person who types and records what the test says."""

    def __init__(self, typed: Iterable[str], takes: Iterable[Clip | None]) -> None:
        self._typed, self._takes = deque(typed), deque(takes)
        self.told: list[str] = []
        self.played: list[Clip] = []
        self.voice_played: list[str] = []

    def tell(self, text: str) -> None:
        self.told.append(text)

    def ask(self, choices: str) -> str | None:
        self.told.append(choices)
        return self._typed.popleft() if self._typed else None

    def record(self, longest_pause_seconds: float) -> Clip:
        assert longest_pause_seconds in {0.0, 2.0}
        take = self._takes.popleft()
        if take is None:
            raise NothingSaid
        return take

    def play(self, clip: Clip) -> None:
        self.played.append(clip)

    def play_voice(self, line: RecordableLine) -> None:
        self.voice_played.append(line.name)

    @property
    def all_told(self) -> str:
        return "\n".join(self.told)


def lead(folder: Path, person: Typist, recogniser: Recogniser | None = None) -> Outcome:
    return RecordingRound(LINES, RecordingsFolder(folder), person, lambda: recogniser).lead()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_lines_with_a_value_are_left_to_the_voice_and_pauses_are_shown() -> None:
    assert [line.name for line in LINES] == ["welcome.hello", "calm.out.0", "calm.out.1"]
    assert LINES[0].prompt == "Hello, you two. (2 s) Let the light lead."
    assert LINES[0].words == "Hello, you two. Let the light lead."
    assert LINES[0].longest_pause_seconds == pytest.approx(2.0)
    assert [line.name for line in recordable_lines(SCRIPT, "welcome")] == ["welcome.hello"]
    assert len(tuple(recordable_lines(load_script()))) > 200


def test_each_line_is_recorded_evened_and_kept_with_its_words(tmp_path: Path) -> None:
    hears = Hears("hello you two let the light lead", "and out slowly", "out slowly and softly")
    outcome = lead(tmp_path / "own", Typist([""] * 6, [voiced()] * 3), hears)
    assert outcome == Outcome(kept=3, left=0, input_ended=False)
    stems = ("calm.out.0", "calm.out.1", "welcome.hello")
    assert names(tmp_path / "own") == [f"{stem}.{ending}" for stem in stems for ending in ("txt", "wav")]
    clip = read_wav(tmp_path / "own" / "welcome.hello.wav")
    assert loudness(clip.samples / 32768, clip.rate) == pytest.approx(TARGET_LUFS, abs=0.3)
    assert clip.seconds == pytest.approx(1.5, abs=0.1)


def test_what_was_kept_overrides_the_voice(tmp_path: Path) -> None:
    lead(tmp_path / "own", Typist([""] * 6, [voiced()] * 3))
    voice = FakeVoice(tmp_path / "marker")
    synthesiser = Synthesiser([voice], ClipStore(tmp_path / "clips"), tmp_path / "own", rate=RATE)
    assert len(synthesiser.sound("calm.out", 1, ["Out, slowly and softly."])) / RATE == pytest.approx(1.5, abs=0.1)
    assert voice.requests == 0
    synthesiser.sound("calm.out", 1, ["Out, but in other words."])
    assert voice.requests == 1


def test_it_goes_on_where_it_was_left_and_a_changed_line_is_asked_for_again(tmp_path: Path) -> None:
    first = Typist(["", "q"], [voiced()])
    assert lead(tmp_path, first) == Outcome(kept=1, left=2, input_ended=False)
    (tmp_path / "calm.out.0.wav").write_bytes(b"half a file")
    second = Typist(["s", "s"], [])
    lead(tmp_path, second)
    assert "1 of 3 lines are recorded" in second.all_told
    assert "1 of 2 · calm.out.0" in second.all_told
    (tmp_path / "welcome.hello.txt").write_text("Hello, you three.\n")
    third = Typist(["q"], [])
    lead(tmp_path, third)
    assert "1 of 3 · welcome.hello" in third.all_told


def test_skip_back_again_play_and_listen(tmp_path: Path) -> None:
    person = Typist(["l", "s", "b", "", "p", "a", "", "b", "s", "q"], [voiced(1.0), voiced(2.0)])
    outcome = lead(tmp_path, person)
    assert person.voice_played == ["welcome.hello"]
    assert [round(clip.seconds) for clip in person.played] == [1]
    assert outcome.kept == 2
    assert names(tmp_path) == ["welcome.hello.txt", "welcome.hello.wav"]
    assert read_wav(tmp_path / "welcome.hello.wav").seconds == pytest.approx(2.0, abs=0.1)


def test_wrong_words_are_told_and_kept_only_by_a_person_s_word(tmp_path: Path) -> None:
    hears = Hears("something else entirely was said here", "still nothing of it at all")
    person = Typist(["", "", "k", "q"], [voiced(), voiced()])
    assert lead(tmp_path, person, hears).kept == 1
    assert "heard “something else entirely was said here”: say the line again" in person.all_told
    person = Typist(["", "s", "q"], [voiced()])
    assert RecordingRound(LINES[1:], RecordingsFolder(tmp_path), person, lambda: Hears("no")).lead().kept == 0


@pytest.mark.parametrize(
    ("take", "said"),
    [
        (voiced(level=60_000), "clipped in"),
        (voiced(level=70), "too quiet"),
        (voiced(level=0), "only silence"),
        (None, "Nothing was heard"),
    ],
)
def test_a_take_that_cannot_be_used_is_told_with_the_fix_and_never_kept(
    tmp_path: Path, take: Clip | None, said: str
) -> None:
    person = Typist(["", "k", "s", "q"], [take, take])
    assert lead(tmp_path, person).kept == 0
    assert said in person.all_told
    assert "microphone" in person.all_told
    assert not list(tmp_path.iterdir())


def test_a_misheard_word_or_a_lost_recogniser_is_no_reason_to_refuse() -> None:
    assert judged(voiced(), "Hello, you two. Let the light lead.", Hears("hello you too let the light lead")).clip
    assert judged(voiced(), "Stop.", Hears("stopp")).problem is None
    assert judged(voiced(), "Stop.", Hears()).problem is None
    assert judged(voiced(), "Stop.", Hears("go")).problem is not None


def test_where_the_input_ends_it_says_what_is_left(tmp_path: Path) -> None:
    assert lead(tmp_path, Typist([""], [voiced()])) == Outcome(kept=1, left=2, input_ended=True)


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path) -> None:
    from test_clip_store import files_limited_to  # noqa: PLC0415

    folder = RecordingsFolder(tmp_path / "own")
    line = RecordableLine("calm.out", 0, "calm.out.0", (Words("And out slowly."),))
    with files_limited_to(1000), pytest.raises(OSError, match="large"):
        folder.keep(line, voiced())
    assert not list((tmp_path / "own").iterdir())


def test_quiet_is_what_would_be_raised_by_thirty_decibels() -> None:
    assert pytest.approx(-51.0) == QUIETEST_LUFS
