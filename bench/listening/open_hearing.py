"""Word error rate of open hearing: typed lines of couples, said by synthetic people."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import jiwer
import numpy as np

from device.hearing.engines.phonetic_similarity import normalised
from device.hearing.recogniser import RestartableRecogniser
from dialogue.questions import QuestionKind
from listening.recordings import spoken
from listening.rooms import Babble, Surroundings, as_heard
from voices.flite_voice import FliteVoice
from voices.piper_voice import PiperVoice
from voices.voice import Voice

LINES = Path(__file__).parents[2] / "lines" / "en"


@dataclass(frozen=True, slots=True)
class OpenHearing:
    """Word error rate, 0 to 1 and above, of ``lines`` lines by one voice."""

    surroundings: str
    voice: str
    lines: int
    word_error_rate: float


def word_error_rates(
    engine: RestartableRecogniser, surroundings: Sequence[Surroundings], babble: Babble, most: int, seed: int
) -> list[OpenHearing]:
    """One result for every surroundings and voice, of ``most`` lines spread over files of many kinds."""
    written = [
        str(json.loads(row)["text"])
        for file in sorted(LINES.glob("early-*.jsonl"))
        for row in file.read_text("utf-8").splitlines()
    ]
    lines = [written[place] for place in np.linspace(0, len(written) - 1, most).round().astype(int)]
    voices: dict[str, Voice] = {"joe": PiperVoice(), "rms": FliteVoice("rms"), "slt": FliteVoice("slt")}
    results = []
    for name, voice in voices.items():
        said = [spoken(voice, line) for line in lines]
        for place in surroundings:
            random = np.random.default_rng(seed)
            heard = []
            for sound in said:
                engine.begin(QuestionKind.SHARING, (), "bench")
                engine.feed(as_heard(sound, place, babble, random))
                heard.append(engine.finish().open or "")
            rate = jiwer.wer([normalised(line) for line in lines], heard)
            results.append(OpenHearing(place.name, name, len(lines), float(rate)))
    return results
