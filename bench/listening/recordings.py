"""What is played: labelled recordings of people and of noise, and speech that must not be taken for an answer."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt
import soxr

from device.hearing.recogniser import SAMPLE_RATE
from device.hearing.wav import read_wav
from voices.flite_voice import FliteVoice
from voices.piper_voice import PiperVoice
from voices.voice import Voice
from voices.wav import read_wav as read_clip

Samples = npt.NDArray[np.float64]
FRAGMENTS_A_SENTENCE = 5
# Words of every day that no question expects, many of them near in sound to one that is.
OTHER_WORDS = (
    "bed", "bird", "cat", "dog", "happy", "house", "marvin", "sheila", "tree", "wow", "backward", "forward",
    "follow", "learn", "visual", "up", "down", "left", "right", "on", "off", "maybe", "please", "water",
    "table", "nothing", "today", "mother", "never", "door", "what", "here", "good", "really", "morning",
    "because", "window", "free", "heaven", "mine", "fine", "gate", "late", "hero", "near", "sick", "shop",
    "top", "guess", "chess", "snow", "now", "show", "goat", "gold", "hello", "sorry", "love", "work", "money",
    "kids", "tired", "angry",
)  # fmt: skip


class Label(msgspec.Struct, frozen=True):
    """A line of labels.jsonl. text: what is said, "" for noise, None for a sentence."""

    file: str
    text: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Recording:
    """A sound. group: the folder it comes from. text: the one word that is said, "" for none, None for another."""

    group: str
    text: str | None
    samples: Samples


class NoRecordings(Exception):
    """The folder of recordings is not there; the message says what to do."""


def human_recordings(every: int = 1) -> list[Recording]:
    """Every Nth labelled recording of REPAIR_COACH_SPEECH. Raises NoRecordings."""
    folder = Path(os.environ.get("REPAIR_COACH_SPEECH") or Path(__file__).parents[3] / "shared" / "speech")
    if not (folder / "labels.jsonl").exists():
        raise NoRecordings(f"no recordings in {folder}; set REPAIR_COACH_SPEECH to their folder")
    lines = (folder / "labels.jsonl").read_text("utf-8").splitlines()
    labels = [msgspec.json.decode(line, type=Label) for line in lines if line.strip()][::every]
    return [
        Recording(
            label.file.split("/")[0], label.text, np.frombuffer(read_wav(folder / label.file), "<i2").astype(float)
        )
        for label in labels
    ]


def fragments(recordings: list[Recording], random: np.random.Generator) -> Iterator[Recording]:
    """Pieces of the sentences, as short as an answer: what a partner who talks on sounds like."""
    for recording in recordings:
        if recording.group != "sentences":
            continue
        for _ in range(FRAGMENTS_A_SENTENCE):
            length = int(random.uniform(0.5, 1.3) * SAMPLE_RATE)
            start = int(random.integers(0, max(1, len(recording.samples) - length)))
            yield Recording("fragments", None, recording.samples[start : start + length])


def babble(recordings: list[Recording], length: int, random: np.random.Generator, voices: int = 6) -> Samples:
    """Many people at once, made of the sentences, which hold no answer; root mean square about 1."""
    speech = [recording.samples for recording in recordings if recording.group == "sentences"]
    sum_of_voices = np.zeros(length)
    for _ in range(voices):
        voice = np.zeros(0)
        skipped = int(random.integers(0, SAMPLE_RATE // 2))
        while len(voice) < length + skipped:
            part = speech[int(random.integers(len(speech)))]
            voice = np.concatenate([voice, part / np.sqrt(np.mean(part**2) + 1.0)])
        sum_of_voices += voice[skipped : skipped + length]
    return np.asarray(sum_of_voices / np.sqrt(voices))


def synthetic_other_words(every: int = 1) -> Iterator[Recording]:
    """Other words said by Piper's joe and flite's rms and slt: people that no recording here is of."""
    voices: tuple[Voice, ...] = (PiperVoice(), FliteVoice("rms"), FliteVoice("slt"))
    for voice in voices:
        for word in OTHER_WORDS[::every]:
            yield Recording("synthetic words", None, spoken(voice, word))


def spoken(voice: Voice, text: str) -> Samples:
    """The text at 16 kHz."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "said.wav"
        voice.render(text, path)
        clip = read_clip(path)
    return np.asarray(soxr.resample(clip.samples.astype(np.float64), clip.rate, SAMPLE_RATE), np.float64)
