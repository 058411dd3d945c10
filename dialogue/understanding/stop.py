"""STOP in one's own words: all that was said, or a clause of it.

What people say is in ``scripts/en/stop.toml``: acts, ends, ways of asking, and what tells that a stop is only told ("he
said can we stop") or that something else is to stop ("can we stop shouting"). Here is only how these go together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import pairwise

import msgspec

from dialogue.understanding.normalise import once

# More words than this are never all a stop. Nobody pads it so, and the search stays short.
_LONGEST_WORDS = 18
# How far before a stop a verb of telling makes it a told one.
_TOLD_WITHIN_WORDS = 3


class Needs(StrEnum):
    """What must stand behind an act that is asked for in some way, inside a longer sentence."""

    NOTHING = "nothing"
    END = "end"
    NIGHT = "night"


class _Ways(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    needs: Needs
    says: tuple[str, ...]
    polite: bool = False


class _Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    verbs: tuple[str, ...]
    verbs_unless_meant: tuple[str, ...]
    meant_after: tuple[str, ...]
    told_already: tuple[str, ...]
    words_before: tuple[str, ...]
    denials: tuple[str, ...]
    for_a_while: tuple[str, ...]
    plans: tuple[str, ...]
    supposed: tuple[str, ...]
    words_after: tuple[str, ...]
    goes_on_with: tuple[str, ...]
    verbs_after: tuple[str, ...]


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``stop.toml``; what each list is for is said there."""

    acts: tuple[str, ...]
    acts_with_an_end: tuple[str, ...]
    acts_if_asked: tuple[str, ...]
    acts_of_life: tuple[str, ...]
    after_a_bare_stop: tuple[str, ...]
    tellers: tuple[str, ...]
    despair: tuple[str, ...]
    ends_for_the_night: tuple[str, ...]
    ends_here: tuple[str, ...]
    ends_now: tuple[str, ...]
    padding: tuple[str, ...]
    giving_up: tuple[str, ...]
    statements: tuple[str, ...]
    others: tuple[str, ...]
    ways: tuple[_Ways, ...]
    told: _Told


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop in what was said.

    rule: which one found it. ones_own: whether it is "I" who want to stop, and so perhaps more than the session.
    """

    rule: str
    ones_own: bool = False


@cache
def words() -> Words:
    """The table of stops; raises ``msgspec.ValidationError`` where it is not as it should be."""
    return msgspec.toml.decode(files("dialogue").joinpath("scripts/en/stop.toml").read_bytes(), type=Words)


def load_stops() -> None:
    """Read the table now, so that nobody's first words wait for it."""
    _table()


def stop(said: str) -> Stop | None:
    """The stop in ``said`` (normalised), or None. Whose stop it is, is not asked."""
    said = once(said)
    if _is_all_a_stop(said):
        asked = list(_table().asked.finditer(said))
        return Stop("stop: all that was said", any(map(_is_of_oneself, asked)))
    return next((Stop("stop: a clause of it") for _ in _clauses(said)), None)


def is_no_stop(said: str) -> bool:
    """Whether ``said`` (normalised) has the words of a stop and is none: denied, told, for a while."""
    table = _table()
    despairs = any(f" {said}".endswith(f" {phrase}") for phrase in words().despair)
    if despairs or table.denied.search(said) is not None or table.for_a_while.search(said) is not None:
        return True
    asked = list(table.asked.finditer(said))
    if any(_is_another_matter(one) or _is_told(one, strict=True) for one in asked):
        return True
    return any(_next_word(one) in words().told.words_after and not one["night"] for one in asked)


def stops_something(said: str) -> bool:
    """Whether more follows on "stop" in ``said`` (normalised) than this table knows: what is to be stopped, or why."""
    return _table().more_after.search(said) is not None


def _is_all_a_stop(said: str) -> bool:
    table = _table()
    if said.count(" ") >= _LONGEST_WORDS or table.whole.fullmatch(said) is None or is_no_stop(said):
        return False
    return table.asked.search(said) is not None or table.without_a_way.fullmatch(said) is not None


def _clauses(said: str) -> Iterator[re.Match[str]]:
    table = _table()
    for asked in table.asked.finditer(said):
        if _is_asked_of_the_coach(asked) and not _is_told(asked, strict=_needs(asked) is not Needs.NOTHING):
            yield asked
    for clause in (*table.statement.finditer(said), *table.after_giving_up.finditer(said)):
        goes_on = _next_word(clause) not in words().told.words_after
        if goes_on and table.denied.search(clause.group()) is None and not _is_told(clause, strict=True):
            yield clause
    first = table.before_giving_up.match(said)
    if first is not None and _goes_on(first):
        yield first
    bare = table.bare.match(said)
    if bare is not None and _says_why(bare):
        yield bare


def _is_of_oneself(asked: re.Match[str]) -> bool:
    """Whether nobody else has a part in it: then it may be something of one's own that is to end."""
    return not set(asked["way"].split()) & set(words().others)


def _is_another_matter(asked: re.Match[str]) -> bool:
    """Whether what is to end is a sentence, a job or a life: "can I finish", "I want to end it", "will you stop it"."""
    ended = asked["here"] or asked["night"]
    if _is_of_oneself(asked) and _needs(asked) is Needs.NIGHT and not asked["night"]:
        return True
    if asked["act"] in words().acts_of_life and _is_of_oneself(asked):
        polite = asked["way"] in _table().polite and (asked["here"] or asked["now"])
        return not (polite or asked["night"])
    by_one = _is_of_oneself(asked) or _needs(asked) is Needs.NIGHT
    return by_one and asked["act"] in words().acts_with_an_end and not ended


def _is_asked_of_the_coach(asked: re.Match[str]) -> bool:
    needs = _needs(asked)
    if _is_another_matter(asked):
        return False
    if asked["night"]:
        return True
    if needs is Needs.NIGHT or (asked["act"] in _table().unclear and not asked["here"] and not asked["now"]):
        return False
    if asked["here"] or asked["now"]:
        return _next_word(asked) not in words().told.words_after
    return needs is Needs.NOTHING and _goes_on(asked)


def _needs(asked: re.Match[str]) -> Needs:
    return _table().needs[asked["way"]]


def _is_told(clause: re.Match[str], *, strict: bool) -> bool:
    """Whether the words before it make of ``clause`` something said once, asked about or planned."""
    told = words().told
    whole_before = clause.string[: clause.start()].strip()
    if set(whole_before.split()[-1:]) & set(told.words_before):
        return True
    before = _table().padding_at_the_end.sub("", f"{whole_before} ").split()
    already = _table().told_already.search(whole_before) is not None
    for earlier, word in list(pairwise(("", *before)))[-_TOLD_WITHIN_WORDS if not already else len(before) :]:
        if word in told.verbs or (word in told.verbs_unless_meant and earlier not in told.meant_after):
            return True
    all_before = f" {' '.join(before)} "
    return any(f" {cue} " in all_before for cue in (*told.plans, *(told.supposed if strict else ())))


def _next_word(clause: re.Match[str]) -> str:
    return clause.string[clause.end() :].strip().partition(" ")[0]


def _goes_on(clause: re.Match[str]) -> bool:
    """Whether nothing follows, or the beginning of another clause."""
    rest = clause.string[clause.end() :].strip()
    return not rest or any(f"{rest} ".startswith(f"{start} ") for start in words().told.goes_on_with)


def _says_why(bare: re.Match[str]) -> bool:
    """Whether a reason follows ("stop, I'm crying"), and not who said so ("stop, he said")."""
    reason = f"{bare.string[bare.end() :].strip()} "
    why = any(reason.startswith(f"{start} ") for start in words().after_a_bare_stop)
    told = any(who in words().tellers and verb in words().told.verbs for who, verb in pairwise(reason.split()))
    return why and not told


@dataclass(frozen=True, slots=True)
class _Table:
    """``Words`` as patterns."""

    whole: re.Pattern[str]
    asked: re.Pattern[str]
    statement: re.Pattern[str]
    before_giving_up: re.Pattern[str]
    after_giving_up: re.Pattern[str]
    bare: re.Pattern[str]
    padding_at_the_end: re.Pattern[str]
    told_already: re.Pattern[str]
    denied: re.Pattern[str]
    for_a_while: re.Pattern[str]
    without_a_way: re.Pattern[str]
    more_after: re.Pattern[str]
    needs: Mapping[str, Needs]
    polite: frozenset[str]
    unclear: frozenset[str]


@cache
def _table() -> _Table:
    table = words()
    needs = {way: ways.needs for ways in table.ways for way in ways.says}
    unclear = frozenset((*table.acts_with_an_end, *table.acts_if_asked, *table.acts_of_life))
    acts = rf"{_one_of((*table.acts, *unclear))}(?! {_one_of(table.told.verbs_after)}\b)"
    plain = _one_of({*table.acts, *unclear, *table.statements} - set(table.acts_if_asked))
    all_ends = (*table.ends_for_the_night, *table.ends_here, *table.ends_now)
    padding, giving_up, way = _one_of(irreducible(table.padding)), _one_of(table.giving_up), _one_of(needs)
    between = _one_of(irreducible((*all_ends, *table.padding)))
    around = _one_of(irreducible((*table.padding, *table.giving_up, *needs)))
    behind = _one_of(irreducible((*all_ends, *table.padding, *table.giving_up, *needs)))
    here, now, night = _one_of(table.ends_here), _one_of(table.ends_now), _one_of(table.ends_for_the_night)
    return _Table(
        whole=re.compile(f"(?:{around} )*(?:{acts}|{_one_of(table.statements)})(?: (?:{behind}|{acts}))*"),
        asked=re.compile(
            rf"\b(?P<way>{way}) (?:{padding} )*(?P<act>{acts})"
            rf"(?: (?:(?P<night>{night})|(?P<here>{here})|(?P<now>{now})|{padding}))*(?= |$)"
        ),
        statement=re.compile(rf"\b{_one_of(table.statements)}\b"),
        before_giving_up=re.compile(rf"(?:{padding} )*stop (?:{between} )*{giving_up}\b"),
        after_giving_up=re.compile(rf"\b{giving_up} (?:{padding} )*stop(?: {between})*$"),
        bare=re.compile(rf"(?:{padding} )*+stop(?: {between})*+(?= )"),
        padding_at_the_end=re.compile(rf"(?:^|(?<= ))(?:{padding} )+$"),
        without_a_way=re.compile(
            f"(?:{around} )*(?:{plain}|{acts}(?= (?:{here}|{night})\\b))(?: (?:{behind}|{acts}))*"
        ),
        told_already=re.compile(rf"\b{_one_of(table.told.told_already)}(?: {padding})*$"),
        denied=re.compile(rf"\b{_one_of(table.told.denials)} (?:{padding} )*{acts}\b"),
        for_a_while=re.compile(rf"\b{acts} (?:{between} )*{_one_of(table.told.for_a_while)}\b"),
        more_after=re.compile(rf"\bstop(?: {between})*+ \w"),
        needs=needs,
        polite=frozenset(way for ways in table.ways if ways.polite for way in ways.says),
        unclear=unclear,
    )


def irreducible(phrases: Iterable[str]) -> list[str]:
    """Without those that others of them add up to ("so sorry" is "so" and "sorry").

    A pattern that repeats them would else try every way to split what was said: twenty apologies in a row took minutes.
    """
    known = set(phrases)
    return [phrase for phrase in known if not _adds_up(phrase.split(), known - {phrase})]


def _adds_up(said: list[str], pieces: Set[str]) -> bool:
    reached = {0}
    for end in range(1, len(said) + 1):
        if any(" ".join(said[start:end]) in pieces for start in reached):
            reached.add(end)
    return len(said) in reached


def _one_of(phrases: Iterable[str]) -> str:
    longest_first = sorted(dict.fromkeys(phrases), key=lambda phrase: (-len(phrase), phrase))
    return f"(?:{'|'.join(map(re.escape, longest_first))})"
