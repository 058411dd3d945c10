"""The results as a table, as JSON and as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from device.hearing.acceptance import LIMITS
from listening.open_hearing import OpenHearing
from listening.scores import CurvePoint, Row

ANSWERED = ("commands", "digits")


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was measured with one engine. megabytes: its process's largest resident memory."""

    engine: str
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


def draw(reports: Sequence[Report], to: Path) -> None:
    """Bars by surroundings and the curves of rejection against acceptance."""
    from matplotlib.figure import Figure  # noqa: PLC0415 - only where a picture is wanted

    figure = Figure(figsize=(12, 5), layout="constrained")
    bars, curves = figure.subplots(1, 2)
    for index, report in enumerate(reports):
        places = list(dict.fromkeys(row.surroundings for row in report.rows))
        width = 0.8 / (3 * len(reports))
        for offset, (group, colour) in enumerate(
            (("commands", "#3b6ea5"), ("digits", "#7aa6c2"), ("false", "#c2543b"))
        ):
            heights = [_percent(report.rows, place, group) for place in places]
            left = [x + (index * 3 + offset) * width - 0.4 for x in range(len(places))]
            label = {"false": "false accepts"}.get(group, f"{group} right")
            bars.bar(left, heights, width, label=f"{report.engine}: {label}", color=colour, alpha=1 - 0.45 * index)
        bars.set_xticks(range(len(places)), places, rotation=30, ha="right")
        for place, points in report.curves.items():
            false = [max(100 * point.false_accepted, 0.05) for point in points]
            right = [100 * point.accepted for point in points]
            (line,) = curves.plot(false, right, marker=".", label=f"{report.engine}, {place}")
            chosen = min(points, key=lambda point: abs(point.likely - LIMITS.likely))
            curves.plot(
                max(100 * chosen.false_accepted, 0.05), 100 * chosen.accepted, "o", color=line.get_color(), markersize=9
            )
    bars.set_ylabel("per cent")
    bars.legend(fontsize="small")
    bars.set_title("Answers heard rightly, and what else was taken for one")
    curves.set_xscale("log")
    curves.set_xlabel("false accepts, per cent (0 drawn at 0.05)")
    curves.set_ylabel("answers heard rightly, per cent")
    curves.set_title("Acceptance against rejection; the dot is the point chosen")
    curves.legend(fontsize="small")
    figure.savefig(to)


def _percent(rows: Sequence[Row], place: str, group: str) -> float:
    here = [row for row in rows if row.surroundings == place]
    if group == "false":
        return 100 * sum(row.false_accepts for row in here) / max(1, sum(row.others for row in here))
    own = [row for row in here if row.group == group and row.expected > row.others]
    return 100 * sum(row.right for row in own) / max(1, sum(row.expected for row in own))
