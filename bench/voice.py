"""How the coach sounds, in numbers: ``python bench/voice.py [pyttsx3] [piper] [espeak]``.

Renders every fixed text of the script with each engine into an empty cache, with one process and with two, and
measures the clips: loudness, true peak, silence at the ends; then the time from asking for a cached line to its
samples.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from dialogue.script import load_script
from voices.choose import choose_voices
from voices.loudness import BLOCK_SECONDS, loudness, true_peak_dbfs
from voices.sentences import sentences
from voices.store import ClipStore
from voices.studio import Studio
from voices.voice import Voice
from voices.wav import FULL_SCALE, Clip, read_wav

# Below this a sample counts as silence at the end of a clip.
AUDIBLE_DBFS = -55.0


@dataclass(frozen=True)
class Measures:
    """What one engine made of the script."""

    clips: int
    seconds: float
    loudness_lufs: tuple[float, ...]
    short_lufs: tuple[float, ...]
    peak_dbfs: float
    silence_seconds: float
    render_seconds: dict[int, float]
    ready_ms: tuple[float, ...]


def measure(voice: Voice, texts: Sequence[str], processes: Sequence[int]) -> Measures:
    """Render, read back and measure."""
    render_seconds = {}
    for count in processes:
        with tempfile.TemporaryDirectory() as folder:
            studio = Studio([voice], ClipStore(Path(folder)))
            began = time.perf_counter()
            studio.render_ahead(texts, lambda *_: None, count)
            render_seconds[count] = time.perf_counter() - began
            clips = [read_wav(path) for path in Path(folder).glob("*.wav")]
            ready_ms = _ready_ms(Studio([voice], ClipStore(Path(folder))), texts)
    long = [clip for clip in clips if clip.seconds >= BLOCK_SECONDS]
    return Measures(
        clips=len(clips),
        seconds=sum(clip.seconds for clip in clips),
        loudness_lufs=tuple(loudness(clip.samples / FULL_SCALE, clip.rate) for clip in long),
        short_lufs=tuple(
            loudness(clip.samples / FULL_SCALE, clip.rate) for clip in clips if clip.seconds < BLOCK_SECONDS
        ),
        peak_dbfs=max(true_peak_dbfs(clip.samples / FULL_SCALE, clip.rate) for clip in clips),
        silence_seconds=max(_silence_at_ends(clip) for clip in clips),
        render_seconds=render_seconds,
        ready_ms=ready_ms,
    )


def _ready_ms(studio: Studio, texts: Sequence[str]) -> tuple[float, ...]:
    """Time to the samples of each line, read from disk, as for the first line after the cache was filled."""
    studio.announce(texts)
    times = []
    for text in texts:
        began = time.perf_counter()
        studio.sound("bench", 0, [text])
        times.append(1000 * (time.perf_counter() - began))
    return tuple(times)


def _silence_at_ends(clip: Clip) -> float:
    audible = np.flatnonzero(np.abs(clip.samples) > FULL_SCALE * 10 ** (AUDIBLE_DBFS / 20))
    return float(max(audible[0], len(clip.samples) - 1 - audible[-1]) / clip.rate)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("engines", nargs="*", default=["pyttsx3", "piper"])
    parser.add_argument("--processes", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--texts", type=int, default=None, help="only so many texts of the script")
    options = parser.parse_args()
    texts = load_script().texts()[: options.texts]
    rows: dict[str, Measures] = {}
    for engine in options.engines:
        voice = choose_voices(engine)[0]
        rows[engine] = measure(voice, texts, options.processes)
    table = Table(title=f"{len(texts)} texts, {len({s for t in texts for s in sentences(t)})} sentences")
    table.add_column("")
    for engine in rows:
        table.add_column(engine, justify="right")

    def row(name: str, cells: list[str]) -> None:
        table.add_row(name, *cells)

    every = list(rows.values())
    row("clips", [str(m.clips) for m in every])
    row("sound, min", [f"{m.seconds / 60:.1f}" for m in every])
    row("loudness, median LUFS", [f"{statistics.median(m.loudness_lufs):.2f}" for m in every])
    row("spread (highest - lowest), LU", [f"{max(m.loudness_lufs) - min(m.loudness_lufs):.2f}" for m in every])
    row("clips under 0.4 s, spread, LU", [f"{np.ptp(m.short_lufs):.2f}" if m.short_lufs else "-" for m in every])
    row("highest true peak, dBFS", [f"{m.peak_dbfs:.2f}" for m in every])
    row("longest silence at an end, ms", [f"{1000 * m.silence_seconds:.0f}" for m in every])
    for count in options.processes:
        row(
            f"render all, {count} process{'es' if count > 1 else ''}, s",
            [f"{m.render_seconds[count]:.1f}" for m in every],
        )
    row("cached line to samples, median ms", [f"{statistics.median(m.ready_ms):.1f}" for m in every])
    row("cached line to samples, 95th ms", [f"{np.percentile(m.ready_ms, 95):.1f}" for m in every])
    Console().print(table)


if __name__ == "__main__":
    main()
