"""How well typed lines are understood: the project's own exams, and real talk with and without danger.

    python bench/understanding.py [--half confirm] [--misses] [--curve docs/bench/understanding.svg]

Every line is read as a session reads it: tables, templates and the trained reader together. The exams (``lines/en``,
split ``exam``) are of writers who saw neither rules nor the lines that were learned; the real talk
(``../shared/realtalk/dev.jsonl``) is of people who did not write for this at all. Its half "choose" is what bars and
templates were chosen on; what counts is the half "confirm".
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from intervals import share_with_interval
from ordinary_evenings import REAL_TALK, half_of
from processor import heard_on
from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).parents[1]))

from device.reading.trained_reader import TrainedReader
from dialogue.understanding import understand
from dialogue.understanding.intents import (
    BETWEEN_PEOPLE,
    OF_THE_BODY,
    SAFETY_CLASSES,
    SELF_HARM,
    Certainty,
    Intent,
    Meaning,
)
from dialogue.understanding.opinion import Opinion
from training.labelled import Line, Split, lines

_FAMILIES = {"self-harm": SELF_HARM, "between people": BETWEEN_PEOPLE, "body, drink, past": OF_THE_BODY}
_BETWEEN_LABELS = frozenset({"VIOLENCE", "FEAR", "CONTROL", "SEXUAL", "CHILD", "PERP"})
_ORDINARY_LABELS = frozenset({"ORDINARY", "ORDINARY_AS_YOU"})
_STAGE = "dialogue"


@dataclass(frozen=True, slots=True)
class Real:
    """One real sentence, read."""

    text: str
    label: str
    tier: str
    source: str
    meaning: Meaning
    opinion: Opinion

    @property
    def is_ordinary(self) -> bool:
        """Whether it holds no danger."""
        return self.label in _ORDINARY_LABELS


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("choose", "confirm", "all"), default="confirm", help="of the real talk")
    parser.add_argument("--misses", action="store_true", help="print every line that is misunderstood, and why")
    parser.add_argument("--curve", type=Path, help="draw recall against false alarms into this picture")
    chosen = parser.parse_args()
    console = Console()
    console.print(heard_on("reader"), highlight=False)
    reader = TrainedReader.load()
    console.print(exams(reader, misses=chosen.misses))
    if not REAL_TALK.exists():
        console.print(f"No real talk at {REAL_TALK}: only the exams were measured.")
        return
    real = list(read_real(reader, chosen.half))
    console.print(ordinary(real, misses=chosen.misses))
    console.print(dangers(real, misses=chosen.misses))
    if chosen.curve is not None:
        draw(real, chosen.curve)


def exams(reader: TrainedReader, *, misses: bool) -> Table:
    """The project's own exam lines, by writer."""
    table = Table("exam", "intents", *_FAMILIES, "look-alikes alone", "others alone", "ms a line", title="Exam lines")
    by_writer: dict[str, list[Line]] = defaultdict(list)
    for line in lines(Split.EXAM):
        by_writer[line.writer].append(line)
    for writer, these in by_writer.items():
        began = time.process_time()
        read = [
            (line, understand(line.text, stage=line.stage, opinion=reader.read(line.text, line.stage)))
            for line in these
        ]
        spent = time.process_time() - began
        named = [(line, meaning) for line, meaning in read if line.intent != "ORDINARY"]
        right = [meaning.intent in line.allowed for line, meaning in named]
        noticed = [
            [
                meaning.safety in family or meaning.intent in line.allowed
                for line, meaning in read
                if line.intent in family
            ]
            for family in _FAMILIES.values()
        ]
        alike = [
            meaning.safety is None or meaning.intent in line.allowed for line, meaning in read if line.is_lookalike
        ]
        others = [
            meaning.safety is None
            for line, meaning in read
            if not line.is_lookalike and not line.allowed & set(map(str, SAFETY_CLASSES))
        ]
        counts = (right, *noticed, alike, others)
        table.add_row(writer, *(_share(each) for each in counts), f"{1000 * spent / len(these):.1f}")
        if misses:
            for (line, meaning), fine in zip(named, right, strict=True):
                if not fine:
                    _show(line.text, f"{line.stage} {line.intent}", meaning)
    return table


def read_real(reader: TrainedReader, half: str) -> Iterator[Real]:
    """The real sentences of ``half``, as a session reads them while somebody tells."""
    for row in map(json.loads, REAL_TALK.read_text("utf-8").splitlines()):
        if half in {"all", half_of(row["text"])} and not row["label"].startswith("SCREENED"):
            opinion = reader.read(row["text"], _STAGE)
            meaning = understand(row["text"], stage=_STAGE, opinion=opinion)
            yield Real(row["text"], row["label"], row["tier"], row["source"], meaning, opinion)


def ordinary(real: Sequence[Real], *, misses: bool) -> Table:
    """False alarms in a thousand ordinary sentences, by source and certainty."""
    table = Table(
        "source",
        "sentences",
        "between, sure",
        "possible",
        "self-harm",
        "body …",
        "anger, contempt",
        title=(f"Ordinary real talk at {_STAGE}: alarms in 1,000"),
    )
    by_source: dict[str, list[Real]] = defaultdict(list)
    for one in real:
        if one.is_ordinary:
            by_source[one.source].append(one)
            by_source["all"].append(one)
            if misses and one.meaning.safety is not None:
                _show(one.text, "ordinary", one.meaning)
    for source, these in sorted(by_source.items()):
        between = [one.meaning for one in these if one.meaning.safety in BETWEEN_PEOPLE]
        counts = (
            sum(meaning.certainty is Certainty.SURE for meaning in between),
            sum(meaning.certainty is not Certainty.SURE for meaning in between),
            sum(one.meaning.safety in SELF_HARM for one in these),
            sum(one.meaning.safety in OF_THE_BODY for one in these),
            sum(one.meaning.intent in {"ANGER_RISING", "CONTEMPT"} for one in these),
        )
        table.add_row(source, str(len(these)), *(f"{1000 * count / len(these):.1f} ({count})" for count in counts))
    return table


def dangers(real: Sequence[Real], *, misses: bool) -> Table:
    """What is heard of real danger, by label and tier."""
    table = Table("danger", "heard (sure or possible)", "of it sure", "asked about self-harm", title="Real danger")
    groups: dict[str, list[Real]] = defaultdict(list)
    for one in real:
        if not one.is_ordinary:
            groups[f"{one.label} {one.tier}"].append(one)
            if one.label in _BETWEEN_LABELS:
                groups[f"between people {one.tier}"].append(one)
    for name, these in sorted(groups.items()):
        family = SELF_HARM if "SELF_HARM" in name else (*BETWEEN_PEOPLE, *OF_THE_BODY)
        heard = [one.meaning.safety in family for one in these]
        sure = [one.meaning.safety in family and one.meaning.certainty is Certainty.SURE for one in these]
        asked = sum(one.meaning.safety in SELF_HARM for one in these)
        table.add_row(name, _share(heard), _share(sure), f"{asked} of {len(these)}")
        if misses and not name.startswith("between"):
            for one, fine in zip(these, heard, strict=True):
                if not fine:
                    _show(one.text, name, one.meaning)
    return table


def draw(real: Sequence[Real], path: Path) -> None:
    """Recall against false alarms of the reader alone, and where tables, templates and reader together stand."""
    import matplotlib as mpl  # noqa: PLC0415
    from matplotlib import pyplot  # noqa: PLC0415

    mpl.rcParams["svg.hashsalt"] = "repair-coach"
    figure, axes = pyplot.subplots(figsize=(7, 4.5))
    plain = [one for one in real if one.label in _BETWEEN_LABELS and one.tier == "plain"]
    explicit = [one for one in real if one.label == "SELF_HARM" and one.tier == "explicit"]
    calm = [one for one in real if one.is_ordinary]
    for name, dangerous, family, colour in (
        ("between people, plain", plain, BETWEEN_PEOPLE, "tab:red"),
        ("self-harm, explicit", explicit, SELF_HARM, "tab:blue"),
    ):
        said = [_probability(one, family) for one in dangerous]
        ordinary_said = [_probability(one, family) for one in calm]
        bars = sorted({*said, *ordinary_said})
        alarms = [1000 * sum(each >= bar for each in ordinary_said) / len(calm) for bar in bars]
        recall = [100 * sum(each >= bar for each in said) / len(said) for bar in bars]
        axes.plot(alarms, recall, color=colour, label=f"{name} ({len(dangerous)}), the reader alone")
        at_alarms = 1000 * sum(one.meaning.safety in family for one in calm) / len(calm)
        at_recall = 100 * sum(one.meaning.safety in family for one in dangerous) / len(dangerous)
        axes.plot([at_alarms], [at_recall], "o", color=colour, label=f"{name}: as it is understood")
    axes.set(xlim=(0, 30), ylim=(0, 100), xlabel="alarms in 1,000 ordinary sentences", ylabel="heard, %")
    axes.grid(visible=True, alpha=0.3)
    axes.legend(loc="lower right", fontsize=8)
    figure.savefig(path, metadata={"Date": None})


def _probability(one: Real, family: tuple[Intent, ...]) -> float:
    return one.opinion.between_people if family is BETWEEN_PEOPLE else one.opinion.own_death


def _share(right: Sequence[bool]) -> str:
    return share_with_interval(sum(right), len(right)) if right else "-"


def _show(text: str, wanted: str, meaning: Meaning) -> None:
    why = " > ".join(meaning.because)
    print(f"  {wanted:24s} -> {meaning.intent} {meaning.certainty or ''} {text!r}  {why}")  # noqa: T201


if __name__ == "__main__":
    main()
