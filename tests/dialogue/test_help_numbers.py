"""Help numbers: spoken only where the place is set and the number is verified, digit by digit, and never old."""

from __future__ import annotations

from datetime import date

import pytest

from dialogue.help_numbers import Purpose, load_help_numbers, place_of, spoken_digits, spoken_numbers, stale


def test_digits_are_spoken_one_by_one() -> None:
    assert spoken_digits("988") == "nine. eight. eight."
    assert spoken_digits("1-800 7") == "one. eight. zero. zero. seven."


@pytest.mark.parametrize("locale", [None, "", "FR", "nowhere"])
def test_without_a_place_no_number_is_guessed(locale: str | None) -> None:
    words = " ".join(spoken_numbers(locale).values())
    for digit in ("one", "two", "nine", "eight", "zero"):
        assert f"{digit}." not in words
    assert "your local emergency number" in words


@pytest.mark.parametrize(("locale", "code"), [("UK", "GB"), ("uk", "GB"), ("en_IE", "IE"), ("US", "US"), ("NZ", "NZ")])
def test_places_are_found_as_people_write_them(locale: str, code: str) -> None:
    assert place_of(locale) is load_help_numbers()[code]


def test_unverified_numbers_are_never_spoken() -> None:
    for code, place in load_help_numbers().items():
        spoken = set(spoken_numbers(code).values())
        for number in place.numbers:
            if not number.verified or number.hours:
                assert not any(spoken_digits(number.digits).removesuffix(".") in words for words in spoken), number


def test_every_place_has_an_emergency_number_that_may_be_spoken() -> None:
    for place in load_help_numbers().values():
        assert place.first(Purpose.EMERGENCY) is not None


def test_numbers_grow_stale_after_a_year() -> None:
    checked = max(number.checked_on for place in load_help_numbers().values() for number in place.numbers)
    assert stale(checked) == ()
    assert stale(date(checked.year + 1, checked.month, checked.day)) == ()
    late = stale(date(checked.year + 1, checked.month, checked.day + 1))
    assert len(late) == sum(len(place.numbers) for place in load_help_numbers().values())
    assert "116 123" in " ".join(late)
