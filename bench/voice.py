"""How the coach sounds, in numbers.

    python bench/voice.py [pyttsx3] [piper] [espeak] [--texts N] [--heard N] [--worst N] [--json FILE]

Renders every fixed text of the script with each engine into an empty cache, with one process and with two, and
measures the clips: loudness, true peak, silence at the ends. Then the time from the order to speak a cached line to
its first sample in the sound card's hands, and what the recogniser understands of every line when it is told nothing
of what to expect (word error rate). Other work on the machine makes the times worse.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from processor import heard_on
from rich.console import Console
from rich.progress import track
from rich.table import Table

from device.audio.mixer import Mixer
from device.audio.speaker import BLOCK_SECONDS as CARD_BLOCK_SECONDS
from device.audio.speaker import LATENCY_SECONDS as CARD_LATENCY_SECONDS
from device.evening.tts_thread import TtsThread
from device.hearing.engine_choice import open_recogniser
from device.hearing.worker.parent import ChildRecogniser
from device.recorder.intelligibility import Understood, understood
from dialogue.commands import Speak, Words
from dialogue.script import load_script
from voices.choose import choose_voices
from voices.loudness import BLOCK_SECONDS, loudness, true_peak_dbfs
from voices.sentences import sentences
from voices.store import ClipStore
from voices.synthesiser import Synthesiser
from voices.voice import Voice
from voices.wav import FULL_SCALE, Clip, read_wav

# Below this a sample counts as silence at the end of a clip.
AUDIBLE_DBFS = -55.0
# Lines spoken for the time to the first sample; each needs its turn in real time.
ORDERS = 60


@dataclass(frozen=True)
class Measures:
    """What one engine made of the script. Loudness in LUFS; short clips are those under 0.4 s."""

    clips: int
    sound_minutes: float
    loudness_median: float
    loudness_spread: float
    short_clips_spread: float
    true_peak_dbfs: float
    silence_at_ends_ms: float
    render_seconds: dict[int, float]
    first_sample_median_ms: float
    first_sample_percentile_95_ms: float
    word_error_rate: float | None
    lines_without_error: float | None
    worst: list[dict[str, object]]


def measure(
    voice: Voice, texts: Sequence[str], processes: Sequence[int], recogniser: ChildRecogniser, heard: int | None
) -> tuple[Measures, list[Understood]]:
    """Render, read back, measure, and let the recogniser hear ``heard`` lines spread over the script."""
    render_seconds = {}
    for count in processes:
        with tempfile.TemporaryDirectory() as folder:
            synthesiser = Synthesiser([voice], ClipStore(Path(folder)))
            began = time.perf_counter()
            synthesiser.render_ahead(texts, lambda *_: None, count)
            render_seconds[count] = time.perf_counter() - began
            clips = [read_wav(path) for path in Path(folder).glob("*.wav")]
            first_ms = _first_sample_ms(Synthesiser([voice], ClipStore(Path(folder))), texts)
            if count == processes[-1]:
                chosen = texts if heard is None else texts[:: max(len(texts) // max(heard, 1), 1)][:heard]
                spoken = _heard(Synthesiser([voice], ClipStore(Path(folder))), chosen, recogniser)
    levels = [
        (clip.seconds >= BLOCK_SECONDS, loudness(clip.samples / FULL_SCALE, clip.rate))
        for clip in track(clips, "loudness")
    ]
    long, short = ([level for is_long, level in levels if is_long is wanted] for wanted in (True, False))
    words = sum(line.words for line in spoken)
    measures = Measures(
        clips=len(clips),
        sound_minutes=sum(clip.seconds for clip in clips) / 60,
        loudness_median=statistics.median(long),
        loudness_spread=max(long) - min(long),
        short_clips_spread=max(short) - min(short) if short else 0.0,
        true_peak_dbfs=max(true_peak_dbfs(clip.samples / FULL_SCALE, clip.rate) for clip in clips),
        silence_at_ends_ms=1000 * max(_silence_at_ends(clip) for clip in clips),
        render_seconds=render_seconds,
        first_sample_median_ms=statistics.median(first_ms),
        first_sample_percentile_95_ms=float(np.percentile(first_ms, 95)),
        word_error_rate=sum(line.errors for line in spoken) / words if words else None,
        lines_without_error=sum(not line.errors for line in spoken) / len(spoken) if spoken else None,
        worst=[],
    )
    return measures, sorted(spoken, key=lambda line: (line.error_rate, line.errors), reverse=True)


def _heard(synthesiser: Synthesiser, texts: Sequence[str], recogniser: ChildRecogniser) -> list[Understood]:
    """Each text spoken as one line and heard without a hint."""
    synthesiser.announce(texts)
    return [
        understood(recogniser, synthesiser.sound("bench", 0, [text]), synthesiser.rate, text)
        for text in track(texts, f"{synthesiser.voice.name}: listening")
    ]


def _first_sample_ms(synthesiser: Synthesiser, texts: Sequence[str]) -> list[float]:
    """From the order to speak to the block with the line's first sample, read as a sound card reads: every 10 ms.

    Each line comes from disk, as the first time it is spoken in an evening.
    """
    synthesiser.announce(texts)
    mixer = Mixer(synthesiser.rate)
    sounded = threading.Event()
    closing = threading.Event()

    def card() -> None:
        due = time.monotonic()
        while not closing.is_set():
            block, _ = mixer.read(round(CARD_BLOCK_SECONDS * synthesiser.rate))
            if block.any():
                sounded.set()
            due += CARD_BLOCK_SECONDS
            time.sleep(max(due - time.monotonic(), 0.0))

    reader = threading.Thread(target=card, daemon=True)
    reader.start()
    voice = TtsThread(synthesiser, mixer.play, lambda _: None)
    times = []
    for number, text in enumerate(texts[:: max(len(texts) // ORDERS, 1)]):
        sounded.clear()
        began = time.perf_counter()
        voice.speak(Speak(number, "bench", 0, (Words(text),)))
        if not sounded.wait(20.0):
            raise SystemExit(f"a cached line of {synthesiser.voice.name} never sounded")
        times.append(1000 * (time.perf_counter() - began))
        mixer.hush()
        while mixer.busy:
            time.sleep(CARD_BLOCK_SECONDS)
        time.sleep(2 * CARD_BLOCK_SECONDS)
    voice.close()
    closing.set()
    reader.join()
    return times


def _silence_at_ends(clip: Clip) -> float:
    audible = np.flatnonzero(np.abs(clip.samples) > FULL_SCALE * 10 ** (AUDIBLE_DBFS / 20))
    return float(max(audible[0], len(clip.samples) - 1 - audible[-1]) / clip.rate)


def print_table(rows: dict[str, Measures], title: str) -> None:
    """One column an engine."""
    table = Table("", title=title)
    for engine in rows:
        table.add_column(engine, justify="right")
    every = list(rows.values())

    def row(name: str, cells: list[str]) -> None:
        table.add_row(name, *cells)

    row("clips", [str(m.clips) for m in every])
    row("sound, min", [f"{m.sound_minutes:.1f}" for m in every])
    row("loudness, median LUFS", [f"{m.loudness_median:.2f}" for m in every])
    row("spread (highest - lowest), LU", [f"{m.loudness_spread:.2f}" for m in every])
    row("clips under 0.4 s, spread, LU", [f"{m.short_clips_spread:.2f}" for m in every])
    row("highest true peak, dBFS", [f"{m.true_peak_dbfs:.2f}" for m in every])
    row("longest silence at an end, ms", [f"{m.silence_at_ends_ms:.0f}" for m in every])
    for count in every[0].render_seconds:
        unit = "process" if count == 1 else "processes"
        row(f"render all, {count} {unit}, s", [f"{m.render_seconds[count]:.1f}" for m in every])
    row("order to first sample, median ms", [f"{m.first_sample_median_ms:.1f}" for m in every])
    row("order to first sample, 95th ms", [f"{m.first_sample_percentile_95_ms:.1f}" for m in every])
    row("word error rate, %", ["-" if m.word_error_rate is None else f"{100 * m.word_error_rate:.1f}" for m in every])
    clean = ["-" if m.lines_without_error is None else f"{100 * m.lines_without_error:.0f}" for m in every]
    row("lines understood to the word, %", clean)
    Console().print(table)


def main() -> None:
    """Measure, print, write the JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("engines", nargs="*", default=["pyttsx3", "piper"])
    parser.add_argument("--processes", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--texts", type=int, default=None, help="only so many texts of the script")
    parser.add_argument("--heard", type=int, default=None, help="let the recogniser hear only so many of them")
    parser.add_argument("--worst", type=int, default=15, help="print so many of the worst understood lines")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    texts = load_script().texts()[: options.texts]
    recogniser = open_recogniser("whisper")
    rows: dict[str, Measures] = {}
    try:
        for engine in options.engines or ["pyttsx3", "piper"]:
            voice = choose_voices(engine)[0]
            rows[engine], lines = measure(voice, texts, options.processes, recogniser, options.heard)
            for line in lines[: options.worst]:
                if line.errors:
                    Console().print(f"{engine}: “{line.meant}” was heard as “{line.heard}”", highlight=False)
                    rows[engine].worst.append(asdict(line))
    finally:
        recogniser.close()
    print_table(rows, f"{len(texts)} texts, {len({s for t in texts for s in sentences(t)})} sentences")
    Console().print(heard_on(), highlight=False)
    latency_ms = 1000 * (CARD_BLOCK_SECONDS + CARD_LATENCY_SECONDS)
    Console().print(f"A sample in the sound card's hands sounds about {latency_ms:.0f} ms later.", highlight=False)
    if options.json:
        record = {
            "texts": len(texts),
            "cores": os.cpu_count(),
            "load": os.getloadavg()[0],
            "card_latency_ms": latency_ms,
            "engines": {engine: asdict(measures) for engine, measures in rows.items()},
        }
        options.json.write_text(json.dumps(record, indent=2) + "\n")


if __name__ == "__main__":
    main()
