"""Draws docs/flow-*.svg, one picture a mode, from an exhaustive walk through the code.

python tools/draw_flows.py           draw (needs Graphviz' dot)
python tools/draw_flows.py --check   only say whether the pictures are current
"""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict
from pathlib import Path

from dialogue.evening import Evening
from dialogue.script import load_script
from dialogue.understanding.intents import Intent
from tools.exploring import Exploration, explore, named_flow

FOLDER = Path(__file__).parents[1] / "docs"
_CHOICES, _QUARREL = "welcome.choices", "welcome.which_quarrel"
MODES: dict[str, dict[str, frozenset[Intent]]] = {
    "calm": {_CHOICES: frozenset({Intent.MODE_CALM})},
    "solo": {_CHOICES: frozenset({Intent.MODE_SOLO})},
    "couple": {_CHOICES: frozenset({Intent.MODE_COUPLE}), _QUARREL: frozenset({Intent.MODE_COUPLE})},
    "trust": {_CHOICES: frozenset({Intent.MODE_TRUST})},
}
# A colour a stage: amber to blue as the evening goes on.
_COLOURS = {
    "welcome": "#fdf0d5", "checkin": "#fbe3b5", "recheck": "#fbe3b5", "breathe": "#ffd27f", "ground": "#ffd27f",
    "feel": "#f9d5c0", "own": "#f4c2b0", "other_eyes": "#e8c7c8", "approach": "#e0cfe0", "invite": "#d9d2e9",
    "dialogue": "#cfe2f3", "amends": "#c9daf8", "action": "#d0e0c8", "trust": "#dcd3ec", "close": "#d9ead3",
    "break": "#eeeeee",
}  # fmt: skip
_MOST_REPLIES_SHOWN = 3
_MANY = 8


def dot_of(walked: Exploration, mode: str) -> str:
    """The picture as Graphviz text, in a stable order."""
    arrows: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for step in walked.steps:
        arrows[step.source, step.target].add(step.reply)
    rows = [
        f'digraph "{mode}" {{', "  rankdir=TB; ranksep=0.35; nodesep=0.25;",
        '  node [shape=box, style="rounded,filled", fontname="Helvetica", fontsize=11, color="#999999"];',
        '  edge [fontname="Helvetica", fontsize=9, color="#777777", fontcolor="#444444"];',
    ]  # fmt: skip
    names = sorted({name for pair in arrows for name in pair})
    sources = {source for source, _ in arrows}
    for name in names:
        colour = _COLOURS.get(name.partition(".")[0], "#ffffff" if name in sources else "#e6e6e6")
        shape = "" if name in sources else ", shape=oval"
        rows.append(f'  "{name}" [fillcolor="{colour}"{shape}];')
    for (source, target), replies in sorted(arrows.items()):
        rows.append(f'  "{source}" -> "{target}" [label="{_label(replies)}"];')
    return "\n".join([*rows, "}", ""])


def _label(replies: set[str]) -> str:
    shown = sorted((reply for reply in replies if reply), key=lambda reply: (reply.isdigit(), reply))
    if len(shown) > _MANY:
        return "anything"
    if len(shown) > _MOST_REPLIES_SHOWN:
        return f"{', '.join(shown[:_MOST_REPLIES_SHOWN])} …"
    return ", ".join(shown)


def main() -> int:
    """Draw or check; 1 where a picture is out of date."""
    script = load_script()
    stale = []
    for mode, only in MODES.items():
        text = dot_of(explore(script, named_flow("evening", Evening()), Evening(), only), mode)
        file = FOLDER / f"flow-{mode}.dot"
        if "--check" in sys.argv:
            if not file.exists() or file.read_text("utf-8") != text:
                stale.append(file.name)
            continue
        file.write_text(text, "utf-8")
        subprocess.run(["dot", "-Tsvg", str(file), "-o", str(file.with_suffix(".svg"))], check=True)
    for name in stale:
        print(f"{name} is out of date: python tools/draw_flows.py")  # noqa: T201
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
