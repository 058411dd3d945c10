"""How the made-up people sound: Piper and flite, quicker than the coach, or recordings of real people."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import numpy.typing as npt
import soxr

from simulator.acoustics import ROOM_RATE
from simulator.scenario import Person
from voices.flite_voice import FliteVoice
from voices.loudness import evened
from voices.piper_voice import PiperVoice
from voices.store import ClipStore, StoreFailed
from voices.voice import Prosody, Voice
from voices.wav import Clip, read_wav

# Nobody speaks as slowly as a coach; and where the coach is Piper too, somebody must sound like somebody else.
PIPER_PACE = 1.3846
PIPER_SEMITONES = 3.0

Sound = npt.NDArray[np.float32]


class Wardrobe:
    """Gives every person their voice and makes what they say.

    store: where clips are kept between evenings; None keeps none.
    """

    def __init__(self, store: ClipStore | None = None) -> None:
        self._store = store
        self._voices: dict[str, Voice] = {}

    def sound(self, person: Person, text: str) -> Sound:
        """What ``person`` says, at ROOM_RATE, as loud as they are. Raises VoiceFailed or BadWav."""
        recording = person.recording_of(text)
        clip = self._rendered(person, text) if recording is None else evened(read_wav(recording))
        samples = soxr.resample(clip.samples.astype(np.float32), clip.rate, ROOM_RATE)
        return np.asarray(samples * 10 ** (person.gain_db / 20), np.float32)

    def close(self) -> None:
        """End the voices' processes."""
        for voice in self._voices.values():
            voice.close()

    def _rendered(self, person: Person, text: str) -> Clip:
        voice = self._voice(person)
        key = ClipStore.key("person", voice.identity, text)
        kept = self._store.get(key) if self._store else None
        if kept is not None:
            return kept
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "said.wav"
            voice.render(text, path)
            clip = evened(read_wav(path))
        if self._store:
            try:
                self._store.put(key, clip)
            except StoreFailed:
                self._store = None  # it is only made anew each time
        return clip

    def _voice(self, person: Person) -> Voice:
        if person.voice not in self._voices:
            engine, _, name = person.voice.partition(" ")
            self._voices[person.voice] = (
                FliteVoice(name) if engine == "flite" else PiperVoice(prosody=Prosody(PIPER_PACE, PIPER_SEMITONES))
            )
        return self._voices[person.voice]
