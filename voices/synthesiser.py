"""Lines become sound: recordings first, then the cache, then the voices in the order of preference."""

from __future__ import annotations

import logging
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from pathlib import Path

import numpy as np
import soxr

from voices.loudness import evened, levelled
from voices.recordings import Recordings
from voices.sentences import outer_pauses, paced, sentences
from voices.soft import softened
from voices.store import ClipStore, StoreFailed, StoreFull
from voices.stretch import bent_clip
from voices.voice import Prosody, Voice, VoiceFailed
from voices.wav import Clip, Samples, read_wav

log = logging.getLogger(__name__)

# Nearly every sound card knows it; each clip is resampled once on its way there.
DEFAULT_RATE = 48_000
# A voice that fails so often in a row is not asked again in this session.
FAILURES_TO_GIVE_UP = 2
# Clips of this session in memory: the newest minute or two, and all that must not be on disk.
MEMORY_BYTES = 20_000_000
# Raised whenever the same text would come out differently for a reason not in a voice's identity.
RECIPE = "1"
RAM_FOLDER = Path("/dev/shm")


class Synthesiser:
    """Makes the sound of a line. ``sound`` may be called by several threads.

    voices: the preferred one first; a later one speaks what an earlier one cannot. store: where fixed texts
    are kept on disk. Only texts announced by ``announce`` or ``render_ahead`` are: what depends on what a person said
    stays in memory until ``forget``. warn: takes a sentence about something that went wrong, never with a line's words.
    softly: without the sharp sounds that carry far. patience_seconds: a natural voice that takes longer for a sentence
    is not waited for, a quick one speaks it; None waits, for those who would rather have one voice all along.
    """

    def __init__(
        self,
        voices: Sequence[Voice],
        store: ClipStore,
        recordings: Path | None = None,
        rate: int = DEFAULT_RATE,
        warn: Callable[[str], None] = log.warning,
        softly: bool = False,
        patience_seconds: float | None = None,
    ) -> None:
        if not voices:
            raise ValueError("a synthesiser needs at least one voice")
        self.rate = rate
        self._given = self._voices = tuple(voices)
        self._prosody = voices[0].prosody
        self._failures = dict.fromkeys((voice.name for voice in voices), 0)
        self._store = store
        self._recordings = Recordings(recordings, warn)
        self._warn = warn
        self._softly = softly
        self._patience_seconds = patience_seconds
        self._fixed: set[str] = set()
        self._memory: OrderedDict[str, Clip] = OrderedDict()
        self._lock = threading.Lock()
        self._late: Future[tuple[Voice, Clip]] | None = None

    @property
    def prosody(self) -> Prosody:
        """How the voice is bent, from the next line on."""
        return self._prosody

    @prosody.setter
    def prosody(self, prosody: Prosody) -> None:
        self._prosody = prosody
        # A natural voice would keep people waiting for every line anew (median 1 s, 9 s on a busy machine); its clips,
        # stretched in 20 ms, are understood as well (word error rates 4 % and 4 % at two steps slower and quicker).
        self._voices = tuple(voice.with_prosody(prosody) if voice.realtime else voice for voice in self._given)

    @property
    def voice(self) -> Voice:
        """The voice that speaks now."""
        return self._usable()[0]

    def sound(self, line: str, variant: int, parts: Sequence[str | float]) -> Samples:
        """A line as int16 mono samples at ``rate``: words as text, pauses as seconds.

        line, variant: which recording may replace it, pauses between its words included.
        Raises VoiceFailed if no voice can speak.
        """
        recording = self._recordings.find(line, variant, " ".join(part for part in parts if isinstance(part, str)))
        if recording is not None:
            before, after = outer_pauses(parts)
            return self._finished(
                np.concatenate([self._silence(before), self._at_rate(recording), self._silence(after)])
            )
        pieces = [
            self._at_rate(self._clip(part)) if isinstance(part, str) else self._silence(part) for part in paced(parts)
        ]
        return self._finished(np.concatenate(pieces)) if pieces else np.zeros(0, np.int16)

    def _silence(self, seconds: float) -> Samples:
        return np.zeros(round(seconds * self.rate), np.int16)

    def _finished(self, samples: Samples) -> Samples:
        return softened(samples, self.rate) if self._softly else samples

    def duration_seconds(self, parts: Sequence[str | float]) -> float:
        """How long the voice takes for these parts."""
        return sum(self._clip(part).seconds if isinstance(part, str) else part for part in paced(parts))

    def announce(self, texts: Iterable[str]) -> None:
        """Say which texts are fixed, so that their clips may be kept on disk."""
        self._fixed.update(sentence for text in texts for sentence in sentences(text))

    def render_ahead(
        self, texts: Iterable[str], progress: Callable[[int, int], None], processes: int | None = None
    ) -> None:
        """Render all fixed texts that are not in the store yet. Call it again after an interruption: it goes on.

        progress: called with how many clips are there and how many there are to be. processes: how many renders at
        once; None is what suits the voice. Raises StoreFailed where they
        cannot be kept and VoiceFailed where no voice can render.
        """
        wanted = list(dict.fromkeys(sentence for text in texts for sentence in sentences(text)))
        self.announce(wanted)
        missing = [sentence for sentence in wanted if self._key(self.voice, sentence) not in self._store]
        done = len(wanted) - len(missing)
        progress(done, len(wanted))
        if not missing:
            return
        with ThreadPoolExecutor(processes or self.voice.parallel, "render") as pool:
            futures = [pool.submit(self._render_and_keep, sentence) for sentence in missing]
            try:
                for future in as_completed(futures):
                    future.result()
                    done += 1
                    progress(done, len(wanted))
            finally:
                pool.shutdown(cancel_futures=True)
                self.close()

    def forget(self) -> None:
        """Drop every clip held in memory."""
        with self._lock:
            self._memory.clear()

    def close(self) -> None:
        """End the processes of the voices; the next render starts them again."""
        for voice in self._voices:
            voice.close()

    def _at_rate(self, clip: Clip) -> Samples:
        if clip.rate == self.rate:
            return clip.samples
        return np.asarray(soxr.resample(clip.samples, clip.rate, self.rate, quality="HQ"), np.int16)

    def _clip(self, text: str) -> Clip:
        """The clip of one sentence, from memory, disk or a voice, bent as the dials stand."""
        prosody, voice = self._prosody, self.voice
        key = self._key(voice, text)
        remembered_as = f"{key} {prosody}"
        with self._lock:
            if remembered_as in self._memory:
                self._memory.move_to_end(remembered_as)
                return self._memory[remembered_as]
        clip = self._store.get(key)
        if clip is None:
            try:
                voice, clip = self._render_in_time(text)
            except StoreFailed as problem:
                self._warn(str(problem))
                voice, clip = self._render(text)
        if voice.prosody != prosody:
            pace, pitch = prosody.pace / voice.prosody.pace, prosody.pitch_semitones - voice.prosody.pitch_semitones
            clip = levelled(bent_clip(clip, pace, pitch))
        self._remember(remembered_as, clip)
        return clip

    def _remember(self, key: str, clip: Clip) -> None:
        with self._lock:
            self._memory[key] = clip
            while len(self._memory) > 1 and sum(kept.samples.nbytes for kept in self._memory.values()) > MEMORY_BYTES:
                self._memory.popitem(last=False)

    @staticmethod
    def _key(voice: Voice, text: str) -> str:
        return ClipStore.key(RECIPE, voice.identity, text)

    def _render_and_keep(self, text: str) -> tuple[Voice, Clip]:
        voice, clip = self._render(text)
        if text in self._fixed:
            self._store.put(self._key(voice, text), clip)
        return voice, clip

    def _render_in_time(self, text: str) -> tuple[Voice, Clip]:
        """Like ``_render_and_keep``, but a quick voice speaks where the preferred one takes too long.

        What it was asked for is finished meanwhile and kept for the next time.
        """
        realtime = next((voice for voice in self._usable() if voice.realtime), None)
        patience = self._patience_seconds
        if self.voice.realtime or realtime is None or patience is None:
            return self._render_and_keep(text)
        if self._late is None or self._late.done():
            self._late = late = _begun(lambda: self._render_and_keep(text))
            try:
                return late.result(patience)
            except TimeoutError:
                self._warn(f"{self.voice.name} takes longer than {patience:g} s. Another voice speaks meanwhile.")
        return realtime, _rendered(realtime, text)

    def _render(self, text: str) -> tuple[Voice, Clip]:
        """The clip by the first voice that can, and which one that was."""
        voices = self._usable()
        for voice in voices:
            try:
                clip = _rendered(voice, text)
            except VoiceFailed as problem:
                self._failures[voice.name] += 1
                if voice is voices[-1]:
                    raise
                self._warn(f"{problem} Another voice speaks meanwhile.")
            else:
                self._failures[voice.name] = 0
                return voice, clip
        raise AssertionError("there is at least one voice")

    def _usable(self) -> tuple[Voice, ...]:
        usable = tuple(voice for voice in self._voices if self._failures[voice.name] < FAILURES_TO_GIVE_UP)
        return usable or self._voices[-1:]


def _begun(work: Callable[[], tuple[Voice, Clip]]) -> Future[tuple[Voice, Clip]]:
    """Work in a thread of its own that nobody has to wait for, not even the end of the program."""
    future: Future[tuple[Voice, Clip]] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except Exception as problem:
            future.set_exception(problem)

    threading.Thread(target=run, name="late voice", daemon=True).start()
    return future


def _rendered(voice: Voice, text: str) -> Clip:
    # In memory where there is such a folder: an SD card is spared, and nothing of a session touches the disk.
    with tempfile.TemporaryDirectory(dir=RAM_FOLDER if RAM_FOLDER.is_dir() else None) as folder:
        path = Path(folder) / "clip.wav"
        voice.render(text, path)
        return evened(read_wav(path))


__all__ = ["DEFAULT_RATE", "StoreFailed", "StoreFull", "Synthesiser"]
