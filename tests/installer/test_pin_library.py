"""A library for the pins: from Debian, else a wheel, else none; and a second run mends what a first one lacked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from device.installer import debian, pin_library, service_unit
from device.installer.layout import Layout
from device.installer.origin import Origin
from installer.empty_wheels import _write_wheel


class System:
    """A made-up Debian. packages: installed. offers: what apt could install, once its lists are there."""

    def __init__(self, packages: set[str], offers: set[str], *, lists: bool) -> None:
        self.packages, self.offers, self.lists = packages, offers, lists
        self.did: list[str] = []

    def run(self, *command: str, **_options: object) -> int:
        self.did.append(" ".join(command[:2]))
        if command[1] == "update":
            self.lists = True
        elif command[1] == "install":
            wanted = {part for part in command[2:] if not part.startswith("-")}
            if not self.lists or not wanted <= self.offers | self.packages:
                return 100
            self.packages |= wanted
        return 0


def debian_with(monkeypatch: pytest.MonkeyPatch, packages: set[str], offers: set[str], *, lists: bool) -> System:
    system = System({*packages}, {*offers, *debian.NEEDED}, lists=lists)
    monkeypatch.setattr(debian.shutil, "which", lambda _name: "/usr/bin/some")  # type: ignore[attr-defined]
    monkeypatch.setattr(debian, "run", system.run)
    monkeypatch.setattr(debian, "_installed", lambda package: package in system.packages)
    monkeypatch.setattr(debian, "_offered", lambda package: system.lists and package in system.offers)
    return system


def test_the_lists_are_fetched_before_a_package_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    system = debian_with(monkeypatch, set(), {"python3-lgpio", "python3-rpi.gpio"}, lists=False)
    debian.install_packages()
    assert system.did[0] == "apt-get update"
    assert system.packages == {*debian.NEEDED, "python3-lgpio"}


def test_where_there_is_no_lgpio_the_next_library_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    system = debian_with(monkeypatch, {*debian.NEEDED}, {"python3-rpi.gpio"}, lists=False)
    debian.install_packages()
    assert system.packages == {*debian.NEEDED, "python3-rpi.gpio"}


def test_a_whole_system_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    system = debian_with(monkeypatch, {*debian.NEEDED, "python3-lgpio"}, set(), lists=True)
    debian.install_packages()
    assert system.did == []


def bare_release(folder: Path) -> tuple[Layout, Path]:
    """A virtual environment without a library for the pins, made before the system had one."""
    release = folder / "opt/repair-coach/releases/first"
    subprocess.run([sys.executable, "-m", "venv", release], check=True)
    return Layout(), release


def system_has(monkeypatch: pytest.MonkeyPatch, *modules: str) -> None:
    """The system's Python has these; a release has what is in it."""
    real = pin_library.has

    def has(python: str | Path, *asked: str) -> bool:
        return bool({*asked} & {*modules}) if str(python) == sys.executable else real(python, *asked)

    monkeypatch.setattr(pin_library, "has", has)


def wheels(folder: Path, *files: str) -> Origin:
    """A bundle whose lgpio is a module of these lines; without lines there is none in it."""
    folder.mkdir()
    if files:
        _write_wheel(folder, "lgpio", "0.2.2.0", {"lgpio.py": "\n".join(files)})
    return Origin(("--no-index", "--find-links", str(folder), "repair-coach"), "digest")


def test_a_library_that_came_later_is_seen_by_a_second_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    layout, release = bare_release(tmp_path)
    origin = wheels(tmp_path / "wheels")
    system_has(monkeypatch)
    assert not pin_library.provide(layout, release, origin)
    assert pin_library.ALONE in (release / "pyvenv.cfg").read_text()
    system_has(monkeypatch, "lgpio")
    assert pin_library.provide(layout, release, origin)
    assert pin_library.SHARED in (release / "pyvenv.cfg").read_text()
    assert not pin_library.provide(layout, release, origin)


def test_a_wheel_serves_where_debian_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    layout, release = bare_release(tmp_path)
    system_has(monkeypatch)
    origin = wheels(tmp_path / "wheels", "SET_PULL_NONE = 0")
    assert pin_library.provide(layout, release, origin)
    assert pin_library.has(release / "bin/python", "lgpio")
    assert not pin_library.provide(layout, release, origin)


def test_an_empty_shell_is_no_library(tmp_path: Path) -> None:
    _, release = bare_release(tmp_path)
    (libraries,) = release.glob("lib/python*/site-packages")
    (libraries / "lgpio.py").touch()
    assert not pin_library.has(release / "bin/python", "lgpio")
    (libraries / "lgpio.py").write_text("SET_PULL_NONE = 0")
    assert pin_library.has(release / "bin/python", "lgpio")


def test_without_any_library_it_is_said_and_the_installation_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    layout, release = bare_release(tmp_path)
    system_has(monkeypatch)
    assert not pin_library.provide(layout, release, wheels(tmp_path / "wheels"))
    assert "without button and light" in capsys.readouterr().out


def test_after_an_uninstall_no_unit_is_left_as_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    did: list[str] = []
    monkeypatch.setattr(service_unit, "_running", lambda: True)
    monkeypatch.setattr(service_unit, "run", lambda *command, **_options: did.append(" ".join(command)))
    service_unit.reload()
    assert did[0] == "systemctl daemon-reload"
    assert "systemctl reset-failed repair-coach.service" in did
