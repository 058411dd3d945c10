"""``repair-coach doctor --levels``: finds the microphone that hears best, and how loud it should be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from device.cli.exit_codes import ExitCode
from device.cli.messages import fail

if TYPE_CHECKING:
    from device.checks.level_check import Listened


def check_and_save_levels(*, save: bool) -> None:
    """Listen to silence and to a voice, tell what is wrong, and keep the best microphone and its gain."""
    from rich.console import Console
    from rich.live import Live
    from rich.text import Text

    from device.audio.sound_levels import SILENCE_DB, Levels
    from device.checks.calibration import loudest
    from device.checks.level_check import check_levels, microphones
    from device.cli.level_meter import meter
    from device.settings.edit import change_settings
    from device.settings.load import load_settings

    load_settings()  # broken settings are told of before anybody is asked to speak
    names = microphones()
    if not names:
        fail("no microphone was found. Plug one in; a USB microphone needs no driver", ExitCode.NO_SOUND)
    console = Console(highlight=False)
    peaks: dict[str, float] = {}
    listened: list[Listened] = []
    with Live(Text(), console=console, transient=True, auto_refresh=False) as live:

        def watch(now: Levels, words: str) -> None:
            peaks[words] = max(peaks.get(words, SILENCE_DB), now.peak_db)
            live.update(meter(now.rms_db, peaks[words], words), refresh=True)

        for result in check_levels(names, console.print, watch):
            listened.append(result)
            console.print(_described(result))
    best = loudest({result.name: result.calibration for result in listened if result.calibration is not None})
    if best is None:
        fail("no microphone heard a voice; see above", ExitCode.NOT_READY)
    gain_db = next(here.calibration.gain_db for here in listened if here.name == best and here.calibration)
    console.print(f"The best: {best}, gain {gain_db:+.0f} dB.")
    if save:
        file, changed = change_settings("microphone", {"device": best, "gain_db": gain_db})
        console.print(f"{'Saved to' if changed else 'As it was in'} {file}.")


def _described(result: Listened) -> str:
    heard = result.calibration
    mark = "✓" if heard is not None and heard.works and not result.warnings else "✗"
    lines = [f"{mark} {result.name}" + (f": a voice at {heard.voice_db:.0f} dBFS" if heard is not None else "")]
    lines += [f"  {warned.problem}\n    → {warned.fix}" for warned in result.warnings]
    return "\n".join(lines)


SAVE = typer.Option(help="With --levels: keep the microphone and its gain in the settings file.")
LEVELS = typer.Option("--levels", help="Listen instead: find the microphone that hears best, and its level.")
