"""The unit files as systemd itself judges them, and as the installer needs them."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from device.installer.layout import GROUPS, POWER_OFF, SERVICE, SYSTEM_FILES, USER
from device.system.power_off import FILE, ask_to_power_off
from installer.empty_wheels import HOUSE

UNITS = HOUSE / "systemd"
MOST_EXPOSURE = 1.0
needs_systemd = pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not installed")


def directives(name: str) -> dict[str, list[str]]:
    """Every directive of a unit with its values."""
    found: dict[str, list[str]] = {}
    for line in (UNITS / name).read_text().splitlines():
        if not line.startswith("#") and "=" in line:
            key, _, value = line.partition("=")
            found.setdefault(key, []).append(value)
    return found


@needs_systemd
def test_exposure_is_at_most_one() -> None:
    done = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--no-pager", str(UNITS / SERVICE)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    exposure = re.search(r"Overall exposure level for \S+: ([\d.]+)", done.stdout)
    assert exposure, done.stdout
    assert float(exposure[1]) <= MOST_EXPOSURE, done.stdout


@needs_systemd
@pytest.mark.skipif(not Path("/usr/lib/systemd/system/sysinit.target").exists(), reason="no systemd units here")
def test_systemd_finds_nothing_wrong(tmp_path: Path) -> None:
    shutil.copytree("/usr/lib/systemd/system", tmp_path / "usr/lib/systemd/system", symlinks=True)
    for name, target in SYSTEM_FILES.items():
        if "/systemd/system/" in target:
            file = tmp_path / target.lstrip("/")
            file.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(HOUSE / name, file)
    for program in ("opt/repair-coach/current/bin/repair-coach", "bin/rm", "bin/systemctl"):
        (tmp_path / program).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / program).write_text("#!/bin/sh\n")
        (tmp_path / program).chmod(0o755)
    done = subprocess.run(
        ["systemd-analyze", f"--root={tmp_path}", "verify", SERVICE, POWER_OFF],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    ours = [line for line in done.stderr.splitlines() if "repair-coach" in line]
    assert (ours, done.returncode) == ([], 0), done.stderr


def test_it_never_gives_up_and_is_watched() -> None:
    unit = directives(SERVICE)
    assert unit["Type"] == ["notify"]
    assert unit["Restart"] == ["always"]
    assert unit["StartLimitIntervalSec"] == ["0"]
    assert unit["WatchdogSec"] == ["8"]


def test_nothing_said_can_leave_the_memory() -> None:
    unit = directives(SERVICE)
    assert unit["LimitCORE"] == ["0"]
    assert unit["MemorySwapMax"] == ["0"]
    assert unit["RestrictAddressFamilies"] == ["AF_UNIX"]
    assert unit["PrivateNetwork"] == ["yes"]
    assert unit["WatchdogSignal"] == ["SIGKILL"]  # no dump of a hung process


def test_every_directive_that_is_left_open_has_its_reason() -> None:
    lines = (UNITS / SERVICE).read_text().splitlines()
    for opened in ("PrivateDevices=no", "ProcSubset=all", "MemoryDenyWriteExecute=no", "ReadWritePaths=", "LimitNICE="):
        (number,) = (number for number, line in enumerate(lines) if line.startswith(opened))
        assert any(line.startswith("#") for line in lines[number - 4 : number]), opened


def test_user_and_groups_are_the_same_everywhere() -> None:
    unit = directives(SERVICE)
    assert unit["User"] == [USER]
    assert unit["SupplementaryGroups"] == [" ".join(GROUPS)]
    sysusers = (UNITS / "repair-coach.sysusers").read_text()
    for group in GROUPS:
        assert f"m {USER} {group}" in sysusers


def test_every_file_of_the_folder_is_installed() -> None:
    assert {f"systemd/{file.name}" for file in UNITS.iterdir()} == {name for name in SYSTEM_FILES if "/" in name}


def test_a_hold_of_six_seconds_leaves_the_file_that_the_path_unit_sees(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (seen,) = directives(POWER_OFF)["PathExists"]
    assert Path(seen) == Path("/run") / directives(SERVICE)["RuntimeDirectory"][0] / FILE
    monkeypatch.setenv("RUNTIME_DIRECTORY", str(tmp_path))
    ask_to_power_off()
    assert (tmp_path / FILE).exists()


def test_where_nothing_can_be_left_the_hold_is_only_the_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.delenv("RUNTIME_DIRECTORY", raising=False)
    ask_to_power_off()
    monkeypatch.setenv("RUNTIME_DIRECTORY", str(tmp_path / "gone"))
    ask_to_power_off()
    assert "cannot be written" in caplog.text
