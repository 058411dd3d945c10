"""Ratings from 0 to 10 in the forms people give them: numbers, ranges, corrections and verbal scales.

A number counts as a rating only where nothing says that it counts something else (pints, years, children).
Homophones (to, for, ate, won) are read as numbers only when they are the whole answer to a rating question. The words
are data: ``scripts/en/numbers.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dialogue.understanding.normalise import bare
from dialogue.understanding.word_tables import read_table


def _numbered(group: str) -> dict[str, int]:
    return {word: int(value) for value, words in read_table("numbers")[group].items() for word in words}


def _one_of(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=lambda one: (-len(one), one)))


_UNITS = _numbered("units")
_HOMOPHONES = _numbered("homophones")
_RHYMES = _numbered("rhymes")
# How a zero is spelled where a number plainly is: "oh out of ten". Alone "oh" is what everybody says.
_ZEROS = ("oh", "o")
_NUMBER = rf"{_one_of(_UNITS)}|\d{{1,4}}"
_COUNTED = _one_of(read_table("numbers")["counted"]["words"])
_OUT_OF = re.compile(
    r"\b(?:out of|over|on a scale of (?:zero|nought|one|0|1) to|from (?:zero|one) to) (?:a )?(?:ten|10|"
    r"hundred|100)\b"
)
_SCALE = re.compile(r"\b(?:on|in) (?:a|the|that|your) scale(?: of (?:zero|one|0|1) to (?:ten|10))?\b")
_NOW = re.compile(r"\b(?:now|maybe now|down to|up to|come down to|gone to|dropped to|currently|at the moment|no wait|"
    r"sorry no|no make (?:it|that)"
                  r"|make (?:it|that)|or rather|i mean|i meant|scrap that|actually no|no actually|call it|"
                      r"no)\b")  # fmt: skip
_BEFORE_NOW = re.compile(r"\b(?:was|were|started|from|had been|used to be|been)\b")
_AND_HALF = re.compile(r"\b(?:and a half|point (?:five|six|seven|eight|nine|[5-9])\d*)\b")
_POINT_SMALL = re.compile(r"\bpoint (?:zero|one|two|three|four|[0-4])\d*\b")
_WORD_NUMBER = re.compile(rf"\b({_NUMBER})\b(?! (?:{_COUNTED})\b)")
_NOT_A_NUMBER = re.compile(
    r"\b(?:no|this|that|the|any|every|another|each|last|some|which|at|first) one\b|\b(?:one|"
    r"two) of\b"
)
_DENIED = re.compile(rf"\bnot (?:quite )?(?:an? |the |my |at )?(?:{_NUMBER})\b(?: i said| you heard)?")
_BELOW_ZERO = re.compile(r"\b(?:below|under|less than|minus|negative)\b")
_OFF_CHART, _BOTTOM, _MIDDLE = (
    re.compile(rf"\b(?:{_one_of(read_table('numbers')['ends'][end])})\b") for end in ("top", "bottom", "middle")
)
_SAYS_LITTLE = frozenset(read_table("numbers")["says_little"]["words"])
_STIRRED, _SETTLED = _numbered("stirred"), _numbered("settled")
_VERY, _QUITE, _BIT, _NOT_VERY = (
    _one_of(read_table("numbers")["how"][how]) for how in ("very", "quite", "a_bit", "not_very")
)
_SCALE_WORDS = _one_of({**_STIRRED, **_SETTLED})
_VERBAL = re.compile(
    r"^(?:i am |i feel |i am feeling |feeling |feel |it is |we are |i would say |still |much |"
    r"i have been |that is |i am still |more |just )*"
    rf"(?P<how>(?:{_NOT_VERY}|{_VERY}|{_QUITE}|{_BIT}|not|not at all|far from|anything but)(?: (?:{_VERY}|"
    rf"{_QUITE}|{_BIT}))*)? ?(?P<word>{_SCALE_WORDS})"
    r"(?: (?:now|actually|as anything|today|tonight|enough|i think|i suppose|really|to be honest|inside|"
    r"right now|at the moment|again|i guess|thanks|thank you|thank god))*$"
)
_OF_ONESELF = re.compile(r"\b(?:i am|i feel|feel|feeling|we are|i would say|i have been)\b")
_ONLY_NUMBER = re.compile(
    r"^(?:(?:about|around|a|an|maybe|i am|at|say|like|probably|still|now|it is|down to|up to|i would say|"
    r"more like|nearly|almost|just|to|or|and|half|point|now|out of ten|ish|solid|i think|under|over|between|"
    r"minus) ?)*(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\b(?: (?:out of ten|"
    r"out of 10|ish|or \w+|now|i think|maybe|and a half|to \w+|point \w+|today|tonight))*$"
)


@dataclass(frozen=True, slots=True)
class Rating:
    """A rating 0-10. low, high: the ends of a range, if one was given. verbal: said without a number."""

    value: int
    low: int | None = None
    high: int | None = None
    verbal: bool = False

    @property
    def slots(self) -> dict[str, int | bool]:
        """The rating as slots of a meaning."""
        slots: dict[str, int | bool] = {"value": self.value}
        if self.low is not None and self.high is not None:
            slots |= {"low": self.low, "high": self.high}
        return slots | ({"verbal": True} if self.verbal else {})


def rating(text: str) -> Rating | None:
    """The rating that ``text`` (normalised, the answer to a rating question) gives, or None."""
    if not text or len(text) > 400:
        return None
    word = bare(text)
    if word in _HOMOPHONES and word not in _UNITS:
        return Rating(_HOMOPHONES[word])
    if _OFF_CHART.search(text) and not re.search(r"\bnot (?:quite )?(?:off|through)", text):
        return Rating(10, verbal=True)
    scaled = _out_of_ten(text)
    found = numeric(scaled)
    if found is not None:
        return found
    if _BOTTOM.search(text):
        return Rating(0, verbal=True)
    return verbal(text)


def is_bare_number(text: str) -> bool:
    """Whether ``text`` (normalised) is a number and nothing else: it needs no question."""
    return _ONLY_NUMBER.match(text) is not None


def is_unclear(text: str) -> bool:
    """Whether ``text`` (normalised, the answer to a rating question) only rhymes with a number."""
    return bare(text) in {*_RHYMES, "nothing"}


def _out_of_ten(text: str) -> str:
    """``text`` without "out of ten"; a homophone right before it becomes its number."""
    before = _OUT_OF.split(text)[0].split()
    spelled = {**_HOMOPHONES, **_RHYMES, **dict.fromkeys(_ZEROS, 0)}
    if len(before) < len(text.split()) and before and before[-1] in spelled:
        number = spelled[before[-1]]
        name = next(name for name, value in _UNITS.items() if value == number)
        text = text.replace(f"{before[-1]} out of", f"{name} out of", 1)
    text = re.sub(r"\b(zero|nought|one|0|1) being (?:\w+ ){0,3}(?:and |to )?(?:ten|10) being \w+\b", " ", text)
    return _SCALE.sub(" ", _OUT_OF.sub(" ", text)).strip()


def numeric(text: str) -> Rating | None:
    """The rating that ``text`` gives in numbers, or None."""
    text = _without_denied(text)
    now = list(_NOW.finditer(text))
    if now:
        tail = text[now[-1].end() :]
        head = text[: now[-1].start()]
        corrected = _values(tail)
        if corrected and (_BEFORE_NOW.search(head) or now[-1].group() not in {"now", "no", "i mean"} or _values(head)):
            return _rating_of(corrected, tail)
    came = re.search(r"\bfrom (?:an? )?(?:about |around )?\w+ (?:down |up )?to (.+)$", text)
    if came and _values(came.group(1)):
        return _rating_of(_values(came.group(1)), came.group(1))
    then_now = re.search(r"\b(?:was|were|started)\b.*?\b(?:but|and|then|it is|i am|maybe)\b(.*)$", text)
    if then_now and len(_values(text)) > 1 and _values(then_now.group(1)):
        return _rating_of(_values(then_now.group(1)), then_now.group(1))
    values = _values(text)
    return _rating_of(values, text) if values else None


def _without_denied(text: str) -> str:
    """``text`` without the numbers it denies, where one is left: "four, not five"."""
    rest = _DENIED.sub(" ", text)
    return rest if rest != text and _values(rest) else text


def _values(text: str) -> list[float]:
    """Every number in ``text`` that may be a rating, in order."""
    text = _NOT_A_NUMBER.sub(" ", text)
    text = re.sub(
        rf"\b(?:a|one|two|three|nine|ten) (hundred|thousand|million)(?: and)?(?: (?:{_NUMBER}))?\b", r"\1", text
    )
    text = re.sub(
        r"\b(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety) (?:one|two|three|four|five|six|seven|"
        r"eight|nine)\b",
        r"\1",
        text,
    )
    values: list[float] = []
    for found in _WORD_NUMBER.finditer(text):
        name = found.group(1)
        value = float(name) if name.isdigit() else float(_UNITS[name])
        before, after = text[: found.start()], text[found.end() :]
        if re.search(r"\bpoint $", before):
            continue
        if re.match(r" (?:percent|per cent)\b", after):
            value = min(value, 100) / 10
        if name == "one" and re.search(r"\b(?:the|that|this|what|no|which) $", before):
            continue
        if _AND_HALF.match(after.lstrip()):
            value += 0.5
        if _BELOW_ZERO.search(before[-12:]) and (value == 0 or re.search(r"\b(?:minus|negative) $", before)):
            value = -1
        values.append(value)
    return values


def _rating_of(values: list[float], text: str) -> Rating:
    """One rating of the numbers in ``text``: of a range or two raters the higher, else the first."""
    whole = [min(10, max(0, int(value + 0.5))) for value in values]
    ranged = re.search(
        rf"\b({_NUMBER}) (?:or|to|and|maybe|and maybe|or maybe|or even|maybe even|slash|going on(?: for)?|"
        rf"ish or|point five or)?(?: an?)? ?({_NUMBER})\b",
        text,
    )
    if len(whole) > 1 and (ranged or len(set(whole)) > 1):
        low, high = min(whole[:2]), max(whole[:2])
        if low != high:
            return Rating(high, low, high)
    return Rating(whole[0])


def verbal(text: str) -> Rating | None:
    """The rating that ``text`` gives in words such as "a bit wound up", or None."""
    if _MIDDLE.search(text) and len(text.split()) <= 8:
        return Rating(5, verbal=True)
    found = _VERBAL.match(text) or _VERBAL.match(bare(text))
    if found is None:
        return None
    word, how = found.group("word"), found.group("how") or ""
    if word in _SAYS_LITTLE and not how and not _OF_ONESELF.search(text):
        return None
    if word in _STIRRED:
        value = _STIRRED[word]
        if re.match(rf"(?:{_NOT_VERY})\b", how):
            value = 3
        elif how.startswith("not at all"):
            value = 1
        elif how in {"not", "anything but", "far from"}:
            value = 2
        elif re.search(rf"\b(?:{_BIT})\b", how):
            value = max(4, value - 3) if value < 8 else value - 2
        elif re.search(rf"\b(?:{_VERY})\b", how):
            value = min(10, value + 2)
        elif how and value < 8:
            value = min(10, value + 1)
        return Rating(value, verbal=True)
    value = _SETTLED[word]
    if re.match(rf"(?:{_NOT_VERY})\b", how):
        value = 6 if word != "bad" else 3
    elif how in {"not", "far from", "anything but"} or how.startswith("not at all"):
        value = 7
    elif re.search(rf"\b(?:{_BIT})\b", how):
        value = 3
    elif re.search(rf"\b(?:{_VERY})\b", how):
        value = max(0, value - 1)
    elif how:
        value = max(value, 2)
    return Rating(value, verbal=True)
