"""Where people can turn: help numbers by place, as data that says when it was checked.

A number is spoken only if its place was set by a person and the number is verified; otherwise generic
words stand in for it ("your local emergency number"). Never a guess. Source: METHOD 2.4.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import msgspec

# Older than this and the release check, set-up and doctor fail. Source: DESIGN 8.
STALE_AFTER_DAYS = 365

_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


class Purpose(StrEnum):
    """What a number is for."""

    EMERGENCY = "emergency"
    CRISIS = "crisis"
    DOMESTIC = "domestic"
    OWN_BEHAVIOUR = "own_behaviour"
    CHILDREN = "children"
    MEN = "men"
    LGBT = "lgbt"


class HelpNumber(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"purpose": "for"}):
    """One number.

    purpose: what it is for. who: whose it is, spoken before it if not empty. digits: as printed. takes:
    "call" and "text", whichever it answers to. hours: when, "" = day and night. verified: seen on a public
    page. checked_on: when.
    """

    purpose: Purpose
    who: str
    digits: str
    takes: tuple[str, ...]
    hours: str
    verified: bool
    checked_on: date

    @property
    def is_spoken(self) -> bool:
        """Whether the coach may say it: verified, answers calls, day and night."""
        return self.verified and "call" in self.takes and not self.hours

    @property
    def words(self) -> str:
        """What is said: whose it is and the digits one by one, without the last full stop."""
        digits = spoken_digits(self.digits).removesuffix(".")
        return f"{self.who}, {digits}" if self.who else digits


class Place(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The numbers of one place, in the order in which they are preferred."""

    name: str
    numbers: tuple[HelpNumber, ...]

    def first(self, purpose: Purpose) -> HelpNumber | None:
        """The first number for ``purpose`` that may be spoken."""
        return next((number for number in self.numbers if number.purpose is purpose and number.is_spoken), None)


# What is said where no place is set, or a place has no number that may be spoken.
GENERIC: Mapping[Purpose, str] = MappingProxyType(
    {
        Purpose.EMERGENCY: "your local emergency number",
        Purpose.CRISIS: "the crisis line on the card",
        Purpose.DOMESTIC: "It's on the card",
        Purpose.OWN_BEHAVIOUR: "It's on the card",
        Purpose.CHILDREN: "It's on the card",
        Purpose.MEN: "It's on the card",
        Purpose.LGBT: "It's on the card",
    }
)
# Other ways to write a place in the settings.
_ALSO = {
    "UK": "GB",
    "USA": "US",
    "EN-US": "US",
    "EN-GB": "GB",
    "EN-CA": "CA",
    "EN-AU": "AU",
    "EN-IE": "IE",
    "EN-NZ": "NZ",
}


@cache
def load_help_numbers() -> Mapping[str, Place]:
    """Every place by its code (US, GB …). Raises msgspec.ValidationError naming the entry that is wrong."""
    text = files("dialogue").joinpath("scripts/en/help_numbers.toml").read_text("utf-8")
    return MappingProxyType(msgspec.toml.decode(text, type=dict[str, Place]))


def place_of(locale: str | None) -> Place | None:
    """The place of a locale as written in the settings ("GB", "uk", "en_IE"), or None."""
    if not locale:
        return None
    code = locale.strip().upper().replace("_", "-")
    code = _ALSO.get(code, code).rpartition("-")[2]
    return load_help_numbers().get(code)


def spoken_digits(digits: str) -> str:
    """``digits`` one by one, each a sentence of its own: "988" -> "nine. eight. eight." """
    return " ".join(f"{_DIGITS[int(digit)]}." for digit in digits if digit in "0123456789")


def spoken_numbers(locale: str | None) -> Mapping[str, str]:
    """Words for every purpose, by its name, for the lines of the script that speak numbers."""
    place = place_of(locale)
    words: dict[str, str] = {}
    for purpose in Purpose:
        number = place.first(purpose) if place else None
        words[purpose.value] = number.words if number else GENERIC[purpose]
    return MappingProxyType(words)


def stale(today: date) -> tuple[str, ...]:
    """What must be looked up again: "GB crisis 116 123: checked 2026-08-01" for each number too long unchecked."""
    return tuple(
        f"{code} {number.purpose} {number.digits}: checked {number.checked_on}"
        for code, place in load_help_numbers().items()
        for number in place.numbers
        if (today - number.checked_on).days > STALE_AFTER_DAYS
    )
