"""Hardware PWM: offered with its reason, written only where somebody wants it; put out when its coach was killed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from device.installer import smooth_light
from device.installer.layout import Layout
from device.light.channels import channels_of
from device.light.overlay import wanted
from device.light.pwm import PwmLight, put_out
from device.settings.schema import Light

LINE = "dtoverlay=pwm,pin=12,func=4"


@pytest.fixture
def chip(tmp_path: Path) -> Path:
    """A Pi 4's PWM with its first channel exported."""
    chip = tmp_path / "class" / "pwmchip0"
    (chip / "pwm0").mkdir(parents=True)
    (tmp_path / "fe20c000.pwm").mkdir()
    (chip / "device").symlink_to(tmp_path / "fe20c000.pwm")
    for name in ("duty_cycle", "period", "enable"):
        (chip / "pwm0" / name).write_text("0")
    return chip


@pytest.fixture
def pi(tmp_path: Path) -> Layout:
    """A Pi's config.txt."""
    layout = Layout(tmp_path / "pi")
    file = layout.at(smooth_light.CONFIG)
    file.parent.mkdir(parents=True)
    file.write_text("dtparam=audio=on\n[pi4]\narm_boost=1\n")
    return layout


def config(layout: Layout) -> str:
    return layout.at(smooth_light.CONFIG).read_text()


@pytest.mark.parametrize(
    ("light", "line"),
    [
        (Light(), LINE),
        (Light(kind="two"), "dtoverlay=pwm-2chan,pin=12,func=4,pin2=13,func2=4"),
        (Light(kind="rgb"), ""),
        (Light(pin=22), ""),
        (Light(backend="gpiozero"), ""),
    ],
)
def test_the_line_that_would_help(tmp_path: Path, light: Light, line: str) -> None:
    assert wanted(light, tmp_path) == line


def test_nothing_is_wanted_where_it_serves_already(chip: Path) -> None:
    assert wanted(Light(), chip.parent) == ""


@pytest.mark.parametrize(("answer", "written"), [("y", 1), ("", 0), ("n", 0)])
def test_it_is_written_only_with_consent(
    pi: Layout, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], answer: str, written: int
) -> None:
    monkeypatch.setattr("builtins.input", lambda _question: answer)
    monkeypatch.setattr(sys, "stdin", type("Terminal", (), {"isatty": lambda _self: True})())
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    smooth_light.offer(pi, Path(sys.executable), None)
    assert "the light will be smoother" in capsys.readouterr().out
    assert config(pi).count(LINE) == written


def test_where_nobody_is_there_to_answer_it_is_left(pi: Layout) -> None:
    before = config(pi)
    smooth_light.offer(pi, Path(sys.executable), None)
    assert config(pi) == before


def test_asked_for_it_is_written_once_and_for_every_board(pi: Layout) -> None:
    for _ in range(2):
        smooth_light.offer(pi, Path(sys.executable), True)
    assert config(pi).count(LINE) == 1
    assert config(pi).index("[all]") < config(pi).index(LINE)
    assert config(pi).startswith("dtparam=audio=on\n[pi4]\narm_boost=1\n")


def test_a_light_that_was_left_on_is_put_out(chip: Path) -> None:
    light = PwmLight(channels_of(Light()), 1.0, 2.2, chip.parent)
    light.set(0.5)  # and killed: never closed
    assert int((chip / "pwm0" / "duty_cycle").read_text()) > 0
    put_out(channels_of(Light()), chip.parent)
    assert [(chip / "pwm0" / name).read_text() for name in ("duty_cycle", "enable")] == ["0", "0"]


def test_without_such_a_light_there_is_nothing_to_put_out(tmp_path: Path) -> None:
    put_out(channels_of(Light()), tmp_path)
