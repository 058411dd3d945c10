"""Where an installation cannot go on: a clear word, the fix, and nothing touched."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import pytest

from device.installer import debian, refusal, release
from device.installer.layout import Layout
from device.installer.origin import Origin, from_bundle, from_clone
from device.installer.refusal import Refusal, refuse_hidden_python, refuse_wrong_python
from installer.conftest import Main
from installer.empty_wheels import HOUSE, seal

Usage = namedtuple("Usage", "total used free")


def refused(capfd: pytest.CaptureFixture[str], code: int) -> str:
    assert code == 5
    return capfd.readouterr().err


@pytest.mark.parametrize("what", ["install", "upgrade", "uninstall"])
def test_without_root(
    what: str, appliance_command: Main, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert f"sudo ./coach {what}" in refused(capfd, appliance_command(what))


def test_a_32_bit_system(tmp_path: Path, appliance_command: Main, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "maxsize", 2**31 - 1)
    with pytest.raises(Refusal, match=r"32-bit.*64-bit Raspberry Pi OS"):
        refuse_wrong_python()
    assert appliance_command("install", "--root", tmp_path) == 5
    assert not list(tmp_path.iterdir())


def test_an_old_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refusal, "OLDEST_PYTHON", (3, 99))
    with pytest.raises(Refusal, match=r"Python 3\.99 or newer is needed"):
        refuse_wrong_python()


@pytest.mark.parametrize("homes", ["root", "home"])
def test_a_python_that_services_cannot_see(homes: str) -> None:
    with pytest.raises(Refusal, match="/usr/bin/python3"):
        refuse_hidden_python(Path("/", homes, "pi", "python"))
    refuse_hidden_python(Path("/usr"))


def test_too_little_space(
    tmp_path: Path,
    bundle: Path,
    appliance_command: Main,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(8_000_000_000, 7_900_000_000, 100_000_000))
    said = refused(capfd, appliance_command("install", "--root", tmp_path, "--bundle", bundle))
    assert "100 MB free, 2000 MB needed" in said
    assert not list(tmp_path.rglob("releases/*"))


def test_no_network_and_no_bundle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    # A package index that nobody serves; a package that can only come from there.
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_RETRIES", "0")
    with pytest.raises(Refusal, match=r"there is no network.*--bundle"):
        release.build(Layout(tmp_path), Origin(("--retries", "0", "vosk==0.3.45"), "offline"), ())
    assert not release.is_complete(tmp_path / "opt/repair-coach/releases/offline")
    capfd.readouterr()


def test_nothing_is_installed_yet(tmp_path: Path, appliance_command: Main, capfd: pytest.CaptureFixture[str]) -> None:
    assert "sudo ./coach install" in refused(capfd, appliance_command("upgrade", "--root", tmp_path))


def test_there_is_nothing_to_go_back_to(
    tmp_path: Path, appliance_command: Main, capfd: pytest.CaptureFixture[str]
) -> None:
    current = tmp_path / "opt/repair-coach/current"
    current.parent.mkdir(parents=True)
    current.symlink_to("releases/first")
    assert "no release before" in refused(capfd, appliance_command("upgrade", "--root", tmp_path, "--rollback"))


def test_a_folder_that_is_no_clone(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="no clone"):
        from_clone(tmp_path, ())


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda folder: (folder / "bundle.json").unlink(), "no bundle"),
        (lambda folder: (folder / "bundle.json").write_text("{"), "no bundle"),
        (lambda folder: (folder / "bundle.json").write_text("[]"), "no bundle"),
        (lambda folder: next((folder / "wheels").glob("vosk*")).unlink(), "missing or damaged"),
        (lambda folder: next((folder / "wheels").glob("rich*")).write_bytes(b"other"), "missing or damaged"),
    ],
)
def test_a_bundle_that_is_damaged(tmp_path: Path, bundle: Path, damage: object, said: str) -> None:
    folder = tmp_path / "bundle"
    shutil.copytree(bundle, folder)
    damage(folder)  # type: ignore[operator]
    with pytest.raises(Refusal, match=said):
        from_bundle(folder, ())


def test_a_bundle_for_another_machine_or_without_the_voice(tmp_path: Path, bundle: Path) -> None:
    folder = tmp_path / "bundle"
    shutil.copytree(bundle, folder)
    with pytest.raises(Refusal, match="--natural"):
        from_bundle(folder, ("natural",))
    described = folder / "bundle.json"
    described.write_text(described.read_text().replace('"machine": "', '"machine": "other-'))
    with pytest.raises(Refusal, match="--machine"):
        from_bundle(folder, ())


def test_another_python_or_content_is_another_release(
    tmp_path: Path, bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = from_bundle(bundle, ()).digest
    assert from_bundle(bundle, ()).digest == first
    monkeypatch.setattr(sys, "version", "3.99")
    assert from_bundle(bundle, ()).digest != first
    monkeypatch.undo()
    folder = tmp_path / "bundle"
    shutil.copytree(bundle, folder)
    (folder / "more").write_text("")
    seal(folder)
    assert from_bundle(folder, ()).digest != first


def test_packages_that_cannot_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []
    monkeypatch.setattr(shutil, "which", lambda _name: "/usr/bin/some")
    monkeypatch.setattr(debian, "_installed", lambda package: package != "espeak-ng")
    monkeypatch.setattr(debian, "_offered", lambda _package: False)

    def fails(*command: str, **_more: object) -> int:
        tried.append(" ".join(command))
        return 100

    monkeypatch.setattr(debian, "run", fails)
    with pytest.raises(Refusal, match="espeak-ng"):
        debian.install_packages()
    assert tried[0].startswith("apt-get update")
    assert tried[1].endswith("--no-install-recommends espeak-ng")


def test_the_script_hands_over_with_the_system_s_python() -> None:
    done = subprocess.run([HOUSE / "coach", "install", "--help"], capture_output=True, text=True, check=False, cwd="/")
    assert done.returncode == 0, done.stderr
    assert "--bundle" in done.stdout
