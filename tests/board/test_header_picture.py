"""The picture of the header: the pins of the settings, and no others, are marked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from device.__main__ import app
from device.board.header import NAMES, ground_beside, name, physical
from device.board.header_picture import header_picture
from device.settings.schema import Button, Light, Settings

gpios = st.integers(2, 27)


def marked(settings: Settings) -> dict[int, str]:
    """What the picture says of each filled pin."""
    found = {}
    for line in header_picture(settings):
        parts = re.fullmatch(r" *(.*?)  +(\S+) +(\d+) ([●○]) ([●○]) (\d+) +(\S+) *(.*)", "  " + line)
        assert parts, line
        what_left, name_left, left, dot_left, dot_right, right, name_right, what_right = parts.groups()
        assert (name_left, name_right) == (name(int(left)), name(int(right)))
        for pin, dot, what in ((left, dot_left, what_left), (right, dot_right, what_right)):
            assert (dot == "●") == bool(what)
            if what:
                found[int(pin)] = what
    return found


def test_the_defaults() -> None:
    assert marked(Settings()) == {
        9: "the button's other leg",
        11: "the button",
        32: "the light",
        34: "the light's other leg",
    }
    assert len(header_picture(Settings())) == 20


@pytest.mark.parametrize(("kind", "pins"), [("two", {32, 33}), ("rgb", {32, 33, 36})])
def test_each_led_has_its_pin(kind: str, pins: set[int]) -> None:
    seen = marked(Settings(light=Light(kind=kind)))  # type: ignore[arg-type]
    assert pins <= set(seen)
    assert seen[30] == "the light's other leg"


@given(gpios, gpios)
def test_every_pin_that_can_be_set_is_shown(button: int, light: int) -> None:
    seen = marked(Settings(button=Button(pin=button), light=Light(pin=light)))
    assert "the button" in seen[physical(button)]
    assert "the light" in seen[physical(light)]
    for pin, what in seen.items():
        assert ("other leg" in what) == (name(pin) == "GND")
    assert max(map(len, header_picture(Settings()))) < 80


@given(gpios)
def test_the_ground_is_a_ground_in_the_same_column(gpio: int) -> None:
    pin = physical(gpio)
    assert NAMES[pin - 1] == gpio
    for above in (False, True):
        ground = ground_beside(pin, above=above)
        assert name(ground) == "GND"
        assert ground % 2 == pin % 2


def test_doctor_prints_it_for_the_settings_in_force(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "config.toml"
    file.write_text('[button]\npin = 5\n[light]\nkind = "two"\n')
    monkeypatch.setenv("REPAIR_COACH_CONFIG", str(file))
    monkeypatch.setattr("device.checks.examine.examine", lambda: iter(()))
    printed = CliRunner().invoke(app, ["doctor"]).output
    picture = header_picture(Settings(button=Button(pin=5), light=Light(kind="two")))
    assert "\n".join(picture) in printed
    assert any("the button" in line and "GPIO5" in line for line in picture)
    assert "●" not in CliRunner().invoke(app, ["doctor", "--json"]).output
