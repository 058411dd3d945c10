"""A level as a bar in the terminal: green where a voice belongs, yellow above, red at full scale."""

from __future__ import annotations

from rich.text import Text

from device.checks.calibration import LOUDEST_VOICE_DB, QUIETEST_VOICE_DB

LOWEST_DB = -60.0
CELLS = 40
TOO_LOUD_DB = -3.0


def meter(level_db: float, peak_db: float, words: str = "") -> Text:
    """The bar for a level now, with a mark at the highest peak so far; green is where a voice belongs."""
    bar = Text("  ")
    filled, mark = _cell(level_db), _cell(peak_db)
    good = range(_cell(QUIETEST_VOICE_DB), _cell(LOUDEST_VOICE_DB))
    for cell in range(CELLS):
        sign = "│" if cell == mark and peak_db > LOWEST_DB else "█" if cell < filled else "·"
        style = (
            "red" if cell >= _cell(TOO_LOUD_DB) else "green" if cell in good else "yellow" if cell >= good.stop else ""
        )
        bar.append(sign, style=style or "dim")
    return bar.append(f" {max(level_db, LOWEST_DB):4.0f} dBFS  {words}")


def _cell(level_db: float) -> int:
    return min(max(round((level_db - LOWEST_DB) / -LOWEST_DB * CELLS), 0), CELLS - 1)
