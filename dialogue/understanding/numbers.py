"""Ratings from 0 to 10 in the forms people give them: numbers, ranges, corrections and verbal scales.

A number counts as a rating only where nothing says that it counts something else (pints, years, children).
Homophones (to, for, ate, won) are read as numbers only when they are the whole answer to a rating question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dialogue.understanding.normalise import bare

_UNITS = {
    "zero": 0, "nought": 0, "naught": 0, "nil": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
    "thousand": 1000, "million": 1000,
}  # fmt: skip
# What a recogniser writes for a lone number: what sounds the same, also as the Irish ("tree"), New Zealanders ("tin")
# and others say it. Source: METHOD 6.
_HOMOPHONES = {
    "to": 2, "too": 2, "tu": 2, "for": 4, "fore": 4, "ate": 8, "won": 1, "wan": 1, "sicks": 6, "tree": 3, "fife": 5,
    "nein": 9, "tan": 10, "tin": 10, "severn": 7, "eights": 8, "sevens": 7, "sixes": 6, "fives": 5, "nines": 9,
    "fours": 4, "threes": 3, "tens": 10,
}  # fmt: skip
# What only rhymes with a number is one where a scale is named ("mine out of ten"); alone it is asked about.
_RHYMES = {
    "sex": 6, "free": 3, "hive": 5, "fifth": 5, "mine": 9, "line": 9, "then": 10, "or": 4, "sick": 6, "heaven": 7,
    "knight": 9, "night": 9, "nigh": 9, "eighth": 8, "hate": 8, "late": 8, "fight": 5, "sixth": 6, "seventh": 7,
}  # fmt: skip
# How a zero is spelled where a number plainly is: "oh out of ten". Alone "oh" is what everybody says.
_ZEROS = ("oh", "o")
# Only with "out of ten" after it, or an opener before it, is one of these safe to read inside more words.
_NUMBER = "|".join(sorted((*_UNITS, r"\d{1,4}"), key=len, reverse=True))
_COUNTED = (
    "pints?|beers?|drinks?|glasses|glass|bottles?|cans?|shots?|wines?|whiskeys?|years?|months?|weeks?|"
        "days?|hours?|minutes?|mins?"
    "|seconds?|times?|kids?|children|of us|of them|of you|people|oclock|o clock|am|pm|thirty|pounds?|"
        "dollars?|quid|grand|euros?"
    "|things?|words?|nights?|mornings?|more|bedrooms?|jobs?|weddings?|dogs?|cats?|miles?|rows?|fights?|"
        "arguments?|rounds?|who"
    "|whole|day|person|piece|of those|of these|big|small|or two things|breaths?|percent of|thing|that|"
        "which|stone|kilos?|tablets?|pills?"
)  # fmt: skip
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
_OFF_CHART = re.compile(
    r"\b(?:off|out of|beyond|past|above|over) (?:the |your |this |any )(?:charts?|scale|roof|top|clock)\b|"
        r"\b(?:beyond|past|above) (?:ten|10)\b|\bthrough the (?:roof|ceiling)\b"
    r"|\b(?:max(?:imum)?(?:ed out)?|infinity|a (?:million|billion|thousand|gazillion)|sky high|as (?:high|"
        r"bad) as it (?:gets|goes)|the top|the highest"
    r"|full blast|highest|more than ten|bigger than ten|higher than ten|over ten|above ten|past ten|"
        r"a hundred and ten percent)\b"
)  # fmt: skip
_BOTTOM = re.compile(
    r"\b(?:rock bottom of the scale|the (?:very )?bottom|the lowest|lowest|as low as it (?:gets|goes)|"
    r"below zero|under zero|less than zero"
    r"|not even a one|nothing at all|flat calm)\b"
)
_MIDDLE = re.compile(
    r"\b(?:so so|middling|middle|medium|half ?way|in the middle|fifty fifty|half and half|in between|mid|average|meh|"
    r"moderate|not great not (?:terrible|awful|bad)|neither here nor there|up and down|somewhere in the middle|"
    r"comme ci)\b"
)

# Also said by somebody who only wants it over with, or who agrees to something: alone they give no number.
_SAYS_LITTLE = frozenset({"okay", "alright", "all right", "fine", "good", "great", "cool", "sound", "sweet"})
# Verbal scale: how stirred up a word sounds. The numbers are a design judgement; "a bit wound up" = 4 and
# "fairly calm" = 2 are fixed by the development lines.
_STIRRED = {
    "boiling": 9, "boiling over": 10, "furious": 9, "fuming": 9, "livid": 9, "raging": 9, "seething": 9,
    "exploding": 10, "enraged": 9, "bursting": 9, "ready to blow": 9, "about to blow": 9, "about to explode": 10,
    "ready to explode": 10, "going to explode": 10, "beside myself": 9, "in bits": 8, "a mess": 8, "in a state": 8,
    "hopping mad": 9, "steaming": 9, "red hot": 9, "up to high doh": 9, "up to ninety": 9, "ropeable": 9,
    "at breaking point": 9, "losing it": 9, "very high": 9, "really high": 9, "pretty high": 7, "quite high": 7,
    "fairly high": 7, "high": 8, "high up": 8, "up there": 8, "way up": 9, "sky": 10, "terrible": 8, "awful": 8,
    "horrible": 8, "bad": 8, "not good": 7, "not great": 6, "not good at all": 8, "not so good": 6, "not too good": 6,
    "rough": 7, "angry": 8, "mad": 8, "raw": 7, "shaking": 8, "shaken": 7, "wired": 7, "wound up": 6, "worked up": 6,
    "stirred up": 7, "stirred": 6, "het up": 7, "heated": 7, "hot": 7, "hot and bothered": 7, "tense": 6,
    "on edge": 6, "edgy": 6, "stressed": 7, "stressed out": 7, "upset": 7, "agitated": 7, "anxious": 7, "nervous": 6,
    "rattled": 6, "annoyed": 6, "irritated": 6, "frustrated": 6, "cross": 6, "churned up": 7, "riled": 7,
    "riled up": 7, "jittery": 6, "jumpy": 6, "restless": 5, "uptight": 6, "ticked off": 6, "pissed off": 7,
    "hyped up": 7, "emotional": 7, "overwhelmed": 8, "flooded": 9, "panicky": 8, "cranky": 6, "antsy": 6,
    "on fire": 9, "all over the place": 7, "simmering": 6, "bubbling": 6, "stirring": 5, "unsettled": 6, "uneasy": 5,
    "distressed": 8, "in pieces": 8, "bothered": 6, "fizzing": 8, "aggravated": 7,
}  # fmt: skip
_SETTLED = {
    "calm": 1, "settled": 1, "relaxed": 1, "chilled": 1, "chill": 1, "peaceful": 1, "fine": 2, "grand": 2, "good": 2,
    "great": 1, "okay": 3, "alright": 3, "all right": 3, "all good": 1, "low": 2, "level": 2, "steady": 2, "cool": 2,
    "easy": 2, "quiet": 2, "still": 1, "content": 2, "low down": 2, "mellow": 2, "zen": 0, "serene": 0, "at peace": 1,
    "at ease": 1, "hunky dory": 1, "sound": 2, "even": 2, "happy": 1, "sweet": 2, "sorted": 2, "better": 3,
    "calmer": 3, "much calmer": 2, "a lot calmer": 2, "much better": 2, "no worries": 1, "not bad": 3,
    "cool as a cucumber": 0,
}  # fmt: skip
_VERY = (
    r"very|really|so|extremely|super|dead|well|seriously|incredibly|absolutely|totally|completely|perfectly|"
    r"utterly|bloody|fucking|proper|wicked|pure|right|deeply|hugely|massively"
)
_QUITE = r"quite|pretty|fairly|rather|reasonably|mostly|feeling|generally|relatively|moderately|decently|kinda"
_BIT = (
    r"a bit|bit|a little|little|slightly|somewhat|a touch|a tad|mildly|a little bit|a wee bit|kind of|sort of|"
    r"still a bit|still a little|just a bit"
)
_NOT_VERY = (
    r"not very|not that|not too|not so|not really|not particularly|not especially|not all that|not exactly|"
    r"not terribly|hardly|barely|not overly"
)
_SCALE_WORDS = "|".join(re.escape(word) for word in sorted({**_STIRRED, **_SETTLED}, key=len, reverse=True))
_VERBAL = re.compile(
    r"^(?:i am |i feel |i am feeling |feeling |feel |it is |we are |i would say |still |much |"
    r"i have been |that is |i am still |more |just )*"
    rf"(?P<how>(?:{_NOT_VERY}|{_VERY}|{_QUITE}|{_BIT}|not|not at all|far from|anything but)(?: (?:{_VERY}|"
    rf"{_QUITE}|{_BIT}))*)? ?(?P<word>{_SCALE_WORDS})"
    r"(?: (?:now|actually|as anything|today|tonight|enough|i think|i suppose|really|to be honest|inside|"
    r"right now|at the moment|again|i guess|thanks|thank you|thank god))*$"
)
_OF_ONESELF = re.compile(r"\b(?:i am|i feel|feel|feeling|we are|i would say|i have been)\b")


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
