"""Judge a take: is it loud enough, unclipped, and are its words the line's?"""

from __future__ import annotations

from dataclasses import dataclass

from device.hearing.engines.phonetic_similarity import likeness
from device.hearing.recogniser import Recogniser, RecogniserLost
from device.recorder.intelligibility import understood
from voices.loudness import evened
from voices.recordings import level_fault
from voices.wav import Clip

# A third of the words may be misheard; a word or two alone must only sound alike, as people's short words are misheard.
WRONG_WORDS_RATE = 0.34
ALIKE = 0.6
SHORTEST_SECONDS = 0.15


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a take is worth. clip: trimmed and evened, None where it cannot be used. problem: what is wrong and the fix.

    heard: what the recogniser made of it, None where it was not asked. A clip with a problem may be kept by a person
    who knows better.
    """

    clip: Clip | None
    problem: str | None = None
    heard: str | None = None


def judged(take: Clip, words: str, recogniser: Recogniser | None) -> Verdict:
    """Judge a take of these words; without a recogniser the words are not checked."""
    clip = evened(take)
    if clip.seconds < SHORTEST_SECONDS:
        return Verdict(None, "It holds only silence: come closer to the microphone and say it again.")
    if fault := level_fault(take):
        return Verdict(None, f"It {fault}.")
    if recogniser is None:
        return Verdict(clip)
    try:
        line = understood(recogniser, clip.samples, clip.rate, words)
    except RecogniserLost:
        return Verdict(clip)
    if line.error_rate <= WRONG_WORDS_RATE or likeness(line.meant, line.heard) >= ALIKE:
        return Verdict(clip, heard=line.heard)
    heard = f"“{line.heard}”" if line.heard else "nothing"
    return Verdict(clip, f"The recogniser heard {heard}: say the line again, a little clearer.", line.heard)
