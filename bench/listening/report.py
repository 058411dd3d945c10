"""The results as a table, as JSON and as a picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from device.hearing.acceptance import LIMITS
from listening.open_hearing import OpenHearing
from listening.scores import CurvePoint, Row

ANSWERED = ("commands", "digits")
BARS = (
    ("commands", "commands right", "#3b6ea5"),
    ("digits", "digits right", "#7aa6c2"),
    ("false", "false accepts", "#c2543b"),
)


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was measured with one engine.

    processor: what it heard on. megabytes: its process's largest resident memory.
    """

    engine: str
    processor: str
    megabytes: float
    rows: list[Row]
    curves: dict[str, list[CurvePoint]]
    open_hearing: list[OpenHearing]

    def as_data(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)


def show(report: Report) -> None:
    """Print the tables."""
    console = Console(width=150)
    table = Table(
        "where", "recordings", "asked", "right", "wrong", "false accepts", "decode ms", "answer ms, 95 %", "RTF"
    )
    for row in report.rows:
        table.add_row(
            row.surroundings,
            row.group,
            row.asked,
            share(row.right, row.expected),
            str(row.wrong) if row.expected else "",
            share(row.false_accepts, row.others),
            "" if row.decode_ms is None else f"{row.decode_ms:.0f}",
            "" if row.answer_ms is None else f"{row.answer_ms:.0f}, {row.answer_ms_95:.0f}",
            "" if row.real_time_factor is None else f"{row.real_time_factor:.2f}",
        )
    table.title = f"{report.engine}, {report.megabytes:.0f} MB"
    console.print(table)
    console.print(report.processor, highlight=False)
    for where, total in totals(report.rows).items():
        console.print(f"{where}: {total}")
    for result in report.open_hearing:
        console.print(f"open hearing, {result.surroundings}, {result.voice}: WER {result.word_error_rate:.1%}")


def totals(rows: Sequence[Row]) -> dict[str, str]:
    """By surroundings: answers that were right and everything else that was accepted."""
    lines = {}
    for where in dict.fromkeys(row.surroundings for row in rows):
        here = [row for row in rows if row.surroundings == where]
        parts = [
            f"{group} {share(sum(r.right for r in own), sum(r.expected for r in own))}"
            for group in ANSWERED
            if (own := [row for row in here if row.group == group and row.expected > row.others])
        ]
        false = share(sum(row.false_accepts for row in here), sum(row.others for row in here))
        lines[where] = ", ".join([*parts, f"false accepts {false}"])
    return lines


def share(part: int, whole: int) -> str:
    """A count and its percentage."""
    return f"{part}/{whole} {part / whole:.1%}" if whole else ""


def draw(report: Report, to: Path) -> None:
    """Bars by surroundings and the curves of rejection against acceptance."""
    from matplotlib.figure import Figure  # noqa: PLC0415 - only where a picture is wanted

    figure = Figure(figsize=(12, 5), layout="constrained")
    bars, curves = figure.subplots(1, 2)
    draw_bars(bars, report.rows)
    draw_curves(curves, report.curves)
    figure.suptitle(report.engine)
    figure.savefig(to)


def draw_bars(axes: Any, rows: Sequence[Row]) -> None:
    """Accuracy and false accepts by surroundings."""
    places = list(dict.fromkeys(row.surroundings for row in rows))
    for offset, (group, label, colour) in enumerate(BARS):
        left = [x + (offset - 1) * 0.27 for x in range(len(places))]
        axes.bar(left, [_percent(rows, place, group) for place in places], 0.27, label=label, color=colour)
    axes.set_xticks(range(len(places)), places, rotation=30, ha="right")
    axes.set_ylabel("per cent")
    axes.set_title("Answers heard rightly, and what else was taken for one")
    axes.legend(fontsize="small")


def draw_curves(axes: Any, curves: Mapping[str, Sequence[CurvePoint]]) -> None:
    """Acceptance against rejection; a large dot is the point chosen."""
    for place, points in curves.items():
        false = [max(100 * point.false_accepted, 0.05) for point in points]
        right = [100 * point.accepted for point in points]
        (line,) = axes.plot(false, right, marker=".", label=place)
        chosen = min(range(len(points)), key=lambda index: abs(points[index].likely - LIMITS.likely))
        axes.plot(false[chosen], right[chosen], "o", color=line.get_color(), markersize=9)
    axes.set_xscale("log")
    axes.set_xlabel("false accepts, per cent (0 drawn at 0.05)")
    axes.set_ylabel("answers heard rightly, per cent")
    axes.set_title("Acceptance against rejection; the dot is the point chosen")
    axes.legend(fontsize="small")


def _percent(rows: Sequence[Row], place: str, group: str) -> float:
    here = [row for row in rows if row.surroundings == place]
    if group == "false":
        return 100 * sum(row.false_accepts for row in here) / max(1, sum(row.others for row in here))
    own = [row for row in here if row.group == group and row.expected > row.others]
    return 100 * sum(row.right for row in own) / max(1, sum(row.expected for row in own))
