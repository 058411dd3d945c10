"""Write ``lines/en/denials.jsonl``: plain denials of danger, every verb in every form, which are nobody's danger.

Writers think of few of them, and a reader that has seen few takes every "i would never hurt her" for an alarm.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from training.labelled import LINES

DEEDS = (
    *(("hit", "hit"), ("slap", "slapped"), ("punch", "punched"), ("kick", "kicked"), ("choke", "choked")),
    *(("push", "pushed"), ("grab", "grabbed"), ("hurt", "hurt"), ("bite", "bitten"), ("threaten", "threatened")),
    *(("attack", "attacked"), ("beat", "beaten"), ("stab", "stabbed"), ("shove", "shoved"), ("smack", "smacked")),
    *(("spit at", "spat at"), ("headbutt", "headbutted"), ("thump", "thumped"), ("force", "forced")),
)
ENDS = (
    *(("die", "dying"), ("kill myself", "killing myself"), ("hurt myself", "hurting myself")),
    *(("end my life", "ending my life"), ("end it all", "ending it all"), ("cut myself", "cutting myself")),
    *(("hang myself", "hanging myself"), ("drown myself", "drowning myself"), ("take an overdose", "overdosing")),
    *(("jump off anything", "jumping off anything"), ("do anything to myself", "doing anything to myself")),
)
AFRAID = ("scared", "afraid", "frightened", "terrified", "worried")
FREEDOMS = (
    *("see my friends", "go out", "use my phone", "talk to my mum", "leave the house", "spend money"),
    *("visit my family", "wear what i want", "have a job", "keep my own account"),
)


def denials() -> Iterator[str]:
    """Each denial once."""
    for now, done in DEEDS:
        yield from (f"he's never {done} me", f"she has never once {done} me", f"he would never {now} me")
        yield from (f"she doesn't {now} me", f"i've never {done} her", f"i would never {now} him or anyone")
        yield from (f"if he ever {done} me i'd be gone", f"we don't {now} each other", f"no he doesn't {now} the kids")
    for do, doing in ENDS:
        yield from (f"i don't want to {do}", f"i would never {do}", f"i'm not going to {do}", f"no i won't {do}")
        yield from (f"i'm not thinking of {doing}", f"i've never thought about {doing}")
    for word in AFRAID:
        yield from (f"i'm not {word} of him", f"i've never been {word} of her", f"no i'm not {word} of you")
        yield from (f"i'm {word} of losing him", f"i'm {word} of being alone", f"i'm {word} of heights")
        yield from (f"i'm {word} for him", f"i'm {word} you'll leave me", f"i'm {word} we won't make it")
    for freedom in FREEDOMS:
        yield from (f"he lets me {freedom}", f"i can {freedom} whenever i like", f"she never stops me when i {freedom}")


def main() -> None:
    """Write the file."""
    common = {"stage": "any", "intent": "SHARE", "also": ["NO", "DEFENCE"], "writer": "denials", "split": "train"}
    rows = [{"text": text, **common} for text in dict.fromkeys(denials())]
    (LINES / "denials.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")


if __name__ == "__main__":
    main()
