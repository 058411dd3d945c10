"""What the conversation needs to know beside what was meant: a plan's when and then, a feeling's name, a bare sorry.

Each looks for words of a table (``scripts/en/details.toml``, ``feelings.toml``, ``heat.toml``) in what was understood.
None decides what was meant, but that a sorry with nothing in it is no apology.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from dialogue.understanding.intents import Intent, Slot
from dialogue.understanding.normalise import bare
from dialogue.understanding.word_tables import (
    Words,
    ends,
    find,
    is_row,
    read_phrases,
    read_table,
    spelled,
    without_openers,
)

# So many words may stand between "sorry" and its slant ("sorry that maybe you feel").
_MOST_BETWEEN = 2
# A feeling word up to so many words behind a denial is denied.
_DENIED_WITHIN = 2
# In a longer turn a table's words tell nothing of the whole.
_SHORT_WORDS = 30


def slots_of(intent: Intent, said: str, stage: str) -> dict[str, Slot]:
    """What ``said`` (normalised), understood as ``intent`` in ``stage``, tells beside it."""
    words = tuple(said.split())
    if stage == "trust" and intent in _OF_ONESELF and _is_regret_only(words):
        return {"regret_only": True}
    if intent is Intent.FEELING:
        named = labels(said)
        return {"labels": named} if named else {}
    if intent in (Intent.PLAN, Intent.PLAN_VAGUE, Intent.PLAN_GRAND):
        return when_then(words) if intent is Intent.PLAN else {}
    found: Mapping[str, bool] = {name: True for name, tells in _TELLS.get(intent, {}).items() if tells(words)}
    return dict(found)


def put_right(intent: Intent, said: str, stage: str) -> Intent:
    """``intent``, or what it comes to by how it is put: a bare or slanted sorry is none, all taken on is owned."""
    words = tuple(said.split())
    if intent is Intent.APOLOGY and is_no_apology(words, stage):
        return Intent.NON_APOLOGY
    if stage == "own" and intent in (Intent.BLAME, Intent.SHARE, Intent.DEFENCE) and _is_all_taken_on(words):
        return Intent.OWN
    return intent


# -- plans -------------------------------------------------------------------------------------------------


def when_then(words: Words) -> dict[str, Slot]:
    """The cue and the act of a plan, as slots ``when`` and ``then``; empty where it is not so said."""
    words = without_openers(words, _table()["plan_openers"])
    for will_start, will_end in find(words, _table()["plan_will"]):
        before, after = words[:will_start], words[will_end:]
        if before and ends(before, 0, _table()["plan_cue"]) and after:
            cue = before[:-1] if before[-1:] == ("then",) else before
            return {"when": " ".join(cue), "then": " ".join(after)}
        cues = [start for start, _ in find(after, _table()["plan_cue"]) if start > 0]
        if cues and not before:
            first = min(cues)
            return {"when": " ".join(after[first:]), "then": " ".join(after[:first])}
    return {}


# -- apologies ---------------------------------------------------------------------------------------------


def is_no_apology(words: Words, stage: str) -> bool:
    """Whether a sorry is slanted ("if", "but you"), nobody's, or, where it is asked for, bare."""
    if find(words, _table()["owned_after_all"]):
        return False
    said = [end for _, end in find(words, _table()["sorry"])]
    near = {start for start, _ in find(words, _table()["slanted_near"])}
    behind = [start for start, _ in find(words, _table()["slanted_behind"])]
    if any(0 <= start - end <= _MOST_BETWEEN for end in said for start in near):
        return True
    if any(start >= end for end in said for start in behind) or find(words, _table()["nobody_did_it"]):
        return True
    return stage == "amends" and is_row(words, _table()["sorry_bare"], _table()["sorry_beside"])


def _is_regret_only(words: Words) -> bool:
    return bool(find(words, _table()["for_oneself"])) and not find(words, _table()["of_the_other"])


# -- the own part, the other, a child ----------------------------------------------------------------------


def _is_all_taken_on(words: Words) -> bool:
    if len(words) > _SHORT_WORDS:
        return False
    mine = {start for start, _ in find(words, _table()["mine"])}
    return any(end in mine for _, end in find(words, _table()["all_of_it"])) or bool(find(words, _table()["condemned"]))


def is_interrupted(said: str) -> bool:
    """Whether ``said`` (normalised) asks to be let finish, and nothing else."""
    return tuple(said.split()) in _table()["interrupted"] or tuple(bare(said).split()) in _table()["interrupted"]


def _speaks_as_a_child(words: Words) -> bool:
    return bool(ends(words, 0, _table()["child_begins"]) or find(words, _table()["child_present"]))


def _has(group: str) -> Callable[[Words], bool]:
    return lambda words: bool(find(words, _table()[group]))


_OF_ONESELF = frozenset({Intent.SHARE, Intent.OWN, Intent.APOLOGY, Intent.NON_APOLOGY, Intent.EMPATHISE})
_TELLS: Mapping[Intent, Mapping[str, Callable[[Words], bool]]] = {
    Intent.OWN: {"over_owning": _is_all_taken_on},
    Intent.PARTNER_LEFT: {"left_home": _has("left_home")},
    Intent.NOT_FOR_DEVICE: {"child_present": _speaks_as_a_child},
    Intent.SAFE_CHILD: {"hurt": _has("child_hurt"), "crying": _has("child_crying")},
}


def tells_of_somebody(said: str) -> bool:
    """Whether ``said`` (normalised) speaks of anybody, or of something between people."""
    return bool(find(tuple(said.split()), _table()["somebody"]))


def has_heat(said: str) -> bool:
    """Whether ``said`` (normalised) has a word of contempt or rising anger (``heat.toml``)."""
    words = tuple(said.split())
    return any(find(words, phrases) for phrases in read_phrases("heat").values())


# -- feelings ----------------------------------------------------------------------------------------------


def labels(said: str) -> tuple[str, ...]:
    """The labels of the feelings named in ``said`` (normalised), each once, in order; denied ones left out."""
    words = tuple(said.split())
    named = find(words, frozenset(_label_of()))
    denied = {_denied_by(end, [start for start, _ in named]) for _, end in find(words, _feelings("denying"))}
    found: dict[str, None] = {}
    taken = 0
    for start, end in named:
        if start >= taken:
            taken = end
            if start not in denied:
                found[_label_of()[words[start:end]]] = None
    return tuple(found)


def _denied_by(end: int, starts: list[int]) -> int | None:
    """Where the first feeling word begins that stands right behind a denial that ends at ``end``."""
    return next((start for start in starts if 0 <= start - end <= _DENIED_WITHIN), None)


def is_only_feelings(said: str) -> bool:
    """Whether ``said`` (normalised) names feelings and tells nothing of anyone's deeds."""
    return is_row(tuple(said.split()), frozenset(_label_of()), _feelings("beside"))


@cache
def _label_of() -> Mapping[Words, str]:
    by_label = read_table("feelings")["words"]
    return {words: label for label, phrases in by_label.items() for words in spelled(phrases)}


@cache
def _feelings(group: str) -> frozenset[Words]:
    return spelled(read_table("feelings")[group]["words"])


def _table() -> Mapping[str, frozenset[Words]]:
    return read_phrases("details")
